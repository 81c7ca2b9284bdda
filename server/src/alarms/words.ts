/** What robots say. Never an openid, a phone number or a name. */
import type { Language, Text } from '../core/language.ts'
import { sentences } from '../core/language.ts'
import type { EventType } from '../outgoing/event-types.ts'
import { HOUR_MS, SECOND_MS } from '../core/time.ts'
import { NOTICES, type NoticeKindName } from '../outgoing/notices.ts'

/** Events of which people are told, and as what. */
export function alarmOfEvent(type: EventType, data: Record<string, unknown>): string | null {
  switch (type) {
    case 'shipment.needs_attention':
      return 'shipment_needs_attention'
    case 'shipment.rejected': {
      const shipment = data['shipment'] as { reason?: string } | undefined
      return shipment?.reason === 'closed_by_hand' ? null : 'shipment_rejected'
    }
    case 'order.overdue':
      return `order_overdue_${String(data['hours'])}`
    case 'complaint.opened':
      return 'complaint_opened'
    case 'complaint.due':
      return 'complaint_due'
    default:
      return null
  }
}

/**
 * Numbers that say which one is meant, without anybody's data; of a complaint the hours that are left.
 * @param at when it happened, Unix milliseconds
 */
export function factsOfEvent(data: Record<string, unknown>, at: number): object {
  const { order, shipment, complaint } = data as Record<string, Record<string, unknown>>
  return {
    ...(order && { merchant_trade_no: order['merchant_trade_no'] }),
    ...(shipment && { shipment: shipment['id'], reason: shipment['reason'] }),
    ...(complaint && {
      complaint: complaint['complaint_order_id'],
      ...hoursLeft(complaint['answer_by'], at),
    }),
  }
}

function hoursLeft(answer_by: unknown, at: number): { hours_left?: number } {
  if (typeof answer_by !== 'number') return {}
  return { hours_left: Math.max(0, Math.round((answer_by * SECOND_MS - at) / HOUR_MS)) }
}

/** What a group reads in place of a name of ours. */
const LABELS: Record<string, Text> = {
  complaint: { en: 'complaint', zh: '投诉单' },
  hours_left: { en: 'hours left to answer', zh: '剩余处理时间（小时）' },
  merchant_trade_no: { en: 'order', zh: '商户单号' },
  shipment: { en: 'shipment', zh: '发货' },
  reason: { en: 'reason', zh: '原因' },
}

const OVERDUE_REMEDY: Text = {
  en: 'Ship them, or refund them: `fahuo orders --state awaiting_shipment`.',
  zh: '请发货或退款：fahuo orders --state awaiting_shipment。',
}

function wordsOf(kind: string, count: number): { message: Text; remedy: Text } {
  const hours = /^order_overdue_(\d+)$/.exec(kind)?.[1]
  if (hours !== undefined)
    return {
      message: {
        en: `${count} orders have waited for shipment for ${hours} hours`,
        zh: `${count} 笔订单付款后超过 ${hours} 小时未发货`,
      },
      remedy: OVERDUE_REMEDY,
    }
  const { message, remedy } = NOTICES[kind as NoticeKindName]
  const times = count > 1 ? ` × ${count}` : ''
  return {
    message: { en: `${message.en}${times}`, zh: `${message.zh}${times}` },
    remedy,
  }
}

export interface Told {
  kind: string
  count: number
  facts: object
}

/** The language's words around an alarm. */
const AROUND = { from: { en: 'Fahuo', zh: 'Fahuo 发货' }, latest: { en: 'latest', zh: '最近一条' } }

/** Writes an alarm as a text. @param link where the server is, if it is known */
export function alarmText(
  language: Language,
  { kind, count, facts }: Told,
  { keyword, link }: { keyword: string | null; link: string | null },
): string {
  const known = kind in NOTICES || kind.startsWith('order_overdue_')
  const words = known
    ? wordsOf(kind, count)
    : { message: { en: kind, zh: kind }, remedy: { en: '', zh: '' } }
  const told = Object.entries(facts)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `${LABELS[name]?.[language] ?? name} ${String(value)}`)
  const detail = told.length === 0 ? [] : [`${AROUND.latest[language]}: ${told.join(', ')}`]
  return lines(language, keyword, [
    sentences(words.message[language], words.remedy[language]),
    ...detail,
    ...(link === null ? [] : [link]),
  ])
}

function lines(language: Language, keyword: string | null, rest: readonly string[]): string {
  const text = [`[${AROUND.from[language]}]`, ...rest].join('\n')
  return keyword === null || text.includes(keyword) ? text : `${keyword} ${text}`
}

/** Writes the summary of a day. */
export function summaryText(
  language: Language,
  {
    waiting,
    attention,
  }: { waiting: number; attention: readonly { kind: string; count: number }[] },
  around: { keyword: string | null; link: string | null },
): string {
  const title = { en: 'Today', zh: '今日概览' }[language]
  const waits = {
    en: `${waiting} orders wait for shipment`,
    zh: `待发货订单 ${waiting} 笔`,
  }[language]
  const rest = attention.map(({ kind, count }) => `- ${wordsOf(kind, count).message[language]}`)
  const nothing = { en: 'Nothing else waits for a person.', zh: '没有其他待处理事项。' }[language]
  return lines(language, around.keyword, [
    title,
    waits,
    ...(rest.length === 0 ? [nothing] : rest),
    ...(around.link === null ? [] : [around.link]),
  ])
}

/** Writes what a test says. */
export const testText = (language: Language, keyword: string | null): string =>
  lines(language, keyword, [
    { en: 'This is a test: alarms arrive here.', zh: '这是一条测试消息：告警会发到这里。' }[
      language
    ],
  ])
