/** What webhooks were sent, and sending it again. */
import { z } from 'zod'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { limitQuery, milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { failureText } from '../outgoing/failure-words.ts'
import { EXAMPLE_EVENT_ID, EXAMPLE_ID, WebhookId } from './view.ts'
import { readDeliveries, resendEvent, resendSince } from './resend.ts'

const Resent = z
  .object({
    resent: z.int().meta({ text: { en: 'Deliveries that are made', zh: '产生的投递数' } }),
  })
  .meta({ id: 'Resent' })

const DeliveryView = z
  .object({
    event_id: z.string(),
    seq: z.int(),
    type: z.string(),
    state: z.enum(['pending', 'delivered', 'failed']),
    tries: z.int(),
    due_at: milliseconds.meta({
      text: { en: 'The next try, while it is pending', zh: '等待中时，下次投递的时间' },
    }),
    tried_at: milliseconds.nullable(),
    status: z.int().nullable(),
    error: z.string().nullable(),
    error_text: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })

const listDeliveriesRoute = defineRoute({
  method: 'get',
  path: '/api/webhooks/{id}/deliveries',
  id: 'listWebhookDeliveries',
  group: 'webhooks',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'What a webhook was sent, newest first', zh: '投递记录，最新在前' },
  params: WebhookId,
  query: z.strictObject({
    state: z.enum(['pending', 'delivered', 'failed']).optional(),
    cursor: z.coerce.number().int().positive().optional(),
    limit: limitQuery(200, 50),
  }),
  response: {
    status: 200,
    schema: z
      .object({ deliveries: z.array(DeliveryView), next_cursor: z.int().nullable() })
      .meta({ id: 'WebhookDeliveryPage' }),
  },
  errors: ['not_found'],
  example: {
    params: { id: EXAMPLE_ID },
    query: { state: 'delivered' as const, limit: 20 },
    response: {
      deliveries: [
        {
          event_id: EXAMPLE_EVENT_ID,
          seq: 1,
          type: 'order.paid',
          state: 'delivered' as const,
          tries: 1,
          due_at: EXAMPLE_PAY_TIME * 1000,
          tried_at: EXAMPLE_PAY_TIME * 1000 + 41,
          status: 204,
          error: null,
          error_text: null,
        },
      ],
      next_cursor: null,
    },
  },
  async handle({ params, query, language }, shop) {
    const { deliveries, next_cursor } = await readDeliveries(shop, params.id, query)
    const told = deliveries.map((one) => ({
      ...one,
      error_text: failureText(one.error, language),
    }))
    return { deliveries: told, next_cursor }
  },
})

const onlyTo = z
  .string()
  .max(64)
  .optional()
  .meta({ text: { en: 'To this webhook only', zh: '只发给这个 webhook' } })

const resendEventRoute = defineRoute({
  method: 'post',
  path: '/api/outgoing/{id}/resend',
  id: 'resendEvent',
  group: 'webhooks',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Sends an event again, to the active webhooks that want its type',
    zh: '重新发送一个事件（发给订阅该类型且已启用的 webhook）',
  },
  params: z.object({
    id: z
      .string()
      .min(1)
      .max(64)
      .meta({ text: { en: 'Of an event', zh: '事件 id' } }),
  }),
  body: z.strictObject({ webhook: onlyTo }).meta({ id: 'ResendEventRequest' }),
  response: { status: 202, schema: Resent },
  errors: ['not_found'],
  example: { params: { id: EXAMPLE_EVENT_ID }, body: {}, response: { resent: 1 } },
  async handle({ params, body }, shop) {
    const resent = await resendEvent(shop, params.id, body.webhook)
    shop.wake('webhooks')
    return { resent }
  },
})

const resendSinceRoute = defineRoute({
  method: 'post',
  path: '/api/outgoing/resend',
  id: 'resendEvents',
  group: 'webhooks',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Sends all events since a time again, as far as they are kept',
    zh: '重新发送某一时间以来的全部事件（仍保留的部分）',
  },
  body: z
    .strictObject({
      since: z
        .int()
        .positive()
        .meta({ text: { en: 'Unix seconds', zh: 'Unix 秒' } }),
      webhook: onlyTo,
    })
    .meta({ id: 'ResendRequest' }),
  response: { status: 202, schema: Resent },
  errors: ['not_found'],
  example: { body: { since: EXAMPLE_PAY_TIME }, response: { resent: 12 } },
  async handle({ body }, shop) {
    const resent = await resendSince(shop, body.since, body.webhook)
    shop.wake('webhooks')
    return { resent }
  },
})

export const deliveryRoutes = [listDeliveriesRoute, resendSinceRoute, resendEventRoute]
