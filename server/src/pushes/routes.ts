import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT } from '../http/examples.ts'
import { limitQuery, milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { readEvent, readEvents, replayEvent, replayParkedEvents, type PushEvent } from './events.ts'
import { COUNTED_PUSHES, summarizePushes } from './summary.ts'
import { eventLabel } from './words.ts'

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
    label: z.string().meta({ text: { en: 'What it tells', zh: '事件含义' } }),
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
  label: 'An order was shipped, confirmed or settled',
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

const view = (event: PushEvent, language: Language): z.input<typeof EventView> => {
  const { due_at: _, ...shown } = event
  return { ...shown, label: eventLabel(event.event, language) }
}

const listEventsRoute = defineRoute({
  method: 'get',
  path: '/api/events',
  id: 'listEvents',
  group: 'events',
  caller: 'merchant',
  right: 'read',
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
  async handle({ query, language }, shop) {
    const { events, next_cursor } = await readEvents(shop, query)
    return { events: events.map((one) => view(one, language)), next_cursor }
  },
})

const readEventRoute = defineRoute({
  method: 'get',
  path: '/api/events/{id}',
  id: 'readEvent',
  group: 'events',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'One push', zh: '一条推送' },
  params: z.object({ id: z.coerce.number().int().positive() }),
  response: {
    status: 200,
    schema: z.object({ event: EventView }).meta({ id: 'EventResponse' }),
  },
  errors: ['not_found'],
  example: { params: { id: 42 }, response: { event: EXAMPLE_EVENT } },
  async handle({ params, language }, shop) {
    return { event: view(await readEvent(shop, params.id), language) }
  },
})

const PushSummaryView = z
  .object({
    push_url: z
      .string()
      .nullable()
      .meta({
        text: {
          en: 'What to enter at WeChat; null: PUBLIC_URL is not set',
          zh: '应填入微信后台的地址；未设置 PUBLIC_URL 时为 null',
        },
      }),
    last_at: milliseconds.nullable(),
    last_signed_at: milliseconds.nullable().meta({
      text: { en: 'The last one that WeChat signed', zh: '最近一条验签通过的推送' },
    }),
    signed_since: milliseconds.nullable().meta({
      text: { en: 'The first one of those', zh: '最早一条验签通过的推送' },
    }),
    counted: z.int().meta({
      text: {
        en: `Those that are counted here: the latest ${COUNTED_PUSHES}`,
        zh: `参与统计的条数：最近 ${COUNTED_PUSHES} 条`,
      },
    }),
    since: milliseconds.nullable(),
    parked: z.int(),
    waiting: z.int(),
    by_event: z.array(
      z
        .object({
          event: z.string(),
          label: z.string(),
          count: z.int(),
          parked: z.int(),
          last_at: milliseconds,
        })
        .meta({ id: 'EventTally' }),
    ),
  })
  .meta({ id: 'PushSummary' })

const summarizeEventsRoute = defineRoute({
  method: 'get',
  path: '/api/events/summary',
  id: 'summarizeEvents',
  group: 'events',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'When WeChat pushed last, since when it signs, and how many of each event came',
    zh: '最近一次推送、验签起始时间，以及各事件的数量',
  },
  response: {
    status: 200,
    schema: z.object({ summary: PushSummaryView }).meta({ id: 'PushSummaryResponse' }),
  },
  errors: [],
  example: {
    response: {
      summary: {
        push_url: 'https://fahuo.example.com/wechat/push',
        last_at: EXAMPLE_EVENT.received_at,
        last_signed_at: EXAMPLE_EVENT.received_at,
        signed_since: EXAMPLE_EVENT.received_at,
        counted: 1,
        since: EXAMPLE_EVENT.received_at,
        parked: 0,
        waiting: 0,
        by_event: [
          {
            event: EXAMPLE_EVENT.event,
            label: EXAMPLE_EVENT.label,
            count: 1,
            parked: 0,
            last_at: EXAMPLE_EVENT.received_at,
          },
        ],
      },
    },
  },
  async handle({ language }, shop) {
    const { by_event, ...summary } = await summarizePushes(shop)
    const { public_url } = shop.settings
    return {
      summary: {
        push_url: public_url === null ? null : new URL('/wechat/push', public_url).href,
        ...summary,
        by_event: by_event.map((one) => ({ ...one, label: eventLabel(one.event, language) })),
      },
    }
  },
})

const replayEventRoute = defineRoute({
  method: 'post',
  path: '/api/events/{id}/replay',
  id: 'replayEvent',
  group: 'events',
  caller: 'merchant',
  right: 'manage',
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
  right: 'manage',
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

export const pushRoutes = [
  listEventsRoute,
  summarizeEventsRoute,
  readEventRoute,
  replayEventRoute,
  replayParkedEventsRoute,
]
