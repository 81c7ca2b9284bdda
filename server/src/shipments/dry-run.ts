/** What a shipment would do if it were posted: nothing is stored, and nothing is sent to WeChat. */
import { FahuoError } from '../core/errors.ts'
import { peekAtOrder } from '../orders/mirror.ts'
import type { Order } from '../orders/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { newShipment, placeOf, readRequest, type Place } from './accept.ts'
import { changesBetween, type ContentRequest, type ShipmentContent } from './content.ts'
import { judgeBy, reshipmentsLeft } from './correction.ts'
import { shownContent, uploadOf } from './prove.ts'
import type { Shipment } from './queries.ts'

/** What would become of it. */
export type Outcome =
  /** It ships what was not shipped. */
  | 'ships'
  /** It adds a parcel to a split shipment. */
  | 'further_parcel'
  /** It changes what was shipped, and spends the one chance. */
  | 'corrects'
  /** It was accepted before. */
  | 'repeated'
  /** WeChat shows it so. */
  | 'already_there'
  | 'refused'

type Content = Omit<ShipmentContent, 'order_key'>

/** What would become of the shipment of one payment. */
export interface DryRunPart {
  transaction_id: string
  outcome: Outcome
  /** What WeChat shows now; null: nothing was shipped. */
  before: Content | null
  /** What would be sent. */
  after: Content
  changes: string[]
  spends_reshipment: boolean
  reshipments_left: 0 | 1
  /** The shipment that it repeats. */
  shipment_id: string | null
  error: FahuoError | null
}

/**
 * Tells what a request would do. WeChat is asked how the order stands (get_order), and told nothing.
 * @param path where it stands in the body, for errors
 * @throws FahuoError `invalid`, `unknown_carrier`, `carrier_ambiguous`, `not_found`, `wechat_unavailable`
 */
export async function dryRun(
  shop: Shop,
  request: ContentRequest,
  path: readonly (string | number)[] = [],
): Promise<DryRunPart> {
  const read = await readRequest(shop, request, path)
  const { transaction_id, mchid, out_trade_no } = read.request.order_key
  const order = await peekAtOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const shipment = {
    ...newShipment(shop, read, order.openid, ''),
    transaction_id: order.transaction_id,
  }
  const verdict = await verdictOf(shop, shipment, order).catch(refusal)
  const before = shownContent(order)
  const { order_key: _, ...after } = uploadOf(order, shipment.content)
  return {
    transaction_id: order.transaction_id,
    ...verdict,
    before,
    after,
    changes: before === null ? [] : changesBetween(before, after),
    spends_reshipment: verdict.outcome === 'corrects',
    reshipments_left: await reshipmentsLeft(shop, order),
  }
}

type Verdict = Pick<DryRunPart, 'outcome' | 'shipment_id' | 'error'>

const verdict = (outcome: Outcome, shipment_id: string | null = null): Verdict => ({
  outcome,
  shipment_id,
  error: null,
})

function refusal(error: unknown): Verdict {
  if (!(error instanceof FahuoError)) throw error
  return { outcome: 'refused', shipment_id: null, error }
}

/** Goes the way of acceptShipment, which may spend the chance. @throws FahuoError as that does */
async function verdictOf(shop: Shop, shipment: Shipment, order: Order): Promise<Verdict> {
  let changed: FahuoError | undefined
  const place = await placeOf(shop, shipment).catch((error: unknown): Place | null => {
    if (!(error instanceof FahuoError) || error.code !== 'already_shipped') throw error
    changed = error
    return null
  })
  if (place && 'repeated' in place) return verdict('repeated', place.repeated.id)
  const { proof } = await judgeBy(shop, shipment, order)
  if (proof === 'different') return verdict('corrects')
  // We shipped it, and WeChat does not show it any more: a person must look.
  if (changed && proof === 'absent') throw changed
  if (proof === 'applied') return verdict('already_there')
  const waits = place !== null && place.state === 'waiting'
  return verdict(proof === 'grows' || waits ? 'further_parcel' : 'ships')
}
