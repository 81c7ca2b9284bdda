/** What WeChat's order centre is to be told of an order, in the commit that stores what the shop told. */
import { createHash } from 'node:crypto'
import type { Scope } from '../database/database.ts'
import { paymentKey } from '../payments/order-key.ts'
import { servicesOfPayments } from '../services/queries.ts'
import type { ServicePlan, ServiceReason } from '../services/services.ts'
import { keyOf, paymentsOf } from './details-numbers.ts'
import type { OrderNumbers, ToldDetails } from './details-queries.ts'

/** What the shop told. */
interface Told {
  told: readonly ToldDetails[]
  /** The whole of a combined payment, as `paymentKey` writes it. */
  combined: string | null
  /** Those of the orders that the local copy has. */
  known: readonly OrderNumbers[]
  openid: string | undefined
  shopping_order: 'auto' | 'require' | 'off'
}

/**
 * Returns what the service `details` is to be told. A payment keeps the kind of number that WeChat was
 * told it by first: its waybills must name the same one [seed 001].
 */
export async function planDetails(
  scope: Scope,
  { told, combined, known, openid, shopping_order }: Told,
): Promise<ServicePlan> {
  const own = told.map((one) => paymentKey(keyOf(one)))
  const names = combined === null ? [...own, ...known.flatMap(paymentsOf)] : [combined]
  const before = (await servicesOfPayments(scope, names)).find(
    ({ service }) => service === 'details',
  )
  const payment = before?.payment ?? combined ?? own[0] ?? ''
  const [alone] = known
  const text = JSON.stringify([told.map(({ details }, at) => [own[at], details]), openid])
  const hash = createHash('sha256').update(text).digest('base64url')
  return {
    payment,
    transaction_id:
      combined === null
        ? (alone?.transaction_id ?? told[0]?.transaction_id) || null
        : transactionIdOf(combined),
    service: 'details',
    part: '',
    shipment_id: null,
    required: shopping_order === 'require',
    ...unavailable(told, shopping_order),
    body: { hash, ...(openid !== undefined && { openid }) },
  }
}

const transactionIdOf = (payment: string) => (payment.startsWith('2:') ? payment.slice(2) : null)

/** WeChat takes no order without goods. */
function unavailable(
  told: Told['told'],
  shopping_order: Told['shopping_order'],
): { not_available?: ServiceReason } {
  if (shopping_order === 'off') return { not_available: 'off' }
  const without = told.some(({ details }) => !details.item_list?.length)
  return without ? { not_available: 'no_goods' } : {}
}
