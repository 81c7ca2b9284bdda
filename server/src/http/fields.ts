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

const number = z.string().trim().min(1).max(128)

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
