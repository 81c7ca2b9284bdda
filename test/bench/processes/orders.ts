/** The orders that seeds hold and the bench's WeChat tells: the n-th one, the same for both. */

/** Each buyer has this many, scattered over the year. */
export const ORDERS_A_BUYER = 25

/** Prime to every number of buyers that is used: neighbours in time belong to different buyers. */
const STRIDE = 7919

export const transactionId = (n: number) => `42000010${String(n).padStart(20, '0')}`

export const numberOf = (transaction_id: string) => Number(transaction_id.slice(8))

export const buyersOf = (orders: number) => orders / ORDERS_A_BUYER

export const openid = (buyer: number) => `o${String(buyer).padStart(27, '0')}`

export const openidOf = (n: number, buyers: number) => openid((n * STRIDE) % buyers)

/** WeChat's `shipping` of the n-th order. */
export const shippingOf = (n: number) => ({
  delivery_mode: 1,
  logistics_type: 1,
  finish_shipping: true,
  finish_shipping_count: 1,
  goods_desc: '',
  shipping_list: [
    {
      tracking_no: `YT${String(n).padStart(13, '0')}`,
      express_company: 'YTO',
      goods_desc: '武夷山大红袍 250g x1',
      upload_time: 1_794_100_000,
      contact: { consignor_contact: '189****1234', receiver_contact: '' },
    },
  ],
})
