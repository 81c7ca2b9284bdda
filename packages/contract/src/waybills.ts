/** What the buyer's page asks for WeChat's tracking of one parcel. */
import { z } from 'zod'

export const WaybillTokenRequest = z
  .strictObject({
    /** Of one of the order's parcels. */
    tracking_no: z.string().min(1).max(128),
    /**
     * The receiver's phone number, as on the parcel's label: WeChat shows tracking only to someone who
     * knows it. It is passed on to WeChat, neither stored nor logged.
     */
    receiver_phone: z
      .string()
      .regex(/^\+?\d[\d -]{5,22}$/)
      .optional()
      .meta({
        text: {
          en: "The receiver's phone number; passed to WeChat, neither stored nor logged",
          zh: '收件人手机号；仅转交微信，不保存、不记录',
        },
      }),
    /** The picture of the goods on WeChat's tracking page. */
    goods_img_url: z.url({ protocol: /^https$/ }).max(1024),
  })
  .meta({ id: 'WaybillTokenRequest' })
export type WaybillTokenRequest = z.infer<typeof WaybillTokenRequest>

export const WaybillTokenResponse = z
  .object({
    /** For `openWaybillTracking` of WeChat's logistics plugin. */
    waybill_token: z.string().meta({
      text: {
        en: "For openWaybillTracking of WeChat's logistics plugin",
        zh: '用于微信物流插件的 openWaybillTracking',
      },
    }),
  })
  .meta({ id: 'WaybillTokenResponse' })
export type WaybillTokenResponse = z.infer<typeof WaybillTokenResponse>
