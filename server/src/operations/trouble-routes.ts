import { z } from 'zod'
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT } from '../http/examples.ts'
import { fen, milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { parkedPushes } from '../pushes/events.ts'
import { SERVICE_REASONS } from '../services/reasons.ts'
import { ServiceNameField, ServiceReasonField } from '../services/view.ts'
import { REASONS } from '../shipments/reasons.ts'
import { ReasonName, ShipmentStateName, ShipmentView } from '../shipments/view.ts'
import { HELP_NAMES, readNeedy, readPaused, readUntoldServices } from './trouble.ts'

const Help = z.enum(HELP_NAMES).meta({
  id: 'TroubleHelp',
  text: {
    en: '`retry` and `close`: POST /api/shipments/retry and /close with the reason; `open_order`: look at the order; `look_in_wechat`: in the console of WeChat; `check_account`: run the checks',
    zh: '`retry` 与 `close`：按原因调用 POST /api/shipments/retry、/close；`open_order`：查看订单；`look_in_wechat`：到微信公众平台处理；`check_account`：检查账号',
  },
})

const words = { cause: z.string().nullable(), remedy: z.string().nullable() }
const errcode = z
  .int()
  .nullable()
  .meta({ text: { en: "WeChat's code; null: it gave none", zh: '微信错误码；没有时为 null' } })

const NeedyView = z
  .object({
    state: ShipmentStateName,
    reason: ReasonName.nullable(),
    errcode,
    count: z.int(),
    paid_amount: fen.meta({ text: { en: 'Of their orders, in fen', zh: '涉及订单金额（分）' } }),
    since: milliseconds.meta({
      text: {
        en: 'Since when the first one waits, Unix milliseconds',
        zh: '最早一条从何时起，Unix 毫秒',
      },
    }),
    ...words,
    likely_causes: z
      .array(
        z.object({ name: z.string(), text: z.string(), help: Help }).meta({ id: 'LikelyCause' }),
      )
      .meta({
        text: {
          en: 'Of the newest one: possible causes, likeliest first, each with what helps',
          zh: '最新一条的可能原因，最可能的在前，并附处理方式',
        },
      }),
    helps: z.array(Help),
    examples: z.array(ShipmentView).meta({
      text: {
        en: 'The newest three, each with the call that WeChat answered so',
        zh: '最新三条，各附微信如此应答的那次调用',
      },
    }),
  })
  .meta({ id: 'TroubledShipments' })

const UntoldView = z
  .object({
    service: ServiceNameField,
    reason: ServiceReasonField.nullable(),
    errcode,
    count: z.int(),
    ...words,
    examples: z.array(z.object({ transaction_id: z.string().nullable(), part: z.string() })),
  })
  .meta({ id: 'TroubledServices' })

const ParkedView = z
  .object({
    event: z.string(),
    error: z.string().nullable(),
    count: z.int(),
    newest: z.int().meta({ text: { en: 'Its id', zh: '最新一条的 id' } }),
  })
  .meta({ id: 'ParkedPushes' })

const TroubleView = z
  .object({
    paused: z
      .object({ since: milliseconds, errcode: z.int(), cause: z.string(), remedy: z.string() })
      .nullable()
      .meta({
        text: {
          en: 'Nothing is sent while WeChat refuses the account',
          zh: '微信拒绝本账号期间暂停发送',
        },
      }),
    shipments: z.array(NeedyView),
    services: z.array(UntoldView).meta({
      text: {
        en: "What WeChat's services could not be told in the last 30 days; they hold no shipment up",
        zh: '近 30 天未能提交给微信服务的内容；不影响发货',
      },
    }),
    pushes: z.array(ParkedView).meta({
      text: { en: 'Pushes that failed eight times', zh: '处理失败八次已搁置的推送' },
    }),
  })
  .meta({ id: 'Trouble' })

const readTroubleRoute = defineRoute({
  method: 'get',
  path: '/api/trouble',
  id: 'readTrouble',
  group: 'board',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What went wrong and waits for a person, by reason, with what helps',
    zh: '需要人工处理的问题，按原因归类，并给出处理方式',
  },
  response: {
    status: 200,
    schema: z.object({ trouble: TroubleView }).meta({ id: 'TroubleResponse' }),
  },
  errors: [],
  example: {
    response: {
      trouble: {
        paused: null,
        shipments: [
          {
            state: 'needs_attention' as const,
            reason: 'unknown_payment' as const,
            errcode: 10_060_001,
            count: 2,
            paid_amount: 16_800,
            since: EXAMPLE_PAY_TIME * 1000,
            cause: REASONS.unknown_payment.message.en,
            remedy: REASONS.unknown_payment.remedy.en,
            likely_causes: [
              {
                name: 'another_mini_program',
                text: "Paid to another Mini Program, or called with another appid's token.",
                help: 'check_account' as const,
              },
            ],
            helps: ['retry' as const, 'close' as const, 'check_account' as const],
            examples: [],
          },
        ],
        services: [
          {
            service: 'messages' as const,
            reason: 'not_opened' as const,
            errcode: 48_001,
            count: 3,
            cause: SERVICE_REASONS.not_opened.message.en,
            remedy: SERVICE_REASONS.not_opened.remedy.en,
            examples: [{ transaction_id: EXAMPLE_PAYMENT.transaction_id, part: 'YT8812345678901' }],
          },
        ],
        pushes: [
          {
            event: 'trade_manage_order_settlement',
            error: 'WeChat does not answer',
            count: 1,
            newest: 42,
          },
        ],
      },
    },
  },
  async handle({ language }, shop) {
    return {
      trouble: {
        paused: readPaused(shop, language),
        shipments: await readNeedy(shop, language),
        services: await readUntoldServices(shop, language),
        pushes: await parkedPushes(shop),
      },
    }
  },
})

export const troubleRoutes = [readTroubleRoute]
