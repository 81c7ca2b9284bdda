import { z } from 'zod'
import {
  booleanQuery,
  cursorQuery,
  fen,
  limitQuery,
  nextCursor,
  secondsQuery,
} from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { EXAMPLES } from './examples.ts'
import { settlementsCsv } from './settlements-csv.ts'
import { readSettlements, totalSettlements } from './settlements.ts'
import { OrderView, SettlementView } from './view.ts'

const Line = OrderView.pick({
  transaction_id: true,
  merchant_id: true,
  sub_merchant_id: true,
  merchant_trade_no: true,
  paid_amount: true,
  order_state: true,
  pay_time: true,
})
  .extend(SettlementView.shape)
  .meta({ id: 'SettlementLine' })

const settled = booleanQuery.optional().meta({
  text: {
    en: 'true: the money is there; false: it is not yet',
    zh: 'true：已到账；false：未到账',
  },
})

const period = (en: string, zh: string) => ({
  from: secondsQuery
    .optional()
    .meta({ text: { en: `${en} at or after, Unix seconds`, zh: `${zh}起，Unix 秒` } }),
  before: secondsQuery
    .optional()
    .meta({ text: { en: `${en} before, Unix seconds`, zh: `${zh}止（不含），Unix 秒` } }),
})
const shipped = period('Shipped', '发货时间')
const settlement = period('The money came', '到账时间')
const estimated = period('The money is expected', '预计到账时间')

/** Which settlements: as the list, the csv and the workbook take it. */
export const settlementFilter = {
  settled,
  shipped_from: shipped.from,
  shipped_before: shipped.before,
  settlement_from: settlement.from,
  settlement_before: settlement.before,
  estimated_from: estimated.from,
  estimated_before: estimated.before,
}

const Sum = z.object({ orders: z.int(), paid_amount: fen }).meta({ id: 'SettlementSum' })

const listSettlementsRoute = defineRoute({
  method: 'get',
  path: '/api/settlements',
  id: 'listSettlements',
  group: 'settlements',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'Settlements of a period with their totals, latest first',
    zh: '某一时段的结算记录与合计，最近的在前',
  },
  details: {
    en: 'In the order of the time that the period is of: when the money came, when it is expected, or (without one) when the order was shipped. A cursor belongs to the filter that it came with.',
    zh: '按所选时段的时间排序：到账时间、预计到账时间，未选时按发货时间。游标须与产生它的筛选条件一起使用。',
  },
  query: z.strictObject({
    ...settlementFilter,
    cursor: cursorQuery(256).optional(),
    limit: limitQuery(1000, 100),
  }),
  response: {
    status: 200,
    schema: z
      .object({
        settlements: z.array(Line),
        totals: z
          .object({ settled: Sum, unsettled: Sum })
          .nullable()
          .meta({
            text: {
              en: 'Of all pages, as buyers paid; on the first page only',
              zh: '全部页的合计（买家实付）；仅第一页返回',
            },
          }),
        next_cursor: nextCursor,
      })
      .meta({ id: 'SettlementPage' }),
  },
  errors: [],
  example: EXAMPLES.listSettlements,
  async handle({ query }, shop) {
    const { cursor, limit: _, ...filter } = query
    const totals = cursor === undefined ? await totalSettlements(shop, filter) : null
    return { ...(await readSettlements(shop, query)), totals }
  },
})

/** It is sent as a stream, which no schema can look into. */
const CsvFile = z.unknown().meta({ type: 'string' })

const exportSettlementsRoute = defineRoute({
  method: 'get',
  path: '/api/settlements.csv',
  id: 'exportSettlements',
  group: 'settlements',
  caller: 'merchant',
  right: 'export',
  summary: {
    en: 'All settlements as CSV, with amounts in yuan and times in China',
    zh: '导出结算 CSV（金额为元，时间为北京时间）',
  },
  query: z.strictObject(settlementFilter),
  response: { status: 200, schema: CsvFile, media: 'text/csv' },
  errors: [],
  example: EXAMPLES.exportSettlements,
  handle({ query, set }, shop) {
    set('content-disposition', 'attachment; filename="settlements.csv"')
    return settlementsCsv(shop, query)
  },
})

export const settlementRoutes = [listSettlementsRoute, exportSettlementsRoute]
