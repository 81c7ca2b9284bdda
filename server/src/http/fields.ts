/** Fields that routes have in common, described. */
import { z } from 'zod'

/** A time of ours. */
export const milliseconds = z.int().meta({ text: { en: 'Unix milliseconds', zh: 'Unix 毫秒' } })

/** A time of WeChat's. */
export const seconds = z.int().meta({ text: { en: 'Unix seconds', zh: 'Unix 秒' } })

/** An amount of money. */
export const fen = z.int().meta({ text: { en: 'Fen', zh: '分' } })

/** A time in a query. */
export const secondsQuery = z.coerce.number().int().nonnegative()

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
