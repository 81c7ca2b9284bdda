/** The pushes of an order in words: what WeChat told, when, and whether it told the same before. */
import { isTradeEvent, nameOf, readTradeEvent, type Message } from '@fahuo/wechat'
import type { Text } from '../core/language.ts'
import type { OrderPush } from './timeline-queries.ts'

export interface PushItem {
  at: number
  kind: 'push'
  text: Text
}

const OTHER: Text = { en: 'something about the order', zh: '订单有变化' }

/** What a push of an order tells; a settlement is told in steps [seed 000 §IX]. */
function wordsOf({ event, message }: OrderPush): Text {
  if (event === 'trade_manage_remind_shipping')
    return { en: 'the order must be shipped', zh: '提醒尽快发货' }
  const told = readMessage(message)
  const read = told && isTradeEvent(told) ? readTradeEvent(told) : null
  if (read?.Event !== 'trade_manage_order_settlement') return OTHER
  if (read.settlement_time) return { en: 'the money has come', zh: '资金已结算' }
  if (read.confirm_receive_time) return { en: 'receipt was confirmed', zh: '已确认收货' }
  if (read.shipped_time) return { en: 'the order was shipped', zh: '订单已发货' }
  return OTHER
}

function readMessage(stored: string): Message | null {
  try {
    const message = JSON.parse(stored) as Message
    return nameOf(message['Event']) === '' ? null : message
  } catch {
    return null
  }
}

/** Tells each push as it was received, the first of its kind and those that repeat it. */
export function ofPushes(pushes: readonly OrderPush[]): PushItem[] {
  const before = new Set<string>()
  return pushes.map((push) => {
    const words = wordsOf(push)
    const repeated = before.has(words.en)
    before.add(words.en)
    return {
      at: push.received_at,
      kind: 'push',
      text: {
        en: `WeChat told${repeated ? ' again' : ''}: ${words.en}`,
        zh: `微信${repeated ? '再次' : ''}推送：${words.zh}`,
      },
    }
  })
}
