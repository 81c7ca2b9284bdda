import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Found {
  order: { transaction_id: string }
  error: { code: string }
}

const GET_ORDER = '/wxa/sec/order/get_order'
const LIST = '/wxa/sec/order/get_order_list'

describe("an order by the merchant's number alone", () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair({}, undefined, { WECHAT_MCHID: '1900000109' })
  })
  afterAll(() => pair.stop())
  const { pay, fault, calls } = openMerchant(() => pair)

  const buyer = async (openid: string) => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
    const { token } = (await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body }))
      .body
    return (query: Record<string, string>) =>
      call<Found>('GET', `${pair.url}/buyer/orders/lookup?${new URLSearchParams(query)}`, {
        key: token,
      })
  }
  /** Without the list: what a platform's token may not ask [official: authorizers may not list]. */
  const withoutList = async <Result>(act: () => Promise<Result>) => {
    await fault(LIST, 'errcode', { errcode: 48001, times: 10_000 })
    try {
      return await act()
    } finally {
      await pair.control('DELETE', '/faults')
    }
  }

  it('is the order that WeChat lists for this buyer', async () => {
    const { transaction_id } = await pay({ openid: 'oMe', merchant_trade_no: 'SHOP-1' })
    const find = await buyer('oMe')
    const { status, body } = await find({ merchant_trade_no: 'SHOP-1' })
    expect([status, body.order.transaction_id]).toEqual([200, transaction_id])
    // It is in the local copy now: only get_order is asked again.
    const listed = (await calls(LIST)).filter(({ request }) => request['openid'] === 'oMe').length
    await find({ merchant_trade_no: 'SHOP-1' })
    expect((await calls(LIST)).filter(({ request }) => request['openid'] === 'oMe')).toHaveLength(
      listed,
    )
  })

  it("is the buyer's newest where several merchants have it, or the one that is named", async () => {
    const same = { openid: 'oTwice', merchant_trade_no: 'SHOP-2' }
    const old = await pay({ ...same, merchant_id: '1900000201', pay_time: 1_767_578_000 })
    const latest = await pay({ ...same, merchant_id: '1900000202', pay_time: 1_767_579_000 })
    await pay({ ...same, openid: 'oElse', merchant_id: '1900000203', pay_time: 1_767_580_000 })
    const sub = await pay({
      ...same,
      merchant_id: '1900000204',
      sub_merchant_id: '1900000205',
      pay_time: 1_767_578_500,
    })
    const find = await buyer('oTwice')
    const found = async (query: object) =>
      (await find({ merchant_trade_no: 'SHOP-2', ...query })).body.order.transaction_id
    expect(await found({})).toBe(latest.transaction_id)
    expect(await found({ merchant_id: '1900000201' })).toBe(old.transaction_id)
    expect(await found({ sub_merchant_id: '1900000205' })).toBe(sub.transaction_id)
  })

  it("is never somebody else's, and looks as if there were none", async () => {
    await pay({ openid: 'oOwner', merchant_trade_no: 'SHOP-3' })
    await (
      await buyer('oOwner')
    )({ merchant_trade_no: 'SHOP-3' })
    const find = await buyer('oThief')
    const theirs = await find({ merchant_trade_no: 'SHOP-3' })
    const none = await find({ merchant_trade_no: 'SHOP-NONE' })
    expect([theirs.status, theirs.body.error.code]).toEqual([404, 'not_found'])
    expect(theirs.body).toEqual(none.body)
    // Whose it is, is known: the merchant that has it is not asked.
    const asked = (await calls(GET_ORDER)).filter(
      ({ request }) =>
        request['merchant_trade_no'] === 'SHOP-3' && request['merchant_id'] === '1900000109',
    )
    expect(asked).toEqual([])
  })

  it('is asked of the merchants that are known, where WeChat does not list orders', async () => {
    await withoutList(async () => {
      const own = await pay({ openid: 'oPlatform', merchant_trade_no: 'SHOP-4' })
      const { body } = await (await buyer('oPlatform'))({ merchant_trade_no: 'SHOP-4' })
      expect(body.order.transaction_id).toBe(own.transaction_id)
      // WECHAT_MCHID knows this number of another buyer; a merchant of the copy has it for this one.
      await pay({ openid: 'oNobody', merchant_trade_no: 'SHOP-5' })
      const second = await pay({
        openid: 'oPlatform',
        merchant_trade_no: 'SHOP-5',
        merchant_id: '1900000202',
      })
      const again = await (await buyer('oPlatform'))({ merchant_trade_no: 'SHOP-5' })
      expect(again.body.order.transaction_id).toBe(second.transaction_id)
    })
  })

  it('says that WeChat is away where nobody can tell', async () => {
    await withoutList(async () => {
      await fault(GET_ORDER, 'errcode', { errcode: -1, times: 10_000 })
      const { status, body } = await (await buyer('oAway'))({ merchant_trade_no: 'SHOP-6' })
      expect([status, body.error.code]).toEqual([503, 'wechat_unavailable'])
    })
  })

  it('opens with the session, too, and a query without a number opens nothing', async () => {
    const { transaction_id } = await pay({ openid: 'oCentre', merchant_trade_no: 'SHOP-7' })
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', {
      openid: 'oCentre',
    })
    const entered = await call<{ lookup: Found }>('POST', `${pair.url}/buyer/session`, {
      body: { ...body, lookup: { merchant_trade_no: 'SHOP-7' } },
    })
    expect(entered.body.lookup.order.transaction_id).toBe(transaction_id)
    const find = await buyer('oCentre')
    for (const query of [{}, { merchant_id: '1900000109' }, { merchant_trade_no: '' }])
      expect((await find(query as Record<string, string>)).status).toBe(400)
  })
})
