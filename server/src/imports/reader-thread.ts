/** Reads files, so that the server goes on meanwhile; what it found goes back in parts. */
import { parentPort } from 'node:worker_threads'
import { FahuoError } from '../core/errors.ts'
import type { ThreadMessage, ThreadRequest } from '../core/thread.ts'
import type { ColumnOptions } from './columns.ts'
import type { Unit } from './payment-columns.ts'
import { readPaymentFile, type PaymentFile } from './payment-file.ts'
import { writeWorkbook, type TextSheet } from './workbook-writer.ts'
import { readAgain, readFile, type About, type KeptTable, type ReadGroup } from './read.ts'

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
  /** The full phone numbers of its parcels' receivers, parcel by parcel; undefined: none has one. */
  phones: (string | null)[] | undefined
  /** The lines that it was read from as JSON, phone numbers masked. */
  cells: string
}

/** What is to be done: a file read, lines of one that was read before, a file of payments, or a workbook written. */
export type ReadWork =
  | { bytes: Uint8Array; options: ColumnOptions }
  | { kept: KeptTable }
  | { payments: Uint8Array; amounts: Unit | undefined }
  | { write: TextSheet }

export function toRow({ phones, raw, ...group }: ReadGroup): ReadRow {
  const { payment, problems, transaction_id, mchid, merchant_trade_no } = group
  const named = transaction_id !== undefined || mchid !== undefined
  return {
    payment,
    invalid: problems.length > 0,
    trade_no: named ? undefined : merchant_trade_no,
    content: JSON.stringify(group),
    phones: phones.some((phone) => phone !== null) ? phones : undefined,
    cells: JSON.stringify(raw),
  }
}

/** How a file was read; or why it was not. */
export type ReadResult =
  | { about: About }
  | { payments: Omit<PaymentFile, 'rows'> }
  | { written: Uint8Array<ArrayBuffer> }
  | { refused: Pick<FahuoError, 'code' | 'detail'> }

function send(message: ThreadMessage): void {
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message)
}

/** Tells that the last part was taken. */
let next: (() => void) | undefined

/** Sends a part, and waits until it is taken: no more than one is on its way. */
function sendPart(rows: readonly unknown[]): Promise<void> {
  return new Promise((resolve) => {
    next = resolve
    send({ part: rows })
  })
}

async function read(work: ReadWork): Promise<ReadResult> {
  try {
    if ('write' in work) return { written: await writeWorkbook(work.write) }
    if ('payments' in work) return { payments: await readPayments(work.payments, work.amounts) }
    const { about, groups } =
      'kept' in work ? readAgain(work.kept) : await readFile(work.bytes, work.options)
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

async function readPayments(bytes: Uint8Array, amounts: Unit | undefined) {
  const { rows, ...file } = await readPaymentFile(bytes, amounts)
  for (let at = 0; at < rows.length; at += PART) await sendPart(rows.slice(at, at + PART))
  return file
}

parentPort?.on('message', (message: ThreadRequest<ReadWork>) => {
  if ('next' in message) return next?.()
  read(message.work).then(
    (done) => send({ done }),
    (error: unknown) =>
      send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
