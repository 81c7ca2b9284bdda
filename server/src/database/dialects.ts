import {
  PostgresDialect,
  type ColumnBuilderCallback,
  type Dialect,
  type SelectQueryBuilder,
} from 'kysely'
import { Pool, types } from 'pg'

/** What differs between the two engines stands here; how SQLite is driven, in sqlite/. */
export type Engine = 'sqlite' | 'postgres'

export function engineOf(database_url: string): Engine {
  return /^postgres(ql)?:\/\//.test(database_url) ? 'postgres' : 'sqlite'
}

const INT8 = 20

export function postgres(connectionString: string): Dialect {
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: {
      // Our integers are times, fen and counts: all safe as numbers.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  })
  // An idle connection that breaks must not end the process; the next query says what is wrong.
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}

/** Column type of an id that grows. */
export function identity(engine: Engine): ['integer' | 'bigint', ColumnBuilderCallback] {
  return engine === 'sqlite'
    ? ['integer', (c) => c.primaryKey().autoIncrement()]
    : ['bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity()]
}

/** Several servers may claim at once on Postgres; SQLite has one writer anyway. */
export function skipLocked<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  engine: Engine,
): SelectQueryBuilder<DB, TB, O> {
  return engine === 'postgres' ? query.forUpdate().skipLocked() : query
}

/** Tells whether an error is that of a unique index. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return code === '23505' || /UNIQUE constraint failed/.test(error.message)
}
