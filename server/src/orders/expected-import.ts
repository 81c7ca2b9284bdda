/** Payments that a shop tells by itself, row by row: a row that is wrong does not stop the others. */
import { ORDER_NUMBER_TYPE } from '@fahuo/wechat'
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import { parse, ruleText } from '../http/body.ts'
import { OrderKey } from '../payments/order-key.ts'
import { REFUNDED, savingRefund, toldRefundId } from '../payments/refund-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { DetailsRequest } from './details-body.ts'
import { putDetails } from './details.ts'
import { expectedPayment, expectPayment, type PaymentTold } from './expected.ts'
import { savePromise } from './late.ts'
import { storedOrder } from './mirror.ts'
import { tellingRefund } from './events.ts'
import { findOrder, isShown, type Order } from './queries.ts'

/** Rows of one request. */
export const MAX_IMPORT_ROWS = 1_000

/** Milliseconds are out of range. */
const seconds = z.int().nonnegative().max(9_999_999_999)

const told = (en: string, zh: string) => ({ text: { en, zh } })

const Numbers = {
  transaction_id: OrderKey.shape.transaction_id,
  mchid: OrderKey.shape.mchid,
  out_trade_no: OrderKey.shape.out_trade_no,
}

/** A row as it is described. */
export const ImportRow = z
  .object({
    ...Numbers,
    openid: z.string().trim().max(128).optional().meta(told('Who paid', '支付者')),
    paid_amount: z.int().nonnegative().optional().meta(told('Fen', '分')),
    pay_time: seconds.optional().meta(told('Unix seconds', 'Unix 秒')),
    promised_ship_time: seconds
      .optional()
      .meta(
        told(
          'By when it is promised to ship, Unix seconds: it is late after that, not after 48 hours',
          '承诺发货时间，Unix 秒：此后才算超时，而不是付款后 48 小时',
        ),
      ),
    refunded_amount: z
      .int()
      .nonnegative()
      .optional()
      .meta(
        told(
          'Fen that were refunded: the sum of all refunds of the payment, or of this one with `refund_id`. In full, it stops a shipment that has not left',
          '已退款金额（分）：该支付单全部退款之和；填写 `refund_id` 时为该笔退款。全额退款会拦下尚未发出的发货',
        ),
      ),
    refund_id: z
      .string()
      .trim()
      .max(64)
      .optional()
      .meta(told("WeChat Pay's number of one refund", '微信退款单号')),
    refunded_time: seconds.optional().meta(told('Unix seconds', 'Unix 秒')),
    order: DetailsRequest.shape.order.meta(
      told(
        'What was bought, as PUT /api/orders/details takes it',
        '商品等信息，同 PUT /api/orders/details',
      ),
    ),
  })
  .meta({
    id: 'OrderImportRow',
    text: {
      en: 'A payment: `transaction_id`, or `mchid` with `out_trade_no`',
      zh: '一笔支付：`transaction_id`，或 `mchid` 加 `out_trade_no`',
    },
  })

const ParsedRow = ImportRow.extend({ order: z.unknown().optional() }).superRefine((row, ctx) => {
  const { transaction_id, mchid, out_trade_no, refund_id, refunded_amount } = row
  const refuse = (path: string, text: Text) =>
    ctx.addIssue({ code: 'custom', path: [path], ...ruleText(text) })
  if (!transaction_id && !(mchid && out_trade_no))
    refuse('transaction_id', {
      en: 'give transaction_id, or mchid with out_trade_no',
      zh: '请填写 transaction_id，或 mchid 加 out_trade_no',
    })
  if (refund_id !== undefined && refunded_amount === undefined)
    refuse('refunded_amount', { en: 'say how much it refunded', zh: '请填写退款金额' })
})
type ParsedRow = z.output<typeof ParsedRow>

/** What became of a row. */
export interface ImportedRow {
  /** `known`: WeChat has shown the order; `expected`: it is asked for. */
  state: 'known' | 'expected' | 'refused'
  /** The name of the payment, while it is expected. */
  id: string | null
  transaction_id: string | null
  error: FahuoError | null
}

/** Rows that are worked on at once. */
const AT_ONCE = 20

/** Takes rows in their order; each is answered for. The same row again changes nothing. */
export async function importOrders(
  shop: Shop,
  rows: readonly unknown[],
  language: Language,
): Promise<ImportedRow[]> {
  const done: ImportedRow[] = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE)
    done.push(...(await Promise.all(some.map((row) => importRow(shop, row, language)))))
  }
  return done
}

