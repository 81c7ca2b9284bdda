import { WechatError, WechatInvalidRequest, type Outcome } from '@fahuo/wechat'
import { describe, expect, it } from 'vitest'
import type { Order } from '../orders/queries.ts'
import {
  decideFailedUpload,
  decideQueued,
  decideSent,
  decideUnanswered,
  type StepTo,
} from './decide.ts'
import { defaultTiming as timing } from './outbox.ts'
import type { Shipment } from './queries.ts'
import { TRANSITIONS, type ShipmentState } from './states.ts'

const NOW = 1_790_000_000_000

function shipment(change: Partial<Shipment> = {}): Shipment {
  return {
    id: 's1',
    payment: '2:p1',
    transaction_id: 'p1',
    openid: 'oBuyer',
    content: {
      order_key: { order_number_type: 2, transaction_id: 'p1' },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no: 'YT1', express_company: 'YTO', item_desc: 'Tea' }],
    },
    content_hash: 'h',
    state: 'queued',
    upload_time: null,
    reason: null,
    errcode: null,
    tries: 0,
    due_at: NOW,
    deadline_at: NOW - 1,
    lease: 'l',
    lease_until: NOW + 1,
    accepted_at: NOW - 1000,
    updated_at: NOW,
    spends_reshipment: false,
    combined: null,
    combined_key: null,
    ...change,
  }
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

const parcel = (tracking_no: string) => ({
  tracking_no,
  express_company: 'YTO',
  goods_desc: 'Tea',
  upload_time: 1,
})
const shippedWith = (tracking_no: string, finish_shipping_count = 1) =>
  order(
    {
      delivery_mode: 1,
      logistics_type: 1,
      finish_shipping: true,
      finish_shipping_count,
      shipping_list: [parcel(tracking_no)],
    },
    { order_state: 2 },
  )
const failed = (outcome: Outcome, errcode?: number) =>
  new WechatError('call', outcome, errcode === undefined ? { reason: 'x' } : { errcode })

const correction = shipment({ spends_reshipment: true })
const other = shipment({ id: 's2' })

/** Every decision with the state it is made in: [from, decision, to, reason, errcode]. */
const decisions: [ShipmentState, 'upload' | StepTo, ShipmentState, string | null, number?][] = [
  ['queued', decideQueued({ shipments: [shipment()], orders: [order()] }, false), 'sending', null],
  [
    'queued',
    decideQueued({ shipments: [shipment({ openid: 'oOther' })], orders: [order()] }, false),
    'rejected',
    'not_the_payer',
    10060031,
  ],
  [
    'queued',
    decideQueued({ shipments: [shipment()], orders: [order()] }, true),
    'rejected',
    'another_shipment_is_open',
  ],
  [
    'queued',
    decideQueued({ shipments: [shipment()], orders: [shippedWith('YT1')] }, false),
    'shipped',
    'was_shipped_already',
  ],
  [
    'queued',
    decideQueued({ shipments: [shipment()], orders: [shippedWith('YT2')] }, false),
    'needs_attention',
    'shipped_differently',
  ],
  [
    'queued',
    decideQueued({ shipments: [shipment()], orders: [order({}, { order_state: 5 })] }, false),
    'rejected',
    'closed',
    10060004,
  ],
  [
    'queued',
    decideQueued({ shipments: [shipment(), other], orders: [shippedWith('YT1'), order()] }, false),
    'needs_attention',
    'partly_shipped',
  ],
  [
    'queued',
    decideQueued({ shipments: [correction], orders: [shippedWith('YT2')] }, false),
    'sending',
    null,
  ],
  [
    'queued',
    decideQueued({ shipments: [correction], orders: [shippedWith('YT2', 2)] }, false),
    'rejected',
    'reshipment_spent',
    10060003,
  ],
  ['queued', decideUnanswered(failed('unknown'), 0, timing), 'queued', 'wechat_does_not_answer'],
  [
    'queued',
    decideUnanswered(failed('refused', 10060001), 0, timing),
    'queued',
    'payment_not_known_yet',
    10060001,
  ],
  [
    'queued',
    decideUnanswered(failed('refused', 10060001), timing.unknown_payment_ms + 1, timing),
    'needs_attention',
    'unknown_payment',
    10060001,
  ],
  [
    'sending',
    decideFailedUpload(
      new WechatInvalidRequest('upload', [{ path: 'x', message: 'm', errcode: 268485226 }]),
      0,
      timing,
    ),
    'rejected',
    'breaks_a_rule',
    268485226,
  ],
  ['sending', decideFailedUpload(failed('unknown'), 0, timing), 'verifying', 'answer_lost'],
  ['sending', decideFailedUpload(failed('not_sent'), 0, timing), 'queued', 'wechat_not_reached'],
  ['sending', decideFailedUpload(failed('refused', -1), 0, timing), 'verifying', 'wechat_busy', -1],
  [
    'sending',
    decideFailedUpload(failed('refused', 10060019), 0, timing),
    'verifying',
    'wechat_busy',
    10060019,
  ],
  [
    'sending',
    decideFailedUpload(failed('refused', 10060023), 0, timing),
    'verifying',
    'already_there',
    10060023,
  ],
  [
    'sending',
    decideFailedUpload(failed('refused', 45011), 0, timing),
    'queued',
    'wechat_says_wait',
    45011,
  ],
  [
    'sending',
    decideFailedUpload(failed('refused', 10060001), 0, timing),
    'queued',
    'payment_not_known_yet',
    10060001,
  ],
  [
    'sending',
    decideFailedUpload(failed('refused', 10060001), timing.unknown_payment_ms + 1, timing),
    'needs_attention',
    'unknown_payment',
    10060001,
  ],
  [
    'sending',
    decideFailedUpload(failed('refused', 40001), 0, timing),
    'queued',
    'token_refused',
    40001,
  ],
  [
    'sending',
    decideFailedUpload(failed('refused', 10060031), 0, timing),
    'rejected',
    'refused_by_wechat',
    10060031,
  ],
  ...sent(),
]

