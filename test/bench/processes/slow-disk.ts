/**
 * Loaded into a server (`node --import`): makes SQLite's disk slow. What commits a change waits for
 * FAHUO_BENCH_FSYNC_MS on the thread that SQLite runs on and takes no processor time, just as an
 * fsync does. Workers load it too, so wherever SQLite runs, the wait is there. One wait a commit is
 * what WAL with `synchronous=FULL` asks for; the two more of each checkpoint are left out.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite'

const wait = Number(process.env['FAHUO_BENCH_FSYNC_MS'] ?? 0)
const nothing = new Int32Array(new SharedArrayBuffer(4))
const CHANGES =
  /^\s*(insert|update|delete|replace|create|alter|drop|with .*(insert|update|delete))\b/i

/** Databases with a change that is not committed yet. */
const changed = new WeakSet<DatabaseSync>()

/** Runs it, and waits if it made a change lasting. */
function watched<Result>(database: DatabaseSync, sql: string, run: () => Result): Result {
  if (CHANGES.test(sql)) changed.add(database)
  const result = run()
  if (/^\s*rollback\b(?! to)/i.test(sql)) changed.delete(database)
  if (!database.isTransaction && changed.delete(database)) Atomics.wait(nothing, 0, 0, wait)
  return result
}

/** Writes made by `all`, `get` and `iterate` are those with RETURNING. */
const VERBS = ['run', 'all', 'get', 'iterate'] as const

if (wait > 0) {
  const real = { ...Object.getOwnPropertyDescriptors(DatabaseSync.prototype) }
  const prepare = real.prepare.value as (this: DatabaseSync, sql: string) => StatementSync
  const exec = real.exec.value as (this: DatabaseSync, sql: string) => void
  DatabaseSync.prototype.prepare = function slowPrepare(this: DatabaseSync, sql: string) {
    const statement = prepare.call(this, sql)
    for (const verb of VERBS) {
      const original = statement[verb].bind(statement) as (...values: unknown[]) => unknown
      Object.defineProperty(statement, verb, {
        value: (...values: unknown[]) => watched(this, sql, () => original(...values)),
      })
    }
    return statement
  }
  DatabaseSync.prototype.exec = function slowExec(this: DatabaseSync, sql: string) {
    watched(this, sql, () => exec.call(this, sql))
  }
}
