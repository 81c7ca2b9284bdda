import { z } from 'zod'
import { setting } from '../core/setting.ts'

const days = z.coerce.number().int().min(7).max(36_500)

/** The settings of how long rows are kept. */
export const retentionSettings = {
  EVENTS_KEPT_DAYS: setting(
    days.default(180),
    {
      en: 'how many days a processed push is kept, 7 to 36500; those that wait for a person stay. Default: 180',
      zh: '已处理的推送保留天数，7 至 36500；待人工处理的不会删除。默认 180',
    },
    '180',
  ),
  ATTEMPTS_KEPT_DAYS: setting(
    days.default(180),
    {
      en: 'how many days it is kept what was tried for a shipment that is at its end, 7 to 36500; the shipment itself stays. Default: 180',
      zh: '已结束发货的尝试记录保留天数，7 至 36500；发货记录本身不会删除。默认 180',
    },
    '180',
  ),
  OUTGOING_KEPT_DAYS: setting(
    days.default(30),
    {
      en: 'how many days the events of GET /api/outgoing, and what webhooks were sent of them, are kept, 7 to 36500. Default: 30',
      zh: 'GET /api/outgoing 的事件及其 webhook 投递记录的保留天数，7 至 36500。默认 30',
    },
    '30',
  ),
  AUDIT_KEPT_DAYS: setting(
    days.default(730),
    {
      en: 'how many days it is kept who did what (GET /api/audit), 7 to 36500. Default: 730',
      zh: '操作记录（GET /api/audit）的保留天数，7 至 36500。默认 730',
    },
    '730',
  ),
}
