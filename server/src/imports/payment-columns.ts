/** Which column of a file of payments is which. Of amounts, a heading says whether it is yuan or fen. */
import { plainHeading, textOf } from './headings.ts'
import { refusedFile, shown, type TableLine } from './table.ts'

/** Headings as {@link plainHeading} leaves them. */
const HEADINGS = {
  transaction_id: [
    'transactionid wechattransactionid',
    '微信支付单号 支付单号 交易单号 微信订单号 微信支付订单号 微信交易单号 微信单号',
  ],
  mchid: ['mchid merchantid', '商户号 微信商户号 微信支付商户号'],
  out_trade_no: [
    'outtradeno merchanttradeno merchantorderno orderno',
    '商户单号 商户订单号 商家订单号 订单号 订单编号',
  ],
  openid: ['openid', '用户标识 支付者'],
  paid_amount: [
    'paidamount amount total',
    '支付金额 实付金额 订单金额 付款金额 金额 应结订单金额 实付款',
  ],
  pay_time: ['paytime successtime', '支付时间 付款时间 交易时间'],
  promised_ship_time: ['promisedshiptime', '承诺发货时间 最晚发货时间'],
  refunded_amount: ['refundedamount refund refundamount', '退款金额 已退款金额'],
  refund_id: ['refundid', '微信退款单号 退款单号'],
  refunded_time: ['refundedtime refundtime', '退款时间'],
} as const
export type PaymentField = keyof typeof HEADINGS

export type Unit = 'yuan' | 'fen'
type Amount = 'paid_amount' | 'refunded_amount'

const FIELD_OF = new Map(
  Object.entries(HEADINGS).flatMap(([field, texts]) =>
    texts.flatMap((text) => text.split(' ').map((name) => [name, field as PaymentField] as const)),
  ),
)

const isAmount = (field: PaymentField | undefined): field is Amount =>
  field === 'paid_amount' || field === 'refunded_amount'

const UNITS: Readonly<Record<string, Unit>> = {
  元: 'yuan',
  人民币: 'yuan',
  yuan: 'yuan',
  cny: 'yuan',
  rmb: 'yuan',
  分: 'fen',
  fen: 'fen',
}
const NAMES = Object.keys(UNITS).join('|')
/** 金额（元）, Amount (unit: fen); 退款金额（部分） says nothing. */
const IN_BRACKETS = new RegExp(`[(\\[【]\\s*(?:单位:?|unit:?)?\\s*(${NAMES})\\s*[)\\]】]`, 'i')
/** 金额元, paid_amount_fen. */
const AT_THE_END = new RegExp(`^(.+?)(${NAMES})$`)

/** Says which field a heading names, and of an amount in what it is, as far as the heading says. */
function readHeading(heading: string): { field: PaymentField; unit: Unit | null } | undefined {
  const plain = plainHeading(heading)
  const [, stem = '', end = ''] = AT_THE_END.exec(plain) ?? []
  const named = FIELD_OF.get(plain)
  const field = named ?? FIELD_OF.get(stem)
  if (field === undefined) return undefined
  const said = [
    IN_BRACKETS.exec(heading.slice(0, 200).normalize('NFKC'))?.[1]?.toLowerCase(),
    named === undefined ? end : undefined,
    // The names of the API, whose amounts are fen.
    isAmount(field) && heading.trim() === field ? 'fen' : undefined,
  ].flatMap((one) => (one === undefined ? [] : (UNITS[one] ?? [])))
  const [unit = null] = said
  return { field, unit: said.every((one) => one === unit) ? unit : null }
}

const SEARCHED_LINES = 30

const isHeadings = ({ cells }: TableLine): boolean => {
  const fields = new Set(cells.map((cell) => readHeading(textOf(cell))?.field))
  return fields.has('transaction_id') || fields.has('out_trade_no')
}

/** Returns how many headings of payments a table has; 0: it has none. */
export function knownPaymentHeadings(lines: readonly TableLine[]): number {
  const found = lines.slice(0, SEARCHED_LINES).find(isHeadings)
  return found?.cells.filter((cell) => readHeading(textOf(cell)) !== undefined).length ?? 0
}

export interface PaymentColumns {
  /** The headings as the file has them. */
  names: string[]
  of: ReadonlyMap<PaymentField, number>
  unit: Readonly<Partial<Record<Amount, Unit>>>
  unused: string[]
  /** Where the lines under the headings begin. */
  start: number
}

/**
 * Finds the headings.
 * @param amounts what amounts are in whose headings do not say it
 * @throws FahuoError `invalid`: there are none, one stands twice, or nothing says what amounts are in
 */
export function findPaymentColumns(
  lines: readonly TableLine[],
  amounts: Unit | undefined,
): PaymentColumns {
  const at = lines.slice(0, SEARCHED_LINES).findIndex(isHeadings)
  const found = lines[at]
  if (!found)
    throw refusedFile(
      `No headings were found in the first ${SEARCHED_LINES} lines: a line with transaction_id, or with mchid and out_trade_no, is needed`,
      `前 ${SEARCHED_LINES} 行中没有找到表头：需要一行包含“微信支付单号”，或“商户号”与“商户单号”`,
    )
  const names = found.cells.map((cell) => textOf(cell).replaceAll(/\s+/g, ' ').trim())
  const of = new Map<PaymentField, number>()
  const unit: Partial<Record<Amount, Unit>> = {}
  const unused: string[] = []
  for (const [column, name] of names.entries()) {
    const heading = readHeading(name)
    if (!heading) {
      if (name !== '') unused.push(name)
      continue
    }
    const { field } = heading
    const before = of.get(field)
    if (before !== undefined)
      throw refusedFile(
        `The columns ${shown(names[before] ?? '')} and ${shown(name)} say the same: remove one`,
        `“${shown(names[before] ?? '')}”与“${shown(name)}”两列含义相同，请删除其中一列`,
      )
    of.set(field, column)
    if (isAmount(field)) unit[field] = heading.unit ?? amounts ?? unsaid(name)
  }
  return { names, of, unit, unused, start: at + 1 }
}

function unsaid(name: string): never {
  throw refusedFile(
    `${shown(name)} does not say whether it is yuan or fen: write yuan or fen into the heading, or send the file with amounts=yuan or amounts=fen`,
    `${shown(name)} 没有写明单位是元还是分：请在表头注明“（元）”或“（分）”，或提交时加 amounts=yuan 或 amounts=fen`,
  )
}
