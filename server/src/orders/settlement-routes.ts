import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { settlementsCsv } from './settlements-csv.ts'
import { readSettlements } from './settlements.ts'

const Line = z.object({
  transaction_id: z.string(),
  merchant_id: z.string(),
  sub_merchant_id: z.string(),
  merchant_trade_no: z.string(),
  paid_amount: z.int(),
  order_state: z.int(),
  pay_time: z.int(),
  shipped_time: z.int().nullable(),
  estimated_settlement_time: z.int().nullable(),
  confirm_receive_method: z.int().nullable().meta({ description: '1 by hand, 2 automatic' }),
  confirm_receive_time: z.int().nullable(),
  settlement_time: z.int().nullable(),
})

const settled = z
  .stringbool()
  .optional()
  .meta({ description: 'true: the money is there; false: it is not yet' })

const listSettlementsRoute = defineRoute({
  method: 'get',
  path: '/api/settlements',
  id: 'listSettlements',
  group: 'settlements',
  caller: 'merchant',
  summary: { en: 'Settlements, latest shipment first', zh: '结算记录，最近发货在前' },
  query: z.strictObject({
    settled,
    cursor: z.string().max(256).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  response: {
    status: 200,
    schema: z.object({ settlements: z.array(Line), next_cursor: z.string().nullable() }),
  },
  errors: [],
  handle: ({ query }, shop) => readSettlements(shop, query),
})

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
  response: { status: 200, schema: z.unknown(), media: 'text/csv' },
  errors: [],
  handle({ query, set }, shop) {
    set('content-disposition', 'attachment; filename="settlements.csv"')
    return settlementsCsv(shop, query)
  },
})

export const settlementRoutes = [listSettlementsRoute, exportSettlementsRoute]
