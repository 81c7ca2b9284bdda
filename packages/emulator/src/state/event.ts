import { newOpenid, originalId, seconds, type Context } from './context.ts'

/** FromUserName is a system account, the same for all events [observed]. */
const SYSTEM = newOpenid()

/** An event as WeChat pushes it. */
export function pushedEvent(context: Context, name: string, fields: Record<string, unknown>) {
  return {
    ToUserName: originalId(context),
    FromUserName: SYSTEM,
    CreateTime: seconds(context.now()),
    MsgType: 'event',
    Event: name,
    ...fields,
  }
}
