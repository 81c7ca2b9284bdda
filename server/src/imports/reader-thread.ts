/** Reads files, so that the server goes on meanwhile; what it found goes back in parts. */
import { parentPort } from 'node:worker_threads'
import { FahuoError } from '../core/errors.ts'
import type { ThreadMessage, ThreadRequest } from '../core/thread.ts'
import type { Group } from './groups.ts'
import { readFile, type About } from './read.ts'

/** Groups sent at once: the other thread takes a part in a few milliseconds. */
const PART = 100

/** One payment of a file, ready to be stored. */
export interface ReadRow {
  payment: string
  invalid: boolean
  /** The merchant's number of a payment whose merchant the file does not name. */
  trade_no: string | undefined
  /** The group as JSON. */
  content: string
}

export function toRow(group: Group): ReadRow {
  const { payment, problems, transaction_id, mchid, merchant_trade_no } = group
  const named = transaction_id !== undefined || mchid !== undefined
  return {
    payment,
    invalid: problems.length > 0,
    trade_no: named ? undefined : merchant_trade_no,
    content: JSON.stringify(group),
  }
}

/** How a file was read; or why it was not. */
export type ReadResult = { about: About } | { refused: Pick<FahuoError, 'code' | 'detail'> }

function send(message: ThreadMessage): void {
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message)
}

/** Tells that the last part was taken. */
let next: (() => void) | undefined

/** Sends a part, and waits until it is taken: no more than one is on its way. */
function sendPart(rows: ReadRow[]): Promise<void> {
  return new Promise((resolve) => {
    next = resolve
    send({ part: rows })
  })
}

async function read(bytes: Uint8Array): Promise<ReadResult> {
  try {
    const { about, groups } = await readFile(bytes)
    let rows: ReadRow[] = []
    for (const group of groups) {
      rows.push(toRow(group))
      if (rows.length < PART) continue
      await sendPart(rows)
      rows = []
    }
    if (rows.length > 0) await sendPart(rows)
    return { about }
  } catch (error) {
    if (!(error instanceof FahuoError)) throw error
    return { refused: { code: error.code, detail: error.detail } }
  }
}

parentPort?.on('message', (message: ThreadRequest<Uint8Array>) => {
  if ('next' in message) return next?.()
  read(message.work).then(
    (done) => send({ done }),
    (error: unknown) =>
      send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
