/** Ships by itself what has no parcel: virtual goods, top-ups, pick-up codes. Off unless a rule is made. */
import { randomUUIDv7 } from 'node:crypto'
import { DELIVERY_MODE, ORDER_NUMBER_TYPE } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { isOver, SECOND_MS, toSeconds, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { parse } from '../http/body.ts'
import type { Shop } from '../shops/shop.ts'
import { acceptShipment } from './accept.ts'
import {
  countAutoShipped,
  deleteRule,
  insertRule,
  listRules,
  noteAutoShipped,
  ordersToShip,
  type AutoShipRule,
  type WorkingRule,
} from './auto-ship-queries.ts'
import { ShipmentRequest } from './content.ts'

export { RULE_FIELDS, type RuleField, type WorkingRule } from './auto-ship-queries.ts'

const EVERY_MS = 2 * SECOND_MS

/** Orders of one rule that are shipped in one round. */
const AT_ONCE = 50

/** Ships what the rules say until stopped. */
export function startAutoShip(shop: Shop): Poller {
  let due_at = 0
  return createPoller(shop, 'auto-ship', async () => {
    const now = shop.clock.now()
    if (!isOver(due_at, EVERY_MS, now)) return 0
    let did = 0
    // The first rule that fits an order ships it.
    for (const rule of await listRules(shop)) did += await follow(shop, rule)
    if (did === 0) due_at = now + EVERY_MS
    return did
  })
}

async function follow(shop: Shop, rule: AutoShipRule): Promise<number> {
  const now = toSeconds(shop.clock.now())
  const orders = await ordersToShip(shop, rule, { now, limit: AT_ONCE })
  for (const transaction_id of orders) await shipOrder(shop, rule, transaction_id)
  if (orders.length > 0) shop.wake('outbox')
  return orders.length
}

/** The same content again is the same shipment: one that is killed in between ships nothing twice. */
async function shipOrder(shop: Shop, rule: AutoShipRule, transaction_id: string): Promise<void> {
  const { id: rule_id, logistics_type, item_desc } = rule
  const note = (done: { shipment_id: string | null; refusal: string | null }) =>
    noteAutoShipped(shop, { transaction_id, rule_id, at: shop.clock.now(), ...done })
  try {
    const request = parse(
      ShipmentRequest,
      {
        order_key: { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id },
        logistics_type,
        delivery_mode: DELIVERY_MODE.UNIFIED,
        shipping_list: [{ item_desc }],
      },
      'en',
    )
    const { shipment } = await acceptShipment(shop, request)
    await note({ shipment_id: shipment.id, refusal: null })
  } catch (error) {
    if (!(error instanceof FahuoError)) throw error
    shop.log.warn(
      { transaction_id, rule: rule_id, code: error.code },
      'a rule could not ship an order: it is left to people',
    )
    await note({ shipment_id: null, refusal: error.code })
  }
}

/** Makes a rule. */
export async function createRule(
  scope: Scope & { clock: Clock },
  given: Omit<AutoShipRule, 'id' | 'created_at' | 'paid_from'> & { paid_from: number | undefined },
): Promise<WorkingRule> {
  const created_at = scope.clock.now()
  const paid_from = given.paid_from ?? toSeconds(created_at)
  const rule = { ...given, id: randomUUIDv7(), created_at, paid_from }
  await insertRule(scope, rule)
  return { ...rule, shipped: 0, refused: 0 }
}

/** Lists the rules with what they have done. */
export async function readRules(scope: Scope): Promise<WorkingRule[]> {
  const counts = await countAutoShipped(scope)
  return (await listRules(scope)).map((rule) => ({
    ...rule,
    ...(counts.get(rule.id) ?? { shipped: 0, refused: 0 }),
  }))
}

/** Ends a rule; what it has shipped stays. @throws FahuoError `not_found` */
export async function removeRule(scope: Scope, id: string): Promise<void> {
  if (!(await deleteRule(scope, id))) throw new FahuoError('not_found')
}
