/** What was shipped of an order, as its buyer sees it. */
import { z } from 'zod'

const seconds = z
  .int()
  .nonnegative()
  .meta({ text: { en: 'Unix seconds', zh: 'Unix 秒' } })

export const ParcelStatus = z
  .object({
    /** WeChat's status of the waybill, as in the parcel. */
    status: z.int(),
    /** When it was first seen; WeChat gives no times, and is asked every few hours. */
    at: seconds.meta({
      text: {
        en: 'When it was first seen, Unix seconds; WeChat gives no times',
        zh: '首次查询到该状态的时间，Unix 秒；微信不提供时间',
      },
    }),
  })
  .meta({ id: 'BuyerParcelStatus' })
export type ParcelStatus = z.infer<typeof ParcelStatus>

export const Parcel = z
  .object({
    /** Empty for same-city, virtual and self-pickup shipments. */
    tracking_no: z.string().meta({
      text: { en: 'Empty for what is not express', zh: '非快递时为空' },
    }),
    /** A `delivery_id` of WeChat's list, for instance `SF`. */
    express_company: z.string(),
    /** WeChat's name of the carrier, where it is known. */
    delivery_name: z.string().optional(),
    goods_desc: z.string(),
    upload_time: seconds,
    /** WeChat's status of the waybill, where it was asked. */
    status: z
      .int()
      .optional()
      .meta({
        text: {
          en: "WeChat's status of the waybill: 0 none yet, 1 collected, 2 in transit, 3 out for delivery, 4 signed for, 5 problem, 6 signed for by an agent; missing where it is not known",
          zh: '微信的运单状态：0 运单不存在或未揽收，1 已揽件，2 运输中，3 派件中，4 已签收，5 异常，6 代签收；未知时没有此字段',
        },
      }),
    /** The statuses that it has had, the oldest first; missing where nobody wrote them down. */
    statuses: z
      .array(ParcelStatus)
      .optional()
      .meta({
        text: {
          en: 'The statuses that it has had, the oldest first',
          zh: '已有过的运单状态，最早的在前',
        },
      }),
    /** WeChat sends its buyer messages about this parcel; missing where it does not. */
    messages: z
      .boolean()
      .optional()
      .meta({
        text: {
          en: 'true: WeChat sends the buyer messages about this parcel',
          zh: 'true：微信会向买家发送该包裹的物流消息',
        },
      }),
    /** The `merchant_item_id` of what is in it, where the shop said so. */
    items: z.array(z.string()).optional(),
  })
  .meta({ id: 'BuyerParcel' })
export type Parcel = z.infer<typeof Parcel>

export const Shipping = z
  .object({
    delivery_mode: z.int(),
    logistics_type: z.int(),
    finish_shipping: z.boolean(),
    shipping_list: z.array(Parcel),
  })
  .meta({ id: 'BuyerShipping' })
export type Shipping = z.infer<typeof Shipping>
