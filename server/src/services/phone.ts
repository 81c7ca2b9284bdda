/**
 * Receivers' phone numbers. WeChat asks for the full number up to a day after the parcel was shipped,
 * so it waits in the database: sealed, until WeChat took it or {@link PHONE_KEPT_MS} has passed.
 */
import type { Place, Sealer } from '../core/sealing.ts'
import { HOUR_MS, type Clock } from '../core/time.ts'

/** How long a number waits for WeChat at the longest. */
export const PHONE_KEPT_MS = 72 * HOUR_MS

/** A number as it rests in the database, and when it must be gone, Unix milliseconds. */
export interface SealedPhone {
  sealed: string
  until: number
}

const placeOf = (appid: string): Place => ({ table: 'services', column: 'phone', appid })

/** Seals a number that {@link readPhone} has read. */
export const sealPhone = (
  { sealer, appid, clock }: { sealer: Sealer; appid: string; clock: Clock },
  phone: string,
): SealedPhone => ({
  sealed: sealer.seal(phone, placeOf(appid)),
  until: clock.now() + PHONE_KEPT_MS,
})

/**
 * Opens the number of a row; it goes to WeChat, and nowhere else.
 * @returns null when there is none, when its time has passed, or when another key sealed it
 */
export function openPhone(
  { sealer, appid, clock }: { sealer: Sealer; appid: string; clock: Clock },
  { phone, phone_until }: { phone: string | null; phone_until: number | null },
): string | null {
  if (phone === null || (phone_until ?? 0) <= clock.now()) return null
  return sealer.open(phone, placeOf(appid))
}

/** What stands between a number and its extension: platforms that hide buyers' numbers write one. */
const EXTENSION = String.raw`(?:(?:[-,;#/_转]|分机|ext\.?|x)+(\d{1,8}))?`
const MOBILE = new RegExp(String.raw`^(?:(?:\+|00)?86-?)?(1[3-9]\d-?\d{4}-?\d{4})${EXTENSION}$`)
const LANDLINE = new RegExp(String.raw`^(?:(?:\+|00)86-?)?\(?(0\d{2,3})\)?-?(\d{7,8})${EXTENSION}$`)
/** Of another country, or one of the long numbers that platforms lend. */
const OTHER = /^(\+?)(\d(?:-?\d){6,19})$/

/**
 * Reads a receiver's phone number: a mobile number with or without +86, blanks and hyphens, with the
 * extension of a platform that hides the buyer's own (`13800138000-1234`, `…转1234`); a landline; one of
 * another country.
 * @returns digits, with `-` before an extension and `+` before another country's; null for what is
 * none, and for one that is masked
 */
export function readPhone(text: string): string | null {
  const plain = text
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{Cf}\p{Z}\s]/gu, '')
    .replaceAll(/[\p{Pd}−]/gu, '-')
    .replace(/[[(]-?(\d{1,8})[\])]$/, '-$1')
  const found = MOBILE.exec(plain) ?? landline(plain)
  if (found) {
    const [, number = '', extension] = found
    return number.replaceAll('-', '') + (extension === undefined ? '' : `-${extension}`)
  }
  const [, plus = '', other] = OTHER.exec(plain.replaceAll(/[().]/g, '')) ?? []
  return other === undefined ? null : plus + other.replaceAll('-', '')
}

function landline(text: string): [string, string, string | undefined] | null {
  const [, area = '', number, extension] = LANDLINE.exec(text) ?? []
  return number === undefined ? null : ['', area + number, extension]
}
