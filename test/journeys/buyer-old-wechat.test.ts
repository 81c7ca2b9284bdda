import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { openPage } from '../support/buyer-program.ts'
import { confirmable, shippedOrder } from '../support/buyer-backend.ts'

const { transaction_id, merchant_trade_no } = shippedOrder

/** As docs/MINIAPP.md says it for the console. */
const MIN_BASE_LIBRARY = '2.21.0'

const pages: [string, Record<string, string>][] = [
  [ORDER_DETAIL_PAGE, { transaction_id }],
  [ORDER_LIST_PAGE, {}],
  [TRACKING_PAGE, { transaction_id, tracking_no: 'YT880000000000' }],
]

describe('a WeChat that is too old', () => {
  it.each(
    pages.flatMap(([path, query]) => [
      ['2.20.3', path, query, 1] as const,
      // updateWeChatApp came with 2.12.0.
      ['2.6.0', path, query, 0] as const,
    ]),
  )('of base library %s shows words on %s', async (baseLibrary, path, query, buttons) => {
    const backend = confirmable()
    let updates = 0
    backend.wx['updateWeChatApp'] = () => void (updates += 1)
    const program = await openPage(backend, path, query, undefined, { wechat: { baseLibrary } })
    await program.waitFor('微信版本过低')
    expect(backend.requests).toEqual([])
    expect(program.text().match(/^升级微信$/gm) ?? []).toHaveLength(buttons)
    for (let button = 0; button < buttons; button += 1) program.tap('升级微信')
    expect(updates).toBe(buttons)
  })

  it('reads them in its own language', async () => {
    const program = await openPage(confirmable(), ORDER_LIST_PAGE, {}, undefined, {
      wechat: { baseLibrary: '2.6.0' },
      language: 'en',
    })
    await program.waitFor('This version of WeChat is too old')
  })
})

describe('the oldest WeChat that is supported', () => {
  it.each(pages)('shows %s', async (path, query) => {
    const backend = confirmable()
    const program = await openPage(backend, path, query, undefined, {
      wechat: { baseLibrary: MIN_BASE_LIBRARY },
    })
    await program.waitFor(path === ORDER_DETAIL_PAGE ? merchant_trade_no : '圆通速递')
    expect(program.errors).toEqual([])
  })
})

describe('a WeChat that lacks calls, as desktops and devtools do', () => {
  it.each([
    [['getAppBaseInfo']],
    [['getAppBaseInfo', 'getWindowInfo', 'getDeviceInfo', 'canIUse', 'updateWeChatApp']],
    [['getEnterOptionsSync', 'onNetworkStatusChange', 'offNetworkStatusChange']],
    [['openBusinessView', 'getRealtimeLogManager', 'getNetworkType']],
  ])('%j shows the order', async (missing) => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id }, undefined, {
      wechat: { missing },
    })
    await program.waitFor(merchant_trade_no)
    expect(program.errors).toEqual([])
  })
})
