import { busy, common } from './common.ts'
import { complaints } from './complaints.ts'
import { ERRCODE, type Errcode } from './errcode.ts'
import { logistics } from './logistics.ts'
import type { ErrorKind, Row, Rows } from './row.ts'
import { shipping } from './shipping.ts'
import { shoppingOrders } from './shopping-orders.ts'
import {
  unknownPaymentCauses,
  type UnknownPayment,
  type UnknownPaymentCause,
} from './unknown-payment.ts'

export { ERRCODE, type Errcode } from './errcode.ts'
export type { ErrorKind } from './row.ts'

type Words = { zh: string; en: string }

export interface Explanation {
  errcode: number
  kind: ErrorKind
  cause: Words
  remedy: Words
  /** For PAYMENT_UNKNOWN: the causes that fit what is known about the payment, likeliest first. */
  causes?: (Words & { name: UnknownPaymentCause })[]
}

// An errcode without a row does not compile.
const rows: Rows & Record<Errcode, Row> = {
  ...common,
  ...shipping,
  ...shoppingOrders,
  ...logistics,
  ...complaints,
}

const unlisted: Row = [
  'operator',
  'WeChat answered an errcode that is not in the catalogue.',
  "Look it up in WeChat's documents, or ask WeChat's support and give the rid.",
  '微信返回了未收录的错误码。',
  '请查阅微信文档，或提供 rid 联系微信客服。',
]

/** Every errcode in the catalogue. */
export const explainedErrcodes: readonly number[] = Object.keys(rows).map(Number)

/**
 * Returns cause and remedy of an errcode, in Chinese and English. Never throws: an errcode that is
 * not in the catalogue is for the operator.
 * @param known what is known about the payment, for PAYMENT_UNKNOWN, which has six causes
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

/** Whether an errcode means that WeChat is busy and the request may still have taken effect. */
export function isBusy(errcode: number): boolean {
  return rows[errcode] === busy
}

/** Whether an errcode is in the catalogue: WeChat documents it, or it was seen. */
export function isListed(errcode: number): boolean {
  return errcode in rows
}
