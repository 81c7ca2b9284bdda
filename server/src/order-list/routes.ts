import { ORDER_STATE } from '@fahuo/contract'
import { z } from 'zod'
import {
  beginningQuery,
  booleanQuery,
  cursorQuery,
  freshness as freshnessFields,
  limitQuery,
  merchantQuery,
  nextCursor,
  searchQuery,
  secondsQuery,
} from '../http/fields.ts'
import { defineRoute, XLSX } from '../http/route.ts'
import { readFreshness } from '../orders/sync.ts'
import { ORDER_STATE_TEXT } from '../orders/view.ts'
import { EXAMPLES } from './examples.ts'
import { ordersCsv, ordersWorkbook } from './export.ts'
import { COUNTED_AT_MOST, countByStage, filterChoices, searchOrders } from './list.ts'
import { STAGE_NAMES } from './stage-names.ts'
import { readTimelineRoute } from './timeline-route.ts'
import { ListedOrder, StageName, viewListed } from './view.ts'

const filter = {
  order_state: z.coerce
    .number()
    .int()
    .min(1)
    .max(6)
    .optional()
    .meta({ enum: Object.values(ORDER_STATE), text: ORDER_STATE_TEXT }),
  paid_from: secondsQuery
    .optional()
    .meta({ text: { en: 'Paid at or after, Unix seconds', zh: '付款时间起，Unix 秒' } }),
  paid_before: secondsQuery
    .optional()
    .meta({ text: { en: 'Paid before, Unix seconds', zh: '付款时间止（不含），Unix 秒' } }),
  in_complaint: booleanQuery.optional(),
  overdue: booleanQuery.optional().meta({
    text: {
      en: 'true: those that wait for shipment and are late: 48 hours after payment, or after the time that was promised or reported',
      zh: 'true：仅返回超时未发货的：付款 48 小时后，或超过承诺、报备的发货时间',
    },
  }),
  search: beginningQuery,
  merchant_id: merchantQuery,
  express_company: z
    .string()
    .trim()
    .min(1)
    .max(128)
    .optional()
    .meta({
      text: {
        en: 'Carrier of the first parcel: a `delivery_id` of GET /api/carriers',
        zh: '第一个包裹的快递公司：GET /api/carriers 中的 `delivery_id`',
      },
    }),
  presale: booleanQuery.optional().meta({
    text: {
      en: 'true: those that were reported as pre-sales; false: all others',
      zh: 'true：已报备预售的；false：其余订单',
    },
  }),
  ...searchQuery,
}

const stage = StageName.optional()

const listOrdersRoute = defineRoute({
  method: 'get',
  path: '/api/orders',
  id: 'listOrders',
  group: 'orders',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'Orders from the local copy, newest payment first',
    zh: '订单列表（本地副本），最新付款在前',
  },
  query: z.strictObject({
    stage,
    ...filter,
    cursor: cursorQuery(256).optional(),
    limit: limitQuery(200, 50),
  }),
  response: {
    status: 200,
    schema: z
      .object({ orders: z.array(ListedOrder), next_cursor: nextCursor, ...freshnessFields })
      .meta({ id: 'OrderPage' }),
  },
  errors: [],
  example: EXAMPLES.listOrders,
  async handle({ query }, shop) {
    // What follows a first page is as old as that.
    const freshness = await (query.cursor === undefined ? shop.refresh(shop) : readFreshness(shop))
    const { orders, next_cursor } = await searchOrders(shop, query)
    return { orders: orders.map(viewListed), next_cursor, ...freshness }
  },
})

const count = z.int().nonnegative()

const countOrdersRoute = defineRoute({
  method: 'get',
  path: '/api/orders/counts',
  id: 'countOrders',
  group: 'orders',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'How many orders there are at each stage, and what they can be filtered by',
    zh: '各阶段的订单数，以及可用的筛选条件',
  },
  query: z.strictObject(filter),
  response: {
    status: 200,
    schema: z
      .object({
        counts: z
          .object({
            all: count,
            ...(Object.fromEntries(STAGE_NAMES.map((name) => [name, count])) as Record<
              (typeof STAGE_NAMES)[number],
              typeof count
            >),
          })
          .meta({ id: 'OrderCounts' }),
        counted_at_most: count.meta({
          text: {
            en: 'A count that is so high says: so many, or more',
            zh: '等于该值的计数表示“至少这么多”',
          },
        }),
        carriers: z.array(z.string()).meta({
          text: {
            en: 'Carriers of all orders, at most 50',
            zh: '全部订单用过的快递公司，最多 50 个',
          },
        }),
        merchants: z.array(z.string()).meta({
          text: {
            en: 'Merchant numbers of all orders, at most 50',
            zh: '全部订单的商户号，最多 50 个',
          },
        }),
      })
      .meta({ id: 'OrderCountsResponse' }),
  },
  errors: [],
  example: EXAMPLES.countOrders,
  async handle({ query }, shop) {
    const counts = await countByStage(shop, query)
    return { counts, counted_at_most: COUNTED_AT_MOST, ...(await filterChoices(shop)) }
  },
})

/** It is sent as it is, which no schema can look into. */
const File = z.unknown().meta({ type: 'string' })

const exportOrdersRoute = defineRoute({
  method: 'get',
  path: '/api/orders.csv',
  id: 'exportOrders',
  group: 'orders',
  caller: 'merchant',
  right: 'export',
  summary: {
    en: 'All orders that match as CSV, with amounts in yuan and times in China; without openids',
    zh: '导出符合条件的订单 CSV（金额为元，时间为北京时间，不含 openid）',
  },
  query: z.strictObject({ stage, ...filter }),
  response: { status: 200, schema: File, media: 'text/csv' },
  errors: [],
  example: EXAMPLES.exportOrders,
  handle({ query, language, set }, shop) {
    set('content-disposition', 'attachment; filename="orders.csv"')
    return ordersCsv(shop, query, language)
  },
})

const exportOrdersXlsxRoute = defineRoute({
  method: 'get',
  path: '/api/orders.xlsx',
  id: 'exportOrdersXlsx',
  group: 'orders',
  caller: 'merchant',
  right: 'export',
  summary: {
    en: 'The same as .xlsx, at most 10,000 orders',
    zh: '同上，.xlsx 格式，最多 10,000 单',
  },
  query: z.strictObject({ stage, ...filter }),
  response: { status: 200, schema: File, media: XLSX },
  errors: ['too_many'],
  example: EXAMPLES.exportOrdersXlsx,
  async handle({ query, language, set }, shop) {
    const bytes = await ordersWorkbook(shop, query, language)
    set('content-disposition', 'attachment; filename="orders.xlsx"')
    return Buffer.from(bytes)
  },
})

export const orderListRoutes = [
  listOrdersRoute,
  countOrdersRoute,
  exportOrdersRoute,
  exportOrdersXlsxRoute,
  readTimelineRoute,
]
