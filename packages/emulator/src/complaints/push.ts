import type { Complaint } from '../state/complaints.ts'
import { seconds, type Context } from '../state/context.ts'
import { pushedEvent } from '../state/event.ts'
import type { PaymentOrder } from '../state/state.ts'

/** `option_type`: the first notice, or news of one; the numbers are published nowhere [assumed]. */
const OPTION_TYPE = { FIRST: 1, PROGRESS: 2 }

/**
 * complaint_callback: flat, with lists of pictures as joined text, and with an object for one step
 * and a list for several, as real pushes in JSON have it [observed]. XML puts the same fields into
 * `BussiCallBackInfo` [official].
 */
export function pushComplaint(context: Context, order: PaymentOrder, complaint: Complaint): void {
  const history = complaint.items.map(({ time, content, mediaIdList }) => ({
    time,
    content,
    media_id_list: mediaIdList.join(','),
  }))
  const single = history.length === 1 && context.state.settings.complaint_history === 'object'
  context.push(
    pushedEvent(context, 'complaint_callback', {
      appid: context.options.appid,
      option_type: history.length === 1 ? OPTION_TYPE.FIRST : OPTION_TYPE.PROGRESS,
      complaint_order_id: Number(complaint.complaint_order_id),
      status: complaint.status,
      create_time: seconds(complaint.created_at),
      expire_time: seconds(complaint.expires_at),
      type: complaint.type,
      // As a real push has it [observed].
      order_id: `payorder@_${order.transaction_id}`,
      out_trade_no: order.merchant_trade_no,
      phone_number: complaint.phone_number,
      open_id: complaint.openid,
      customer_material_content: complaint.content,
      customer_material_media_id_list: complaint.media.join(','),
      pay_time: order.pay_time,
      total_cost: order.paid_amount,
      product_name: order.description,
      history: single ? history[0] : history,
    }),
  )
}

/** The head of every push. */
const HEAD: ReadonlySet<string> = new Set([
  'ToUserName',
  'FromUserName',
  'CreateTime',
  'MsgType',
  'Event',
])

/** A message as XML has it: a complaint's own fields lie in an element of their own [official]. */
export function asXml(message: Record<string, unknown>): Record<string, unknown> {
  if (message['Event'] !== 'complaint_callback') return message
  const fields = Object.entries(message)
  return {
    ...Object.fromEntries(fields.filter(([name]) => HEAD.has(name))),
    BussiCallBackInfo: Object.fromEntries(fields.filter(([name]) => !HEAD.has(name))),
  }
}
