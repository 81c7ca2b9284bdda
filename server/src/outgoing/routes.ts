/** The feed of what others are told, for those who cannot be called. */
import { z } from 'zod'
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT, EXAMPLE_TRACKING_NO } from '../http/examples.ts'
import { limitQuery } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { EVENT_TYPE_NAMES, EVENT_TYPES } from './event-types.ts'
import { readFeed } from './feed.ts'

export const EventTypeName = z.enum(EVENT_TYPE_NAMES).meta({
  id: 'OutgoingEventType',
  text: {
    en: EVENT_TYPE_NAMES.map((name) => `- \`${name}\`: ${EVENT_TYPES[name].en}`).join('\n'),
    zh: EVENT_TYPE_NAMES.map((name) => `- \`${name}\`：${EVENT_TYPES[name].zh}`).join('\n'),
  },
})

export const eventFields = {
  type: EventTypeName,
  timestamp: z.string().meta({
    text: { en: 'When it was written: ISO 8601', zh: '写入时间，ISO 8601' },
  }),
  data: z.looseObject({}).meta({
    text: {
      en: 'What it tells, as the API shows it: `webhooks` of the API’s description has the shape for each type',
      zh: '事件内容，与接口返回一致；各类型的结构见接口描述的 `webhooks` 部分',
    },
  }),
}

export const OutgoingEventView = z
  .object({
    id: z.string().meta({
      text: {
        en: 'The `webhook-id` of its deliveries: the same however often it is sent',
        zh: '投递时的 `webhook-id`，重复投递时不变',
      },
    }),
    seq: z.int().meta({
      text: {
        en: 'Its place in the feed: a later one is never given to what was written before it was read',
        zh: '在事件流中的位置，按顺序递增',
      },
    }),
    ...eventFields,
  })
  .meta({ id: 'OutgoingEvent' })

export const EXAMPLE_OUTGOING = {
  id: 'evt_019aa4c0-7b1e-7000-8000-5d2f8a1c3e01',
  seq: 1,
  type: 'parcel.moved' as const,
  timestamp: new Date((EXAMPLE_PAY_TIME + 3_605) * 1000).toISOString(),
  data: {
    transaction_id: EXAMPLE_PAYMENT.transaction_id,
    waybill: { tracking_no: EXAMPLE_TRACKING_NO, status: 4, reminder: 'watching' },
  },
}

const listOutgoingRoute = defineRoute({
  method: 'get',
  path: '/api/outgoing',
  id: 'listOutgoing',
  group: 'webhooks',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What webhooks are told, as a feed, first come first; for those who cannot be called',
    zh: '事件流：与 webhook 推送的内容相同，按先后排列；适合无法接收推送的系统',
  },
  details: {
    en: 'Ask again with `after` = `next_after`: nothing is left out, however many servers write. Events are kept for OUTGOING_KEPT_DAYS.',
    zh: '下次请求用 `after` = `next_after` 即可不遗漏地续读，多个服务同时写入也一样。事件保留 OUTGOING_KEPT_DAYS 天。',
  },
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .default(0)
      .meta({
        text: { en: 'A seq; 0: from the first that is kept', zh: 'seq；0 表示从最早的开始' },
      }),
    type: EventTypeName.optional(),
    limit: limitQuery(500, 100),
  }),
  response: {
    status: 200,
    schema: z
      .object({
        events: z.array(OutgoingEventView),
        next_after: z.int().meta({
          text: { en: '`after` of the next request', zh: '下次请求的 `after`' },
        }),
      })
      .meta({ id: 'OutgoingPage' }),
  },
  errors: [],
  example: {
    query: { after: 0, limit: 100 },
    response: { events: [EXAMPLE_OUTGOING], next_after: 1 },
  },
  async handle({ query, language }, shop) {
    return readFeed(shop, { ...query, language })
  },
})

export const outgoingRoutes = [listOutgoingRoute]
