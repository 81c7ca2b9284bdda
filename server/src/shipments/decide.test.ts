/** The table of docs/PROMISE.md, row by row. test/model checks what it leads to. */
import { WechatError, WechatInvalidRequest } from '@fahuo/wechat'
import { describe, expect, it } from 'vitest'
import { wechatSeconds } from '../core/time.ts'
import type { Order } from '../orders/queries.ts'
import type { Payment } from '../payments/queries.ts'
import { decide, type Decision, type Evidence, type Late, type Resend } from './decide.ts'
import { hintOf, type Hint } from './hint.ts'
import { learn } from './learn.ts'
import { prove, uploadOf } from './prove.ts'
import type { Shipment } from './queries.ts'
import { stampFor } from './stamp.ts'
import { makeShipment } from './shipments.testing.ts'
import { assertTransition } from './states.ts'

const NOW = 1_790_000_000_000

type Change = Partial<Omit<Shipment, 'content'>> & { content?: Partial<Shipment['content']> }

const parcel = (tracking_no: string, item_desc = 'Tea') => ({
  tracking_no,
  express_company: 'YTO',
  item_desc,
})
const splitOf = (all: boolean, ...numbers: string[]) => ({
  delivery_mode: 2,
  is_all_delivered: all,
  shipping_list: numbers.map((no) => parcel(no)),
})

function shipment({ content, ...change }: Change = {}): Shipment {
  return makeShipment({
    id: 's1',
    content: {
      order_key: { order_number_type: 2, transaction_id: 'p1' },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [parcel('YT1')],
      ...content,
    },
    ...change,
  })
}

function order(shipping: object = {}, change: Partial<Order> = {}): Order {
  return {
    transaction_id: 'p1',
    merchant_id: 'm',
    sub_merchant_id: '',
    merchant_trade_no: 'o',
    description: 'Tea',
    paid_amount: 1,
    openid: 'oBuyer',
    pay_time: NOW / 1000 - 60,
    order_state: 1,
    in_complaint: false,
    shipping: shipping as Order['shipping'],
    fetched_at: NOW,
    ...change,
  }
}

const payment = (change: Partial<Payment> = {}): Payment => ({
  transaction_id: 'p1',
  stamp: 0,
  stamp_pending: false,
  refunded: false,
  refunded_sum: 0,
  newest: 0,
  chance: 'there',
  reserved_by: null,
  ...change,
})

interface Shown {
  mode?: number
  finished?: boolean
  count?: number
  upload_time?: number
  goods_desc?: string
}
const shown = (
  numbers: readonly string[],
  { mode = 1, finished = true, count = 1, upload_time = 100, goods_desc = 'Tea' }: Shown = {},
) =>
  order(
    {
      delivery_mode: mode,
      logistics_type: 1,
      finish_shipping: finished,
      finish_shipping_count: finished ? count : 0,
      shipping_list: numbers.map((tracking_no) => ({
        tracking_no,
        express_company: 'YTO',
        goods_desc,
        upload_time,
      })),
    },
    { order_state: finished ? 2 : 1 },
  )

const ON_TIME: Late = {
  unknown_payment: false,
  unproven: false,
  answered: false,
  not_payable: false,
}
const LATE: Late = { unknown_payment: true, unproven: true, answered: true, not_payable: true }

const ABSENT = order()
const OURS = shown(['YT1'])
const OTHERS = shown(['YT9'])
const CORRECTED = shown(['YT9'], { count: 2 })
const received = order({}, { order_state: 4 })

const sent = (hint: Hint, change: Change = {}) => shipment({ state: 'verifying', hint, ...change })
const correction = (change: Change = {}) => shipment({ spends_reshipment: true, ...change })
const corrected = (hint: Hint, change: Change = {}) =>
  sent(hint, { spends_reshipment: true, ...change })

interface Given {
  late?: Late
  on_its_way?: boolean
  payments?: Payment[]
  resend?: Resend
}
const orders = (...all: Order[]): Evidence => ({ kind: 'orders', orders: all })

function decided(
  shipments: Shipment | Shipment[],
  evidence: Evidence | Order,
  { late = ON_TIME, on_its_way = false, payments, resend }: Given = {},
): string {
  const all = Array.isArray(shipments) ? shipments : [shipments]
  const decision: Decision = decide(
    { shipments: all, payments: payments ?? all.map(() => payment()) },
    'kind' in evidence ? evidence : orders(evidence),
    late,
    on_its_way,
    resend,
  )
  if (decision.do !== 'move') return decision.do
  const { state, reason } = decision.to
  assertTransition(all[0]!.state, state)
  return `${state} ${reason}${decision.new_stamp ? ', new stamp' : ''}`
}

const OLD = { payments: [payment({ newest: 200 })] }
const TOLD = { payments: [payment({ refunded: true, refunded_sum: 1 })] }
const late = { late: LATE }
const unsure: Change = { unsure_before: true }

