import { ERRCODE } from '@fahuo/wechat'

/** Errcodes about the account, its token or its quota: no shipment is at fault. */
export function isAccountErrcode(errcode: number): boolean {
  return (
    ACCOUNT.has(errcode) ||
    (errcode >= 41_000 && errcode <= 41_999) ||
    (errcode >= 61_000 && errcode <= 61_099)
  )
}
const ACCOUNT = new Set<number>([40_013, 40_125, 40_164, 42_007, 45_009, 48_001, 50_002])

/** Errcodes after which the client has renewed the token once already. */
export const isTokenErrcode = (errcode: number) => TOKEN.has(errcode)
const TOKEN = new Set<number>([
  ERRCODE.CREDENTIAL_INVALID,
  ERRCODE.ACCESS_TOKEN_INVALID,
  ERRCODE.ACCESS_TOKEN_EXPIRED,
])

/** Errcodes of a quota that is spent for a minute or a day. */
export const isQuotaErrcode = (errcode: number) => DAILY.has(errcode) || MINUTE.has(errcode)

/** Errcodes of a quota that is spent until midnight in Beijing. */
export const isDailyQuotaErrcode = (errcode: number) => DAILY.has(errcode)
const DAILY = new Set<number>([ERRCODE.DAILY_QUOTA_EXCEEDED, ERRCODE.WAYBILL_QUOTA_EXCEEDED])
const MINUTE = new Set<number>([ERRCODE.MINUTE_QUOTA_EXCEEDED, ERRCODE.RATE_LIMIT_EXCEEDED])
