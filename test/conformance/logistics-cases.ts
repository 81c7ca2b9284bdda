import type { Case } from './case.ts'
import type { Wechat } from './wechat.ts'

const ROOT = '/cgi-bin/express/delivery/open_msg'
const openid = 'ovtZW4yB7DIj3CxOb6ii-nk4HhFo'
const goods_info = { detail_list: [{ goods_name: 'Tea', goods_img_url: 'https://img.example/1' }] }

const follow = (wechat: Wechat, change: object = {}) =>
  wechat.answer<{ errcode: number; waybill_token: string }>(`${ROOT}/follow_waybill`, {
    openid,
    receiver_phone: '18912341234',
    waybill_id: 'WXTESTEXPRESS0000014',
    trans_id: '4200001',
    goods_info,
    ...change,
  })

/** A waybill that exists, followed. */
async function followed(wechat: Wechat): Promise<string> {
  await wechat.control('/waybills', { waybill_id: 'WXTESTEXPRESS0000014', status: 2 })
  return (await follow(wechat)).waybill_token
}

const of = (errcode: number, cause: string, run: Case['run']): Case => ({
  path: `${ROOT}/*`,
  errcode,
  cause,
  run,
})

export const logisticsCases: Case[] = [
  of(-1, 'get_delivery_list while WeChat is busy (system)', async (wechat) => {
    await wechat.control('/settings', { busy: 'system' })
    return wechat.call(`${ROOT}/get_delivery_list`, {})
  }),
  of(40003, 'follow_waybill with an openid that is none', async (wechat) => {
    await followed(wechat)
    return (await follow(wechat, { openid: 'nobody' })).errcode
  }),
  of(9300507, 'query_follow_trace with a token that nobody gave', (wechat) =>
    wechat.call(`${ROOT}/query_follow_trace`, { waybill_token: 'x' }),
  ),
  of(9300513, "the buyer's 51st waybill call of the day", async (wechat) => {
    for (let calls = 0; calls < 50; calls += 1) await followed(wechat)
    return (await follow(wechat)).errcode
  }),
  of(9300534, 'query_trace with the openid of another buyer', async (wechat) => {
    const waybill_token = await followed(wechat)
    return wechat.call(`${ROOT}/query_trace`, { waybill_token, openid: 'oSomebodyElse' })
  }),
  of(9300559, 'trace_waybill of a number that no carrier has', async (wechat) =>
    wechat.call(`${ROOT}/trace_waybill`, {
      openid,
      receiver_phone: '18912341234',
      waybill_id: 'MADE-UP',
      trans_id: '4200001',
      goods_info,
    }),
  ),
  of(9300560, 'update_follow_waybill_goods for the 6th time', async (wechat) => {
    const waybill_token = await followed(wechat)
    let errcode = 0
    for (let changes = 0; changes < 6; changes += 1)
      errcode = await wechat.call(`${ROOT}/update_follow_waybill_goods`, {
        waybill_token,
        openid,
        goods_info,
      })
    return errcode
  }),
]