describe('a queued shipment', () => {
  it.each<[string, Shipment | Shipment[], Evidence | Order, Given, string]>([
    ['WeChat does not answer', shipment(), { kind: 'nothing', errcode: -1 }, {}, 'stay'],
    ['nor for a day', shipment(), { kind: 'nothing', errcode: -1 }, late, 'stay'],
    ['the account is refused', shipment(), { kind: 'account', errcode: 48001 }, late, 'pause'],
    ['unknown payment', shipment(), { kind: 'unknown_payment' }, {}, 'stay'],
    [
      'unknown for long',
      shipment(),
      { kind: 'unknown_payment' },
      late,
      'needs_attention unknown_payment',
    ],
    ['its payment is not claimed', shipment({ transaction_id: null }), ABSENT, {}, 'claim'],
    ['another payer', shipment({ openid: 'oOther' }), ABSENT, {}, 'rejected not_the_payer'],
    ['there already', shipment(), OURS, {}, 'shipped was_shipped_already'],
    ['an older version than seen', shipment(), ABSENT, OLD, 'stay'],
    ['older for a day', shipment(), ABSENT, { ...OLD, late: LATE }, 'needs_attention unproven'],
    ['nothing there', shipment(), ABSENT, {}, 'send'],
    ['told of a refund in full', shipment(), ABSENT, TOLD, 'needs_attention refunded'],
    ['a correction, and told of it', correction(), OTHERS, TOLD, 'needs_attention refunded'],
    ['told of it, and there already', shipment(), OURS, TOLD, 'shipped was_shipped_already'],
    ['told of it, and closed at WeChat', shipment(), received, TOLD, 'rejected order_closed'],
    [
      'one part of a combined one is refunded',
      [shipment(), shipment({ id: 's2' })],
      orders(ABSENT, ABSENT),
      { payments: [payment(), ...TOLD.payments] },
      'needs_attention refunded',
    ],
    ['received', shipment(), received, {}, 'rejected order_closed'],
    ['shipped otherwise', shipment(), OTHERS, {}, 'needs_attention shipped_differently'],
    ['a correction finds it', correction(), OTHERS, {}, 'send'],
    ['its chance is spent', correction(), CORRECTED, {}, 'rejected reshipment_spent'],
    [
      'a split grows',
      shipment({ content: splitOf(true, 'YT2') }),
      shown(['YT1'], { mode: 2, finished: false }),
      {},
      'send',
    ],
    [
      'both of a combined one are there',
      [shipment(), shipment({ id: 's2' })],
      orders(OURS, OURS),
      {},
      'shipped was_shipped_already',
    ],
    ['one of them is', [shipment(), shipment({ id: 's2' })], orders(OURS, ABSENT), {}, 'part'],
    [
      'they differ otherwise',
      [shipment(), shipment({ id: 's2' })],
      orders(OTHERS, ABSENT),
      {},
      'needs_attention partly_shipped',
    ],
  ])('%s', (_name, shipments, evidence, given, expected) => {
    expect(decided(shipments, evidence, given)).toBe(expected)
  })
})

