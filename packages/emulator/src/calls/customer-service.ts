import { defineCall, ERRCODE } from '@fahuo/wechat'
import { z } from 'zod'
import { Refusal } from '../gateway/wechat-errors.ts'
import { newId, seconds, type Context } from '../state/context.ts'

/** A message from customer service to somebody; only what the release test of a platform needs of it. */
export const sendCustomerMessage = defineCall({
  name: 'customerService.send',
  method: 'POST',
  path: '/cgi-bin/message/custom/send',
  auth: 'access_token',
  request: z.looseObject({
    touser: z.string().min(1),
    msgtype: z.string(),
    text: z.looseObject({ content: z.string() }).optional(),
  }),
  response: z.looseObject({}),
  permission_sets: [19],
  errcodes: [-1, 40003],
  source: 'official customer-message/send 2026',
})

/** What customer service said, oldest first. @throws Refusal 40003 for somebody who never was there [official] */
export function keepCustomerMessage(
  context: Context,
  { touser, msgtype, text }: { touser: string; msgtype: string; text?: { content: string } },
): void {
  const wrote = context.state.pushes.some(({ message }) => message['FromUserName'] === touser)
  if (!wrote && !context.state.buyers.has(touser)) throw new Refusal(ERRCODE.OPENID_INVALID)
  context.state.customer_messages.push({
    id: newId(),
    openid: touser,
    msgtype,
    content: text?.content ?? '',
    time: seconds(context.now()),
  })
}
