/** What a shipment's body says beside WeChat's upload: for the shopping order and logistics messages. */
import { z } from 'zod'
import type { Text } from '../core/language.ts'
import { ruleText } from '../http/body.ts'
import { readPhone } from '../services/phone.ts'

const TEXTS = {
  items: {
    en: "What is in this parcel, by the order's merchant_item_id, each once; the order centre, the messages and the buyer's page say it. It never holds the shipment up: what does not fit is answered in `warnings`",
    zh: '本包裹内的商品，填订单中的 merchant_item_id，每个一次；用于微信订单中心、物流消息和买家页面。不影响发货：不符之处在 `warnings` 中说明',
  },
  bad_item: { en: 'a merchant_item_id has 1 to 64 bytes', zh: 'merchant_item_id 为 1 至 64 字节' },
  receiver_phone: {
    en: "The receiver's full phone number, also with the extension of a platform (13800138000-1234): WeChat needs it for logistics messages and the tracking page. Sealed until WeChat has taken it, 72 hours at most; no answer shows it",
    zh: '收件人完整手机号，可带平台虚拟号分机（13800138000-1234）：微信物流消息和物流查询需要。加密保存至微信接收为止，最多 72 小时；任何响应都不会返回',
  },
  bad_phone: {
    en: 'is no full phone number; give all digits, without asterisks',
    zh: '不是完整的电话号码；请填写全部数字，不要带星号',
  },
  services: {
    en: "What WeChat's other services are told, once it is shipped; they never hold the shipment up",
    zh: '发货完成后同步给微信其他服务的内容；不影响发货',
  },
  shopping_order: {
    en: 'The order centre: goods and waybills',
    zh: '微信订单中心：商品和运单',
  },
  messages: {
    en: 'Logistics messages from WeChat to the buyer, where there is a receiver_phone',
    zh: '微信向买家发送物流消息，需要 receiver_phone',
  },
  tracking: {
    en: 'The tracking page, where there is a receiver_phone',
    zh: '物流查询页面，需要 receiver_phone',
  },
} as const satisfies Record<string, Text>

const MODE_TEXT = {
  en: '`auto` (default): if the account has it; `require`: a person is told when it cannot be had; `off`: not told',
  zh: '`auto`（默认）：账号开通则使用；`require`：无法使用时通知人工；`off`：不使用',
} satisfies Text

/** Most items of a parcel [seed 001]. */
const MAX_ITEMS = 50

/** Most bytes of a merchant_item_id [seed 004]. */
const MAX_ITEM_BYTES = 64

const Item = z
  .string()
  .trim()
  .refine((id) => id !== '' && Buffer.byteLength(id) <= MAX_ITEM_BYTES, ruleText(TEXTS.bad_item))

const Phone = z
  .string()
  .trim()
  .transform((text, ctx) => {
    const phone = readPhone(text)
    if (phone === null) ctx.addIssue({ code: 'custom', ...ruleText(TEXTS.bad_phone) })
    return phone ?? z.NEVER
  })

/** Fields of a parcel. */
export const PARCEL_FIELDS = {
  items: z.array(Item).max(MAX_ITEMS).optional().meta({ text: TEXTS.items }),
  receiver_phone: Phone.optional().meta({ text: TEXTS.receiver_phone }),
}

const modeOf = (text: Text) =>
  z
    .enum(['auto', 'require', 'off'])
    .default('auto')
    .meta({ text: { en: `${text.en}. ${MODE_TEXT.en}`, zh: `${text.zh}。${MODE_TEXT.zh}` } })

/** Which of WeChat's services a shipment is told to. */
export const ServicesRequest = z
  .object({
    shopping_order: modeOf(TEXTS.shopping_order),
    messages: modeOf(TEXTS.messages),
    tracking: modeOf(TEXTS.tracking),
  })
  .meta({ id: 'ServicesRequest', text: TEXTS.services })
export type ServicesRequest = z.output<typeof ServicesRequest>
export type ServiceMode = ServicesRequest['messages']
