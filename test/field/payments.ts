import { community, kindOf, type Case } from './case.ts'

export interface Given {
  /** The order that a buyer pays; WeChat's own numbers when left out. */
  order?: object
  /** As a shop sends it; `{{transaction_id}}` and others stand for those of the payment. */
  order_key: Record<string, unknown>
}

/** Ships, or is refused with this in the words. */
export type Expected = 'ships' | { refused: string }

const wxpay = (transaction_id: string) => ({ order_number_type: 2, transaction_id })
const pair = (mchid: string, out_trade_no: string) => ({
  order_number_type: 1,
  mchid,
  out_trade_no,
})

const MERCHANT = '1900000109'

/** Merchants' own numbers with signs that programs trip over. */
const ODD_NUMBERS: [name: string, zh: string, number: string][] = [
  ['underscore, hyphen and asterisk', '下划线、连字符与星号', 'A_-*1'],
  ['Chinese', '汉字', '订单2026'],
  ['a blank', '空格', 'A 1'],
  ['a vertical bar', '竖线', 'A|1'],
  ['a hash', '井号', 'A#1'],
  ['a slash', '斜线', 'A/1'],
  ['a plus sign', '加号', 'A+1'],
  ['a colon', '冒号', 'A:1'],
]

/** The numbers of payments as shops and spreadsheets write them. */
export const paymentCases: Case<Given, Expected>[] = [
  ...ODD_NUMBERS.map(([name, zh, number]): Case<Given, Expected> => ({
    name: `out_trade_no with ${name}`,
    zh: `out_trade_no 含${zh}`,
    source: community('00042cb9ea48d0ea2451d144161400'),
    input: { order: { merchant_trade_no: number }, order_key: pair(MERCHANT, number) },
    expected: 'ships',
  })),
  {
    name: 'a transaction_id with letters',
    zh: 'transaction_id 含字母',
    source: 'official api_uploadshippinginfo: its sample holds letters',
    input: {
      order: { transaction_id: '42000020212023112332159214xx' },
      order_key: wxpay('{{transaction_id}}'),
    },
    expected: 'ships',
  },
  {
    name: 'a transaction_id in scientific notation',
    zh: 'transaction_id 变成科学计数法',
    source: 'huanz/tableExport#10',
    input: { order_key: wxpay('4.20000E+27') },
    expected: { refused: 'was rounded by a spreadsheet' },
  },
  {
    name: 'a transaction_id whose last digits became 0',
    zh: 'transaction_id 末尾变成 0',
    source: 'TuiQiao/CBoard#530',
    input: { order_key: wxpay('4200002137202610000000000000') },
    expected: { refused: 'ten zeros or more' },
  },
  {
    name: 'a transaction_id with an apostrophe before it',
    zh: 'transaction_id 前有单引号',
    source: 'hhyo/Archery#362',
    input: { order_key: wxpay("'{{transaction_id}}") },
    expected: { refused: 'quote or formula' },
  },
  {
    name: 'a transaction_id with a backtick before it',
    zh: 'transaction_id 前有反引号',
    source: 'the bill of WeChat Pay: a backtick begins each field',
    input: { order_key: wxpay('`{{transaction_id}}') },
    expected: { refused: 'quote or formula' },
  },
  {
    name: 'a transaction_id as a formula',
    zh: 'transaction_id 写成公式',
    source: 'exports for spreadsheets that keep digits: ="…"',
    input: { order_key: wxpay('="{{transaction_id}}"') },
    expected: { refused: 'quote or formula' },
  },
  {
    name: 'a transaction_id with .0 after it',
    zh: 'transaction_id 末尾有 .0',
    source: 'pandas and Excel: a column that was read as numbers',
    input: { order_key: wxpay('{{transaction_id}}.0') },
    expected: { refused: 'decimal point' },
  },
  {
    name: 'an out_trade_no in scientific notation',
    zh: 'out_trade_no 变成科学计数法',
    source: 'huanz/tableExport#4',
    input: { order_key: pair(MERCHANT, '2.02611E+15') },
    expected: { refused: 'was rounded by a spreadsheet' },
  },
  {
    name: 'the sub-merchant’s number as mchid',
    zh: 'mchid 填写子商户号',
    source: community('0000c640700618cc71825629966800'),
    input: {
      order: {
        merchant_id: '1900000100',
        sub_merchant_id: '1900000200',
        merchant_trade_no: 'SUB1',
      },
      order_key: pair('1900000200', 'SUB1'),
    },
    expected: 'ships',
  },
]

export const payments = kindOf(
  { en: 'Numbers of payments', zh: '支付单号' },
  paymentCases,
  (expected) =>
    expected === 'ships'
      ? { en: 'ships', zh: '可发货' }
      : { en: 'refused at once, with the reason', zh: '立即拒绝并说明原因' },
)
