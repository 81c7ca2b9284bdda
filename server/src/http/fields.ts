/** Fields that routes have in common, described. */
import { z } from 'zod'
import { ruleText } from './body.ts'

/** A time of ours. */
export const milliseconds = z.int().meta({ text: { en: 'Unix milliseconds', zh: 'Unix 毫秒' } })

/** A time of WeChat's. */
export const seconds = z.int().meta({ text: { en: 'Unix seconds', zh: 'Unix 秒' } })

/** An amount of money. */
export const fen = z.int().meta({ text: { en: 'Fen', zh: '分' } })

/** What became of a call to WeChat, in words. */
export const explanation = {
  errcode: z
    .int()
    .nullable()
    .meta({ text: { en: "WeChat's code, where it refused", zh: '微信拒绝时的错误码' } }),
  cause: z
    .string()
    .nullable()
    .meta({ text: { en: 'What happened', zh: '原因' } }),
  remedy: z
    .string()
    .nullable()
    .meta({ text: { en: 'What to do', zh: '处理方法' } }),
}

/** How many orders, and their money. */
export const Tally = z.object({ orders: z.int(), paid_amount: fen }).meta({ id: 'Tally' })

/** A time in a query; milliseconds are out of range. */
export const secondsQuery = z.coerce.number().int().nonnegative().max(9_999_999_999)

/** true or false in a query. */
export const booleanQuery = z.stringbool().meta({ type: 'boolean' })

/** Where a page goes on. */
export const cursorQuery = (max: number) =>
  z
    .string()
    .max(max)
    .meta({
      text: {
        en: '`next_cursor` of the page before; leave out for the first page',
        zh: '上一页的 `next_cursor`；第一页不填',
      },
    })

/** How many rows a page has. */
export const limitQuery = (max: number, usual: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(max)
    .default(usual)
    .meta({
      text: { en: 'Rows of a page', zh: '每页条数' },
    })

export const nextCursor = z
  .string()
  .nullable()
  .meta({
    text: { en: 'For the next page; null on the last one', zh: '用于取下一页；最后一页为 null' },
  })

/** A number as people paste it from a spreadsheet or a bill: full width, guards and spaces go. */
const pasted = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}|\s/gu, '')
    .replaceAll(/^[=`'"‘’“”]+|['"‘’“”]+$/g, '')

const number = z.string().max(256).transform(pasted).pipe(z.string().min(1).max(128))

/** A merchant number of WeChat Pay's. */
export const merchantQuery = number
  .optional()
  .meta({ text: { en: 'Of the merchant who was paid', zh: '收款商户号' } })

/** The shortest beginning of a number that is searched for. */
const SHORTEST_SEARCH = 4

/** The beginning of any number that a shop knows. */
export const beginningQuery = number
  .refine((text) => text.length >= SHORTEST_SEARCH, {
    ...ruleText({
      en: `type at least ${SHORTEST_SEARCH} characters`,
      zh: `请至少输入 ${SHORTEST_SEARCH} 个字符`,
    }),
  })
  .optional()
  .meta({
    text: {
      en: 'The beginning of any number: of the payment, the shop’s own, of a waybill, or the id of a shipment; or the end of a waybill. At least 4 characters, in any case. At most 200 of each kind are found: type more of the number to find fewer',
      zh: '任一单号的开头：微信支付单号、商户单号、快递单号或发货 id；也可输入快递单号的末尾。至少 4 个字符，不分大小写。每类最多找到 200 条，多输入几位即可缩小范围',
    },
  })

/** What a shop knows of an order, to find it or its shipments by. */
export const searchQuery = {
  transaction_id: number
    .optional()
    .meta({ text: { en: "WeChat Pay's number of the payment", zh: '微信支付单号' } }),
  merchant_trade_no: number
    .optional()
    .meta({ text: { en: "The merchant's own number of the payment", zh: '商户单号' } }),
  tracking_no: number.optional().meta({
    text: { en: 'Of one of its parcels, also a corrected one', zh: '快递单号，含更正前的' },
  }),
  openid: number.optional().meta({ text: { en: 'Who paid', zh: '支付者' } }),
  updated_since: secondsQuery.optional().meta({
    text: {
      en: 'What changed at or after, Unix seconds; ask again with some seconds of overlap',
      zh: '此时间及之后有变化的，Unix 秒；轮询时请与上次略有重叠',
    },
  }),
}

/** How old the local copy is. */
export const freshness = {
  as_of: z
    .int()
    .nullable()
    .meta({
      text: {
        en: 'How new the local copy is, Unix seconds: orders paid in the two days before are as WeChat had them then, or newer. When it is older than a minute it is brought up to date first, for three seconds at most. null: nothing was read yet',
        zh: '本地副本的时间，Unix 秒：此前两天内付款的订单不早于此时的微信状态。超过一分钟时会先更新，最多等待三秒。null：尚未读取',
      },
    }),
  older_as_of: z
    .int()
    .nullable()
    .meta({
      text: {
        en: 'The same for orders paid in the 30 days before, which are read every six hours; pushes and shipments renew single ones',
        zh: '同上，针对此前 30 天内付款的订单：每六小时读取一次，推送与发货会更新单笔订单',
      },
    }),
}

/** A file as it came: a text in the description, bytes for who reads it. */
export const fileBody = z
  .custom<string | Buffer>()
  .transform((file) => file as Buffer)
  .meta({ type: 'string' })
