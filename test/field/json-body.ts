/** A body as text, in which `{{transaction_id}}` and others stand for those of the payment. */
export interface JsonBody {
  text: string
  content_type?: string
  /** UTF-8 when left out. */
  encoding?: 'latin1'
}

/** 0 or `taken` where it ships. */
export interface Expected {
  /** POST /api/shipments: `taken`, or the error's code. */
  api: string
  /** upload_shipping_info at the proxy. */
  proxy: number
  /** The same at WeChat, which the emulator is. */
  wechat: number
  /** What reaches WeChat, where it matters. */
  sent?: object
}

export const TAKEN: Expected = { api: 'taken', proxy: 0, wechat: 0 }
export const NOT_JSON: Expected = { api: 'invalid', proxy: 47001, wechat: 47001 }

export const parcel = { tracking_no: 'YT1234567890', express_company: 'YTO', item_desc: '茶 x1' }
export const upload = {
  order_key: { order_number_type: 2, transaction_id: '{{transaction_id}}' },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [parcel],
  upload_time: '2026-11-25T22:51:07.120+08:00',
  payer: { openid: '{{openid}}' },
}

export const body = (change: object = {}): JsonBody => ({
  text: JSON.stringify({ ...upload, ...change }),
})
export const withParcel = (change: object) => body({ shipping_list: [{ ...parcel, ...change }] })
