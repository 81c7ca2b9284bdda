/**
 * Why the database does not do what it is asked to: somebody holds a lock; the disk is full; it does
 * not answer; its file was deleted or replaced, or is damaged.
 */
export type Outage = 'locked' | 'full' | 'unreachable' | 'gone' | 'damaged'

/** The code of an error that says: the file that was opened is not at its place any more. */
export const FILE_GONE = 'FAHUO_FILE_GONE'

/** Primary result codes of SQLite [sqlite.org/rescode.html]. */
const SQLITE: Record<number, Outage> = {
  5: 'locked',
  6: 'locked',
  8: 'unreachable',
  10: 'unreachable',
  11: 'damaged',
  13: 'full',
  14: 'unreachable',
  26: 'damaged',
}

/** Codes of PostgreSQL, and of the network [postgresql.org/docs/current/errcodes-appendix.html]. */
const CODES: Record<string, Outage> = {
  [FILE_GONE]: 'gone',
  // A lock, or a statement, that took too long; a deadlock; a conflict.
  '55P03': 'locked',
  '57014': 'locked',
  '40P01': 'locked',
  '40001': 'locked',
  '53100': 'full',
  // Too many connections, out of memory; a replica that takes no writes.
  '53000': 'unreachable',
  '53200': 'unreachable',
  '53300': 'unreachable',
  '25006': 'unreachable',
  '25P03': 'unreachable',
  // It is stopped, or starts.
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '57P05': 'unreachable',
  XX001: 'damaged',
  XX002: 'damaged',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EPIPE: 'unreachable',
  ETIMEDOUT: 'unreachable',
}

/** What pg, its pool and our own thread say without a code. */
const MESSAGES =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Client was closed|thread that writes to SQLite has ended|connection has been discarded/i

/** Returns why the database failed; null for an error that is not the database's condition. */
export function outageOf(error: unknown): Outage | null {
  if (!(error instanceof Error)) return null
  const { code, errcode, message } = error as Error & { code?: unknown; errcode?: unknown }
  // An error of WeChat's has an errcode, too.
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number')
    return SQLITE[errcode & 0xff] ?? null
  const known = typeof code === 'string' ? (CODES[code] ?? connectionClass(code)) : undefined
  return known ?? (MESSAGES.test(message) ? 'unreachable' : null)
}

/** Class 08 is "connection exception". */
const connectionClass = (code: string): Outage | undefined =>
  /^08\w{3}$/.test(code) ? 'unreachable' : undefined
