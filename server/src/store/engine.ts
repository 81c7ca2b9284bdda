import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import {
  PostgresDialect,
  SqliteDialect,
  type ColumnBuilderCallback,
  type Dialect,
  type SelectQueryBuilder,
  type SqliteDatabase,
} from 'kysely'
import { Pool, types } from 'pg'

/** All that differs between the two engines stands in this file. */
export type Engine = 'sqlite' | 'postgres'

export function engineOf(database_url: string): Engine {
  return /^postgres(ql)?:\/\//.test(database_url) ? 'postgres' : 'sqlite'
}

export function dialectOf(database_url: string): Dialect {
  return engineOf(database_url) === 'postgres' ? postgres(database_url) : sqlite(database_url)
}

/** Opens or makes a SQLite file; `:memory:` is for tests that need no file. */
function sqlite(file: string): Dialect {
  if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true })
  const database = new DatabaseSync(file)
  // FULL: what was answered with 202 is on the disk, whatever is killed or loses power.
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma busy_timeout = 5000;
    pragma foreign_keys = on;
  `)
  return new SqliteDialect({ database: forKysely(database) })
}

/** Kysely speaks to better-sqlite3; node:sqlite differs in how parameters are passed. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      // Our transactions write: one that began as a reader could not always become a writer.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql)
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      }
    },
  }
}

const INT8 = 20

function postgres(connectionString: string): Dialect {
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
