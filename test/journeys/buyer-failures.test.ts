import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { openOrder, openPage, phoneStorage, untilQuiet } from '../support/buyer-program.ts'
import { confirmable, shippedOrder, type FakeResponse } from '../support/buyer-backend.ts'

const { transaction_id, merchant_trade_no } = shippedOrder
const pages: [string, Record<string, string>, string][] = [
  [ORDER_DETAIL_PAGE, { transaction_id }, merchant_trade_no],
  [ORDER_LIST_PAGE, {}, '¥168.00'],
]

describe('a server that is none, or not there', () => {
  const responses: [string, FakeResponse, string][] = [
    ['the page of another site', { statusCode: 200, data: '<!doctype html>' }, '地址不正确'],
    ["another site's 404", { statusCode: 404, data: '<html>Not Found' }, '地址不正确'],
    ['the API of somebody else', { statusCode: 200, data: { code: 0 } }, '地址不正确'],
    [
      'a Fahuo server at another path',
      { statusCode: 404, data: { error: { code: 'wrong_address', message: 'x' } } },
      '地址不正确',
    ],
    [
      'an older one at another path',
      { statusCode: 404, data: { error: { code: 'not_found' } } },
      '地址不正确',
    ],
    [
      'an address that the console does not list',
      { errMsg: 'request:fail url not in domain list' },
      '地址不正确',
    ],
    ['a proxy before a dead server', { statusCode: 502, data: '<html>' }, '服务暂时不可用'],
    ['nothing at all', { statusCode: 500, data: null }, '服务暂时不可用'],
    ['no answer in time', { errMsg: 'request:fail timeout' }, '网络较慢'],
  ]
  it.each(
    pages.flatMap(([path, query, content]) =>
      responses.map((response) => [path, ...response, query, content] as const),
    ),
  )('on %s: %s', async (path, _what, response, words, query, content) => {
    const backend = confirmable()
    backend.intercept = () => response
    const program = await openPage(backend, path, query)
    await program.waitFor(words)
    expect(program.text()).not.toMatch(/没有找到|暂无订单/)
    backend.intercept = null
    program.tap('重试')
    await program.waitFor(content)
    expect(program.errors).toEqual([])
  })
})

describe('calls that never come back', () => {
  it.each(pages)(
    'wx.login on %s: words after ten seconds, and a way on',
    async (path, query, content) => {
      const backend = confirmable()
      const { login } = backend.wx
      backend.wx['login'] = () => {}
      const program = await openPage(backend, path, query)
      await untilQuiet(program, backend)
      program.advance(9000)
      await untilQuiet(program, backend)
      expect(program.text()).not.toContain('微信登录失败')
      program.advance(1000)
      await program.waitFor('微信登录失败')
      program.tap('重试')
      await untilQuiet(program, backend)
      program.advance(10_000)
      await program.waitFor('微信登录失败')
      expect(backend.requests).toEqual([])
      expect(program.errors).toEqual([])
      // Where WeChat comes to itself, the next start is as always.
      backend.wx['login'] = login
      await (await openPage(backend, path, query)).waitFor(content)
    },
  )

  it('wx.request: words after twelve seconds', async () => {
    const program = await openPage(confirmable(), ORDER_LIST_PAGE, {}, undefined, {
      wechat: { silent: ['request'] },
    })
    await new Promise((soon) => setTimeout(soon, 50))
    program.advance(12_000)
    await program.waitFor('网络较慢')
  })

  it('wx.getNetworkType: the failed request is told nevertheless', async () => {
    const backend = confirmable()
    backend.intercept = () => ({ errMsg: 'request:fail' })
    const program = await openPage(backend, ORDER_LIST_PAGE, {}, undefined, {
      wechat: { silent: ['getNetworkType'] },
    })
    await untilQuiet(program, backend)
    program.advance(1000)
    await program.waitFor('重试')
  })
})

describe('the session and the clock', () => {
  it('a session that ends in the middle is opened again, with the page in the same request', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor(merchant_trade_no)
    const before = backend.requests.length
    let ended = true
    backend.intercept = ({ url }) => {
      if (!ended || url.endsWith('/buyer/session')) return undefined
      ended = false
      return { statusCode: 401, data: { error: { code: 'session_expired' } } }
    }
    backend.orders[0] = { ...shippedOrder, order_state: 4 }
    program.pullDown()
    await program.waitFor('交易已完成')
    expect(
      backend.requests.slice(before).map(({ url }) => url.replace(/^.*\/buyer|\?.*$/g, '')),
    ).toEqual(['/orders/lookup', '/session'])
    expect(backend.logins).toBe(2)
  })

  it.each([-3650, -1, 1, 3650])('a clock that is %s days off changes nothing', async (days) => {
    const backend = confirmable()
    const storage = phoneStorage()
    const open = (clockOffset: number) =>
      openPage(backend, ORDER_DETAIL_PAGE, { transaction_id }, storage, { clockOffset })
    const program = await open(days * 86_400_000)
    await program.waitFor(merchant_trade_no)
    program.kill()
    // Set right, or wrong, between two starts.
    for (const offset of [0, days * 86_400_000]) {
      const again = await open(offset)
      await again.waitFor(merchant_trade_no)
      again.hide()
      again.advance(6000)
      again.show()
      await untilQuiet(again, backend)
      expect(again.errors).toEqual([])
      again.kill()
    }
  })
})
