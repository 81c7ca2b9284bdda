import { ERRCODE, explain, type CallReport } from '@fahuo/wechat'
import { endNotice, notify } from '../outgoing/notify.ts'
import type { Platform } from '../shops/platform.ts'
import { askForTickets } from './ticket.ts'

/** What WeChat refuses the whole platform by, and no shop is at fault. */
const OF_THE_PLATFORM = new Set<number>([
  ERRCODE.APPID_INVALID,
  ERRCODE.SECRET_INVALID,
  ERRCODE.PLATFORM_INVALID,
  ERRCODE.PLATFORM_IP_NOT_ALLOWED,
  ERRCODE.PLATFORM_TICKET_EXPIRED,
  ERRCODE.PLATFORM_TICKET_INVALID,
])

const OF_THE_TICKET = new Set<number>([
  ERRCODE.PLATFORM_TICKET_EXPIRED,
  ERRCODE.PLATFORM_TICKET_INVALID,
])

/** Tells whether it is the platform that WeChat refuses, and not a shop. */
export const isPlatformErrcode = (call: string, errcode: number): boolean =>
  OF_THE_PLATFORM.has(errcode) ||
  // The quota of the token is that of all shops.
  (call === 'component.token' && errcode === ERRCODE.DAILY_QUOTA_EXCEEDED)

/** Hears of each call: what refuses the whole platform is told once, and over when the next one is served. */
export function noteAnswer(
  platform: Platform,
  { call, outcome, errcode }: Pick<CallReport, 'call' | 'outcome' | 'errcode'>,
): void {
  if (outcome === 'ok') {
    if (call === 'component.token') void endNotice(platform.teller, 'platform_refused')
    return
  }
  if (outcome !== 'refused' || !isPlatformErrcode(call, errcode)) return
  const { cause, remedy } = explain(errcode)
  const facts = { call, errcode, cause: cause.en, remedy: remedy.en }
  void notify(platform.teller, 'platform_refused', facts)
  if (OF_THE_TICKET.has(errcode))
    void askForTickets(platform).catch((error: unknown) => {
      platform.onFailure('tickets')
      platform.log.error({ err: error }, 'WeChat could not be asked to push tickets')
    })
}
