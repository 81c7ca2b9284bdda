/** What needs a person now, and how the server is. */
import { z } from 'zod'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { fen, freshness, milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { readFreshness } from '../orders/sync.ts'
import { REASONS } from '../shipments/reasons.ts'
import { readPulse, readTodos, TODO_KINDS } from './todo.ts'

const TodoView = z
  .object({
    kind: z.enum(TODO_KINDS),
    reason: z
      .string()
      .nullable()
      .meta({ text: { en: 'Of shipments', zh: '发货的原因' } }),
    errcode: z.int().nullable(),
    count: z.int(),
    paid_amount: fen.nullable().meta({ text: { en: 'Fen at stake', zh: '涉及金额（分）' } }),
    since: milliseconds.nullable(),
    until: milliseconds.nullable().meta({
      text: { en: 'By when, Unix milliseconds', zh: '截止时间，Unix 毫秒' },
    }),
    message: z.string(),
    remedy: z.string(),
    facts: z.looseObject({}).meta({
      text: {
        en: '`complaint_opened`: the five that end first; `receipt_unconfirmed`: how many may still be reminded',
        zh: '`complaint_opened`：最先到期的五条；`receipt_unconfirmed`：还可提醒的数量',
      },
    }),
  })
  .meta({ id: 'Todo' })

const words = REASONS.unknown_payment

const readAttentionRoute = defineRoute({
  method: 'get',
  path: '/api/attention',
  id: 'readAttention',
  group: 'board',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What needs a person, by kind and reason, with the money at stake; and how the server is',
    zh: '需要人处理的事项（按类型与原因，含涉及金额），以及服务运行情况',
  },
  response: {
    status: 200,
    schema: z
      .object({
        attention: z.array(TodoView),
        pulse: z
          .object({
            paused: z
              .object({ since: milliseconds, errcode: z.int() })
              .nullable()
              .meta({
                text: {
                  en: 'Nothing is sent while WeChat refuses the account',
                  zh: '微信拒绝本账号期间暂停发送',
                },
              }),
            outbox: z.int().meta({
              text: { en: 'Shipments under way', zh: '正在处理的发货数' },
            }),
            last_push_at: milliseconds.nullable(),
          })
          .meta({ id: 'Pulse' }),
        ...freshness,
      })
      .meta({ id: 'AttentionResponse' }),
  },
  errors: [],
  example: {
    response: {
      attention: [
        {
          kind: 'shipment_needs_attention' as const,
          reason: 'unknown_payment',
          errcode: 10060001,
          count: 1,
          paid_amount: 16_800,
          since: EXAMPLE_PAY_TIME * 1000,
          until: null,
          message: words.message.en,
          remedy: words.remedy.en,
          facts: {},
        },
      ],
      pulse: { paused: null, outbox: 0, last_push_at: EXAMPLE_PAY_TIME * 1000 },
      as_of: EXAMPLE_PAY_TIME + 7200,
      older_as_of: EXAMPLE_PAY_TIME - 7200,
    },
  },
  async handle({ language }, shop) {
    return {
      attention: (await readTodos(shop)).map(({ message, remedy, facts, ...one }) => ({
        ...one,
        message: message[language],
        remedy: remedy[language],
        facts: { ...facts },
      })),
      pulse: await readPulse(shop),
      ...(await readFreshness(shop)),
    }
  },
})

export const todoRoutes = [readAttentionRoute]
