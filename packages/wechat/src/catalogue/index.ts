import { busy, common } from './common.ts'
import { ERRCODE, type Errcode } from './errcode.ts'
import { logistics } from './logistics.ts'
import type { ErrorKind, Row, Rows } from './row.ts'
import { shipping } from './shipping.ts'
import { shoppingOrders } from './shopping-orders.ts'
import { unknownPaymentCauses, type UnknownPayment } from './unknown-payment.ts'

export { ERRCODE, type Errcode } from './errcode.ts'
export type { ErrorKind } from './row.ts'

type Words = { zh: string; en: string }

export interface Explanation {
  errcode: number
  kind: ErrorKind
  cause: Words
  remedy: Words
  /** For 10060001 only: which of its causes fit what is known of the order, likeliest first. */
  causes?: Words[]
}

// An errcode without a row does not compile.
const rows: Rows & Record<Errcode, Row> = {
  ...common,
  ...shipping,
  ...shoppingOrders,
  ...logistics,
}

const unlisted: Row = [
  'operator',
  'WeChat refused with a code that is not in the catalogue.',
  "Look it up in WeChat's documents, with the rid.",
  '微信返回了目录外的错误码。',
  '请携带 rid 在微信文档或客服处查询。',
]

/** Every code that is explained. */
export const explainedErrcodes: readonly number[] = Object.keys(rows).map(Number)

/**
 * Cause and remedy of an errcode, in Chinese and English. Never throws: unknown codes are an
 * operator's.
 * @param known what is known of the payment, for 10060001, which has six causes
 */
export function explain(errcode: number, known?: UnknownPayment): Explanation {
  const [kind, en, enRemedy, zh, zhRemedy] = rows[errcode] ?? unlisted
  return {
    errcode,
    kind,
    cause: { en, zh },
    remedy: { en: enRemedy, zh: zhRemedy },
    ...(errcode === ERRCODE.PAYMENT_UNKNOWN && known && { causes: unknownPaymentCauses(known) }),
  }
}

/** Busy codes: WeChat answered, and yet the request may have taken effect. */
export function isBusy(errcode: number): boolean {
  return rows[errcode] === busy
}