describe('a sent shipment', () => {
  const stale = { payments: [payment({ newest: 200 })] }
  const on_its_way = { on_its_way: true }
  const stamped = { payments: [payment({ stamp: 100, stamp_pending: true })] }
  const requeued = 'queued not_applied'
  it.each<[string, Shipment | Shipment[], Evidence | Order, Given, string]>([
    ['is there', sent('lost'), OURS, on_its_way, 'shipped null'],
    ['is there, in an old look', sent('lost'), OURS, stale, 'shipped null'],
    ['no look', sent('lost'), { kind: 'nothing', errcode: null }, {}, 'stay'],
    [
      'no look for long',
      sent('lost'),
      { kind: 'nothing', errcode: null },
      late,
      'needs_attention unproven',
    ],
    ['unknown again', sent('lost'), { kind: 'unknown_payment' }, {}, 'stay'],
    [
      'unknown for long',
      sent('lost'),
      { kind: 'unknown_payment' },
      late,
      'needs_attention unproven',
    ],
    ['account', sent('lost'), { kind: 'account', errcode: 41001 }, {}, 'pause'],
    ['an old look', sent('lost'), ABSENT, { ...stale, ...on_its_way }, 'stay'],
    [
      'old looks for long',
      sent('lost'),
      ABSENT,
      { ...stale, late: LATE },
      'needs_attention unproven',
    ],
    ['may still take effect', sent('lost'), ABSENT, { ...on_its_way, late: LATE }, 'stay'],
    ['lost', sent('lost', unsure), ABSENT, {}, requeued],
    ['unsure', sent('unsure', unsure), ABSENT, {}, requeued],
    ['lost, by hand only', sent('lost', unsure), ABSENT, { resend: 'by-hand' }, 'stay'],
    [
      'lost, by hand only, late',
      sent('lost', unsure),
      ABSENT,
      { ...late, resend: 'by-hand' },
      'needs_attention unproven',
    ],
    ['received meanwhile', sent('lost'), received, {}, 'rejected order_closed'],
    ['shipped otherwise', sent('lost'), OTHERS, {}, 'needs_attention shipped_differently'],
    ['answered', sent('answered'), ABSENT, {}, 'stay'],
    ['answered, late', sent('answered'), ABSENT, late, 'needs_attention not_taken'],
    ['refused', sent('refused'), ABSENT, {}, 'rejected refused_by_wechat'],
    ['refused, sent before', sent('refused', unsure), ABSENT, {}, 'stay'],
    [
      'refused, sent before, late',
      sent('refused', unsure),
      ABSENT,
      late,
      'needs_attention unproven',
    ],
    ['complete', sent('complete'), ABSENT, {}, 'stay'],
    ['complete, late', sent('complete'), ABSENT, late, 'needs_attention newer_at_wechat'],
    ['spent, no correction', sent('spent'), ABSENT, {}, 'stay'],
    ['spent, no correction, late', sent('spent'), ABSENT, late, 'needs_attention unproven'],
    ['not payable', sent('not_payable'), ABSENT, {}, 'queued not_payable'],
    ['not payable, late', sent('not_payable'), ABSENT, late, 'needs_attention not_payable'],
    ['stale time', sent('stale_time'), ABSENT, stamped, 'stay'],
    [
      'stale time, late',
      sent('stale_time'),
      ABSENT,
      { ...stamped, late: LATE },
      'needs_attention newer_at_wechat',
    ],
    [
      'stale time, and the newer one shows',
      sent('stale_time', { content: splitOf(true, 'YT2') }),
      shown(['YT1'], { mode: 2, finished: false, upload_time: 100 }),
      stamped,
      `${requeued}, new stamp`,
    ],
    ['a correction that is lost', corrected('lost', unsure), OTHERS, {}, requeued],
    [
      'a correction, stale time',
      corrected('stale_time'),
      OTHERS,
      { payments: [payment({ stamp: 900 })] },
      `${requeued}, new stamp`,
    ],
    [
      'the same, sent before',
      corrected('stale_time', unsure),
      OTHERS,
      { payments: [payment({ stamp: 900 })] },
      'stay',
    ],
    [
      'a correction to less than complete',
      corrected('complete'),
      OTHERS,
      {},
      'rejected refused_by_wechat',
    ],
    ['the same, sent before', corrected('complete', unsure), OTHERS, {}, 'stay'],
    ['a correction, spent', corrected('spent'), OTHERS, {}, 'rejected reshipment_spent'],
    ['the same, sent before', corrected('spent', unsure), OTHERS, {}, 'stay'],
    [
      'a correction, another took the chance',
      corrected('lost'),
      CORRECTED,
      {},
      'rejected reshipment_spent',
    ],
    [
      'part of a combined one',
      [sent('lost'), sent('lost', { id: 's2' })],
      orders(OURS, ABSENT),
      {},
      'stay',
    ],
    [
      'part of it, late',
      [sent('lost'), sent('lost', { id: 's2' })],
      orders(OURS, ABSENT),
      late,
      'part',
    ],
  ])('%s', (_name, shipments, evidence, given, expected) => {
    expect(decided(shipments, evidence, given)).toBe(expected)
  })
})

describe('an answer to an upload', () => {
  const refused = (errcode: number) => new WechatError('shipping.upload', 'refused', { errcode })
  it.each<[string, Parameters<typeof hintOf>[0], string]>([
    ['0', undefined, 'verifying answered, may be taken'],
    ['10060023', refused(10060023), 'verifying answered'],
    [
      'no answer',
      new WechatError('shipping.upload', 'unknown', { reason: 'timeout' }),
      'verifying lost, may be taken',
    ],
    [
      'not JSON',
      new WechatError('shipping.upload', 'unknown', { reason: 'not_json' }),
      'verifying unsure, may be taken',
    ],
    ['"busy" as a code', refused(Number('busy')), 'verifying unsure, may be taken'],
    ['-1', refused(-1), 'verifying unsure, may be taken'],
    ['10060019', refused(10060019), 'verifying unsure, may be taken'],
    ['a code nobody knows', refused(777_777), 'verifying unsure, may be taken'],
    ['10060002', refused(10060002), 'verifying complete'],
    ['10060003', refused(10060003), 'verifying spent'],
    ['10060004', refused(10060004), 'verifying not_payable'],
    ['268485216', refused(268485216), 'verifying stale_time'],
    ['the content', refused(10060031), 'verifying refused'],
    [
      'not connected',
      new WechatError('shipping.upload', 'not_sent', { reason: 'x' }),
      'queued wechat_not_reached',
    ],
    ['10060001', refused(10060001), 'queued payment_not_known_yet'],
    ['45011', refused(45011), 'queued wechat_says_wait'],
    ['40001', refused(40001), 'queued token_refused'],
    ['48001', refused(48001), 'paused'],
    ['45009', refused(45009), 'paused'],
    ['41030', refused(41030), 'paused'],
    ['61007', refused(61007), 'paused'],
    [
      'no token: 40164',
      new WechatError('credentials.stableToken', 'refused', { errcode: 40164 }),
      'paused',
    ],
    [
      'no token: 40002',
      new WechatError('credentials.stableToken', 'refused', { errcode: 40002 }),
      'queued token_refused',
    ],
    ['a rule of ours', new WechatInvalidRequest('shipping.upload', []), 'rejected breaks_a_rule'],
  ])('%s', (_name, error, expected) => {
    const answer = hintOf(error)
    const words =
      answer.to === 'verifying'
        ? `${answer.hint}${answer.may_be_taken ? ', may be taken' : ''}`
        : answer.to === 'paused'
          ? ''
          : answer.reason
    expect(`${answer.to} ${words}`.trim()).toBe(expected)
  })
})

