import type { ShoppingOrder } from '@fahuo/wechat'

/** The payment that a shopping order names, as it was uploaded. */
export interface ShoppingKey {
  order_number_type?: number | string | undefined
  transaction_id?: string | undefined
  mchid?: string | undefined
  out_trade_no?: string | undefined
}

/** A parcel of a shopping order, as it was uploaded. */
export interface ShoppingParcel {
  tracking_no?: string | undefined
  express_company?: string | undefined
  item_list?: { merchant_item_id?: string | undefined }[] | undefined
}

/** What was uploaded for one payment: in a combined payment for one of its sub-orders, or for the whole. */
export interface ShoppingRecord {
  /** The path of the call that brought it. */
  call: string
  order_key: ShoppingKey
  /** The names of the sub-orders of a combined payment; empty for all others. */
  subs: string[]
  orders: ShoppingOrder[]
  openid: string
  logistics_type: number | string | null
  /** As it was sent, and as Unix ms. */
  upload_time: string
  time: number
  /** Unix ms. */
  first_received_at: number
  received_at: number
  uploads: number
  shipping: ShoppingShipping | null
}

/** The waybills that the order centre shows for a payment. */
export interface ShoppingShipping {
  call: string
  delivery_mode: number | string | null
  shipping_list: ShoppingParcel[]
  upload_time: string
  time: number
  received_at: number
  uploads: number
}

export interface GoodsDetail {
  goods_name: string
  goods_img_url: string
  goods_desc?: string | undefined
}

/** `messages`: WeChat tells the buyer (follow_waybill). `tracking`: a token for its page (trace_waybill). */
export type WaybillComponent = 'messages' | 'tracking'

/** A waybill that was bound to a buyer. */
export interface WaybillBinding {
  component: WaybillComponent
  openid: string
  trans_id: string
  waybill_id: string
  delivery_id: string
  receiver_phone: string
  goods_info: { detail_list: GoodsDetail[] }
  order_detail_path: string | null
  changes: number
  /** Unix ms. */
  bound_at: number
}
