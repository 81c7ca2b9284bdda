/** Reads a file without stopping anything else: small ones here, all others in the reader thread. */
import { FahuoError } from '../core/errors.ts'
import { ThreadBusy, ThreadEnded, type Thread } from '../core/thread.ts'
import { kindOf } from './file-kind.ts'
import type { ColumnOptions } from './columns.ts'
import type { Unit } from './payment-columns.ts'
import { readPaymentFile, type PaymentFile, type PaymentRow } from './payment-file.ts'
import { readFile, type About, type KeptTable } from './read.ts'
import { toRow, type ReadResult, type ReadRow, type ReadWork } from './reader-thread.ts'
import { tooLarge } from './table.ts'
import type { TextSheet } from './workbook-writer.ts'

/** What the thread may take; docs/OPERATIONS.md names the limits. */
export const READER_OPTIONS = {
  cpu_ms: 15_000,
  longest_ms: 180_000,
  idle_ms: 1_000,
  waiting: 8,
}

/** Heap of the thread: what 10,000 lines need, and what the XML of an .xlsx unpacks to. */
const HEAP_MB = 128
const HEAP_MB_FOR_EACH_PACKED = 30
const MOST_HEAP_MB = 384
const WRITER_HEAP_MB = 256

function heapFor(kind: 'text' | 'xlsx', bytes: Uint8Array): number {
  const packed = kind === 'text' ? 0 : bytes.length / 2 ** 20
  return Math.round(Math.min(MOST_HEAP_MB, HEAP_MB + packed * HEAP_MB_FOR_EACH_PACKED))
}

export const READER_FILE = new URL('./reader-thread.ts', import.meta.url)

/** A text of this size is read in a few milliseconds. */
const SMALL_BYTES = 8 * 1024

/** How long whoever is told to wait should wait, in seconds. */
const RETRY_AFTER_SECONDS = 10

const isSmall = (kind: 'text' | 'xlsx', { length }: Buffer) =>
  kind === 'text' && length <= SMALL_BYTES

type OnRows<Row = ReadRow> = (rows: Row[]) => Promise<void>

/**
 * Reads a file.
 * @param onRows gets the payments, some at once
 * @throws FahuoError `invalid`, `file_too_large`; `too_many` while other files are read
 */
export async function readInThread(
  thread: Thread,
  bytes: Buffer,
  options: ColumnOptions,
  onRows: OnRows,
): Promise<About> {
  const kind = kindOf(bytes)
  if (isSmall(kind, bytes)) {
    const { about, groups } = await readFile(bytes, options)
    await onRows(Array.from(groups, toRow))
    return about
  }
  // A copy: the bytes may lie in memory that others use.
  const copy = new Uint8Array(bytes)
  const work = { bytes: copy, options }
  return aboutOf(await run(thread, work, [copy.buffer], heapFor(kind, bytes), onRows))
}

/** Reads lines that were read before by other columns, as {@link readInThread} does. */
export const readAgainInThread = async (thread: Thread, kept: KeptTable, onRows: OnRows) =>
  aboutOf(await run(thread, { kept }, [], HEAP_MB, onRows))

/**
 * Reads a file of payments, as {@link readInThread} does.
 * @param amounts what amounts are in whose headings do not say it
 */
export async function readPaymentsInThread(
  thread: Thread,
  bytes: Buffer,
  amounts: Unit | undefined,
): Promise<PaymentFile> {
  const kind = kindOf(bytes)
  if (isSmall(kind, bytes)) return readPaymentFile(bytes, amounts)
  const rows: PaymentRow[] = []
  const take = (part: PaymentRow[]) => {
    rows.push(...part)
    return Promise.resolve()
  }
  const payments = new Uint8Array(bytes)
  const work = { payments, amounts }
  const result = await run(thread, work, [payments.buffer], heapFor(kind, bytes), take)
  if ('payments' in result) return { ...result.payments, rows }
  throw new Error('the thread read nothing')
}

/** Writes an .xlsx. @throws FahuoError `file_too_large`; `too_many` while files are read */
export async function writeInThread(thread: Thread, write: TextSheet): Promise<Uint8Array> {
  const result = await run(thread, { write }, [], WRITER_HEAP_MB, () => Promise.resolve())
  if ('written' in result) return result.written
  throw new Error('the thread wrote nothing')
}

function aboutOf(result: ReadResult): About {
  if ('about' in result) return result.about
  throw new Error('the thread read nothing')
}

async function run<Row>(
  thread: Thread,
  work: ReadWork,
  moved: ArrayBuffer[],
  heap_mb: number,
  onRows: OnRows<Row>,
): Promise<ReadResult> {
  const result = (await thread
    .run(work, moved, heap_mb, (part) => onRows(part as Row[]))
    .catch((error: unknown) => {
      throw refusalOf(error)
    })) as ReadResult
  if ('refused' in result) throw new FahuoError(result.refused.code, result.refused.detail)
  return result
}

function refusalOf(error: unknown): unknown {
  if (error instanceof ThreadBusy)
    return Object.assign(new FahuoError('too_many'), { retry_after: RETRY_AFTER_SECONDS })
  if (error instanceof ThreadEnded)
    return tooLarge(
      'reading it took more than 15 seconds or too much memory; split the file, or save it as CSV',
      '读取超过 15 秒或占用内存过多；请拆分文件，或另存为 CSV',
    )
  return error
}
