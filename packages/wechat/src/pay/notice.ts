/** What notifications of WeChat Pay tell: payments in three shapes, and refunds. */
import { z } from 'zod'
import { PayError } from './errors.ts'
import type { ReceivedPayNotification } from './receive.ts'

const number = z.string().min(1).max(64)
const mchid = z.string().min(1).max(32)
const appid = z.string().max(32).nullish()
const openid = z.string().max(128).nullish()
/** Fen. */
const amount = z.int().nonnegative()
/** RFC 3339. */
const time = z.string().max(64).nullish()

/** Paid to a merchant itself [wechatpay-go services/payments]. */
const Direct = z.looseObject({
  appid: z.string().min(1).max(32),
  mchid,
  out_trade_no: number,
  transaction_id: number,
  trade_state: z.string().max(32),
  success_time: time,
  payer: z.looseObject({ openid }).nullish(),
  amount: z.looseObject({ total: amount }),
})

/**
 * Paid through a service provider: the Mini Program may be the provider's (sp_appid) or the
 * sub-merchant's (sub_appid) [wechatpay-go services/partnerpayments].
 */
const Provider = z.looseObject({
  sp_appid: z.string().min(1).max(32),
  sp_mchid: mchid,
  sub_appid: appid,
  sub_mchid: mchid,
  out_trade_no: number,
  transaction_id: number,
  trade_state: z.string().max(32),
  success_time: time,
  payer: z.looseObject({ sp_openid: openid, sub_openid: openid }).nullish(),
  amount: z.looseObject({ total: amount }),
})

/** One notice of several orders, without a number of its own at the top [pay.weixin.qq.com combine-payment]. */
const Combined = z.looseObject({
  combine_appid: z.string().min(1).max(32),
  combine_mchid: mchid,
  combine_out_trade_no: number,
  combine_payer_info: z.looseObject({ openid }).nullish(),
  sub_orders: z
    .array(
      z.looseObject({
        mchid,
        sub_mchid: mchid.nullish(),
        sub_appid: appid,
        sub_openid: openid,
        out_trade_no: number,
        transaction_id: number,
        trade_state: z.string().max(32),
        success_time: time,
        amount: z.looseObject({ total_amount: amount }),
      }),
    )
    .min(1)
    .max(50),
})

/** Tells neither appid nor openid [wechatpay-java RefundNotification; providers: seen]. */
const Refund = z.looseObject({
  mchid: mchid.nullish(),
  sp_mchid: mchid.nullish(),
  sub_mchid: mchid.nullish(),
  out_trade_no: number,
  transaction_id: number,
  out_refund_no: z.string().max(64).nullish(),
  refund_id: number,
  refund_status: z.string().min(1).max(32).optional(),
  // The query names it so.
  status: z.string().min(1).max(32).optional(),
  success_time: time,
  amount: z.looseObject({ total: amount, refund: amount }),
})

/** A payment as WeChat Pay tells it. */
export interface PaidOrder {
  transaction_id: string
  /** Who placed the order: the merchant, or the service provider. */
  mchid: string
  /** Empty when there is none. */
  sub_mchid: string
  out_trade_no: string
  /** The payer's openid in each Mini Program that the payment names; empty: it does not say. */
  openids: Readonly<Record<string, string>>
  /** For example SUCCESS. */
  trade_state: string
  /** Fen, of the order. */
  total: number
  /** Unix seconds; null: it does not say. */
  success_time: number | null
}

/** A refund as WeChat Pay tells it. */
export interface PayRefund {
  refund_id: string
  out_refund_no: string
  transaction_id: string
  mchid: string
  sub_mchid: string
  out_trade_no: string
  /** Only SUCCESS means that the money went back; also ABNORMAL, CLOSED, PROCESSING. */
  status: string
  /** Fen: of this refund, and of the whole order. */
  refund: number
  total: number
  /** Unix seconds; null: it has none yet. */
  success_time: number | null
}

export type PayNotice =
  | {
      kind: 'payment'
      orders: readonly PaidOrder[]
      /** The numbers of a combined payment; null: it is none. */
      combined: { mchid: string; out_trade_no: string } | null
    }
  | { kind: 'refund'; refund: PayRefund }
  /** Of another product of WeChat Pay. */
  | { kind: 'other' }

