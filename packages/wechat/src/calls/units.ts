import { z } from 'zod'

/** The latest Unix second that is taken for one: above it they are milliseconds. */
const MAX_SECONDS = 99_999_999_999

/** Unix seconds to send; milliseconds are refused here, before WeChat misreads them. */
export const UnixSeconds = z
  .int()
  .nonnegative()
  .max(MAX_SECONDS, { error: 'wants Unix seconds, these are milliseconds' })
  .brand<'UnixSeconds', 'in'>()
export type UnixSeconds = z.input<typeof UnixSeconds>

/**
 * Makes Unix seconds for a request, so that no milliseconds can be taken for them.
 * @param time a Date, or seconds
 * @throws RangeError for milliseconds, fractions and times before 1970
 */
export function unixSeconds(time: Date | number): UnixSeconds {
  const seconds = time instanceof Date ? Math.floor(time.getTime() / 1000) : time
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > MAX_SECONDS)
    throw new RangeError(`${seconds} are no Unix seconds`)
  return seconds as UnixSeconds
}

/** Money in fen, the hundredth of a yuan: a whole number. */
export const Fen = z.int().nonnegative().brand<'Fen', 'in'>()
export type Fen = z.input<typeof Fen>

/** @throws RangeError for parts of a fen and negative amounts */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`${amount} is no amount of fen`)
  return amount as Fen
}

/**
 * Fen from yuan as people write them: `'9.9'` is 990. Text, because 1.15 × 100 is not 115.
 * @throws RangeError for more than two decimals, signs and other text
 */
export function fenOfYuan(yuan: string): Fen {
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan) ?? []
  if (whole === undefined) throw new RangeError(`${yuan} is no amount of yuan`)
  return fen(Number(whole) * 100 + Number(decimals.padEnd(2, '0')))
}
