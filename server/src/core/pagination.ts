import { FahuoError } from './errors.ts'

/** A place in a list that is ordered by a time and a number, as opaque text. */
export interface Place {
  time: number
  id: string
}

export function writeCursor({ time, id }: Place): string {
  return Buffer.from(`${time}.${id}`).toString('base64url')
}

/** Reads a cursor. @throws FahuoError `invalid` for text that is no cursor of ours */
export function readCursor(cursor: string): Place {
  const [, time, id] =
    /^(\d{1,12})\.(.{1,128})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (time === undefined || id === undefined) throw new FahuoError('invalid', 'cursor')
  return { time: Number(time), id }
}

/**
 * Cuts a page out of rows that were read one more than its limit.
 * @param cursorOf the cursor that continues after a row
 */
export function pageOf<Row, Cursor>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => Cursor,
): { rows: Row[]; next_cursor: Cursor | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next_cursor: rows.length > limit && last ? cursorOf(last) : null }
}
