import type { Message } from './message.ts'

const PAYMENT = [
  'transaction_id',
  'merchant_id',
  'sub_merchant_id',
  'merchant_trade_no',
  'pay_time',
] as const

/** What every push tells of itself. FromUserName is left out: a buyer, or a system account. */
const OF_ALL = ['ToUserName', 'CreateTime', 'MsgType', 'Event'] as const

/** The fields of each event that hold no personal data [seeds 000 and 002; official pages of each]. */
const OF_EVENT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    trade_manage_remind_access_api: ['msg'],
    trade_manage_remind_shipping: [...PAYMENT, 'msg'],
    trade_manage_order_settlement: [
      ...PAYMENT,
      'shipped_time',
      'estimated_settlement_time',
      'confirm_receive_method',
      'confirm_receive_time',
      'settlement_time',
    ],
    wxa_trade_controlled: ['msg'],
    // The console's own test of the push URL.
    debug_demo: ['debug_str'],
    wxa_punish_event: ['event_type', 'punish_id', 'punish_time', 'rule_name'],
    // What the buyer wrote, and the buyer, stay with WeChat.
    complaint_callback: [
      'option_type',
      'complaint_order_id',
      'status',
      'create_time',
      'expire_time',
      'type',
      'order_id',
      'out_trade_no',
      'pay_time',
      'total_cost',
    ],
  }),
)

/** XML nests a complaint in this; JSON does not [official page; seen]. */
const WRAPPER = 'BussiCallBackInfo'

const MAX_TEXT = 256

/**
 * Returns what may be kept of a push: the fields that are listed for its event, with numbers and
 * text only. Of an event that is not listed, its name and time are kept.
 */
export function keptFields(message: Message): Message {
  const listed = OF_EVENT.get(nameOf(message['Event'])) ?? []
  const inner = message[WRAPPER]
  const own: Message =
    typeof inner === 'object' && inner !== null ? { ...inner, ...message } : message
  const kept: Message = {}
  for (const name of [...OF_ALL, ...listed]) {
    const value = keptValue(own[name])
    if (value !== undefined) kept[name] = value
  }
  return kept
}

/** The name of an event or a kind of message, in the letters that WeChat's have; else empty. */
export const nameOf = (value: unknown): string =>
  typeof value === 'string' && /^\w{1,64}$/.test(value) ? value : ''

/** No NUL, which PostgreSQL does not store, and no half of a character. */
function keptValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  return value.slice(0, MAX_TEXT).replaceAll('\0', '').toWellFormed()
}