describe('a stamp', () => {
  it('is the time of the look, later than all before, whole seconds', () => {
    expect(stampFor([payment()], [ABSENT], 500)).toBe(500)
    expect(stampFor([payment()], [shown(['YT9'], { upload_time: 900 })], 500)).toBe(901)
    expect(stampFor([payment({ stamp: 700 })], [ABSENT], 500)).toBe(701)
  })
  it('is used again while its upload may be on its way', () => {
    const pending = payment({ stamp: 400, stamp_pending: true })
    expect(stampFor([pending], [ABSENT], 500)).toBe(400)
    expect(stampFor([pending], [shown(['YT9'], { upload_time: 400 })], 500)).toBe(500)
  })
  it('serves all payments of a combined one, or none', () => {
    const pending = (stamp: number) => payment({ stamp, stamp_pending: true })
    expect(stampFor([payment({ stamp: 700 }), payment()], [ABSENT, ABSENT], 500)).toBe(701)
    expect(stampFor([pending(400), payment()], [ABSENT, ABSENT], 500)).toBe(400)
    expect(stampFor([pending(400), pending(401)], [ABSENT, ABSENT], 500)).toBeNull()
    const passed = shown(['YT9'], { upload_time: 450 })
    expect(stampFor([pending(400), payment()], [ABSENT, passed], 500)).toBeNull()
  })
  it("is by WeChat's clock, unless that is far off", () => {
    expect(wechatSeconds(10_000_000, -60_000)).toBe(9_940)
    expect(wechatSeconds(10_000_000, null)).toBe(10_000)
    expect(wechatSeconds(10_000_000, 600_000)).toBe(10_000)
  })
})

describe('a look', () => {
  it('proves a correction by its descriptions, too', () => {
    const described = shipment({ content: { shipping_list: [parcel('YT1', 'Green tea')] } }).content
    expect(prove(OURS, described, false)).toBe('applied')
    expect(prove(OURS, described, true)).toBe('different')
  })
  it('shows a complete split as applied to each of its parcels', () => {
    const { content } = shipment({ content: splitOf(false, 'YT1') })
    expect(prove(shown(['YT1', 'YT2'], { mode: 2 }), content, false)).toBe('applied')
  })
  it('sends to an open split all that is there and what is new, each once', () => {
    const { content } = shipment({ content: splitOf(true, 'YT2', 'YT3') })
    const there = shown(['YT1', 'YT2'], { mode: 2, finished: false })
    expect(uploadOf(there, content).shipping_list?.map((one) => one.tracking_no)).toEqual([
      'YT1',
      'YT2',
      'YT3',
    ])
    expect(uploadOf(ABSENT, content)).toBe(content)
  })
  it('teaches version and chance, and what is shipped no more', () => {
    const shipped = shipment({ state: 'shipped' })
    const waiting = shipment({ id: 's2', state: 'needs_attention' })
    expect(learn(payment(), [shipped], OURS)).toMatchObject({
      newest: 100,
      chance: 'there',
      superseded: [],
    })
    expect(learn(payment(), [shipped], CORRECTED)).toMatchObject({
      chance: 'spent',
      superseded: [shipped],
    })
    expect(learn(payment(), [waiting], OURS)?.proven).toEqual([waiting])
    expect(learn(payment(), [shipped], received)?.superseded).toEqual([])
    expect(learn(payment({ newest: 300 }), [shipped], OTHERS)).toBeUndefined()
    expect(learn(payment({ chance: 'spent' }), [], ABSENT)?.chance).toBeNull()
  })
})
