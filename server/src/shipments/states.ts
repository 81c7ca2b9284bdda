/**
 * The states of a shipment and the transitions between them, as data: the code moves shipments by
 * this table, and docs/SHIPMENTS.md is made of it.
 */
import type { Text } from '../core/language.ts'
import type { Reason } from './reasons.ts'

export type ShipmentState = keyof typeof SHIPMENT_STATES

interface StateDescription {
  /** Whether a worker still has something to do. */
  open: boolean
  meaning: Text
}

/** The open ones in the order of the index `shipments_due`: SQLite does not find it by another one. */
export const SHIPMENT_STATES = {
  waiting: {
    open: true,
    meaning: {
      en: 'A further parcel of a split shipment that is under way: it goes on when the earlier ones are shipped or closed. The last one (is_all_delivered) goes last.',
      zh: '分拆发货的后续包裹：前面的包裹发货成功或关闭后继续，is_all_delivered 的一件最后发送。',
    },
  },
  queued: {
    open: true,
    meaning: {
      en: 'Accepted and stored. A worker queries the order (get_order) before it uploads anything.',
      zh: '已接受并保存。上传前会先查询订单。',
    },
  },
  sending: {
    open: true,
    meaning: {
      en: 'The upload is in progress. The state is stored before the request is sent, so that a crash in between is noticed.',
      zh: '正在上传。状态先落库再发送，中途崩溃也能发现。',
    },
  },
  verifying: {
    open: true,
    meaning: {
      en: 'The upload was sent; get_order will show whether it took effect.',
      zh: '已上传，正在通过查询订单确认是否生效。',
    },
  },
  shipped: {
    open: false,
    meaning: { en: 'get_order shows this shipment.', zh: '订单上已能查到该发货信息。' },
  },
  superseded: {
    open: false,
    meaning: {
      en: 'It was shipped, and WeChat shows something else now: it was corrected, or changed at WeChat.',
      zh: '曾发货成功，现已被更正，或在微信侧被更改。',
    },
  },
  rejected: {
    open: false,
    meaning: {
      en: 'Not shipped, and not sent again. The reason says why.',
      zh: '未发货，也不会再发送，原因见 reason。',
    },
  },
  needs_attention: {
    open: false,
    meaning: {
      en: 'A person must look: retry it, or close it.',
      zh: '需要人工处理：重试或关闭。',
    },
  },
} as const satisfies Record<string, StateDescription>

export const SHIPMENT_STATE_NAMES = Object.keys(SHIPMENT_STATES) as ShipmentState[]

/** The states in which a worker still has something to do. */
export const OPEN_STATES = SHIPMENT_STATE_NAMES.filter((state) => SHIPMENT_STATES[state].open)

export const isOpen = ({ state }: { state: ShipmentState }): boolean => SHIPMENT_STATES[state].open

/**
 * Whether a shipment holds its payment: no other one of it is sent until this one is resolved. One
 * that waits for an earlier parcel holds nothing yet.
 */
export const holdsPayment = ({ state, unsure_before }: Holder): boolean =>
  state === 'needs_attention' ? unsure_before : state !== 'waiting' && isOpen({ state })

interface Holder {
  state: ShipmentState
  unsure_before: boolean
}

interface Step {
  when: Text
  /** `null`: the transition carries no reason. */
  reasons: readonly (Reason | null)[]
}

/** What an upload may have been answered. */
const ANSWERED = [
  'answered',
  'already_there',
  'interrupted',
  'answer_lost',
  'wechat_busy',
  'odd_answer',
  'refused_by_wechat',
  'reshipment_spent',
  'not_payable',
  'newer_at_wechat',
] as const satisfies Reason[]

