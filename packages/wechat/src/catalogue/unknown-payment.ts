import { ORDER_NUMBER_TYPE } from '../calls/enums.ts'

/** What may be known of a payment that WeChat says it does not know (10060001). */
export interface UnknownPayment {
  order?: {
    /** Unix seconds. */
    pay_time?: number
    sub_merchant_id?: string
    /** Paid in the developer or trial version. */
    trial?: boolean
    /** The currency paid, for instance CNY. */
    currency?: string
  }
  /** What the upload named the payment by. */
  order_key?: {
    order_number_type: number
    mchid?: string | undefined
    transaction_id?: string | undefined
  }
  /** Unix seconds, now. */
  now?: number
  /** Unix seconds from which the merchant number is authorised. */
  authorised_since?: number
}

interface Cause {
  /** Undefined: nothing known speaks for or against it. */
  fits: (known: UnknownPayment) => boolean | undefined
  en: string
  zh: string
}

/** Seconds after which a payment should be there [staff: about a minute]. */
const FRESH = 120

/** In the order in which they are met [staff]. */
const causes: Cause[] = [
  {
    fits: ({ order, now }) =>
      order?.pay_time === undefined || now === undefined ? undefined : now - order.pay_time < FRESH,
    en: 'Paid less than about a minute ago: not there yet, wait.',
    zh: '付款不到约一分钟，尚未入库，请等待。',
  },
  {
    fits: ({ order_key, order }) => {
      if (order_key?.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY)
        return !/^4[0-9]{27}$/.test(order_key.transaction_id ?? '')
      if (!order?.sub_merchant_id || order_key?.mchid === undefined) return undefined
      return order_key.mchid !== order.sub_merchant_id
    },
    en: "The number is not this payment's: with a sub-merchant, mchid must be the sub-merchant's; an aggregator's number is not WeChat's. WeChat Pay's transaction_id is the surest.",
    zh: '单号与支付单不符：子商户支付须填子商户号；聚合支付的单号不是微信单号。建议使用微信支付单号。',
  },
  {
    fits: ({ order }) => order?.trial,
    en: 'Paid in the developer or trial version: such payments never enter.',
    zh: '在开发版或体验版支付的订单不会进入系统。',
  },
  {
    fits: ({ order, authorised_since }) =>
      order?.pay_time === undefined || authorised_since === undefined
        ? undefined
        : order.pay_time < authorised_since,
    en: 'Paid before the merchant number was authorised to shipping management: never enters.',
    zh: '付款早于商户号授权给发货管理：不会进入系统。',
  },
  {
    fits: ({ order }) => (order?.currency === undefined ? undefined : order.currency !== 'CNY'),
    en: 'Paid with an overseas wallet or in another currency: never enters.',
    zh: '境外钱包或外币支付：不会进入系统。',
  },
  {
    fits: () => undefined,
    en: "Paid to another Mini Program, or asked with another appid's token.",
    zh: '付给了其他小程序，或使用了其他 appid 的 token。',
  },
]

/** The causes of 10060001 that fit: those that surely do, or else all that are not ruled out. */
export function unknownPaymentCauses(known: UnknownPayment): { zh: string; en: string }[] {
  const judged = causes.map(({ fits, en, zh }) => ({ fit: fits(known), words: { en, zh } }))
  const sure = judged.filter(({ fit }) => fit === true)
  const open = judged.filter(({ fit }) => fit === undefined)
  return (sure.length > 0 ? sure : open).map(({ words }) => words)
}
