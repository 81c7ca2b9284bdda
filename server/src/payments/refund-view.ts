/** What a merchant reads of refunds. */
import { z } from 'zod'
import type { Scope } from '../database/database.ts'
import { fen, milliseconds, seconds } from '../http/fields.ts'
import { refundsOf, toldRefundId, type Refund } from './refund-queries.ts'

export const RefundView = z
  .object({
    refund_id: z
      .string()
      .nullable()
      .meta({
        text: {
          en: "WeChat Pay's number; null: the sum that an import told",
          zh: '微信退款单号；null：由导入告知的退款总额',
        },
      }),
    out_refund_no: z.string(),
    status: z.string().meta({
      text: {
        en: 'SUCCESS: the money went back. ABNORMAL: it did not, and must be handled by hand in the merchant platform. CLOSED, PROCESSING',
        zh: 'SUCCESS：已退款。ABNORMAL：退款异常，需在商户平台人工处理。CLOSED、PROCESSING',
      },
    }),
    refund: fen,
    total: fen.meta({ text: { en: 'Of the whole order, fen', zh: '订单总金额（分）' } }),
    success_time: seconds.nullable(),
    told_at: milliseconds,
    overruled: z.boolean().meta({
      text: {
        en: 'A person has retried a shipment that it had stopped',
        zh: '有人重试了被该退款拦下的发货',
      },
    }),
  })
  .meta({ id: 'Refund' })

/** Reads the refunds of an order that we were told of. */
export const refundsOfOrder = (
  scope: Scope,
  { transaction_id }: { transaction_id: string },
): Promise<Refund[]> => refundsOf(scope, [transaction_id])

export function viewRefund(refund: Refund): z.input<typeof RefundView> {
  const { refund_id, transaction_id, out_refund_no, status, total, success_time } = refund
  return {
    refund_id: refund_id === toldRefundId(transaction_id) ? null : refund_id,
    out_refund_no,
    status,
    refund: refund.refund,
    total,
    success_time,
    told_at: refund.told_at,
    overruled: refund.overruled,
  }
}
