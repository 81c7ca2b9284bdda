/** What a person does with the services of an order. */
import { z } from 'zod'
import { EXAMPLE_PAYMENT } from '../http/examples.ts'
import { defineRoute } from '../http/route.ts'
import { OrderNumber } from '../orders/view.ts'
import { retryService, retryUntold } from './people.ts'
import {
  EXAMPLE_SERVICES,
  ServiceNameField,
  ServiceReasonField,
  servicesField,
  viewService,
} from './view.ts'

const retryServiceRoute = defineRoute({
  method: 'post',
  path: '/api/orders/{transaction_id}/services/{service}/retry',
  id: 'retryService',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Tells a service of WeChat again now; what may have been taken is verified first',
    zh: '立即重新提交微信的某项服务；可能已生效的会先核实',
  },
  params: OrderNumber.extend({ service: ServiceNameField }),
  body: z
    .strictObject({
      part: z
        .string()
        .max(128)
        .optional()
        .meta({
          text: {
            en: 'One part, as `services` names it; all of them when left out',
            zh: '`services` 中的 part；不填表示全部',
          },
        }),
      receiver_phone: z
        .string()
        .trim()
        .min(1)
        .max(64)
        .optional()
        .meta({
          text: {
            en: "The receiver's full number, for `messages` and `tracking`; kept sealed until WeChat took it, 72 hours at most",
            zh: '收件人完整手机号，用于 `messages` 与 `tracking`；加密保存，微信接受后或 72 小时后删除',
          },
        }),
    })
    .meta({ id: 'ServiceRetry' }),
  response: {
    status: 202,
    schema: z.object({ services: servicesField }).meta({ id: 'OrderServices' }),
  },
  errors: ['not_found', 'not_open'],
  example: {
    params: { transaction_id: EXAMPLE_PAYMENT.transaction_id, service: 'messages' as const },
    body: { part: 'YT8812345678901' },
    response: { services: EXAMPLE_SERVICES },
  },
  async handle({ params, body, language }, shop) {
    const services = await retryService(shop, { ...params, ...body })
    return { services: services.map((one) => viewService(one, language)) }
  },
})

const retryServicesRoute = defineRoute({
  method: 'post',
  path: '/api/services/retry',
  id: 'retryServices',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Tells a service again what it could not be told for one reason, at most 200 orders or parcels at once',
    zh: '按原因批量重试微信的某项服务，一次最多 200 条',
  },
  body: z
    .strictObject({
      service: ServiceNameField,
      reason: ServiceReasonField.nullable(),
      errcode: z
        .int()
        .nullable()
        .meta({
          text: { en: "WeChat's code; null: it gave none", zh: '微信错误码；没有时为 null' },
        }),
    })
    .meta({ id: 'ServicesRetry' }),
  response: {
    status: 202,
    schema: z.object({ retried: z.int(), left: z.int() }).meta({ id: 'RetriedServices' }),
  },
  errors: [],
  example: {
    body: { service: 'messages' as const, reason: 'phone_refused' as const, errcode: 931_000 },
    response: { retried: 3, left: 0 },
  },
  handle: ({ body }, shop) => retryUntold(shop, body),
})

export const serviceRoutes = [retryServiceRoute, retryServicesRoute]
