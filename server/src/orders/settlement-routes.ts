import { z } from 'zod'
import { booleanQuery, cursorQuery, limitQuery, nextCursor } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { EXAMPLES } from './examples.ts'
import { settlementsCsv } from './settlements-csv.ts'
import { readSettlements } from './settlements.ts'
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

const listSettlementsRoute = defineRoute({
  method: 'get',
  path: '/api/settlements',
  id: 'listSettlements',
  group: 'settlements',
  caller: 'merchant',
  summary: { en: 'Settlements, latest shipment first', zh: '结算记录，最近发货在前' },
  query: z.strictObject({
    settled,
    cursor: cursorQuery(256).optional(),
    limit: limitQuery(1000, 100),
  }),
  response: {
    status: 200,
    schema: z
      .object({ settlements: z.array(Line), next_cursor: nextCursor })
      .meta({ id: 'SettlementPage' }),
  },
  errors: [],
  example: EXAMPLES.listSettlements,
  handle: ({ query }, shop) => readSettlements(shop, query),
})

/** It is sent as a stream, which no schema can look into. */
const CsvFile = z.unknown().meta({ type: 'string' })

const exportSettlementsRoute = defineRoute({
  method: 'get',
  path: '/api/settlements.csv',
  id: 'exportSettlements',
  group: 'settlements',
  caller: 'merchant',
  summary: {
    en: 'All settlements as CSV, with amounts in yuan and times in China',
    zh: '导出结算 CSV（金额为元，时间为北京时间）',
  },
  query: z.strictObject({ settled }),
  response: { status: 200, schema: CsvFile, media: 'text/csv' },
  errors: [],
  example: EXAMPLES.exportSettlements,
  handle({ query, set }, shop) {
    set('content-disposition', 'attachment; filename="settlements.csv"')
    return settlementsCsv(shop, query)
  },
})

export const settlementRoutes = [listSettlementsRoute, exportSettlementsRoute]
