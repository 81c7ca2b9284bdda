/** The numbers of a payment as merchants send them: which one it is, and whether a spreadsheet spoiled it. */
import { ORDER_NUMBER_TYPE, type OrderKeyInput } from '@fahuo/wechat'
import { z } from 'zod'
import type { Text } from '../core/language.ts'
import { ruleText } from '../http/body.ts'

/** What an order_key says. */
export const ORDER_KEY_TEXT: Text = {
  en: 'Which payment: `transaction_id` (order_number_type 2), or `mchid` with `out_trade_no` (order_number_type 1)',
  zh: '支付单：填 `transaction_id`（order_number_type 为 2），或 `mchid` 加 `out_trade_no`（order_number_type 为 1）',
}

/** The values of order_number_type, and what each says. */
export const ORDER_NUMBER_TYPES = {
  enum: Object.values(ORDER_NUMBER_TYPE),
  text: {
    en: "1 the merchant's pair (mchid, out_trade_no), 2 WeChat Pay's transaction_id",
    zh: '1 商户号与商户单号（mchid、out_trade_no），2 微信支付单号（transaction_id）',
  },
}

/** Digits of a number that a spreadsheet keeps: fifteen of WeChat Pay's 28, so that thirteen become 0. */
const ROUNDED = /^\d{10,}0{10}$/

/** Says what a spreadsheet did to a number; null when nothing shows. */
function damageOf(number: string): Text | null {
  if (/^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(number))
    return {
      en: 'was rounded by a spreadsheet and cannot be restored; format the column as text and export again',
      zh: '已被表格软件转为科学计数法，无法还原；请把该列设为文本格式后重新导出',
    }
  if (/^=|^['‘’`"]|"$/.test(number))
    return {
      en: 'carries the quote or formula of a spreadsheet; send the number alone',
      zh: '带有表格软件的引号或公式，请只填单号本身',
    }
  if (/^\d+\.0*$/.test(number))
    return {
      en: 'has a decimal point: it was read as a number; send it as text',
      zh: '带有小数点，说明曾被当作数字读取；请按文本填写',
    }
  return null
}

/** Says what is wrong with a WeChat Pay number; null when it may be one. */
export function transactionIdProblem(number: string): Text | null {
  const damage = damageOf(number)
  if (damage) return damage
  if (ROUNDED.test(number))
    return {
      en: 'ends in ten zeros or more: a spreadsheet rounded it; export it again as text',
      zh: '末尾连续十个以上的 0，说明已被表格软件取整；请以文本格式重新导出',
    }
  // The documents' own samples hold more than digits.
  if (/^[\w-]*$/.test(number)) return null
  return {
    en: 'may hold letters, digits, - and _ only',
    zh: '只能包含字母、数字、- 和 _',
  }
}

/** A number that is checked for damage before anything is stored: it would only wait for an hour. */
const number = (problemOf: (text: string) => Text | null) =>
  z
    .string()
    .trim()
    .max(128)
    .superRefine((text, ctx) => {
      const problem = problemOf(text)
      if (problem) ctx.addIssue({ code: 'custom', ...ruleText(problem) })
    })
    .optional()

export const OrderKey = z
  .object({
    order_number_type: z.int().meta(ORDER_NUMBER_TYPES),
    transaction_id: number(transactionIdProblem),
    mchid: number(damageOf),
    out_trade_no: number(damageOf),
  })
  .meta({ id: 'OrderKey', text: ORDER_KEY_TEXT })
export type OrderKey = z.output<typeof OrderKey>

/** Returns the number of a payment as an upload takes it. */
export function orderKeyOf(key: OrderKey): OrderKeyInput {
  return key.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY
    ? { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id: key.transaction_id ?? '' }
    : {
        order_number_type: ORDER_NUMBER_TYPE.MERCHANT,
        mchid: key.mchid ?? '',
        out_trade_no: key.out_trade_no ?? '',
      }
}

/** Returns which payment a key names, as one text; two payments never have the same. */
export function paymentKey(key: OrderKey): string {
  if (key.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY) return `2:${key.transaction_id}`
  // The first colon ends the merchant number, so that it must have none itself.
  const mchid = (key.mchid ?? '').replaceAll('%', '%25').replaceAll(':', '%3A')
  return `1:${mchid}:${key.out_trade_no}`
}

/** Returns the order_key that {@link paymentKey} wrote. */
export function readPaymentKey(text: string): OrderKey {
  if (text.startsWith('2:'))
    return { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id: text.slice(2) }
  const [, mchid = '', ...rest] = text.split(':')
  return {
    order_number_type: ORDER_NUMBER_TYPE.MERCHANT,
    mchid: mchid.replaceAll('%3A', ':').replaceAll('%25', '%'),
    out_trade_no: rest.join(':'),
  }
}
