/** Fields that routes have in common, described. */
import { z } from 'zod'

/** A time of ours. */
export const milliseconds = z.int().meta({ text: { en: 'Unix milliseconds', zh: 'Unix 毫秒' } })

/** A time of WeChat's. */
export const seconds = z.int().meta({ text: { en: 'Unix seconds', zh: 'Unix 秒' } })

/** An amount of money. */
export const fen = z.int().meta({ text: { en: 'Fen', zh: '分' } })

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
