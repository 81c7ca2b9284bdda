import { z } from 'zod'
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT } from '../http/examples.ts'
import { limitQuery, milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { readEvents, replayEvent, replayParkedEvents } from './events.ts'

const EventState = z.enum(['new', 'done', 'parked']).meta({
  id: 'EventState',
  text: {
    en: '`parked`: processing failed eight times; replay it when the cause is gone',
    zh: '`parked`：处理失败八次已搁置；排除原因后可重新处理',
  },
})

const EventView = z
  .object({
    id: z.int(),
    event: z.string().meta({ text: { en: "WeChat's name of it", zh: '微信事件名' } }),
    state: EventState,
    tries: z.int(),
    error: z.string().nullable(),
    received_at: milliseconds,
    signed: z
      .boolean()
      .nullable()
      .meta({
        text: {
          en: "false: it came through the gateway of WeChat's cloud hosting, so that what it says is not believed; null: stored by 0.1",
          zh: 'false：经微信云托管网关转来，内容不予采信；null：由 0.1 版本保存',
        },
      }),
    message: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({
        text: {
          en: 'The fields of it that are kept: no openid, no phone number, nothing that a buyer wrote. null: the stored row is damaged',
          zh: '保留的字段：不含 openid、手机号和买家填写的内容。null：存储的记录已损坏',
        },
      }),
  })
  .meta({ id: 'Event' })

const Replayed = z.object({ replayed: z.int() }).meta({ id: 'Replayed' })

const EXAMPLE_EVENT = {
  id: 42,
  event: 'trade_manage_order_settlement',
  state: 'done' as const,
  tries: 1,
  error: null,
  received_at: (EXAMPLE_PAY_TIME + 3605) * 1000,
  signed: true,
  message: {
    Event: 'trade_manage_order_settlement',
    transaction_id: EXAMPLE_PAYMENT.transaction_id,
    merchant_id: EXAMPLE_PAYMENT.merchant_id,
  },
}

const listEventsRoute = defineRoute({
  method: 'get',
  path: '/api/events',
  id: 'listEvents',
  group: 'events',
  caller: 'merchant',
  summary: { en: "WeChat's pushes, newest first", zh: '微信推送记录，最新在前' },
  query: z.strictObject({
    state: EventState.optional(),
    event: z
      .string()
      .max(64)
      .optional()
      .meta({ text: { en: "WeChat's name of the event", zh: '微信事件名' } }),
    cursor: z.coerce.number().int().positive().optional(),
    limit: limitQuery(200, 50),
  }),
  response: {
    status: 200,
    schema: z
      .object({ events: z.array(EventView), next_cursor: z.int().nullable() })
      .meta({ id: 'EventPage' }),
  },
  errors: [],
  example: {
    query: { state: 'done' as const, limit: 20 },
    response: { events: [EXAMPLE_EVENT], next_cursor: null },
  },
  async handle({ query }, shop) {
    return readEvents(shop, query)
  },
})

const replayEventRoute = defineRoute({
  method: 'post',
  path: '/api/events/{id}/replay',
  id: 'replayEvent',
  group: 'events',
  caller: 'merchant',
  summary: { en: 'Processes a push again', zh: '重新处理一条推送' },
  params: z.object({ id: z.coerce.number().int().positive() }),
  response: { status: 202, schema: Replayed },
  errors: ['not_found'],
  example: { params: { id: 42 }, response: { replayed: 1 } },
  async handle({ params }, shop) {
    const replayed = await replayEvent(shop, params.id)
    shop.wake('pushes')
    return { replayed }
  },
})

const replayParkedEventsRoute = defineRoute({
  method: 'post',
  path: '/api/events/replay',
  id: 'replayParkedEvents',
  group: 'events',
  caller: 'merchant',
  summary: { en: 'Processes all parked pushes again', zh: '重新处理所有搁置的推送' },
  response: { status: 202, schema: Replayed },
  errors: [],
  example: { response: { replayed: 3 } },
  async handle(_, shop) {
    const replayed = await replayParkedEvents(shop)
    if (replayed > 0) shop.wake('pushes')
    return { replayed }
  },
})

export const pushRoutes = [listEventsRoute, replayEventRoute, replayParkedEventsRoute]
