import { z } from 'zod'
import { ruleText } from '../http/body.ts'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { defineRoute, XLSX } from '../http/route.ts'
import { settlementFilter } from '../orders/settlement-routes.ts'
import { isShortPeriod, MOST_DAYS, MOST_LINES, settlementsWorkbook } from './settlements-file.ts'

/** It is sent as it is, which no schema can look into. */
const XlsxFile = z.unknown().meta({ type: 'string' })

const exportWorkbookRoute = defineRoute({
  method: 'get',
  path: '/api/settlements.xlsx',
  id: 'exportSettlementsXlsx',
  group: 'settlements',
  caller: 'merchant',
  right: 'export',
  summary: {
    en: 'The settlements of a period as .xlsx, for the bookkeeper',
    zh: '导出某一时段的结算明细（.xlsx），供记账使用',
  },
  details: {
    en: `A period needs both ends, at most ${MOST_DAYS} days apart, and has at most ${MOST_LINES} settlements; \`GET /api/settlements.csv\` has no limit. Numbers of orders are text; amounts are numbers, in yuan, as buyers paid; times are those of Beijing.`,
    zh: `须给出时段的起止时间，最长 ${MOST_DAYS} 天、最多 ${MOST_LINES} 笔；\`GET /api/settlements.csv\` 不限。单号为文本；金额为数字，单位元，买家实付；时间为北京时间。`,
  },
  query: z.strictObject(settlementFilter).refine(isShortPeriod, {
    path: ['settlement_before'],
    ...ruleText({
      en: `both ends of a period are needed, at most ${MOST_DAYS} days apart: settlement_from and settlement_before, or those of estimated or shipped`,
      zh: `须给出时段的起止时间，最长 ${MOST_DAYS} 天：settlement_from 与 settlement_before，或 estimated、shipped 的起止`,
    }),
  }),
  response: { status: 200, schema: XlsxFile, media: XLSX },
  errors: ['invalid', 'too_many'],
  example: {
    query: {
      settlement_from: EXAMPLE_PAY_TIME,
      settlement_before: EXAMPLE_PAY_TIME + 30 * 86_400,
    },
    response: '',
  },
  async handle({ query, language, set }, shop) {
    const bytes = await settlementsWorkbook(shop, query, language)
    set('content-disposition', 'attachment; filename="settlements.xlsx"')
    return Buffer.from(bytes)
  },
})

export const settlementsFileRoutes = [exportWorkbookRoute]
