import type { Statement } from '../database/database.ts'
import type { Order } from '../orders/queries.ts'
import { notify } from '../outgoing/notify.ts'
import { endingReservation, readPayments, savingLook } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { tellingMoved } from './events.ts'
import { learn } from './learn.ts'
import { shipmentsToTeach, type Shipment } from './queries.ts'
import { endingByLook } from './transition-queries.ts'
import { wakingWaiting } from './waiting-queries.ts'

/**
 * Returns the statements that store what a look teaches, whoever looked: the payment's version and
 * chance, shipments that WeChat does not show any more, and unproven ones that it does.
 * @param proven ended by the same look in the same commit: the others of its payment are corrected by it
 */
export async function lookTeaches(
  shop: Shop,
  orders: readonly Order[],
  proven: readonly Shipment[] = [],
): Promise<Statement[]> {
  const ids = orders.map(({ transaction_id }) => transaction_id)
  const payments = await readPayments(shop, ids)
  const shipments = await shipmentsToTeach(shop, ids)
  const updated_at = shop.clock.now()
  const statements: Statement[] = []
  for (const [at, order] of orders.entries()) {
    const payment = payments[at]
    const own = shipments.filter((one) => one.transaction_id === order.transaction_id)
    // Most orders of a sync are no concern of the outbox.
    if (!payment || (own.length === 0 && payment.stamp === 0 && proven.length === 0)) continue
    const by_proof = proven.some((one) => one.transaction_id === order.transaction_id)
    const lesson = learn(payment, own, order, by_proof)
    if (!lesson) continue
    // Whoever looks first: what a correction of ours replaces was not changed by others.
    // Of 0.1, which did not end what it had corrected, both are there as shipped.
    const corrected = own.some(
      (one) => one.spends_reshipment && one.state === 'shipped' && !lesson.superseded.includes(one),
    )
    const is_ours = by_proof || payment.reserved_by !== null || corrected
    const reason = is_ours ? 'corrected' : 'changed_at_wechat'
    if (lesson.superseded.length > 0 && reason === 'changed_at_wechat')
      void notify(shop, 'shipment_changed_at_wechat', {
        shipments: lesson.superseded.map(({ id }) => id),
        transaction_id: order.transaction_id,
      })
    const unfinished = order.shipping.finish_shipping !== true
    const idsOf = (some: readonly Shipment[]) => some.map(({ id }) => id)
    const as = (some: readonly Shipment[], change: Pick<Shipment, 'state' | 'reason'>) =>
      some.map((one) => ({
        ...one,
        ...change,
        openid: one.openid ?? order.openid,
        errcode: null,
        updated_at,
      }))
    statements.push(
      ...savingLook(shop, order.transaction_id, lesson),
      ...(lesson.superseded.length === 0
        ? []
        : [
            ...endingByLook(shop, idsOf(lesson.superseded), 'shipped', {
              state: 'superseded',
              reason,
              updated_at,
            }),
            ...(await tellingMoved(shop, as(lesson.superseded, { state: 'superseded', reason }))),
          ]),
      ...(lesson.proven.length === 0
        ? []
        : [
            ...endingByLook(
              shop,
              idsOf(lesson.proven),
              'needs_attention',
              { state: 'shipped', reason: null, updated_at },
              order.openid,
            ),
            ...(await tellingMoved(shop, as(lesson.proven, { state: 'shipped', reason: null }))),
            ...lesson.proven.flatMap((one) => wakingWaiting(shop, one, updated_at)),
            ...lesson.proven
              .filter(({ spends_reshipment }) => spends_reshipment)
              .map(({ id }) =>
                endingReservation(
                  shop,
                  { id, state: 'shipped', updated_at },
                  unfinished ? 'presumed' : undefined,
                ),
              ),
          ]),
    )
  }
  return statements
}
