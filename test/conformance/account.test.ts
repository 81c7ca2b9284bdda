import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IMAGE } from '../support/image.ts'
import { openWechat, type Wechat } from './wechat.ts'

const ORDER = '/wxa/sec/order'

describe('what an account may do once, and what is reviewed', () => {
  let wechat: Wechat
  beforeEach(async () => {
    wechat = await openWechat()
  })
  afterEach(() => wechat.close())

  it('changes its trade type once', async () => {
    const { media_id } = await wechat.upload()
    const body = {
      trade_type: 2,
      material_list: [{ type: 1, media_id }],
      reason: 'we now sell goods',
    }
    const videos = Array.from({ length: 4 }, () => ({ type: 2, media_id: 'm' }))
    const call = (change: object = {}) =>
      wechat.call(`${ORDER}/setwxatradetypecgi`, { ...body, ...change })
    expect(await call({ material_list: videos })).toBe(47001)
    expect(await call({ material_list: [{ type: 1, media_id: 'm' }] })).toBe(40007)
    expect(await call()).toBe(0)
    expect(await call()).toBe(268486048)
  })

  it('has a brand application reviewed', async () => {
    const apply = (audit_info: object) =>
      wechat.call('/wxa/sec/famousbrand/apply', { Application: { apply_for: 1, audit_info } })
    const status = () => wechat.answer<object>('/wxa/sec/famousbrand/get_status', {})
    expect(await status()).toMatchObject({ progress: { status: 0 } })
    // A flagship shop needs its proofs.
    expect(await apply({ brand_name: 'X', brand_type: 4 })).toBe(10210001)
    const { media_id } = await wechat.upload()
    const flagship = {
      brand_name: 'X',
      brand_type: 4,
      flagship_in_which_ec_platform: 'JD',
      ec_platform_proof_list: [media_id],
    }
    expect(await apply({ ...flagship, ec_platform_proof_list: ['m1'] })).toBe(10210003)
    expect(await apply(flagship)).toBe(0)
    expect(await apply(flagship)).toBe(10210002)
    await wechat.control('/brand', { status: 2, audit_reason: 'unclear proof' })
    expect(await status()).toMatchObject({
      progress: { status: 2 },
      application: { apply_for: 1, audit_info: { audit_reason: 'unclear proof' } },
    })
    // Temporary media is kept for three days.
    await wechat.control('/clock', { advance: 3 * 86_400 })
    await wechat.renew()
    expect(await apply(flagship)).toBe(10210003)
    const fresh = await wechat.upload()
    expect(await apply({ ...flagship, ec_platform_proof_list: [fresh.media_id] })).toBe(0)
  })

  it('takes images, and nothing else', async () => {
    const code = async (...given: Parameters<Wechat['upload']>) =>
      (await wechat.upload(...given)).errcode ?? 0
    expect(await code()).toBe(0)
    expect(await code(new File(['%PDF-1.7'], 'proof.png'))).toBe(40004)
    expect(await code(undefined, 'voice')).toBe(40004)
    expect(await code(new File([], 'proof.png'))).toBe(41005)
    expect(await code(new File([IMAGE, new Uint8Array(2 ** 21)], 'proof.png'))).toBe(45001)
    expect(await wechat.call('/cgi-bin/media/upload', {})).toBe(41005)
  })

  it('keeps the order-centre path apart from the jump path', async () => {
    const path = 'pages/order/detail?no=${商品订单号}'
    const update = `${ORDER}/update_order_detail_path`
    expect(await wechat.call(update, { path: 'pages/order/detail' })).toBe(10060035)
    expect(await wechat.call(update, { path })).toBe(0)
    expect(await wechat.answer(`${ORDER}/get_order_detail_path`, {})).toMatchObject({ path })
  })

  it('says 48001 everywhere while shipping management is not open', async () => {
    await wechat.control('/settings', { shipping_management: false })
    expect(await wechat.call(`${ORDER}/get_order`, { transaction_id: '1' })).toBe(48001)
    expect(await wechat.call(`${ORDER}/is_trade_managed`, { appid: 'x' })).toBe(48001)
    const list = await wechat.call('/cgi-bin/express/delivery/open_msg/get_delivery_list', {})
    expect(list).toBe(0)
  })

  it('reminds a buyer once, with a message', async () => {
    const order = await wechat.pay()
    await wechat.call(`${ORDER}/upload_shipping_info`, {
      order_key: { order_number_type: 2, transaction_id: order.transaction_id },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no: 'YT0001', express_company: 'YTO', item_desc: 'Tea' }],
      upload_time: wechat.time(),
      payer: { openid: order.openid },
    })
    const remind = (received_time: number) =>
      wechat.call(`${ORDER}/notify_confirm_receive`, {
        transaction_id: order.transaction_id,
        received_time,
      })
    // Milliseconds, as they come by mistake.
    expect(await remind(Date.now())).toBe(10060029)
    expect(await remind(order.pay_time + 3600)).toBe(0)
    expect(await remind(order.pay_time + 3600)).toBe(10060030)
  })

  it('ships a combined payment by its sub-orders, all or none', async () => {
    const whole = await wechat.pay({ sub_orders: [{}, {}] })
    const keyOf = ({ transaction_id }: { transaction_id: string }) => ({
      order_number_type: 2,
      transaction_id,
    })
    const sub = (order: { transaction_id: string }, tracking_no: string) => ({
      order_key: keyOf(order),
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no, express_company: 'YTO', item_desc: 'Tea' }],
    })
    const [first, second] = whole.sub_orders!
    const upload = (...sub_orders: object[]) =>
      wechat.call(`${ORDER}/upload_combined_shipping_info`, {
        order_key: keyOf(whole),
        sub_orders,
        upload_time: wechat.time(),
        payer: { openid: whole.openid },
      })
    const state = async (order: { transaction_id: string }) =>
      (
        await wechat.answer<{ order: { order_state: number } }>(`${ORDER}/get_order`, {
          transaction_id: order.transaction_id,
        })
      ).order.order_state
    const stranger = await wechat.pay()
    expect(await upload(sub(first!, 'A'), sub(stranger, 'B'))).not.toBe(0)
    expect(await state(first!)).toBe(1)
    expect(await upload(sub(first!, 'A'), sub(second!, 'B'))).toBe(0)
    expect([await state(first!), await state(second!), await state(whole)]).toEqual([2, 2, 2])
  })
})
