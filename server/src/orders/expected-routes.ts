import { z } from 'zod'
import { errorBody } from '../http/errors.ts'
import { ErrorDetail } from '../http/error-schema.ts'
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT } from '../http/examples.ts'
import { cursorQuery, fen, limitQuery, milliseconds, nextCursor, seconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import type { Language } from '../core/language.ts'
import { importOrders, ImportRow, MAX_IMPORT_ROWS, type ImportedRow } from './expected-import.ts'
import { forgetPayment, readExpected, viewExpected } from './expected.ts'

const { transaction_id, merchant_id, merchant_trade_no, openid } = EXAMPLE_PAYMENT

/** What became of the rows of an import, and how it is answered. */
export const ImportedOrders = z
  .object({
    known: z.int(),
    expected: z.int(),
    refused: z.int(),
    rows: z
      .array(
        z
          .object({
            row: z.int().meta({ text: { en: 'From 1', zh: '从 1 开始' } }),
            state: z.enum(['known', 'expected', 'refused']).meta({
              text: {
                en: '`known`: WeChat has shown the order; `expected`: it is asked for until it does; `refused`: see `error`',
                zh: '`known`：微信已有该订单；`expected`：持续查询直到微信返回；`refused`：原因见 `error`',
              },
            }),
            id: z
              .string()
              .nullable()
              .meta({
                text: { en: 'While it is expected', zh: '等待期间的编号' },
              }),
            transaction_id: z.string().nullable(),
            error: ErrorDetail.nullable(),
          })
          .meta({ id: 'ImportedOrder' }),
      )
      .meta({ text: { en: 'In the order of the rows', zh: '与提交的行顺序一致' } }),
  })
  .meta({ id: 'ImportedOrders' })

/** Views what became of rows. */
export function viewImported(
  done: readonly ImportedRow[],
  language: Language,
): z.input<typeof ImportedOrders> {
  const count = (state: ImportedRow['state']) => done.filter((row) => row.state === state).length
  return {
    known: count('known'),
    expected: count('expected'),
    refused: count('refused'),
    rows: done.map(({ error, ...row }, at) => ({
      row: at + 1,
      ...row,
      error: error && errorBody(error, language).error,
    })),
  }
}

export const EXAMPLE_IMPORTED = {
  known: 1,
  expected: 1,
  refused: 0,
  rows: [
    { row: 1, state: 'known' as const, id: null, transaction_id, error: null },
    {
      row: 2,
      state: 'expected' as const,
      id: `1:${merchant_id}:T20261127002`,
      transaction_id: null,
      error: null,
    },
  ],
}

const importOrdersRoute = defineRoute({
  method: 'post',
  path: '/api/orders/import',
  id: 'importOrders',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Tells of payments: each is asked for until WeChat shows it; answers for each row',
    zh: '告知支付单：逐单查询直到微信返回；逐行应答',
  },
  details: {
    en: 'WeChat is asked after a minute, then 1, 2, 4 … minutes later. The same rows again change nothing. A row that is wrong does not stop the others.',
    zh: '一分钟后查询微信，之后间隔 1、2、4……分钟。重复提交不会产生变化；某行有误不影响其他行。',
  },
  body: z.array(z.unknown()).min(1).max(MAX_IMPORT_ROWS),
  described_body: z.array(ImportRow).min(1).max(MAX_IMPORT_ROWS).meta({ id: 'OrderImportRows' }),
  response: { status: 200, schema: ImportedOrders },
  errors: [],
  example: {
    body: [
      { transaction_id, openid, promised_ship_time: EXAMPLE_PAY_TIME + 6 * 86_400 },
      { mchid: merchant_id, out_trade_no: 'T20261127002', pay_time: EXAMPLE_PAY_TIME },
    ],
    response: EXAMPLE_IMPORTED,
  },
  async handle({ body, language }, shop) {
    return viewImported(await importOrders(shop, body, language), language)
  },
})

const Expected = z
  .object({
    id: z.string(),
    transaction_id: z.string().nullable(),
    mchid: z.string().nullable(),
    out_trade_no: z.string().nullable(),
    source: z.enum(['import', 'notification']),
    paid_amount: fen.nullable(),
    pay_time: seconds.nullable(),
    promised_ship_time: seconds.nullable(),
    told_at: milliseconds,
    tries: z.int().meta({ text: { en: 'How often WeChat was asked', zh: '已查询次数' } }),
    next_at: milliseconds.meta({
      text: { en: 'When it is asked next, Unix milliseconds', zh: '下次查询时间，Unix 毫秒' },
    }),
    errcode: z
      .int()
      .nullable()
      .meta({
        text: {
          en: 'Why WeChat did not show it the last time; null: it did not answer, or was not asked',
          zh: '微信上次未返回的错误码；null：未应答或尚未查询',
        },
      }),
    likely_causes: z.array(z.string()).meta({
      text: {
        en: 'For 10060001: possible causes, likeliest first',
        zh: '10060001 的可能原因，最可能的在前',
      },
    }),
  })
  .meta({ id: 'ExpectedOrder' })

const EXAMPLE_EXPECTED = {
  id: `2:${transaction_id}`,
  transaction_id,
  mchid: merchant_id,
  out_trade_no: merchant_trade_no,
  source: 'notification' as const,
  paid_amount: 16_800,
  pay_time: EXAMPLE_PAY_TIME,
  promised_ship_time: null,
  told_at: EXAMPLE_PAY_TIME * 1000,
  tries: 1,
  next_at: (EXAMPLE_PAY_TIME + 120) * 1000,
  errcode: 10_060_001,
  likely_causes: ['Paid only just now: WeChat shows a payment after about a minute. Wait.'],
}

const listExpectedRoute = defineRoute({
  method: 'get',
  path: '/api/expected-orders',
  id: 'listExpectedOrders',
  group: 'orders',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'Payments that we were told of, and that WeChat does not show yet',
    zh: '已得知但微信尚未返回的支付单',
  },
  query: z.strictObject({ cursor: cursorQuery(256).optional(), limit: limitQuery(200, 50) }),
  response: {
    status: 200,
    schema: z
      .object({ expected: z.array(Expected), next_cursor: nextCursor })
      .meta({ id: 'ExpectedOrderPage' }),
  },
  errors: [],
  example: {
    query: { limit: 20 },
    response: { expected: [EXAMPLE_EXPECTED], next_cursor: null },
  },
  async handle({ query, language }, shop) {
    const { expected, next_cursor } = await readExpected(shop, query)
    return { expected: expected.map((one) => viewExpected(shop, one, language)), next_cursor }
  },
})

const forgetExpectedRoute = defineRoute({
  method: 'delete',
  path: '/api/expected-orders/{id}',
  id: 'forgetExpectedOrder',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Expects a payment no more: a wrong number, or another Mini Program’s',
    zh: '不再等待某支付单：单号有误，或属于其他小程序',
  },
  params: z.object({ id: z.string().min(1).max(256) }),
  response: {
    status: 200,
    schema: z.object({ done: z.literal(true) }).meta({ id: 'Forgotten' }),
  },
  errors: ['not_found'],
  example: { params: { id: `2:${transaction_id}` }, response: { done: true } },
  async handle({ params }, shop) {
    await forgetPayment(shop, params.id)
    return { done: true as const }
  },
})

export const expectedRoutes = [importOrdersRoute, listExpectedRoute, forgetExpectedRoute]
