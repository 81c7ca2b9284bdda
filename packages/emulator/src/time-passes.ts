import { letComplaintsExpire } from './complaints/life.ts'
import type { Context } from './state/context.ts'
import { letRefundsThrough } from './state/refunds.ts'
import { letOrdersPass } from './state/settlement.ts'
import { moveWaybills } from './state/waybills.ts'

/** Does what time does by itself. Called often, and whenever the clock is moved. @returns whether anything changed */
export function letTimePass(context: Context): boolean {
  const all = [letOrdersPass, moveWaybills, letRefundsThrough, letComplaintsExpire]
  return all.map((pass) => pass(context)).some(Boolean)
}