/** Every transition that exists: from, to, when, and with which reasons. */
export const TRANSITIONS = {
  waiting: {
    waiting: {
      when: { en: 'an earlier parcel is not shipped yet', zh: '前面的包裹尚未发货成功' },
      reasons: ['waits_for_parcel'],
    },
    queued: {
      when: { en: 'the earlier parcels are shipped or closed', zh: '前面的包裹已发货或关闭' },
      reasons: [null],
    },
    needs_attention: {
      when: { en: 'an earlier parcel was rejected', zh: '前面的包裹被拒绝' },
      reasons: ['parcel_missing'],
    },
    rejected: {
      when: { en: 'a person closes it', zh: '人工关闭' },
      reasons: ['closed_by_hand'],
    },
  },
  queued: {
    queued: {
      when: { en: 'WeChat does not answer, or not yet', zh: '微信未响应，稍后再试' },
      reasons: [
        'wechat_does_not_answer',
        'payment_not_known_yet',
        'waits_for_other',
        'account_refused',
        'not_authorized',
      ],
    },
    sending: {
      when: { en: 'get_order shows nothing of it, and it may be sent', zh: '订单上没有，可以发送' },
      reasons: [null],
    },
    shipped: {
      when: { en: 'the order shows exactly this', zh: '订单上已是相同内容' },
      reasons: ['was_shipped_already'],
    },
    rejected: {
      when: { en: 'it cannot be shipped', zh: '无法发货' },
      reasons: ['not_the_payer', 'reshipment_spent', 'order_closed', 'closed_by_hand'],
    },
    needs_attention: {
      when: { en: 'the order shows something else', zh: '订单上的内容不同' },
      reasons: [
        'shipped_differently',
        'partly_shipped',
        'unknown_payment',
        'unproven',
        'stamps_differ',
        'refunded',
      ],
    },
  },
  sending: {
    queued: {
      when: { en: 'WeChat did not take it, and says so', zh: '微信明确未处理' },
      reasons: [
        'wechat_not_reached',
        'payment_not_known_yet',
        'wechat_says_wait',
        'token_refused',
        'account_refused',
      ],
    },
    verifying: {
      when: { en: 'WeChat answered anything else, or nothing', zh: '微信有其他应答或没有应答' },
      reasons: ANSWERED,
    },
    rejected: {
      when: { en: 'it breaks a rule; nothing was sent', zh: '不符合规则，未发送' },
      reasons: ['breaks_a_rule'],
    },
    needs_attention: {
      when: { en: 'a person must look', zh: '需要人工处理' },
      reasons: ['unknown_payment'],
    },
  },
  verifying: {
    queued: {
      when: { en: 'it did not take effect', zh: '上传未生效' },
      reasons: ['not_applied', 'not_payable'],
    },
    verifying: {
      when: { en: 'it may still take effect', zh: '仍可能生效' },
      reasons: ANSWERED,
    },
    shipped: {
      when: { en: 'the order shows it', zh: '订单上已能查到' },
      reasons: [null],
    },
    rejected: {
      when: {
        en: 'WeChat refused it, and the order does not show it',
        zh: '微信拒绝，且订单上没有',
      },
      reasons: ['refused_by_wechat', 'reshipment_spent', 'order_closed', 'closed_by_hand'],
    },
    needs_attention: {
      when: {
        en: 'the result stays unknown, or the order shows something else',
        zh: '无法确认，或内容不同',
      },
      reasons: [
        'unproven',
        'not_taken',
        'newer_at_wechat',
        'not_payable',
        'partly_shipped',
        'shipped_differently',
      ],
    },
  },
  shipped: {
    superseded: {
      when: { en: 'the order does not show it any more', zh: '订单上已不是该发货信息' },
      reasons: ['corrected', 'changed_at_wechat'],
    },
  },
  superseded: {
    superseded: {
      when: { en: 'a person has seen the change', zh: '人工已核对' },
      reasons: ['closed_by_hand'],
    },
  },
  rejected: {
    rejected: {
      when: { en: 'a person has seen it', zh: '人工已处理' },
      reasons: ['closed_by_hand'],
    },
  },
  needs_attention: {
    queued: {
      when: { en: 'a person retries it', zh: '人工重试' },
      reasons: ['tried_again'],
    },
    waiting: {
      when: { en: 'a person closes the parcel that was missing', zh: '人工关闭缺失的包裹' },
      reasons: ['waits_for_parcel'],
    },
    rejected: {
      when: { en: 'a person closes it', zh: '人工关闭' },
      reasons: ['closed_by_hand'],
    },
    shipped: {
      when: { en: 'the order shows it after all', zh: '订单上后来查到' },
      reasons: [null],
    },
  },
} as const satisfies Record<ShipmentState, Partial<Record<ShipmentState, Step>>>

/** The states that a state may go to. */
export type NextState<From extends ShipmentState> = From extends ShipmentState
  ? keyof (typeof TRANSITIONS)[From] & ShipmentState
  : never

/** Checks a transition by the table. @throws when there is none: a bug, never a request's fault */
export function assertTransition(from: ShipmentState, to: ShipmentState): void {
  if (from in TRANSITIONS && to in TRANSITIONS[from]) return
  throw new Error(`no transition from ${from} to ${to}`)
}
