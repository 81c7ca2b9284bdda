import { describe, expect, it } from 'vitest'
import { startSmall } from '../node/small-bundle.ts'
import { weappApi } from './api.ts'

const CALLS = ['login', 'getAppBaseInfo', 'getSystemInfoSync', 'openBusinessView', 'canIUse']
const app = {
  'app.js': `App({})
    wx.tell(${JSON.stringify(CALLS)}.filter((name) => wx[name] !== undefined).join())
    wx.tell(wx.getSystemInfoSync().SDKVersion)
    if (wx.canIUse) wx.tell(wx.canIUse('getAppBaseInfo'))`,
}
const wx = { login: weappApi('login', () => ({ code: 'c' })), openBusinessView: () => {} }

describe('a WeChat', () => {
  it('has all calls by default', () => {
    expect(startSmall(app, { wx }).since()).toEqual([CALLS.join(), '3.8.0', true])
  })

  it.each([
    ['2.20.1', CALLS.join(), true],
    ['2.20.0', 'login,getSystemInfoSync,openBusinessView,canIUse', false],
    ['2.5.9', 'login,getSystemInfoSync,canIUse', false],
  ])('with the base library %s has no later call', (baseLibrary, calls, known) => {
    expect(startSmall(app, { wx, wechat: { baseLibrary } }).since()).toEqual([
      calls,
      baseLibrary,
      known,
    ])
  })

  it('may lack others', () => {
    const { since } = startSmall(app, { wx, wechat: { missing: ['canIUse', 'login'] } })
    expect(since()).toEqual(['getAppBaseInfo,getSystemInfoSync,openBusinessView', '3.8.0'])
  })

  it('may never call back', async () => {
    const { program, since } = startSmall(
      {
        'app.js': `App({})
          wx.login({ success: () => wx.tell('logged in'), complete: () => wx.tell('complete') })
          wx.login().then(() => wx.tell('promised'))
          wx.getNetworkType({ success: () => wx.tell('network') })`,
      },
      { wx, wechat: { silent: ['login'] } },
    )
    await program.waitFor('a')
    await expect.poll(since).toEqual(['network'])
  })
})
