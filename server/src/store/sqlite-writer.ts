/** The thread that writes to SQLite: an fsync holds up nothing but the next writing. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite, type Statement, type StatementResult } from './sqlite-statements.ts'

/** What is asked of the thread. `unit` commits all or nothing; `run` is a step of a transaction. */
export type Asked = { id: number } & (
  | { kind: 'unit' | 'run'; statements: readonly Statement[] }
  | { kind: 'commit' | 'rollback' | 'close' }
)

export type Answered = { id: number } & (
  | { results: StatementResult[] }
  /** An error loses its class on the way: its message is what is left. */
  | { error: { message: string; errcode: unknown } }
)

const port = parentPort
if (!port) throw new Error('this file is a thread of the store')
const connection = openSqlite((workerData as { file: string }).file)

function answer(asked: Asked): StatementResult[] {
  switch (asked.kind) {
    case 'unit':
      return connection.unit(asked.statements)
    case 'run':
      return asked.statements.map(connection.run)
    case 'commit':
      connection.commit()
      return []
    case 'rollback':
      connection.rollback()
      return []
    case 'close':
      connection.close()
      return []
  }
}

port.on('message', (asked: Asked) => {
  try {
    port.postMessage({ id: asked.id, results: answer(asked) } satisfies Answered)
    if (asked.kind === 'close') port.close()
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: unknown }
    port.postMessage({ id: asked.id, error: { message, errcode } } satisfies Answered)
  }
})
