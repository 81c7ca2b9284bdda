import { startEmulator, type Emulator } from '@fahuo/emulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXAMPLE_APPID, examples } from './examples.ts'

const secret = 'a-secret'

describe("the examples of WeChat's documents", () => {
  let emulator: Emulator
  let access_token = ''
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(emulator.url + path, { method: 'POST', body: JSON.stringify(body) })
    return (await answer.json()) as Record<string, unknown>
  }
  beforeEach(async () => {
    emulator = await startEmulator({ appid: EXAMPLE_APPID, secret })
    const token = await post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: EXAMPLE_APPID,
      secret,
    })
    access_token = String(token['access_token'])
  })
  afterEach(() => emulator.close())

  it.each(examples)('$path', async ({ path, request, answer, before = [], first = [] }) => {
    for (const [control, body] of before) await post(`/_emulator${control}`, body)
    const call = (at: string, body: object) => post(`${at}?access_token=${access_token}`, body)
    for (const [at, body] of first) expect(await call(at, body)).toMatchObject({ errcode: 0 })
    const said = await call(path, request)
    const { delivery_list = [], ...expected } = answer as { delivery_list?: object[] }
    expect(said).toMatchObject(expected)
    expect(said['delivery_list'] ?? []).toEqual(expect.arrayContaining(delivery_list))
    expect(String(said['last_index'] ?? ''.padStart(18, '0'))).toMatch(/^[0-9a-f]{18}$/)
  })

  it('serve a followed waybill to the end', async () => {
    const follow = examples.find(({ path }) => path.endsWith('/follow_waybill'))!
    for (const [control, body] of follow.before ?? []) await post(`/_emulator${control}`, body)
    const call = (path: string, body: object) => post(`${path}?access_token=${access_token}`, body)
    const { waybill_token } = await call(follow.path, follow.request)
    const { openid } = follow.request as { openid: string }
    const root = '/cgi-bin/express/delivery/open_msg'
    expect(await call(`${root}/query_follow_trace`, { waybill_token, openid })).toMatchObject({
      errcode: 0,
      waybill_info: { status: 0, waybill_id: 'WXTESTEXPRESS0000014' },
      shop_info: { goods_info: { detail_list: [{ goods_img_url: 'www.qq.com' }, {}] } },
    })
    const goods_info = {
      detail_list: [{ goods_name: 'test update product', goods_img_url: 'www.qq.com' }],
    }
    const update = { waybill_token, openid, goods_info }
    expect(await call(`${root}/update_follow_waybill_goods`, update)).toEqual({
      errcode: 0,
      errmsg: 'ok',
    })
  })
})
