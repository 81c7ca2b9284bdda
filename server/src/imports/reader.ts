/** Reads a file without stopping anything else: small ones here, all others in the reader thread. */
import { FahuoError } from '../core/errors.ts'
import { ThreadBusy, ThreadEnded, type Thread } from '../core/thread.ts'
import { kindOf } from './file-kind.ts'
import { readFile, type About } from './read.ts'
import { toRow, type ReadResult, type ReadRow } from './reader-thread.ts'
import { tooLarge } from './table.ts'

/** What the thread may take; docs/OPERATIONS.md names the limits. */
export const READER_OPTIONS = { timeout_ms: 15_000, idle_ms: 1_000, waiting: 8 }

/** Heap of the thread: what 10,000 lines need, and what the XML of an .xlsx unpacks to. */
const HEAP_MB = 128
const HEAP_MB_FOR_EACH_PACKED = 30
const MOST_HEAP_MB = 384

function heapFor(kind: 'text' | 'xlsx', bytes: Uint8Array): number {
  const packed = kind === 'text' ? 0 : bytes.length / 2 ** 20
  return Math.round(Math.min(MOST_HEAP_MB, HEAP_MB + packed * HEAP_MB_FOR_EACH_PACKED))
}

export const READER_FILE = new URL('./reader-thread.ts', import.meta.url)

/** A text of this size is read in a few milliseconds. */
const SMALL_BYTES = 8 * 1024

/** How long whoever is told to wait should wait, in seconds. */
const RETRY_AFTER_SECONDS = 10

/**
 * Reads a file.
 * @param onRows gets the payments, some at once
 * @throws FahuoError `invalid`, `file_too_large`; `too_many` while other files are read
 */
export async function readInThread(
  thread: Thread,
  bytes: Buffer,
  onRows: (rows: ReadRow[]) => Promise<void>,
): Promise<About> {
  const kind = kindOf(bytes)
  if (kind === 'text' && bytes.length <= SMALL_BYTES) {
    const { about, groups } = await readFile(bytes)
    await onRows(Array.from(groups, toRow))
    return about
  }
  // A copy: the bytes may lie in memory that others use.
  const copy = new Uint8Array(bytes)
  const result = (await thread
    .run(copy, [copy.buffer], heapFor(kind, bytes), (part) => onRows(part as ReadRow[]))
    .catch((error: unknown) => {
      throw refusalOf(error)
    })) as ReadResult
  if ('about' in result) return result.about
  throw new FahuoError(result.refused.code, result.refused.detail)
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
