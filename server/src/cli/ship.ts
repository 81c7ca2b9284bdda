import { setTimeout as wait } from 'node:timers/promises'
import type { Schemas } from '@fahuo/client'
import { isOpen } from '../shipments/states.ts'
import type { Api } from './api.ts'
import { sentences, type Language } from '../core/language.ts'
import { CliError } from './cli-error.ts'
import { stateLabel } from './labels.ts'

type Shipment = Schemas['Shipment']

/** How often a shipment is read, and for how long. */
const POLL_MS = 500
const PATIENCE_MS = 120_000

/** Reads a shipment until it has come to its end; says what it waits for whenever that changes. */
async function waitUntilEnded(api: Api, accepted: Shipment, language: Language): Promise<Shipment> {
  const until = Date.now() + PATIENCE_MS
  let shipment = accepted
  let said: string | null = null
  while (isOpen(shipment) && Date.now() < until) {
    if (shipment.cause !== null && shipment.cause !== said) {
      console.error(`${stateLabel(shipment.state, language)}: ${shipment.cause}`)
      said = shipment.cause
    }
    await wait(POLL_MS)
    shipment = (await api.readShipment({ id: shipment.id })).shipment
  }
  return shipment
}

export interface OneParcel {
  /** WeChat Pay's number of the payment, or the shop's own. */
  number: string
  mchid?: string | undefined
  carrier: string
  waybill: string
  item: string
  receiver?: string | undefined
  /** Changes what was shipped: it uses the payment's one re-shipment chance. */
  correct: boolean
}

/** WeChat Pay's numbers have 28 digits. */
const isTransactionId = (number: string) => /^\d{28}$/.test(number)

/**
 * Returns how WeChat names a payment. The shop's own number (merchant_trade_no) is looked up in the
 * local copy; a payment that is not there yet needs the merchant's number beside it.
 * @throws CliError when several merchants have a payment with this number
 */
async function orderKeyOf({ number, mchid }: OneParcel, fahuo: Api): Promise<Schemas['OrderKey']> {
  if (isTransactionId(number)) return { order_number_type: 2, transaction_id: number }
  const merchant = mchid ?? process.env['WECHAT_MCHID']
  const found = await fahuo.listOrders({ merchant_trade_no: number })
  const orders = found.orders.filter(
    ({ merchant_id }) => mchid === undefined || merchant_id === mchid,
  )
  const [order] = orders
  if (orders.length > 1) {
    const merchants = orders.map(({ merchant_id }) => merchant_id).join(', ')
    throw new CliError({
      en: `Several merchants have a payment ${number} (${merchants}): say which with --mchid.`,
      zh: `多个商户号下有单号 ${number}（${merchants}）：请用 --mchid 指明。`,
    })
  }
  if (order) return { order_number_type: 2, transaction_id: order.transaction_id }
  return merchant
    ? { order_number_type: 1, mchid: merchant, out_trade_no: number }
    : { order_number_type: 2, transaction_id: number }
}

/** Ships one order with one parcel. @throws CliError, FahuoError of the client with what was refused */
export async function shipParcel(
  parcel: OneParcel,
  api: Api,
  { waits, language }: { waits: boolean; language: Language },
): Promise<void> {
  const accepted = await api.createShipment({
    order_key: await orderKeyOf(parcel, api),
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [
      {
        tracking_no: parcel.waybill,
        express_company: parcel.carrier,
        item_desc: parcel.item,
        ...(parcel.receiver !== undefined && { contact: { receiver_contact: parcel.receiver } }),
      },
    ],
    ...(parcel.correct && { spend_reshipment: true }),
  })
  const shipment = waits
    ? await waitUntilEnded(api, accepted.shipment, language)
    : accepted.shipment
  console.log(`${shipment.id}  ${shipment.state}`)
  if (shipment.cause) console.log(sentences(shipment.cause, shipment.remedy ?? ''))
  if (shipment.state === 'rejected' || shipment.state === 'needs_attention')
    throw new CliError({ en: 'It was not shipped.', zh: '没有发货。' })
}
