import { FahuoError } from './errors.ts'

/** A place in a list that is ordered by a time and a number, as opaque text. */
export interface Place {
  time: number
  id: string
}

export function writeCursor({ time, id }: Place): string {
  return Buffer.from(`${time}.${id}`).toString('base64url')
}

const badCursor = () =>
  new FahuoError('invalid', {
    en: 'cursor: not one that this list gave; leave it out for the first page',
    zh: 'cursor：不是本列表返回的值；查询第一页请不填',
  })

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Checks a cursor that is the id of a row. @throws FahuoError `invalid` for text that is none */
export function readIdCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined || UUID.test(cursor)) return cursor
  throw badCursor()
}

/** Reads a cursor. @throws FahuoError `invalid` for text that is no cursor of ours */
export function readCursor(cursor: string): Place {
  const [, time, id] =
    /^(\d{1,12})\.(.{1,128})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (time === undefined || id === undefined || id.includes('\0')) throw badCursor()
  const place = { time: Number(time), id }
  // What decodes to the same place and is written in another way is not ours either.
  if (writeCursor(place) !== cursor) throw badCursor()
  return place
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
