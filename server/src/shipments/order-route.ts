/** An order with all that is known of it: its shipments are this noun's. */
import { z } from 'zod'
import { fen, seconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { StoredDetails } from '../orders/details-body.ts'
import { detailsOfOrder } from '../orders/details.ts'
import { specialOf } from '../orders/late.ts'
import { currentOrder } from '../orders/mirror.ts'
import { trackedParcels } from '../orders/tracking.ts'
import {
  OrderNumber,
  OrderView,
  SettlementView,
  settlementView,
  viewOrder,
  waybillView,
  WaybillView,
} from '../orders/view.ts'
import { RefundView, refundsOfOrder, viewRefund } from '../payments/refund-view.ts'
import { refundedAmount } from '../payments/refunds.ts'
import { readServices } from '../services/people.ts'
import { servicesField, viewService } from '../services/view.ts'
import { reshipmentsLeft } from './correction.ts'
import { EXAMPLES } from './examples.ts'
import { paymentsOfShipment, shipmentsOfOrder } from './people.ts'
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
  special_type: z
    .int()
    .nullable()
    .meta({
      text: {
        en: 'As what it was reported: 1 pre-sale, 2 test order; null: it was not',
        zh: '报备类型：1 预售，2 测试订单；null：未报备',
      },
    }),
  late_at: seconds.nullable().meta({
    text: {
      en: 'When it is late, if it is not shipped: 48 hours after payment, or as it was promised or reported. null: never',
      zh: '未发货时何时算超时：付款 48 小时后，或按承诺、报备的时间。null：不计超时',
    },
  }),
  refunded_amount: fen.meta({
    text: {
      en: 'Fen that went back by what WeChat Pay’s notifications and imports told; WeChat’s own word is order_state 5',
      zh: '依据微信支付通知与导入得知的已退款金额（分）；微信侧的结论以 order_state 5 为准',
    },
  }),
  refunds: z.array(RefundView),
  waybills: z
    .array(WaybillView)
    .meta({ text: { en: 'Parcels that WeChat tracks for us', zh: '由微信跟踪的运单' } }),
  reshipments_left: z
    .int()
    .min(0)
    .max(1)
    .meta({
      text: {
        en: 'How often what was shipped may be changed: 1, or 0 when the one chance is spent or reserved',
        zh: '还可更改已发货信息的次数：1，或 0（唯一一次机会已用掉或已占用）',
      },
    }),
  shipments: z
    .array(ShipmentView)
    .meta({ text: { en: 'Accepted for it, newest first', zh: '为该订单接受的发货，最新在前' } }),
  services: servicesField,
}).meta({ id: 'OrderDetail' })

export const readOrderRoute = defineRoute({
  method: 'get',
  path: '/api/orders/{transaction_id}',
  id: 'readOrder',
  group: 'orders',
  caller: 'merchant',
  right: 'read',
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
    const special = await specialOf(shop, order)
    const refunds = await refundsOfOrder(shop, order)
    const waybills = await trackedParcels(shop, transaction_id)
    const shipments = await shipmentsOfOrder(shop, order)
    const services = await readServices(shop, order, shipments.flatMap(paymentsOfShipment))
    return {
      order: {
        ...viewOrder(order),
        settlement: settlement && settlementView(settlement),
        details: details && details.details,
        ...special,
        refunded_amount: refundedAmount(refunds),
        refunds: refunds.map(viewRefund),
        waybills: waybills.map(waybillView),
        reshipments_left: await reshipmentsLeft(shop, order),
        shipments: await Promise.all(shipments.map((one) => viewShipment(shop, one, language))),
        services: services.map((one) => viewService(one, language)),
      },
    }
  },
})
