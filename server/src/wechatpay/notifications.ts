/** What a notification of WeChat Pay does here: once, whatever is repeated, in the commit that stores it. */
import { ORDER_STATE } from '@fahuo/contract'
import {
  PayError,
  readPayNotice,
  receivePayNotification,
  type PaidOrder,
  type PayHeaders,
  type PayRefund,
  type ReceivedPayNotification,
} from '@fahuo/wechat'
import { toSeconds } from '../core/time.ts'
import type { Statement } from '../database/database.ts'
import { tellingNotified, tellingRefund } from '../orders/events.ts'
import type { NotifiedOrder } from '../orders/expected-queries.ts'
import { notifiedPayment } from '../orders/expected.ts'
import { findOrder, type Order } from '../orders/queries.ts'
import { notify } from '../outgoing/notify.ts'
import { savingRefund } from '../payments/refund-queries.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { findPayMerchant } from './merchants.ts'
import { isKnownNotification, notingNotification, shopsPaidBy } from './queries.ts'

/** What became of a notification. */
export type Outcome =
  /** It is stored, and all that follows from it. */
  | 'taken'
  /** It came before. */
  | 'again'
  /** Genuine, and of no concern here: another Mini Program's, or another product's. */
  | 'not_ours'

/**
 * Takes a notification for each shop that its merchant number is paid for: one number may be that of
 * several Mini Programs, and each of them takes what is its own.
 * @throws PayError when none of them can verify it, as {@link takeNotification}
 */
export async function takeForAll(
  shops: Shops,
  mchid: string,
  headers: PayHeaders,
  body: Uint8Array,
): Promise<Outcome> {
  const { first } = shops
  const appids = await shopsPaidBy(first.database, mchid)
  const found = await Promise.all(appids.map((appid) => shops.find(appid)))
  const paid = found.filter((shop) => shop !== null)
  const tries = await Promise.allSettled(
    // A number that nobody knows is refused by the first one.
    (paid.length === 0 ? [first] : paid).map(async (shop) => {
      const outcome = await takeNotification(shop, mchid, headers, body)
      if (outcome === 'taken') shop.wake('outbox')
      return outcome
    }),
  )
  const outcomes = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const errors = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  // Any other failure than a foreign key may be gone when WeChat Pay sends it again.
  const lost = errors.find((error) => !isForeign(error))
  if (lost !== undefined) throw lost
  if (outcomes.length === 0) throw errors[0]
  return (['taken', 'again'] as const).find((one) => outcomes.includes(one)) ?? 'not_ours'
}

/** Another shop's keys verify it, and this one's do not. */
const isForeign = (error: unknown) =>
  error instanceof PayError && (error.code === 'bad_signature' || error.code === 'probe')

/**
 * Takes a notification: verifies, decrypts, and stores what it tells in one commit.
 * @param body as it came
 * @throws PayError; `bad_signature` also for a merchant number that is not known
 */
export async function takeNotification(
  shop: Shop,
  mchid: string,
  headers: PayHeaders,
  body: Uint8Array,
): Promise<Outcome> {
  const received = await verified(shop, mchid, headers, body)
  const effects = await effectsOf(shop, received)
  if (effects === null) return 'not_ours'
  const { id, event_type } = received
  if (await isKnownNotification(shop, id)) return 'again'
  const received_at = shop.clock.now()
  await shop.database.unit([
    notingNotification(shop, { id, mchid, event_type, received_at }),
    ...effects,
  ])
  shop.log.info({ mchid, event_type, notification: id }, 'a notification of WeChat Pay is stored')
  return 'taken'
}

async function verified(
  shop: Shop,
  mchid: string,
  headers: PayHeaders,
  body: Uint8Array,
): Promise<ReceivedPayNotification> {
  const merchant = await findPayMerchant(shop, mchid)
  if (!merchant) throw new PayError('bad_signature', 'the merchant number is not known')
  const { keys, api_v3_key } = merchant
  const now = toSeconds(shop.clock.now())
  const { pay_max_age_seconds } = shop.settings
  try {
    // One that is lost opens nothing; the signature is verified all the same.
    const secrets = { keys, api_v3_key: api_v3_key ?? '\0'.repeat(32) }
    return receivePayNotification(headers, body, secrets, now, pay_max_age_seconds)
  } catch (error) {
    if (error instanceof PayError && error.code === 'bad_cipher')
      await notify(shop, 'pay_key_wrong', { mchid }, mchid)
    throw error
  }
}

/**
 * Returns the statements for what a notification tells; null: it is of no concern here.
 * @throws PayError `malformed`
 */
async function effectsOf(
  shop: Shop,
  received: ReceivedPayNotification,
): Promise<Statement[] | null> {
  const notice = readPayNotice(received)
  switch (notice.kind) {
    case 'payment': {
      const ours = notice.orders.filter(({ openids }) => shop.appid in openids)
      if (ours.length === 0) return null
      return ours.flatMap((order) => paid(shop, order))
    }
    case 'refund':
      return [
        refunded(shop, notice.refund),
        ...(await tellingRefund(
          shop,
          (await findOrder(shop, notice.refund.transaction_id)) ?? null,
        )),
      ]
    case 'other':
      return null
  }
}

function paid(shop: Shop, order: PaidOrder): Statement[] {
  // Only what is paid is to be shipped; a notification tells of nothing else [official].
  if (order.trade_state !== 'SUCCESS') return []
  const now = shop.clock.now()
  const notified = {
    transaction_id: order.transaction_id,
    merchant_id: order.mchid,
    sub_merchant_id: order.sub_mchid,
    merchant_trade_no: order.out_trade_no,
    paid_amount: order.total,
    openid: order.openids[shop.appid] ?? '',
    pay_time: order.success_time ?? toSeconds(now),
  }
  return [
    // Before it is stored: told once. One without its payer is told when WeChat shows it.
    ...(notified.openid === '' ? [] : tellingNotified(shop, asOrder(notified))),
    ...notifiedPayment(shop, notified, now),
  ]
}

/** An order as others are told of it: WeChat's shipping management does not show it yet. */
const asOrder = (notified: NotifiedOrder): Order => ({
  ...notified,
  description: '',
  order_state: ORDER_STATE.awaiting_shipment,
  in_complaint: false,
  shipping: {},
  fetched_at: 0,
})

/** It names no Mini Program: one of a payment that is not ours is forgotten after a day. */
function refunded(shop: Shop, refund: PayRefund): Statement {
  const { refund_id, transaction_id, mchid, out_trade_no, out_refund_no, status } = refund
  return savingRefund(shop, {
    refund_id,
    transaction_id,
    mchid,
    out_trade_no,
    out_refund_no,
    status,
    refund: refund.refund,
    total: refund.total,
    success_time: refund.success_time,
    told_at: shop.clock.now(),
  })
}
