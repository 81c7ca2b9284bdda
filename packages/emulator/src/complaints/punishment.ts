import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { seconds, type Context } from '../state/context.ts'
import { pushedEvent } from '../state/event.ts'

/** What WeChat does to an account that broke its rules. */
export const Punishment = z.strictObject({
  /** 1 warning, 2 functions banned, 3 taken down, 4 account banned, 10 page banned [official]. */
  event_type: z.int().default(1),
  rule_name: z.string().max(256).default('《微信小程序平台运营规范》'),
  illegal_reason: z.string().max(256).default('交易投诉处理超时'),
  illegal_content: z.string().max(2000).default(''),
  /** Goes out as JSON text [official]. */
  detail: z.record(z.string(), z.unknown()).default({ warned_type: 1 }),
})

/** The push wxa_punish_event [official: event_push/platform/Penalty_for_Violation]. */
export function pushPunishment(context: Context, wanted: z.output<typeof Punishment>) {
  const { event_type, rule_name, illegal_reason, illegal_content, detail } = wanted
  const punish_id = String(randomInt(1e12))
  context.push(
    pushedEvent(context, 'wxa_punish_event', {
      event_type,
      punish_id,
      appid: context.options.appid,
      punish_time: seconds(context.now()),
      illegal_reason,
      illegal_content,
      rule_name,
      rule_url: 'https://developers.weixin.qq.com/miniprogram/product/',
      adjust_guide_url: 'https://developers.weixin.qq.com/miniprogram/product/',
      detail: JSON.stringify(detail),
    }),
  )
  return { punish_id }
}
