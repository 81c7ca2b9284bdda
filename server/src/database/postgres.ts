import { PostgresDialect, type Dialect } from 'kysely'
import { Pool, types, type ClientBase } from 'pg'

const INT8 = 20

/** How many connections, and how long each waits. */
export interface PostgresLimits {
  connections: number
  /** How long a statement waits for a lock; null: as long as it takes. */
  lock_ms: number | null
  /** How long a statement runs; null: as long as it takes. */
  statement_ms: number | null
}

/** A request is answered, with 503 if need be: a table that somebody has locked does not keep it. */
export const FOR_REQUESTS: PostgresLimits = {
  connections: 10,
  lock_ms: 2_000,
  statement_ms: 15_000,
}

/** Workers have connections of their own: requests that wait for a lock do not stop them, nor they requests. */
export const FOR_WORKERS: PostgresLimits = { ...FOR_REQUESTS, connections: 6 }

/** A migration, or a copy, takes what it takes. */
export const PATIENT: PostgresLimits = { connections: 2, lock_ms: null, statement_ms: null }

/** A transaction of ours that does nothing for this long is ended: what it has locked is free again. */
const IDLE_TRANSACTION_MS = 30_000

/** How long to wait for a connection: a new one, or one that others use. */
const CONNECTION_MS = 5_000

export function postgres(connectionString: string, limits: PostgresLimits): Dialect {
  const pool = new Pool({
    connectionString,
    max: limits.connections,
    connectionTimeoutMillis: CONNECTION_MS,
    application_name: 'fahuo',
    types: {
      // Our integers are times, fen and counts: all safe as numbers.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
    // Whoever waits for the connection gets it when this is done.
    onConnect: (client) => prepareConnection(client, limits) as unknown as void,
  })
  pool.on('error', hearNothing)
  return new PostgresDialect({ pool })
}

/** A connection that breaks, in use or idle, must not end the process: its statement says what is wrong. */
function hearNothing(): void {}

/** Statements instead of start parameters, which PgBouncer refuses. */
async function prepareConnection(
  client: ClientBase,
  { lock_ms, statement_ms }: PostgresLimits,
): Promise<void> {
  client.on('error', hearNothing)
  if (lock_ms === null || statement_ms === null) return
  await client.query(
    `set lock_timeout = ${lock_ms}; set statement_timeout = ${statement_ms}; set idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS}`,
  )
}
