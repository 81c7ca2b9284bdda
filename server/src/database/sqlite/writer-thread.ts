/** The thread that writes to SQLite: an fsync holds up nothing but the next writing. */
import { parentPort, workerData } from 'node:worker_threads'
import {
  openSqlite,
  type Statement,
  type StatementResult,
  type UnitResult,
} from './connection.ts'

/** What is asked of the thread: whole units to commit, or a step of a transaction. */
export type Asked = { id: number } & (
  | { kind: 'units'; units: readonly (readonly Statement[])[] }
  | { kind: 'run'; statements: readonly Statement[] }
  | { kind: 'commit' | 'rollback' | 'close' }
)

/** An error loses its class on the way: its message is what is left. */
export interface SentError {
  message: string
  errcode: unknown
}

export type SentUnit = { results: StatementResult[] } | { error: SentError }

export type Answered = { id: number } & (
  | { results: StatementResult[] }
  | { units: SentUnit[] }
  | { error: SentError }
)

type Answer = { results: StatementResult[] } | { units: SentUnit[] }

const port = parentPort
if (!port) throw new Error('this file is a thread of the store')
const connection = openSqlite((workerData as { file: string }).file)

function sent(error: unknown): SentError {
  const { message, errcode } = error as Error & { errcode?: unknown }
  return { message, errcode }
}

const sentUnit = (unit: UnitResult): SentUnit =>
  'error' in unit ? { error: sent(unit.error) } : unit

function answer(asked: Asked): Answer {
  switch (asked.kind) {
    case 'units':
      return { units: connection.units(asked.units).map(sentUnit) }
    case 'run':
      return { results: asked.statements.map(connection.run) }
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

port.on('message', (asked: Asked) => {
  try {
    port.postMessage({ id: asked.id, ...answer(asked) } satisfies Answered)
    if (asked.kind === 'close') port.close()
  } catch (error) {
    port.postMessage({ id: asked.id, error: sent(error) } satisfies Answered)
  }
})
