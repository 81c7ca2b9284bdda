import { z } from 'zod'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { freshness, milliseconds, Tally } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { NOTICES, type NoticeKindName } from '../outgoing/notices.ts'
import { ServiceNameField } from '../services/view.ts'
import { whatNeedsPeople } from './attention.ts'
import { readDashboard } from './dashboard.ts'

const AgeTally = Tally.extend({
  age: z.enum(['under_24_h', '24_to_48_h', 'over_48_h']).meta({
    text: {
      en: 'Since payment; WeChat wants shipment within 48 hours',
      zh: '距付款时长；微信要求 48 小时内发货',
    },
  }),
}).meta({ id: 'AgeTally' })

const AttentionView = z
  .object({
    kind: z.enum(Object.keys(NOTICES) as NoticeKindName[]),
    count: z.int(),
    since: milliseconds.nullable(),
    message: z.string(),
    remedy: z.string(),
    facts: z.looseObject({}),
  })
  .meta({ id: 'Attention' })

const BoardView = z
  .object({
    ...freshness,
    awaiting_shipment: z.array(AgeTally),
    shipped_not_confirmed: Tally,
    confirmed_not_settled: Tally,
    in_dispute: Tally,
    shipments: z.record(z.string(), z.int()).meta({
      text: {
        en: 'Shipments that are not shipped, by state; `needs_attention` and `rejected` wait for a person',
        zh: '未发货的发货数，按状态；`needs_attention` 与 `rejected` 需人工处理',
      },
    }),
    services: z.array(
      z
        .object({
          service: ServiceNameField,
          states: z.record(z.string(), z.int()),
          share_done: z.number().nullable(),
        })
        .meta({
          id: 'ServiceTally',
          text: {
            en: "What one of WeChat's services was told in the last 30 days: orders or parcels by state, and the share that WeChat took (of `messages`: the share of parcels with logistics messages); null: none",
            zh: '近 30 天提交给微信某项服务的情况：各状态的订单或包裹数，以及微信已接受的比例（`messages` 即有物流消息的包裹比例）；没有时为 null',
          },
        }),
    ),
    paused: z
      .object({ since: milliseconds, errcode: z.int() })
      .nullable()
      .meta({
        text: {
          en: 'Nothing is sent while WeChat refuses the account: since when, and why',
          zh: '微信拒绝本账号期间暂停发送：开始时间与错误码',
        },
      }),
    attention: z
      .array(AttentionView)
      .meta({ text: { en: 'All that waits for a person', zh: '所有需要人工处理的事项' } }),
  })
  .meta({ id: 'Board' })

const tally = { orders: 3, paid_amount: 50_400 }

const EXAMPLE_BOARD = {
  as_of: EXAMPLE_PAY_TIME + 7200,
  older_as_of: EXAMPLE_PAY_TIME - 7200,
  awaiting_shipment: [
    { age: 'under_24_h' as const, ...tally },
    { age: '24_to_48_h' as const, orders: 0, paid_amount: 0 },
    { age: 'over_48_h' as const, orders: 0, paid_amount: 0 },
  ],
  shipped_not_confirmed: tally,
  confirmed_not_settled: tally,
  in_dispute: { orders: 0, paid_amount: 0 },
  shipments: { queued: 1, needs_attention: 1 },
  services: [
    { service: 'details' as const, states: { done: 36, waiting: 4 }, share_done: 0.9 },
    { service: 'messages' as const, states: { done: 36, waiting: 4 }, share_done: 0.9 },
  ],
  paused: null,
  attention: [
    {
      kind: 'shipment_needs_attention' as const,
      count: 1,
      since: EXAMPLE_PAY_TIME * 1000,
      message: NOTICES.shipment_needs_attention.message.en,
      remedy: NOTICES.shipment_needs_attention.remedy.en,
      facts: {},
    },
  ],
}

const readBoardRoute = defineRoute({
  method: 'get',
  path: '/api/board',
  id: 'readBoard',
  group: 'board',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What waits for shipment (by age), for confirmation, for settlement, and what is in dispute',
    zh: '看板：待发货（按时长）、待确认、待结算、纠纷中',
  },
  response: {
    status: 200,
    schema: z.object({ board: BoardView }).meta({ id: 'BoardResponse' }),
  },
  errors: [],
  example: { response: { board: EXAMPLE_BOARD } },
  async handle({ language }, shop) {
    await shop.refresh(shop)
    const attention = await whatNeedsPeople(shop)
    return {
      board: {
        ...(await readDashboard(shop)),
        paused: shop.pause.state(),
        attention: attention.map((one) => ({
          ...one,
          facts: { ...one.facts },
          message: NOTICES[one.kind].message[language],
          remedy: NOTICES[one.kind].remedy[language],
        })),
      },
    }
  },
})

export const dashboardRoutes = [readBoardRoute]
