import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'

describe("on WeChat's cloud hosting", () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair({}, undefined, {
      WECHAT_ACCESS_TOKEN: 'none',
      WECHAT_UNSIGNED_PUSHES: 'gateway',
    })
  })
  afterAll(() => pair.stop())
  const push = async (body: object, headers: Record<string, string>) => {
    const answer = await fetch(`${pair.url}/wechat/push`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return [answer.status, await answer.text()]
  }
  const fromGateway = { 'x-wx-sources': 'wx-message' }

  it('answers the probe of the console, and takes what the gateway brings', async () => {
    const probe = { action: 'CheckContainerPath' }
    expect(await push(probe, fromGateway)).toEqual([200, 'success'])
    const event = { MsgType: 'event', Event: 'debug_demo', debug_str: 'hello', CreateTime: 1 }
    expect(await push(event, fromGateway)).toEqual([200, 'success'])
    const { body } = await until(
      () => pair.merchant<{ events: { event: string }[] }>('GET', '/api/events'),
      (answer) => answer.body.events.length > 0,
    )
    expect(body.events.map(({ event: name }) => name)).toEqual(['debug_demo'])
  })

  it('believes nothing that came past the gateway', async () => {
    expect((await push({ Event: 'debug_demo' }, {}))[0]).toBe(403)
  })

  it('asks for no token', async () => {
    await pair.merchant('GET', '/api/orders/4200001')
    const calls = await pair.control<{ calls: object[] }>(
      'GET',
      '/calls?path=/cgi-bin/stable_token',
    )
    expect(calls.body.calls).toEqual([])
  })
})
