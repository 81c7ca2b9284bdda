import { z } from 'zod'
import { originalId, seconds, type Context } from '../state/context.ts'

/** What a buyer writes to customer service. */
export const CustomerMessage = z.strictObject({
  openid: z.string().min(1).max(128),
  content: z.string().min(1).max(2000),
})

/** A text message as WeChat pushes it [official: open-ability/customer-message/receive.html]. */
export function customerMessage(
  context: Context,
  { openid, content }: z.output<typeof CustomerMessage>,
): Record<string, unknown> {
  return {
    ToUserName: originalId(context),
    FromUserName: openid,
    CreateTime: seconds(context.now()),
    MsgType: 'text',
    Content: content,
    // A 64-bit integer at WeChat; here one that JSON keeps exactly.
    MsgId: context.now() * 1000 + context.state.pushes.length,
  }
}
