import type { ORDER_NUMBER_TYPE } from '../calls/enums.ts'

/**
 * Types that refuse unknown fields. The schemas keep fields they do not know, because WeChat ignores
 * them; but `merchant_id` in place of `mchid` must not compile.
 */

/** The keys of T without its index signatures. */
type NamedKeys<T> = keyof {
  [
    K in keyof T as string extends K
      ? never
      : number extends K
        ? never
        : symbol extends K
          ? never
          : K
  ]: T[K]
}

/** Exactly one of the two ways to name a payment in an upload. */
export type OrderKeyInput =
  | {
      order_number_type: typeof ORDER_NUMBER_TYPE.MERCHANT
      mchid: string
      out_trade_no: string
      transaction_id?: never
    }
  | {
      order_number_type: typeof ORDER_NUMBER_TYPE.WECHAT_PAY
      transaction_id: string
      mchid?: never
      out_trade_no?: never
    }

/** T without index signatures, at every depth. */
export type Strict<T> = T extends string | number | boolean | Blob
  ? T
  : T extends (infer Item)[]
    ? Strict<Item>[]
    : T extends object
      ? 'order_number_type' extends NamedKeys<T>
        ? OrderKeyInput
        : { [K in NamedKeys<T>]: Strict<T[K]> }
      : T
