/** What a person reads of an order's services, and does with them. */
import { FahuoError } from '../core/errors.ts'
import type { Scope } from '../database/database.ts'
import { paymentsOf } from '../orders/details-numbers.ts'
import { detailsOfOrder } from '../orders/details.ts'
import { storedOrder } from '../orders/mirror.ts'
import type { Order } from '../orders/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { forgetAbility } from './ability.ts'
import { DAY_MS } from '../core/time.ts'
import { groupUntold, listUntold, type UntoldGroup } from './count-queries.ts'
import { readPhone, sealPhone } from './phone.ts'
import { retryRows, servicesOfOrder, type Service } from './queries.ts'
import type { ServiceName } from './services.ts'

/**
 * Reads the services of an order, whichever number they were told by.
 * @param more other names of its payment, as `paymentKey` writes them: of the combined payments it was shipped in
 */
export async function readServices(
  shop: Scope,
  order: Pick<Order, 'transaction_id' | 'merchant_id' | 'sub_merchant_id' | 'merchant_trade_no'>,
  more: readonly string[] = [],
): Promise<Service[]> {
  const details = await detailsOfOrder(shop, order)
  const combined = details?.combined ?? null
  const payments = [...paymentsOf(order), ...(combined === null ? [] : [combined]), ...more]
  return servicesOfOrder(shop, order.transaction_id, [...new Set(payments)])
}

/** Which of an order's rows, and what is given with them. */
export interface ServiceRetry {
  transaction_id: string
  service: ServiceName
  /** Of one part; all of them when left out. */
  part?: string | undefined
  /** The receiver's full phone number, for messages and tracking. */
  receiver_phone?: string | undefined
}

/**
 * Tries a service of an order again now. What may have been taken is verified first, as ever.
 * @returns the order's services as they are then
 * @throws FahuoError `not_found`, `not_open` (all is done, or being sent at this moment), `invalid`
 */
export async function retryService(
  shop: Shop,
  { transaction_id, service, part, receiver_phone }: ServiceRetry,
): Promise<Service[]> {
  const read = async () => {
    const order = await storedOrder(shop, { transaction_id })
    return order ? readServices(shop, order) : servicesOfOrder(shop, transaction_id)
  }
  const phone = receiver_phone === undefined ? null : phoneOf(shop, receiver_phone)
  const named = (await read()).filter(
    (one) => one.service === service && (part === undefined || one.part === part),
  )
  if (named.length === 0) throw new FahuoError('not_found')
  // Whether the account has it is asked anew.
  await forgetAbility(shop, service)
  const retried = await retryRows(
    shop,
    named.map(({ id }) => id),
    phone,
    shop.clock.now(),
  )
  if (retried.length === 0) throw new FahuoError('not_open', named[0]?.state)
  shop.log.info({ service, transaction_id, rows: retried.length }, 'service tried again by hand')
  shop.wake('services')
  return read()
}

function phoneOf(shop: Shop, text: string) {
  const phone = readPhone(text)
  if (phone === null)
    throw new FahuoError('invalid', {
      en: 'receiver_phone: a full phone number, not a masked one',
      zh: 'receiver_phone：请填写完整手机号，不要脱敏',
    })
  return sealPhone(shop, phone)
}

/** What could not be told for longer is not worth a person's time: it holds no shipment up. */
const UNTOLD_MS = 30 * DAY_MS

/** Rows that one request retries. */
const RETRIED_AT_ONCE = 200

/** What could not be told for one reason in the last 30 days, and the newest of it. */
export type Untold = UntoldGroup & { examples: { transaction_id: string | null; part: string }[] }

/** Reads what WeChat's services could not be told in the last 30 days, by reason. */
export async function readUntold(shop: Shop, examples: number): Promise<Untold[]> {
  const since = shop.clock.now() - UNTOLD_MS
  const groups = await groupUntold(shop, since)
  return Promise.all(
    groups.map(async (group) => {
      const rows = await listUntold(shop, { ...group, since, limit: examples })
      return {
        ...group,
        examples: rows.map(({ transaction_id, part }) => ({ transaction_id, part })),
      }
    }),
  )
}

/**
 * Tries again what a service could not be told for one reason, at most 200 orders or parcels. What was
 * retried waits: a repetition retries the next ones, or none.
 * @returns how many were retried, and how many there are still
 */
export async function retryUntold(
  shop: Shop,
  which: Omit<UntoldGroup, 'count'>,
): Promise<{ retried: number; left: number }> {
  const now = shop.clock.now()
  const since = now - UNTOLD_MS
  const rows = await listUntold(shop, { ...which, since, limit: RETRIED_AT_ONCE })
  await forgetAbility(shop, which.service)
  const ids = rows.map(({ id }) => id)
  const retried = await retryRows(shop, ids, null, now)
  const left = (await groupUntold(shop, since)).find(
    ({ service, reason, errcode }) =>
      service === which.service && reason === which.reason && errcode === which.errcode,
  )
  shop.log.info({ ...which, rows: retried.length }, 'services tried again by hand')
  shop.wake('services')
  return { retried: retried.length, left: left?.count ?? 0 }
}
