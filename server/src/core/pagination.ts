import { FahuoError } from './errors.ts'

/** A place in a list that is ordered by a time and a number, as opaque text. */
export interface Place {
  time: number
  id: string
}

export function writeCursor({ time, id }: Place): string {
  return Buffer.from(`${time}.${id}`).toString('base64url')
}

/** @throws FahuoError `invalid` for text that is no cursor of ours */
export function readCursor(cursor: string): Place {
  const [, time, id] =
    /^(\d{1,12})\.(.{1,128})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (time === undefined || id === undefined) throw new FahuoError('invalid', 'cursor')
  return { time: Number(time), id }
}
