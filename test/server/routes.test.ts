import { sealPush, encrypt, sign } from '@fahuo/wechat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Refusal {
  error: { code: string; message: string; remedy?: string }
}

describe("the server's routes", () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())

  const login = async (openid: string) => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid })
    return call<{ token: string } & Refusal>('POST', `${pair.url}/buyer/session`, { body })
  }
  const buyer = async (openid: string) => {
    const { body } = await login(openid)
    return <Answer>(method: 'GET' | 'POST', path: string) =>
      call<Answer & Refusal>(method, pair.url + path, { key: body.token })
  }
  const pay = async (openid: string) =>
    (
      await pair.control<{
        transaction_id: string
        merchant_id: string
        merchant_trade_no: string
      }>('POST', '/orders', { openid })
    ).body

  it('answers health', async () => {
    expect(await call('GET', `${pair.url}/healthz`)).toMatchObject({ status: 200 })
    expect(await call('GET', `${pair.url}/readyz`)).toEqual({
      status: 200,
      body: { status: 'ready' },
    })
  })

  it('lets in nobody without a key or session, and says what to do', async () => {
    for (const [method, path] of [
      ['POST', '/api/shipments'],
      ['GET', '/api/shipments/x'],
      ['GET', '/api/orders/x'],
      ['GET', '/buyer/orders'],
      ['GET', '/buyer/orders/lookup?transaction_id=1'],
      ['POST', '/buyer/orders/1/receipt'],
    ] as const)
      for (const key of [undefined, 'wrong', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJvQSJ9.']) {
        const { status, body } = await call<Refusal>(method, pair.url + path, key ? { key } : {})
        expect([path, status]).toEqual([path, 401])
        expect(body.error.remedy).not.toBe('')
      }
  })

  it('answers bad input with a 4xx that names the field', async () => {
    const { status, body } = await pair.merchant<Refusal>('POST', '/api/shipments', {
      order_key: { order_number_type: 'two' },
    })
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'invalid' })
    expect(body.error.message).toContain('order_key.order_number_type')
    const noJson = await fetch(`${pair.url}/buyer/session`, { method: 'POST', body: '{' })
    expect(noJson.status).toBe(400)
    const huge = await fetch(`${pair.url}/wechat/push`, {
      method: 'POST',
      body: 'x'.repeat(2_000_000),
    })
    expect(huge.status).toBe(413)
    const chinese = await fetch(`${pair.url}/nowhere`, { headers: { 'accept-language': 'zh-CN' } })
    expect(chinese.status).toBe(404)
    expect(await chinese.text()).toContain('地址有误')
  })

  it('takes a login code once', async () => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid: 'oA' })
    const session = () => call<Refusal>('POST', `${pair.url}/buyer/session`, { body })
    expect((await session()).status).toBe(200)
    expect(await session()).toMatchObject({
      status: 401,
      body: { error: { code: 'login_failed' } },
    })
  })

  it('shows a buyer their own orders only, and no openid', async () => {
    const [mine, theirs] = [await pay('oMine'), await pay('oTheirs')]
    const ask = await buyer('oMine')
    const { body } = await ask<{ orders: { transaction_id: string }[] }>('GET', '/buyer/orders')
    expect(body.orders.map(({ transaction_id }) => transaction_id)).toEqual([mine.transaction_id])
    expect(JSON.stringify(body)).not.toContain('oMine')

    const found = await ask('GET', `/buyer/orders/lookup?transaction_id=${mine.transaction_id}`)
    expect(found.status).toBe(200)
    const { merchant_id, merchant_trade_no } = mine
    const numbers = new URLSearchParams({ merchant_id, merchant_trade_no })
    expect((await ask('GET', `/buyer/orders/lookup?${numbers}`)).status).toBe(200)

    const foreign = await ask('GET', `/buyer/orders/lookup?transaction_id=${theirs.transaction_id}`)
    const none = await ask('GET', '/buyer/orders/lookup?transaction_id=4200000000')
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual(none.body)
    const receipt = await ask('POST', `/buyer/orders/${theirs.transaction_id}/receipt`)
    expect(receipt.body).toEqual(none.body)
  })

  it('pages through many orders', async () => {
    for (let made = 0; made < 7; made += 1) await pay('oMany')
    const ask = await buyer('oMany')
    const seen = new Set<string>()
    let path: string | null = '/buyer/orders?limit=3'
    while (path !== null) {
      const {
        body,
      }: { body: { orders: { transaction_id: string }[]; next_cursor: string | null } } = await ask(
        'GET',
        path,
      )
      for (const { transaction_id } of body.orders) seen.add(transaction_id)
      path = body.next_cursor && `/buyer/orders?limit=3&cursor=${body.next_cursor}`
    }
    expect(seen.size).toBe(7)
    expect((await ask('GET', '/buyer/orders?cursor=nonsense')).status).toBe(400)
    expect((await ask('GET', '/buyer/orders?limit=1000')).status).toBe(400)
  })

  it('registered the jump path, once', async () => {
    const { body } = await pair.control<{ calls: { request: { path: string } }[] }>(
      'GET',
      '/calls?path=/wxa/sec/order/set_msg_jump_path',
    )
    expect(body.calls.map(({ request }) => request.path)).toEqual(['pages/order/detail/index'])
  })

  it('changes the jump path to a page of any Mini Program, and to nothing else', async () => {
    const put = (path: unknown) =>
      pair.merchant<Refusal & { jump_path: string }>('PUT', '/api/jump-path', { path })
    const wrong = await put('https://shop.example.com/order')
    expect(wrong.status).toBe(400)
    expect(wrong.body.error.message).toContain('for example pages/order/detail/index')
    expect((await put(7)).status).toBe(400)
    expect((await put('pages/order/detail/index?merchant_id=1')).status).toBe(400)
    expect(await put('/pages/mine/order.html?from=wechat')).toMatchObject({ status: 200 })
    const { body } = await pair.merchant<{ jump_path: string }>('GET', '/api/jump-path')
    expect(body.jump_path).toBe('pages/mine/order?from=wechat')
  })

  it('lists settlements page by page', async () => {
    for (let made = 0; made < 3; made += 1) {
      const { transaction_id } = await pay('oSettlements')
      await pair.merchant('POST', '/api/shipments', {
        order_key: { order_number_type: 2, transaction_id },
        logistics_type: 4,
        delivery_mode: 1,
        shipping_list: [{ item_desc: 'Tea' }],
      })
    }
    interface Page {
      settlements: { estimated_settlement_time: number; paid_amount: number }[]
      next_cursor: string | null
    }
    const read = async (query: string) =>
      (await pair.merchant<Page>('GET', `/api/settlements?${query}`)).body
    await until(
      () => read('settled=false'),
      ({ settlements }) => settlements.length === 3,
    )
    const first = await read('limit=2')
    expect(first.settlements).toHaveLength(2)
    const rest = await read(`limit=2&cursor=${first.next_cursor}`)
    expect(rest.settlements).toHaveLength(1)
    expect(rest.next_cursor).toBeNull()
    expect(rest.settlements[0]?.paid_amount).toBe(16_800)
    expect((await read('settled=true')).settlements).toEqual([])
    expect((await pair.merchant('GET', '/api/settlements?settled=maybe')).status).toBe(400)
  })

  describe('for pushes', () => {
    const seal = (
      message: object,
      change: { token?: string; appid?: string; timestamp?: string } = {},
    ) =>
      sealPush(message as Record<string, unknown>, {
        appid: pair.appid,
        token: pair.push_token,
        encoding_aes_key: pair.push_aes_key,
        format: 'json',
        timestamp: String(Math.floor(Date.now() / 1000)),
        nonce: '42',
        ...change,
      })
    const send = async ({ query, body }: { query: Record<string, string>; body: string }) => {
      const url = `${pair.url}/wechat/push?${new URLSearchParams(query)}`
      const answer = await fetch(url, { method: 'POST', body })
      return [answer.status, await answer.text()]
    }
    const settlement = (transaction_id: string) => ({
      ToUserName: 'gh_1',
      FromUserName: 'oSystem',
      CreateTime: 1763690401,
      MsgType: 'event',
      Event: 'trade_manage_order_settlement',
      transaction_id,
      merchant_id: '1',
      sub_merchant_id: '',
      merchant_trade_no: 'T',
      pay_time: 1,
      shipped_time: 2,
      confirm_receive_method: 1,
      confirm_receive_time: 3,
      settlement_time: 4,
    })

    it('answers the check of the URL', async () => {
      const signature = sign(pair.push_token, '1', '2')
      const ask = (query: object) =>
        fetch(`${pair.url}/wechat/push?${new URLSearchParams({ ...query })}`)
      const genuine = await ask({ signature, timestamp: '1', nonce: '2', echostr: 'hello' })
      expect([genuine.status, await genuine.text()]).toEqual([200, 'hello'])
      const forged = await ask({ signature, timestamp: '1', nonce: '3', echostr: 'hello' })
      expect(forged.status).toBe(403)
    })

    it('keeps a push once and shows it on the order', async () => {
      const { transaction_id } = await pay('oSettled')
      expect(await send(seal(settlement(transaction_id)))).toEqual([200, 'success'])
      expect(await send(seal(settlement(transaction_id)))).toEqual([200, 'success'])
      const order = await until(
        async () =>
          (
            await pair.merchant<{ order: { settlement: { settlement_time: number } | null } }>(
              'GET',
              `/api/orders/${transaction_id}`,
            )
          ).body.order,
        ({ settlement: told }) => told !== null,
      )
      expect(order.settlement).toMatchObject({ settlement_time: 4, confirm_receive_method: 1 })
    })

    it('refuses a replay of what was signed long ago', async () => {
      const timestamp = String(Math.floor(Date.now() / 1000) - 400)
      expect((await send(seal(settlement('43'), { timestamp })))[0]).toBe(403)
    })

    it('believes nothing that is not signed for it', async () => {
      const message = settlement('42')
      expect((await send(seal(message, { token: 'another' })))[0]).toBe(403)
      expect((await send(seal(message, { appid: 'wx9999999999999999' })))[0]).toBe(403)
      // Plain bodies are signed, but their signature does not cover them.
      const { query } = seal(message)
      expect((await send({ query, body: JSON.stringify(message) }))[0]).toBe(403)
      // The right `signature` over the wrong ciphertext.
      const Encrypt = encrypt(JSON.stringify(message), {
        encoding_aes_key: pair.push_aes_key,
        appid: pair.appid,
      })
      expect((await send({ query, body: JSON.stringify({ Encrypt }) }))[0]).toBe(403)
      expect((await send({ query, body: '<!DOCTYPE x [<!ENTITY a "b">]><xml>&a;</xml>' }))[0]).toBe(
        400,
      )
      expect((await send({ query, body: 'rubbish' }))[0]).toBe(400)
    })
  })
})
