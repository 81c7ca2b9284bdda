import { ORDER_NUMBER_TYPE } from '../calls/enums.ts'

/** What may be known about a payment that WeChat does not know (10060001). */
export interface UnknownPayment {
  order?: {
    /** Unix seconds. */
    pay_time?: number
    sub_merchant_id?: string
    /** Paid in the development or trial version. */
    trial?: boolean
    /** The currency paid, for example CNY. */
    currency?: string
  }
  /** The payment as the upload named it. */
  order_key?: {
    order_number_type: number
    mchid?: string | undefined
    transaction_id?: string | undefined
  }
  /** The current time in Unix seconds. */
  now?: number
  /** Unix seconds from which the merchant number is authorised. */
  authorised_since?: number
}

/** Which cause it is: what helps depends on it. */
export type UnknownPaymentCause =
  | 'just_paid'
  | 'wrong_number'
  | 'trial_version'
  | 'not_authorised_yet'
  | 'foreign_currency'
  | 'another_mini_program'

interface Cause {
  name: UnknownPaymentCause
  /** Whether the cause applies; undefined when that is not known. */
  applies: (known: UnknownPayment) => boolean | undefined
  en: string
  zh: string
}

/** WeChat knows a payment after about a minute [staff]; twice that, to be safe. */
const FRESH_SECONDS = 120

/** The most frequent first [staff]. */
const causes: Cause[] = [
  {
    name: 'just_paid',
    applies: ({ order, now }) =>
      order?.pay_time === undefined || now === undefined
        ? undefined
        : now - order.pay_time < FRESH_SECONDS,
    en: 'Paid only just now: WeChat shows a payment after about a minute. Wait.',
    zh: '刚刚付款：微信约一分钟后才能查到，请稍等。',
  },
  {
    name: 'wrong_number',
    applies: ({ order_key, order }) => {
      if (order_key?.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY)
        return !/^4[0-9]{27}$/.test(order_key.transaction_id ?? '')
      if (!order?.sub_merchant_id || order_key?.mchid === undefined) return undefined
      return order_key.mchid !== order.sub_merchant_id
    },
    en: "The number does not belong to this payment: for a sub-merchant, mchid must be the sub-merchant's; an aggregator's number is not WeChat's. WeChat Pay's transaction_id is the safest choice.",
    zh: '单号与支付单不符：子商户支付须填写子商户号；聚合支付的单号不是微信支付单号。建议使用微信支付单号。',
  },
  {
    name: 'trial_version',
    applies: ({ order }) => order?.trial,
    en: 'Paid in the development or trial version: WeChat does not record such payments.',
    zh: '在开发版或体验版中支付：微信不会收录此类订单。',
  },
  {
    name: 'not_authorised_yet',
    applies: ({ order, authorised_since }) =>
      order?.pay_time === undefined || authorised_since === undefined
        ? undefined
        : order.pay_time < authorised_since,
    en: 'Paid before the merchant number was authorised for shipping management: WeChat does not record such payments.',
    zh: '付款早于商户号授权发货管理：微信不会收录此类订单。',
  },
  {
    name: 'foreign_currency',
    applies: ({ order }) => (order?.currency === undefined ? undefined : order.currency !== 'CNY'),
    en: 'Paid with an overseas wallet or in another currency: WeChat does not record such payments.',
    zh: '使用境外钱包或外币支付：微信不会收录此类订单。',
  },
  {
    name: 'another_mini_program',
    applies: () => undefined,
    en: "Paid to another Mini Program, or called with another appid's token.",
    zh: '支付给了其他小程序，或调用时使用了其他 appid 的 token。',
  },
]

/** Returns the causes that apply to a payment, or else all that are not ruled out. */
export function unknownPaymentCauses(
  known: UnknownPayment,
): { name: UnknownPaymentCause; zh: string; en: string }[] {
  const checked = causes.map(({ name, applies, en, zh }) => ({
    applies: applies(known),
    words: { name, en, zh },
  }))
  const certain = checked.filter(({ applies }) => applies === true)
  const possible = checked.filter(({ applies }) => applies === undefined)
  return (certain.length > 0 ? certain : possible).map(({ words }) => words)
}
