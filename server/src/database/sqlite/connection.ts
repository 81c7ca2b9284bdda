import { statSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'
import { FILE_GONE } from '../outage.ts'

/** A statement with its values, as it travels to the thread that writes. */
export interface Statement {
  sql: string
  parameters: readonly unknown[]
}

/** Writes the log into the file, and empties it. */
export const EMPTY_LOG: Statement = { sql: 'pragma wal_checkpoint(truncate)', parameters: [] }

export interface StatementResult {
  rows: unknown[]
  /** Rows that were inserted, changed or removed; 0 for a read. */
  changes: number
}

/** What became of one unit: its results, or what the statement that failed threw. */
export type UnitResult = { results: StatementResult[] } | { error: unknown }

/** Statements kept ready; those used longest ago go first. */
const MAX_STATEMENTS = 256

/** How long the opening, and a migration, waits for another process on the same file. */
const OPENING_TIMEOUT_MS = 60_000

/** How long a write waits for one: then its request is answered, with 503. */
export const WRITE_TIMEOUT_MS = 2_000

/** A reader waits for others hardly ever, and nothing else runs in its thread meanwhile. */
const READ_TIMEOUT_MS = 200

/**
 * Pages that a connection keeps itself, in KB. The system keeps the file in memory anyway: 64 MB of them
 * cost 10 % more processor time with 400,000 rows, and stayed taken.
 */
const CACHE_KB = 8 * 1024

/** Bytes of a file that SQLite maps at the most; what lies behind is read. */
const MAX_MAPPED_BYTES = 0x7fff0000

/** An open SQLite file that runs statements and keeps them prepared. */
export interface SqliteConnection {
  run: (statement: Statement) => StatementResult
  /** Each unit all or nothing, all of them with one fsync. @throws when nothing could be committed */
  units: (units: readonly (readonly Statement[])[]) => UnitResult[]
  /** Ends the open transaction, whether it can be committed or not. */
  commit: () => void
  /** Nothing when no transaction is open. */
  rollback: () => void
  close: () => void
}

const fileGone = () =>
  Object.assign(new Error('the database file was deleted or replaced'), { code: FILE_GONE })

/** Returns what a file is, whatever it is called; undefined when it is not there. */
export function identify(path: string): string | undefined {
  const there = statSync(path, { bigint: true, throwIfNoEntry: false })
  return there && `${there.dev}:${there.ino}`
}

/** @returns what throws when the file, or its log of writes, is not the one that was opened any more */
function watchPlaces(file: string, opened: string | undefined): () => void {
  // It is made by the first write, and stays while somebody has the file open.
  let log: string | undefined
  return () => {
    const log_now = identify(`${file}-wal`)
    log ??= log_now
    if (identify(file) === opened && log_now === log) return
    throw fileGone()
  }
}

/** @param mapped reads the file where it lies in the system's own cache, without copying pages */
export function openSqlite(
  file: string,
  { mapped = false, place }: { mapped?: boolean; place?: string | undefined } = {},
): SqliteConnection {
  // To open another one in its place, or make it, would lose what was stored.
  if (place !== undefined && identify(file) !== place) throw fileGone()
  const database = new DatabaseSync(file, { timeout: OPENING_TIMEOUT_MS })
  // What is removed is overwritten: a phone number, even sealed, must not stay in the file.
  // FULL: what was answered with 202 is on the disk, whatever is killed or loses power. Temporary tables
  // in memory: a container may have a read-only root, and no folder but that of the database.
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma secure_delete = on;
    pragma cache_size = -${CACHE_KB};
    pragma temp_store = memory;
  `)
  if (mapped)
    database.exec(
      `pragma mmap_size = ${MAX_MAPPED_BYTES}; pragma busy_timeout = ${READ_TIMEOUT_MS}`,
    )
  const mustBeInPlace = watchPlaces(file, place ?? identify(file))
  const prepared = new LRUCache<string, { statement: StatementSync; reads: boolean }>({
    max: MAX_STATEMENTS,
  })

  function prepare(sql: string) {
    const found = prepared.get(sql)
    if (found) return found
    const statement = database.prepare(sql)
    const made = { statement, reads: statement.columns().length > 0 }
    prepared.set(sql, made)
    return made
  }

  function run({ sql, parameters }: Statement): StatementResult {
    const { statement, reads } = prepare(sql)
    const values = parameters as SQLInputValue[]
    if (!reads) return { rows: [], changes: Number(statement.run(...values).changes) }
    const rows = statement.all(...values)
    // A statement that writes and returns counts what it returns.
    return { rows, changes: rows.length }
  }

  const rollback = () => {
    if (database.isTransaction) database.exec('rollback')
  }
  /** Whatever fails, no transaction stays open. */
  function orRollBack<Value>(work: () => Value): Value {
    try {
      return work()
    } catch (error) {
      rollback()
      throw error
    }
  }
  const execute = (sql: string) => run({ sql, parameters: [] })

  /** One that fails is undone alone. */
  function runUnit(statements: readonly Statement[]): UnitResult {
    execute('savepoint unit')
    try {
      return { results: statements.map(run) }
    } catch (error) {
      // A full disk ends the whole transaction.
      if (!database.isTransaction) throw error
      execute('rollback to unit')
      return { error }
    } finally {
      if (database.isTransaction) execute('release unit')
    }
  }

  const commit = () => {
    orRollBack(() => database.exec('commit'))
    // What was written to a file that is gone is nowhere: nobody may be told that it is stored.
    mustBeInPlace()
  }
  return {
    run,
    commit,
    rollback,
    units(units) {
      // It writes: one that began as a reader could not always become a writer.
      database.exec('begin immediate')
      const results = orRollBack(() => units.map(runUnit))
      commit()
      return results
    },
    close: () => database.close(),
  }
}
