import { afterAll, describe, expect, it } from 'vitest'
import { createWechat, fen, fenOfYuan, unixSeconds, WechatInvalidRequest } from '../index.ts'

/** The compiler reads this file: each `@ts-expect-error` is a mistake that it must refuse. */
const wechat = createWechat({
  appid: 'wx1',
  secret: 'secret-secret-secret',
  base_url: 'http://127.0.0.1:1',
})
const upload = {
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [{ tracking_no: '1', express_company: 'YTO', item_desc: 'Tea' }],
  upload_time: '2026-11-21T09:00:00+08:00',
  payer: { openid: 'o' },
}

describe('the compiler and the rules refuse', () => {
  afterAll(() => wechat.close())
  const refused = (call: () => Promise<unknown>) =>
    expect(call()).rejects.toBeInstanceOf(WechatInvalidRequest)

  it('an upload named by merchant_id and merchant_trade_no', () =>
    refused(() =>
      wechat.shipping.upload({
        ...upload,
        // @ts-expect-error an upload says mchid and out_trade_no
        order_key: { order_number_type: 1, merchant_id: '19', merchant_trade_no: 'T1' },
      }),
    ))

  it('a type 2 key with the number of type 1', () =>
    refused(() =>
      wechat.shipping.upload({
        ...upload,
        // @ts-expect-error type 2 wants transaction_id
        order_key: { order_number_type: 2, mchid: '19', out_trade_no: 'T1' },
      }),
    ))

  it('get_order asked with mchid and out_trade_no', () =>
    refused(() =>
      wechat.shipping.getOrder({
        // @ts-expect-error get_order says merchant_id and merchant_trade_no
        mchid: '19',
        out_trade_no: 'T1',
      }),
    ))

  it('the combined upload that releases money given what the order centre wants', () =>
    refused(() =>
      wechat.shipping.uploadCombined({
        order_key: { order_number_type: 2, transaction_id: '42' },
        sub_orders: [
          // @ts-expect-error this one wants logistics_type for each sub-order
          { order_key: { order_number_type: 2, transaction_id: '42' }, delivery_mode: 1 },
        ],
        upload_time: upload.upload_time,
        payer: { openid: 'o' },
      }),
    ))

  it('milliseconds for seconds', async () => {
    await refused(() =>
      wechat.shipping.notifyConfirmReceive({
        transaction_id: '42',
        // @ts-expect-error a plain number may be anything: unixSeconds(…) says what it is
        received_time: Date.now(),
      }),
    )
    await refused(() =>
      // @ts-expect-error as above
      wechat.shipping.reportSpecialOrder({ order_id: '42', type: 1, delay_to: Date.now() }),
    )
    await refused(() =>
      // @ts-expect-error as above
      wechat.shipping.getOrderList({ pay_time_range: { begin_time: Date.now() } }),
    )
    expect(unixSeconds(new Date('2026-11-21T00:00:00.900Z'))).toBe(1795219200)
    expect(() => unixSeconds(Date.now())).toThrow('is not a Unix time in seconds')
    expect(() => unixSeconds(1.5)).toThrow(RangeError)
  })

  it('yuan for fen', async () => {
    const item = { name: 'Tea', quantity: 1 }
    await refused(() =>
      wechat.shoppingOrder.upload({
        order_key: { order_number_type: 2, transaction_id: '42' },
        order_list: [
          {
            merchant_order_no: 'T1',
            // @ts-expect-error a plain number may be yuan: fen(…) or fenOfYuan(…) says what it is
            item_list: [{ ...item, unit_price: 9.9 }],
          },
        ],
        payer: { openid: 'o' },
        upload_time: upload.upload_time,
      }),
    )
    expect(fenOfYuan('9.9')).toBe(990)
    expect(fenOfYuan('1.15')).toBe(115)
    expect(fenOfYuan('168')).toBe(16_800)
    for (const yuan of ['9.999', '-1', '', '1,000', '1e3'])
      expect(() => fenOfYuan(yuan)).toThrow('is not an amount in yuan')
    expect(() => fen(9.9)).toThrow('is not an amount in fen')
  })
})
