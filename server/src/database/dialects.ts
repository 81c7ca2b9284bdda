import type { ColumnBuilderCallback, SelectQueryBuilder } from 'kysely'

/** What differs between the two engines stands here; how each is driven, in sqlite/ and postgres.ts. */
export type Engine = 'sqlite' | 'postgres'

export function engineOf(database_url: string): Engine {
  return /^postgres(ql)?:\/\//.test(database_url) ? 'postgres' : 'sqlite'
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
