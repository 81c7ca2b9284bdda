import { z } from 'zod'
import { paymentNumber } from '../calls/complaint.ts'
import { ResponseSeconds } from '../calls/units.ts'
import { keptFields } from './kept-fields.ts'
import type { Message } from './message.ts'

const text = z.union([z.string(), z.number().transform(String)]).catch('')
const number = z.coerce.number().int().catch(0)
/** Unix seconds; 0: none. */
const seconds = z.coerce.number().pipe(ResponseSeconds).catch(0)

/** A push of a complaint, without personal data. XML nests it and has text only, JSON is flat [seen]. */
const ComplaintEvent = z.object({
  Event: z.literal('complaint_callback'),
  /** As digits: a number would lose some. */
  complaint_order_id: text.pipe(z.string().regex(/^\d{1,32}$/)),
  /** Its values are published nowhere. */
  option_type: number,
  status: number,
  type: number,
  create_time: seconds,
  expire_time: seconds,
  order_id: paymentNumber,
  out_trade_no: text,
})
export type ComplaintEvent = z.infer<typeof ComplaintEvent>

/** Tells whether a push is of a complaint or a punishment: a shop's own server may handle it, too. */
export const isWatched = (message: Message): boolean =>
  message['MsgType'] === 'event' &&
  (message['Event'] === 'complaint_callback' || message['Event'] === 'wxa_punish_event')

/** Parses a push, or what was kept of it, as one of a complaint; null when it is none. */
export const readComplaintEvent = (message: Message): ComplaintEvent | null =>
  ComplaintEvent.safeParse(keptFields(message)).data ?? null

/** A push of a punishment (wxa_punish_event), without what may be personal in its `detail`. */
const PunishEvent = z.object({
  Event: z.literal('wxa_punish_event'),
  /** 1 warning, 2 functions banned, 3 taken down, 4 account banned, 10 page banned [official]. */
  event_type: number,
  punish_id: text,
  punish_time: seconds,
  rule_name: text,
})
export type PunishEvent = z.infer<typeof PunishEvent>

/** Parses a push, or what was kept of it, as one of a punishment; null when it is none. */
export const readPunishEvent = (message: Message): PunishEvent | null =>
  PunishEvent.safeParse(keptFields(message)).data ?? null
