/** What needs a person, each with the money that is at stake: for the screen that is looked at first. */
import { explain } from '@fahuo/wechat'
import { countComplaints } from '../complaints/queries.ts'
import type { ComplaintDetail } from '../complaints/detail.ts'
import type { Text } from '../core/language.ts'
import { DAY_MS, HOUR_MS } from '../core/time.ts'
import { readOverdue } from '../money/overdue.ts'
import { readUnconfirmed } from '../orders/unconfirmed.ts'
import { NOTICES, type NoticeKindName } from '../outgoing/notices.ts'
import { REASONS } from '../shipments/reasons.ts'
import { groupNeedy, type NeedyGroup } from '../shipments/search-queries.ts'
import type { ShipmentState } from '../shipments/states.ts'
import { EXPLAINED_BY_ERRCODE } from '../shipments/view.ts'
import type { Shop } from '../shops/shop.ts'
import { KIND_OF_STATE, whatNeedsPeople } from './attention.ts'
import {
  complainedAmount,
  complaintsToAnswer,
  countOpen,
  firstShippedAt,
  lastPushAt,
} from './todo-queries.ts'

/** Kinds that nobody else tells. */
export const MORE_KINDS = {
  receipt_unconfirmed: {
    message: {
      en: 'Signed for a week ago, and the buyer has not confirmed',
      zh: '签收满 7 天，买家还没有确认收货',
    },
    remedy: {
      en: 'Remind them all: WeChat sends one message an order.',
      zh: '可一键提醒；微信对每单只提醒一次。',
    },
  },
  settlement_late: {
    message: {
      en: 'Money that WeChat expected to pay out by now has not come',
      zh: '有款项超过预计结算时间仍未到账',
    },
    remedy: { en: 'The money screen says why, by order.', zh: '请在“资金”中查看原因。' },
  },
  pushes_silent: {
    message: {
      en: 'Orders were shipped, and WeChat has pushed nothing since',
      zh: '发货后一直没有收到微信推送',
    },
    remedy: {
      en: "Check the push URL, token and key in WeChat's console: without pushes, receipts and complaints are noticed late.",
      zh: '请检查微信后台的消息推送地址、Token 与密钥；收不到推送时，确认收货和投诉会很晚才知道。',
    },
  },
} as const satisfies Record<string, { message: Text; remedy: Text }>

export type TodoKind = NoticeKindName | keyof typeof MORE_KINDS

export const TODO_KINDS = [...Object.keys(NOTICES), ...Object.keys(MORE_KINDS)] as TodoKind[]

/** Something that needs a person. Times in Unix milliseconds, money in fen; null: not known, or none. */
export interface Todo {
  kind: TodoKind
  /** Of shipments. */
  reason: string | null
  errcode: number | null
  count: number
  paid_amount: number | null
  since: number | null
  /** By when. */
  until: number | null
  message: Text
  remedy: Text
  facts: object
}

/** Kinds that are told in more detail here. */
const TOLD_IN_DETAIL = new Set<TodoKind>([
  ...Object.values(KIND_OF_STATE),
  'complaint_opened',
  'complaint_due',
])

/** Complaints that are named, soonest first. */
const NAMED = 5

const todo = (kind: TodoKind, count: number, more: Partial<Todo> = {}): Todo => ({
  kind,
  reason: null,
  errcode: null,
  count,
  paid_amount: null,
  since: null,
  until: null,
  ...(kind in NOTICES
    ? wordsOf(NOTICES[kind as NoticeKindName])
    : MORE_KINDS[kind as keyof typeof MORE_KINDS]),
  facts: {},
  ...more,
})

const wordsOf = ({ message, remedy }: { message: Text; remedy: Text }) => ({ message, remedy })

/** Reads all that needs a person: complaints first, then shipments, then the rest. */
export async function readTodos(shop: Shop): Promise<Todo[]> {
  const others = (await whatNeedsPeople(shop)).filter(({ kind }) => !TOLD_IN_DETAIL.has(kind))
  return [
    ...(await complaints(shop)),
    ...(await groupNeedy(shop)).map(shipmentTodo),
    ...(await unconfirmed(shop)),
    ...(await lateSettlements(shop)),
    ...others.map(({ kind, count, since, facts }) => todo(kind, count, { since, facts })),
    ...(await silentPushes(shop)),
  ]
}

async function complaints(shop: Shop): Promise<Todo[]> {
  const [first, ...rest] = await complaintsToAnswer(shop, NAMED)
  if (!first) return []
  const { to_answer } = await countComplaints(shop)
  return [
    todo('complaint_opened', to_answer, {
      until: first.answer_by,
      paid_amount: await complainedAmount(shop),
      facts: {
        complaints: [first, ...rest].map(({ detail, ...one }) => ({
          ...one,
          content: detail === null ? '' : (JSON.parse(detail) as ComplaintDetail).content,
        })),
      },
    }),
  ]
}

const kindOf = (state: ShipmentState): NoticeKindName =>
  KIND_OF_STATE[state] ?? 'shipment_needs_attention'

function shipmentTodo({ state, reason, errcode, count, paid_amount, since }: NeedyGroup): Todo {
  const explained = errcode === null ? undefined : explain(errcode)
  const by_errcode = reason === null || EXPLAINED_BY_ERRCODE.has(reason)
  const words = reason === null ? undefined : REASONS[reason]
  const message: Text | undefined = by_errcode ? explained?.cause : words?.message
  const remedy: Text | undefined = explained?.remedy ?? words?.remedy
  return todo(kindOf(state), count, {
    reason,
    errcode,
    paid_amount,
    since,
    ...(message && { message }),
    ...(remedy && { remedy }),
  })
}

async function unconfirmed(shop: Shop): Promise<Todo[]> {
  const tally = await shop.kept('unconfirmed', () => readUnconfirmed(shop))
  const { orders, paid_amount, to_remind, waiting, reminded } = tally
  if (orders === 0) return []
  return [
    todo('receipt_unconfirmed', orders, { paid_amount, facts: { to_remind, waiting, reminded } }),
  ]
}

async function lateSettlements(shop: Shop): Promise<Todo[]> {
  const { total } = await shop.kept('overdue', () => readOverdue(shop))
  return total.orders === 0
    ? []
    : [todo('settlement_late', total.orders, { paid_amount: total.amount })]
}

/** WeChat pushes within minutes of a shipment that it will settle. */
const PUSHED_WITHIN_MS = HOUR_MS

async function silentPushes(shop: Shop): Promise<Todo[]> {
  const now = shop.clock.now()
  const shipped_at = await firstShippedAt(shop, {
    from: now - DAY_MS,
    before: now - PUSHED_WITHIN_MS,
  })
  if (shipped_at === null) return []
  const last = await lastPushAt(shop)
  return last === null || last < shipped_at ? [todo('pushes_silent', 1, { since: last })] : []
}

/** How the server and its WeChat are. Times in Unix milliseconds; null: not known. */
export interface Pulse {
  /** Since when WeChat refuses the account. */
  paused: { since: number; errcode: number } | null
  /** Shipments that a worker has something to do for. */
  outbox: number
  last_push_at: number | null
}

export async function readPulse(shop: Shop): Promise<Pulse> {
  return {
    paused: shop.pause.state(),
    outbox: await countOpen(shop),
    last_push_at: await lastPushAt(shop),
  }
}
