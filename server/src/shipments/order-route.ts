/** An order with all that is known of it: its shipments are this noun's. */
import { z } from 'zod'
import { seconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { StoredDetails } from '../orders/details-body.ts'
import { detailsOfOrder, presaleOf } from '../orders/details.ts'
import { currentOrder } from '../orders/mirror.ts'
import { trackedParcels } from '../orders/tracking.ts'
import {
  OrderNumber,
  OrderView,
  SettlementView,
  settlementView,
  waybillView,
  WaybillView,
} from '../orders/view.ts'
import { EXAMPLES } from './examples.ts'
import { shipmentsOfOrder } from './people.ts'
import { ShipmentView, viewShipment } from './view.ts'

const OrderDetail = OrderView.extend({
  settlement: SettlementView.nullable(),
  details: StoredDetails.nullable().meta({
    text: {
      en: 'What the shop told of it by PUT /api/orders/details; null: nothing',
      zh: '商家通过 PUT /api/orders/details 提供的内容；null：没有',
    },
  }),
  presale_time: seconds.nullable().meta({
    text: {
      en: 'When a pre-sale that was reported through this server is expected to ship, Unix seconds',
      zh: '经本服务报备的预售的预计发货时间，Unix 秒',
    },
  }),
  waybills: z
    .array(WaybillView)
    .meta({ text: { en: 'Parcels that WeChat tracks for us', zh: '由微信跟踪的运单' } }),
  shipments: z
    .array(ShipmentView)
    .meta({ text: { en: 'Accepted for it, newest first', zh: '为该订单接受的发货，最新在前' } }),
}).meta({ id: 'OrderDetail' })

export const readOrderRoute = defineRoute({
  method: 'get',
  path: '/api/orders/{transaction_id}',
  id: 'readOrder',
  group: 'orders',
  caller: 'merchant',
  summary: {
    en: 'An order as WeChat has it now, with its shipments; from the local copy when WeChat does not answer',
    zh: '查询订单及其发货（微信实时状态；微信无响应时返回本地副本）',
  },
  params: OrderNumber,
  response: { status: 200, schema: z.object({ order: OrderDetail }).meta({ id: 'OrderResponse' }) },
  errors: ['not_found', 'wechat_unavailable'],
  example: EXAMPLES.readOrder,
  async handle({ params: { transaction_id }, language }, shop) {
    const { order, settlement } = await currentOrder(shop, { transaction_id })
    const details = await detailsOfOrder(shop, order)
    const presale_time = await presaleOf(shop, order.transaction_id)
    const waybills = await trackedParcels(shop, transaction_id)
    const shipments = await shipmentsOfOrder(shop, order)
    return {
      order: {
        ...order,
        settlement: settlement && settlementView(settlement),
        details: details && details.details,
        presale_time,
        waybills: waybills.map(waybillView),
        shipments: await Promise.all(shipments.map((one) => viewShipment(shop, one, language))),
      },
    }
  },
})