/** Decisions about an upload that was sent: answered well just now, and found again later. */
function sent(): typeof decisions {
  const lost = shipment({ state: 'verifying', reason: 'answer_lost' })
  const accepted = shipment({ state: 'sending' })
  const decide = (one: Shipment, orders: Order[] | null, now = NOW) =>
    decideSent({ shipments: [one], orders }, now, timing)
  const late = NOW + timing.unproven_ms + 1
  return [
    ['sending', decide(accepted, [shippedWith('YT1')]), 'shipped', null],
    ['verifying', decide(lost, [shippedWith('YT1')]), 'shipped', null],
    ['sending', decide(accepted, null), 'verifying', null],
    ['verifying', decide(lost, null), 'verifying', 'answer_lost'],
    ['verifying', decide(lost, null, late), 'needs_attention', 'unproven'],
    ['verifying', decide({ ...lost, deadline_at: NOW + 1 }, [order()]), 'verifying', 'answer_lost'],
    ['verifying', decide(lost, [order()]), 'queued', 'not_applied'],
    ['sending', decide(accepted, [order()], late), 'needs_attention', 'not_taken'],
    ['verifying', decide(lost, [shippedWith('YT2')]), 'needs_attention', 'shipped_differently'],
    [
      'verifying',
      decide(shipment({ ...lost, spends_reshipment: true }), [shippedWith('YT2')]),
      'queued',
      'not_applied',
    ],
    [
      'verifying',
      decideSent(
        { shipments: [lost, { ...lost, id: 's2' }], orders: [shippedWith('YT1'), order()] },
        NOW,
        timing,
      ),
      'needs_attention',
      'partly_shipped',
    ],
  ]
}

describe('what becomes of a shipment', () => {
  it.each(decisions.map((row, at) => [at, ...row] as const))(
    'decision %i: %s',
    (_, from, decision, to, reason, errcode) => {
      const made: StepTo = decision === 'upload' ? { state: 'sending', reason: null } : decision
      expect(made).toMatchObject({
        state: to,
        reason,
        ...(errcode !== undefined && { errcode }),
      })
      // The table of states knows the transition, and that it is made for this reason.
      const steps = TRANSITIONS[from] as Record<string, { reasons: readonly (string | null)[] }>
      expect(steps[to]?.reasons).toContain(reason)
    },
  )

  it('names every reason of the transitions that workers make', () => {
    const decided = new Set(decisions.map(([, , , reason]) => reason))
    const steps = (['queued', 'sending', 'verifying'] as const).flatMap((from) =>
      Object.values(TRANSITIONS[from] as Record<string, { reasons: readonly (string | null)[] }>),
    )
    const named = new Set(steps.flatMap(({ reasons }) => reasons))
    // The worker that sent it is gone: `advance` says so without asking anybody.
    named.delete('interrupted')
    expect([...named].filter((reason) => !decided.has(reason))).toEqual([])
  })
})
