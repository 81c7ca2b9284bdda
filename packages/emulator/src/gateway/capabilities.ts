import { ERRCODE, type Call } from '@fahuo/wechat'
import type { Settings } from '../state/settings.ts'
import { Refusal } from './wechat-errors.ts'

/** What an account may not have opened, by the calls that need it, and what they answer without it. */
const CAPABILITIES: readonly {
  calls: RegExp
  opened: (settings: Settings) => boolean
  errcode: (settings: Settings) => number
}[] = [
  {
    // Even is_trade_managed says so [observed].
    calls: /^shipping\./,
    opened: (settings) => settings.shipping_management,
    errcode: () => ERRCODE.API_UNAUTHORISED,
  },
  {
    // The agreement of the order centre is not signed [assumed code].
    calls: /^orderCentre\./,
    opened: (settings) => settings.order_centre && settings.shipping_management,
    errcode: () => ERRCODE.API_UNAUTHORISED,
  },
  {
    // 268485184 for the upload of details [seed 004], 48001 [observed]; the other calls are assumed.
    calls: /^shoppingOrder\./,
    opened: (settings) => settings.shopping_orders,
    errcode: (settings) => settings.shopping_orders_errcode,
  },
  {
    // The two components of logistics are opened separately in the console [observed].
    calls: /^logistics\.(followWaybill|queryFollowTrace|updateFollowWaybillGoods)$/,
    opened: (settings) => settings.logistics_messages,
    errcode: () => ERRCODE.API_UNAUTHORISED,
  },
  {
    calls: /^logistics\.(traceWaybill|queryTrace|updateWaybillGoods)$/,
    opened: (settings) => settings.logistics_tracking,
    errcode: () => ERRCODE.API_UNAUTHORISED,
  },
]

/** @throws Refusal when the account has not opened what the call needs */
export function checkCapability(settings: Settings, { name }: Call): void {
  for (const { calls, opened, errcode } of CAPABILITIES)
    if (calls.test(name) && !opened(settings)) throw new Refusal(errcode(settings))
}
