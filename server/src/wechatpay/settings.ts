import { PAY_MAX_AGE_SECONDS } from '@fahuo/wechat'
import { z } from 'zod'
import { setting } from '../core/setting.ts'

/** The settings of WeChat Pay's notifications; merchant numbers and keys are in the database. */
export const paySettings = {
  PAY_NOTIFICATION_MAX_AGE_SECONDS: setting(
    z.coerce.number().int().min(PAY_MAX_AGE_SECONDS).max(86_400).default(PAY_MAX_AGE_SECONDS),
    {
      en: 'how old a notification of WeChat Pay may be, 300 to 86400; more than 300 only where a queue of your own delays what it passes on to POST /wechat/pay/:mchid (WeChat Pay signs each resend anew)',
      zh: '微信支付通知允许的最大时延（秒），300 至 86400；仅当自有队列会延迟转发到 POST /wechat/pay/:mchid 时才需大于 300（微信支付每次重发都会重新签名）',
    },
    '300',
  ),
}
