/** Numbers that the examples of the API's description share. */

/** A payment, as WeChat names it and as the shop does. */
export const EXAMPLE_PAYMENT = {
  transaction_id: '4200002687202611261451882916',
  merchant_id: '1900000109',
  merchant_trade_no: 'TEA20261126001',
  openid: 'oExampleBuyer0123456789abcd',
} as const

export const EXAMPLE_TRACKING_NO = 'YT8812345678901'

/** When the payment was made, Unix seconds. */
export const EXAMPLE_PAY_TIME = 1_764_123_000

export const EXAMPLE_SHIPMENT_ID = '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21'

/** An image that was uploaded to WeChat. */
export const EXAMPLE_MEDIA_ID = 'HNpt8GEVyTAEcUZPrbbIzMYEUL6fEphDcs3mSdXf4vGE'
