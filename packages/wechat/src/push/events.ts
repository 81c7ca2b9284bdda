import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ResponseSeconds } from '../calls/units.ts'
import type { Message } from './message.ts'

/**
 * A time as a number; undefined for 0, for the empty element that XML has instead of no value [seen],
 * and for what cannot be a time.
 */
const seconds = z
  .union([z.literal(''), z.coerce.number().pipe(ResponseSeconds)])
  .optional()
  .catch(undefined)
  .transform((value) => (value === '' || value === 0 ? undefined : value))
/** A small number of a list of WeChat's; undefined for anything else. */
const choice = z.coerce.number().int().min(1).max(99).optional().catch(undefined)
const text = z.union([z.string(), z.number().transform(String)]).catch('')

const common = {
  ToUserName: text,
  FromUserName: text,
  CreateTime: seconds,
  MsgType: z.literal('event'),
}
const payment = {
  /** As the documents' samples have it: more than digits. A number would have lost digits. */
  transaction_id: z.string().regex(/^[\w-]{1,64}$/),
  merchant_id: text,
  sub_merchant_id: text,
  merchant_trade_no: text,
  pay_time: seconds,
}

/** The events of shipping management [seeds 000 and 002]. */
const TradeEvent = z.discriminatedUnion('Event', [
  z.looseObject({ ...common, Event: z.literal('trade_manage_remind_access_api'), msg: text }),
  z.looseObject({
    ...common,
    ...payment,
    Event: z.literal('trade_manage_remind_shipping'),
    msg: text,
  }),
  /** Sent twice per order: when shipping is complete (with an estimate) and when the money is settled. */
  z.looseObject({
    ...common,
    ...payment,
    Event: z.literal('trade_manage_order_settlement'),
    shipped_time: seconds,
    estimated_settlement_time: seconds,
    /** A CONFIRM_RECEIVE_METHOD. Stored only: older documents swap the two, so nothing depends on it. */
    confirm_receive_method: choice,
    confirm_receive_time: seconds,
    settlement_time: seconds,
  }),
  z.looseObject({ ...common, Event: z.literal('wxa_trade_controlled'), msg: text }),
])
export type TradeEvent = z.infer<typeof TradeEvent>

/** The events that are read here: those of shipping management. */
const TRADE_EVENTS: ReadonlySet<unknown> = new Set(
  TradeEvent.options.map((option) => option.shape.Event.value),
)

/** Tells whether a push is an event of shipping management, as documented or not. */
export const isTradeEvent = (message: Message): boolean =>
  message['MsgType'] === 'event' && TRADE_EVENTS.has(message['Event'])

/** Parses a push as an event of shipping management; null when it is not one, or not as documented. */
export function readTradeEvent(message: Message): TradeEvent | null {
  return TradeEvent.safeParse(message).data ?? null
}

/**
 * Returns a key that is the same for every repeat of a push, in JSON and XML: WeChat sends no event
 * id. It is 16 bytes of SHA-256 over the appid and every field as text.
 */
export function pushKey(appid: string, message: Message): Buffer {
  const fields = Object.entries(message)
    .map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ])
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([appid, fields]))
    .digest()
    .subarray(0, 16)
}