function secondsOf(text: string | null | undefined): number | null {
  const milliseconds = Date.parse(text ?? '')
  return Number.isFinite(milliseconds) ? Math.floor(milliseconds / 1000) : null
}

/** Names an openid by its Mini Program; what is not given is left out. */
function openidsOf(...pairs: [string | null | undefined, string | null | undefined][]) {
  return Object.fromEntries(pairs.flatMap(([app, id]) => (app ? [[app, id ?? '']] : [])))
}

function paid(content: unknown): PayNotice {
  const direct = Direct.safeParse(content)
  if (direct.success) {
    const { appid: app, mchid: own, payer, amount: money, success_time, ...order } = direct.data
    return {
      kind: 'payment',
      combined: null,
      orders: [
        {
          ...numbersOf(order),
          mchid: own,
          sub_mchid: '',
          openids: openidsOf([app, payer?.openid]),
          total: money.total,
          success_time: secondsOf(success_time),
        },
      ],
    }
  }
  const provider = Provider.safeParse(content)
  if (provider.success) {
    const { sp_appid, sub_appid, sp_mchid, sub_mchid, payer, success_time, ...order } =
      provider.data
    return {
      kind: 'payment',
      combined: null,
      orders: [
        {
          ...numbersOf(order),
          mchid: sp_mchid,
          sub_mchid,
          openids: openidsOf([sp_appid, payer?.sp_openid], [sub_appid, payer?.sub_openid]),
          total: order.amount.total,
          success_time: secondsOf(success_time),
        },
      ],
    }
  }
  return combined(content)
}

function combined(content: unknown): PayNotice {
  const parsed = Combined.safeParse(content)
  if (!parsed.success) throw new PayError('malformed', 'the payment is not as documented')
  const { combine_appid, combine_mchid, combine_out_trade_no, combine_payer_info, sub_orders } =
    parsed.data
  return {
    kind: 'payment',
    combined: { mchid: combine_mchid, out_trade_no: combine_out_trade_no },
    orders: sub_orders.map((sub) => ({
      ...numbersOf(sub),
      mchid: sub.mchid,
      sub_mchid: sub.sub_mchid ?? '',
      openids: openidsOf(
        [combine_appid, combine_payer_info?.openid],
        [sub.sub_appid, sub.sub_openid],
      ),
      total: sub.amount.total_amount,
      success_time: secondsOf(sub.success_time),
    })),
  }
}

const numbersOf = (order: {
  transaction_id: string
  out_trade_no: string
  trade_state: string
}): Pick<PaidOrder, 'transaction_id' | 'out_trade_no' | 'trade_state'> => ({
  transaction_id: order.transaction_id,
  out_trade_no: order.out_trade_no,
  trade_state: order.trade_state,
})

function refunded(content: unknown, event_type: string): PayNotice {
  const parsed = Refund.safeParse(content)
  if (!parsed.success) throw new PayError('malformed', 'the refund is not as documented')
  const { amount: money, success_time, ...refund } = parsed.data
  return {
    kind: 'refund',
    refund: {
      refund_id: refund.refund_id,
      out_refund_no: refund.out_refund_no ?? '',
      transaction_id: refund.transaction_id,
      mchid: refund.sp_mchid ?? refund.mchid ?? '',
      sub_mchid: refund.sub_mchid ?? '',
      out_trade_no: refund.out_trade_no,
      status: refund.refund_status ?? refund.status ?? event_type.replace(/^REFUND\./, ''),
      refund: money.refund,
      total: money.total,
      success_time: secondsOf(success_time),
    },
  }
}

/** Reads what a notification tells. @throws PayError `malformed` for a payment or refund that is not as documented */
export function readPayNotice({
  event_type,
  content,
}: Pick<ReceivedPayNotification, 'event_type' | 'content'>): PayNotice {
  if (event_type.startsWith('REFUND.')) return refunded(content, event_type)
  if (event_type === 'TRANSACTION.SUCCESS') return paid(content)
  return { kind: 'other' }
}