async function importRow(shop: Shop, given: unknown, language: Language): Promise<ImportedRow> {
  try {
    const row = parse(ParsedRow, given, language, { refuse_unknown: true })
    const details = readDetails(row, language)
    const known = await storedOrder(shop, {
      transaction_id: row.transaction_id,
      merchant_id: row.mchid,
      merchant_trade_no: row.out_trade_no,
    })
    const shown = known && isShown(known) ? known : null
    if (shown) refuseOther(shown, row)
    await noteRefund(shop, row, known ?? null)
    if (details) await putDetails(shop, details)
    if (shown) {
      const { transaction_id } = shown
      if (row.promised_ship_time !== undefined)
        await savePromise(shop, transaction_id, row.promised_ship_time)
      return { state: 'known', id: null, transaction_id, error: null }
    }
    const payment = toldOf(row)
    await shop.database.unit([expectPayment(shop, payment, 'import', shop.clock.now())])
    return {
      state: 'expected',
      id: expectedPayment(payment),
      transaction_id: known?.transaction_id ?? payment.transaction_id,
      error: null,
    }
  } catch (error) {
    if (!(error instanceof FahuoError)) throw error
    return { state: 'refused', id: null, transaction_id: null, error }
  }
}

function toldOf(row: ParsedRow): PaymentTold {
  const { transaction_id, mchid, out_trade_no, openid, paid_amount, pay_time } = row
  return {
    transaction_id: transaction_id || null,
    mchid: mchid || null,
    out_trade_no: out_trade_no || null,
    openid: openid || null,
    paid_amount: paid_amount ?? null,
    pay_time: pay_time ?? null,
    promised_ship_time: row.promised_ship_time ?? null,
  }
}

/** @throws FahuoError as PUT /api/orders/details does */
function readDetails(row: ParsedRow, language: Language): DetailsRequest | null {
  if (row.order === undefined) return null
  const { transaction_id, mchid, out_trade_no } = row
  const order_key = transaction_id
    ? { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id }
    : { order_number_type: ORDER_NUMBER_TYPE.MERCHANT, mchid, out_trade_no }
  return parse(DetailsRequest, { order_key, order: row.order }, language, { refuse_unknown: true })
}

/** @throws FahuoError `invalid` when WeChat shows another payer or amount */
function refuseOther(order: Order, { openid, paid_amount }: ParsedRow): void {
  const refuse = (en: string, zh: string) => {
    throw new FahuoError('invalid', { en, zh })
  }
  if (openid && openid !== order.openid)
    refuse('openid: WeChat shows another payer', 'openid：微信显示的支付者不同')
  if (paid_amount !== undefined && paid_amount !== order.paid_amount)
    refuse(
      `paid_amount: WeChat shows ${order.paid_amount}`,
      `paid_amount：微信显示为 ${order.paid_amount}`,
    )
}

async function noteRefund(shop: Shop, row: ParsedRow, order: Order | null): Promise<void> {
  const { refunded_amount, refund_id, refunded_time } = row
  if (refunded_amount === undefined || refunded_amount === 0) return
  const transaction_id = row.transaction_id || order?.transaction_id
  if (!transaction_id)
    throw new FahuoError('invalid', {
      en: 'refunded_amount: give transaction_id, too, while the order is not known',
      zh: 'refunded_amount：订单尚未知晓时，请同时填写 transaction_id',
    })
  const total = order?.paid_amount ?? row.paid_amount
  if (total === undefined)
    throw new FahuoError('invalid', {
      en: 'refunded_amount: give paid_amount, too, while the order is not known',
      zh: 'refunded_amount：订单尚未知晓时，请同时填写 paid_amount',
    })
  const refunded = order ?? (await findOrder(shop, transaction_id)) ?? null
  await shop.database.unit([
    savingRefund(shop, {
      refund_id: refund_id || toldRefundId(transaction_id),
      transaction_id,
      mchid: row.mchid || (order?.merchant_id ?? ''),
      out_trade_no: row.out_trade_no || (order?.merchant_trade_no ?? ''),
      out_refund_no: '',
      status: REFUNDED,
      refund: refunded_amount,
      total,
      success_time: refunded_time ?? null,
      told_at: shop.clock.now(),
    }),
    ...(await tellingRefund(shop, refunded)),
  ])
}
