import { z } from 'zod'

/** The largest number that is taken for Unix seconds; a larger one must be milliseconds. */
const MAX_SECONDS = 99_999_999_999

/** Unix seconds in a response; what cannot be a time (negative, beyond the year 5138) is 0, which says nothing. */
export const ResponseSeconds = z
  .int()
  .transform((seconds) => (seconds >= 0 && seconds <= MAX_SECONDS ? seconds : 0))

/** Unix seconds in a request. Milliseconds are refused, because WeChat would misread them. */
export const UnixSeconds = z
  .int()
  .nonnegative()
  .refine((seconds) => seconds <= MAX_SECONDS, {
    error: 'expected Unix seconds, got milliseconds',
    params: {
      text: {
        en: 'expected Unix seconds, these are milliseconds',
        zh: '应为秒级时间戳，收到的是毫秒',
      },
    },
  })
  .brand<'UnixSeconds', 'in'>()
export type UnixSeconds = z.input<typeof UnixSeconds>

/**
 * Returns Unix seconds for a request.
 * @param time a Date, or Unix seconds
 * @throws RangeError for milliseconds, fractions and times before 1970
 */
export function unixSeconds(time: Date | number): UnixSeconds {
  const seconds = time instanceof Date ? Math.floor(time.getTime() / 1000) : time
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > MAX_SECONDS)
    throw new RangeError(`${seconds} is not a Unix time in seconds`)
  return seconds as UnixSeconds
}

/** An amount in fen (1 yuan is 100 fen), a whole number. */
export const Fen = z.int().nonnegative().brand<'Fen', 'in'>()
export type Fen = z.input<typeof Fen>

/** Returns an amount in fen for a request. @throws RangeError for fractions and negative amounts */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`${amount} is not an amount in fen`)
  return amount as Fen
}

/**
 * Converts yuan to fen: `'9.9'` is 990. Takes text, because 1.15 × 100 is not 115 in floating point.
 * @throws RangeError for more than two decimals, a sign or other text
 */
export function fenOfYuan(yuan: string): Fen {
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan) ?? []
  if (whole === undefined) throw new RangeError(`${yuan} is not an amount in yuan`)
  return fen(Number(whole) * 100 + Number(decimals.padEnd(2, '0')))
}
