/** The thread that writes to SQLite: an fsync delays nothing but the next write. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite, type Statement, type StatementResult, type UnitResult } from './connection.ts'

/** A request to the thread: whole units to commit, or a step of a transaction. */
export type WriterRequest = { id: number } & (
  | { kind: 'units'; units: readonly (readonly Statement[])[] }
  | { kind: 'run'; statements: readonly Statement[] }
  | { kind: 'commit' | 'rollback' | 'close' }
)

/** An error loses its class on the way: its message is what is left. */
export interface SentError {
  message: string
  errcode: unknown
  code: unknown
}

export type SentUnit = { results: StatementResult[] } | { error: SentError }

export type WriterResponse = { id: number } & (
  | { results: StatementResult[] }
  | { units: SentUnit[] }
  | { error: SentError }
)

type Result = { results: StatementResult[] } | { units: SentUnit[] }

const port = parentPort
if (!port) throw new Error('this file is a thread of the database')
const { file, place } = workerData as { file: string; place: string | undefined }
const connection = openSqlite(file, { place })

function toSent(error: unknown): SentError {
  const { message, errcode, code } = error as Error & { errcode?: unknown; code?: unknown }
  return { message, errcode, code }
}

const toSentUnit = (unit: UnitResult): SentUnit =>
  'error' in unit ? { error: toSent(unit.error) } : unit

function perform(request: WriterRequest): Result {
  switch (request.kind) {
    case 'units':
      return { units: connection.units(request.units).map(toSentUnit) }
    case 'run':
      return { results: request.statements.map(connection.run) }
    case 'commit':
      connection.commit()
      return { results: [] }
    case 'rollback':
      connection.rollback()
      return { results: [] }
    case 'close':
      connection.close()
      return { results: [] }
  }
}

port.on('message', (request: WriterRequest) => {
  try {
    port.postMessage({ id: request.id, ...perform(request) } satisfies WriterResponse)
    if (request.kind === 'close') port.close()
  } catch (error) {
    port.postMessage({ id: request.id, error: toSent(error) } satisfies WriterResponse)
  }
})
