import { setTimeout as wait } from 'node:timers/promises'
import type { Schemas } from '@fahuo/client'
import { isOpen } from '../shipments/states.ts'
import type { Api } from './api.ts'
import { sentences, type Language } from '../core/language.ts'
import { CliError } from './cli-error.ts'
import { readBodies } from './order-details.ts'
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
  /** What is in it; undefined: the order says it. */
  item: string | undefined
  /** The order's merchant_item_ids in it. */
  items?: string[] | undefined
  receiver?: string | undefined
  /** The receiver's full number, for WeChat's messages. */
  receiver_phone?: string | undefined
  /** A JSON file with what was bought: `order` of PUT /api/orders/details. */
  order_file?: string | undefined
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

type Order = NonNullable<Schemas['ShipmentRequest']['order']>

/** Reads what was bought: the order itself, or the body of PUT /api/orders/details. @throws CliError */
async function readOrder(file: string): Promise<Order> {
  const [body] = await readBodies(file)
  const order = body && ('order' in body ? body.order : body)
  if (order) return order as Order
  throw new CliError({
    en: `${file} names no order: it holds {"item_list": […]}, or {"order_key": …, "order": …}.`,
    zh: `${file} 中没有订单：应为 {"item_list": […]} 或 {"order_key": …, "order": …}。`,
  })
}

/** Ships one order with one parcel. @throws CliError, FahuoError of the client with what was refused */
export async function shipParcel(
  parcel: OneParcel,
  api: Api,
  { waits, language }: { waits: boolean; language: Language },
): Promise<void> {
  const order = parcel.order_file === undefined ? undefined : await readOrder(parcel.order_file)
  const { item, items, receiver, receiver_phone } = parcel
  const accepted = await api.createShipment({
    order_key: await orderKeyOf(parcel, api),
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [
      {
        tracking_no: parcel.waybill,
        express_company: parcel.carrier,
        ...(item !== undefined && { item_desc: item }),
        ...(items && { items }),
        ...(receiver !== undefined && { contact: { receiver_contact: receiver } }),
        ...(receiver_phone !== undefined && { receiver_phone }),
      },
    ],
    ...(order && { order }),
    ...(parcel.correct && { spend_reshipment: true }),
  })
  for (const { field, message } of accepted.warnings) console.error(`${field}: ${message}`)
  const shipment = waits
    ? await waitUntilEnded(api, accepted.shipment, language)
    : accepted.shipment
  console.log(`${shipment.id}  ${shipment.state}`)
  if (shipment.cause) console.log(sentences(shipment.cause, shipment.remedy ?? ''))
  if (shipment.state === 'rejected' || shipment.state === 'needs_attention')
    throw new CliError({ en: 'It was not shipped.', zh: '没有发货。' })
}
