/** What a person does with shipments that need attention. */
import { z } from 'zod'
import { ErrorDetail } from '../http/error-schema.ts'
import { errorBody } from '../http/errors.ts'
import { defineRoute, type Input } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { EXAMPLES } from './examples.ts'
import { closeShipment, moveByReason, retryShipment, undoShipment } from './people.ts'
import { ReasonName, ShipmentResponse, ShipmentView, viewShipment } from './view.ts'

export const ShipmentId = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .meta({ text: { en: 'Of a shipment', zh: '发货 id' } }),
})

const retryShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/{id}/retry',
  id: 'retryShipment',
  group: 'shipments',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Retries a shipment that needs attention; it queries the order first, so no chance is spent',
    zh: '重试待处理的发货；会先查询订单，不会消耗重新发货机会',
  },
  params: ShipmentId,
  response: { status: 202, schema: ShipmentResponse },
  errors: ['not_found', 'not_open', 'already_open'],
  example: EXAMPLES.retryShipment,
  async handle({ params, language }, shop) {
    const shipment = await retryShipment(shop, params.id)
    shop.wake('outbox')
    return { shipment: await viewShipment(shop, shipment, language) }
  },
})

const closeShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/{id}/close',
  id: 'closeShipment',
  group: 'shipments',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Closes a shipment that needs attention and is not to be sent any more',
    zh: '关闭不再发送的待处理发货',
  },
  params: ShipmentId,
  response: { status: 200, schema: ShipmentResponse },
  errors: ['not_found', 'not_open'],
  example: EXAMPLES.closeShipment,
  async handle({ params, language }, shop) {
    return { shipment: await viewShipment(shop, await closeShipment(shop, params.id), language) }
  },
})

const undoShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/{id}/undo',
  id: 'undoShipment',
  group: 'shipments',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Takes back a shipment that is held (`hold_seconds`) and not sent yet: WeChat never hears of it, no chance is spent, and the payment can be shipped again. 409 when it is being sent',
    zh: '撤回尚未上传的延迟发货（`hold_seconds`）：不会提交给微信，不消耗重新发货机会，该支付单可再次发货；已开始上传时返回 409',
  },
  params: ShipmentId,
  response: { status: 200, schema: ShipmentResponse },
  errors: ['not_found', 'not_open'],
  example: EXAMPLES.undoShipment,
  async handle({ params, language }, shop) {
    return { shipment: await viewShipment(shop, await undoShipment(shop, params.id), language) }
  },
})

const ByReason = z
  .strictObject({
    reason: ReasonName,
    errcode: z
      .int()
      .optional()
      .meta({ text: { en: 'Only those that WeChat refused with it', zh: '仅限该错误码的发货' } }),
  })
  .meta({ id: 'ByReason' })

const MovedShipments = z
  .object({
    shipments: z.array(ShipmentView),
    refused: z.array(
      z.object({ id: z.string(), error: ErrorDetail }).meta({ id: 'RefusedShipment' }),
    ),
    left: z.int().meta({
      text: {
        en: 'How many wait for a person for the same reason still, those that were refused included',
        zh: '因相同原因仍需处理的数量，含本次未能处理的',
      },
    }),
  })
  .meta({ id: 'MovedShipments' })

/** Makes the handler of a route that moves all shipments with one reason. */
function bulkHandler(act: typeof retryShipment) {
  return async (
    { body, language }: Input<undefined, undefined, z.output<typeof ByReason>>,
    shop: Shop,
  ) => {
    const { moved, refused, left } = await moveByReason(shop, body, act)
    if (moved.length > 0) shop.wake('outbox')
    return {
      shipments: await Promise.all(moved.map((row) => viewShipment(shop, row, language))),
      refused: refused.map(({ id, error }) => ({ id, error: errorBody(error, language).error })),
      left,
    }
  }
}

const retryShipmentsRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/retry',
  id: 'retryShipments',
  group: 'shipments',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Retries the shipments that need attention for one reason, at most 200 at once',
    zh: '按原因批量重试待处理的发货，一次最多 200 条',
  },
  body: ByReason,
  response: { status: 202, schema: MovedShipments },
  errors: [],
  example: EXAMPLES.retryShipments,
  handle: bulkHandler(retryShipment),
})

const closeShipmentsRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/close',
  id: 'closeShipments',
  group: 'shipments',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Closes the shipments that a person should look at for one reason, at most 200 at once',
    zh: '按原因批量关闭待处理、被拒绝或在微信侧被更改的发货，一次最多 200 条',
  },
  body: ByReason,
  response: { status: 200, schema: MovedShipments },
  errors: [],
  example: EXAMPLES.closeShipments,
  handle: bulkHandler(closeShipment),
})

export const peopleRoutes = [
  retryShipmentRoute,
  closeShipmentRoute,
  undoShipmentRoute,
  retryShipmentsRoute,
  closeShipmentsRoute,
]
