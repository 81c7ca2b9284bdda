import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readComplaintEvent, readMessage, readPunishEvent, type Message } from '@fahuo/wechat'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmulator, type Emulator } from '../emulator.ts'

const appid = 'wx00000000000000ef'
const secret = 'the-secret'
const HOURS = 3600
const ROOT = '/wxaapi/minishop'

interface Complaint {
  complaint_order_id: string
  status: number
  appeal_state: number
  create_time: number
  expire_time: number
  history: { itemType: number; content: string }[]
}

describe('complaints', () => {
  let emulator: Emulator
  let server: Server
  let received: { message: Message; body: string }[] = []

  const control = async <Answer = Complaint>(path: string, body: object = {}): Promise<Answer> => {
    const answer = await fetch(`${emulator.url}/_emulator${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Answer
  }
  const look = async <Answer>(path: string) =>
    (await (await fetch(`${emulator.url}/_emulator${path}`)).json()) as Answer
  const withToken = async (path: string) => {
    const credentials = { grant_type: 'client_credential', appid, secret }
    const answer = await fetch(`${emulator.url}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify(credentials),
    })
    const { access_token } = (await answer.json()) as { access_token: string }
    return `${emulator.url}${path}?access_token=${access_token}`
  }
  const call = async (name: string, body: object) => {
    const answer = await fetch(await withToken(`${ROOT}/${name}`), {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return ((await answer.json()) as { errcode: number }).errcode
  }
  const detail = async (complaintOrderId: string) => {
    const url = await withToken(`${ROOT}/complaintOrderDetail`)
    const answer = await fetch(`${url}&complaintOrderId=${complaintOrderId}`)
    return (await answer.json()) as Record<string, unknown>
  }
  const open = async (more: object = {}) => {
    const order = await control<{ transaction_id: string }>('/orders', { paid_amount: 990 })
    const { transaction_id } = order
    const complaint = await control('/complaints', { transaction_id, ...more })
    return { transaction_id, complaint, id: complaint.complaint_order_id }
  }
  const orderOf = async (transaction_id: string) =>
    (
      await look<{ order: { in_complaint: boolean; order_state: number } }>(
        `/orders/${transaction_id}`,
      )
    ).order
  const stateOf = (id: string) => look<Complaint>(`/complaints/${id}`)
  const arrived = async (count: number) => {
    await expect.poll(() => received).toHaveLength(count)
    return received
  }
  const start = async (format: 'json' | 'xml') => {
    const { port } = server.address() as AddressInfo
    const push = { url: `http://localhost:${port}/push`, token: 'token', format }
    emulator = await startEmulator({ appid, secret, push })
  }

  beforeEach(async () => {
    received = []
    server = createServer((incoming, response) => {
      let body = ''
      incoming.on('data', (part: Buffer) => (body += part.toString()))
      incoming.on('end', () => {
        received.push({ message: readMessage(body), body })
        response.end('success')
      })
    }).listen(0)
    await once(server, 'listening')
    await start('json')
  })
  afterEach(async () => {
    await emulator.close()
    server.closeAllConnections()
    server.close()
  })

  it('are pushed flat in JSON: one step as an object or a list, several as a list', async () => {
    const { transaction_id, id } = await open({ content: 'no parcel came', type: 614 })
    const [first] = await arrived(1)
    expect(first!.message).toMatchObject({
      Event: 'complaint_callback',
      complaint_order_id: Number(id),
      status: 201,
      type: 614,
      order_id: `payorder@_${transaction_id}`,
      customer_material_content: 'no parcel came',
      total_cost: 990,
      history: { content: 'no parcel came' },
    })
    expect(readComplaintEvent(first!.message)).toMatchObject({ status: 201, option_type: 1 })
    await control(`/complaints/${id}`, { status: 106 })
    const [, second] = await arrived(2)
    expect(second!.message['history']).toHaveLength(2)
    await control('/settings', { complaint_history: 'array' })
    await open()
    expect((await arrived(3))[2]!.message['history']).toHaveLength(1)
  })

  it('cost points when the merchant is late, and list them', async () => {
    const { transaction_id, id } = await open()
    await control('/penalties', { reason: '虚假发货', points: 5, status: 6 })
    await control('/clock', { advance: 49 * 3_600 })
    const url = await withToken('/wxaapi/wxamptrade/get_penalty_list')
    const page = async (query: string) => (await fetch(`${url}&${query}`)).json()
    await expect
      .poll(() => page('offset=0&limit=1'))
      .toMatchObject({
        currentScore: 98,
        totalNum: 2,
        appealList: [
          { complaintOrderId: id, minusScore: 2, status: 2, orderId: `payorder@${transaction_id}` },
        ],
      })
    expect(await page('offset=1&limit=10')).toMatchObject({ appealList: [{ minusScore: 5 }] })
  })

  it('are pushed nested in XML, with every step of the history', async () => {
    await emulator.close()
    await start('xml')
    const { id } = await open({ content: '<没有收到>' })
    await control(`/complaints/${id}`, { status: 106, content: '请上传凭证' })
    const [first, second] = await arrived(2)
    expect(first!.body).toContain('<BussiCallBackInfo>')
    expect(first!.body).not.toContain('[object Object]')
    expect(first!.message['BussiCallBackInfo']).toMatchObject({
      complaint_order_id: id,
      customer_material_content: '<没有收到>',
      history: { content: '<没有收到>' },
    })
    const inner = second!.message['BussiCallBackInfo'] as { history: object[] }
    expect(inner.history).toMatchObject([{ content: '<没有收到>' }, { content: '请上传凭证' }])
    expect(readComplaintEvent(second!.message)).toMatchObject({
      complaint_order_id: id,
      status: 106,
    })
  })

  it('hold the order until they are over, and are told in whole', async () => {
    const { transaction_id, complaint, id } = await open({ media: ['https://p.example/1.png'] })
    expect(complaint.expire_time - complaint.create_time).toBe(48 * HOURS)
    expect(await orderOf(transaction_id)).toMatchObject({ in_complaint: true })
    expect(await control('/complaints', { transaction_id })).toMatchObject({
      error: { code: 'exists' },
    })
    expect(await detail(id)).toMatchObject({
      errcode: 0,
      complaintOrder: {
        complaintOrderId: id,
        status: 201,
        orderId: transaction_id,
        totalCostStr: '¥9.90',
        customerMaterial: { mediaIdList: ['https://p.example/1.png'] },
        appealState: 0,
      },
      item: [{ itemType: 1 }],
    })
    expect(await detail('1')).toMatchObject({ errcode: -1 })
    await control(`/complaints/${id}/withdraw`)
    expect(await stateOf(id)).toMatchObject({ status: 102, expire_time: 0 })
    expect(await orderOf(transaction_id)).toMatchObject({ in_complaint: false })
    expect(await control(`/complaints/${id}/withdraw`)).toMatchObject({ error: { code: 'over' } })
  })

  it.each([
    [1, 204],
    [2, 203],
  ])('are answered once (%i), and close when the buyer says nothing', async (handle, status) => {
    const { id } = await open()
    const answer = { complaintOrderId: Number(id), bussiHandle: handle, content: '已补发' }
    const respond = (change: object = {}) => call('bussiRespondComplaint', { ...answer, ...change })
    expect(await respond({ complaintOrderId: 7 })).toBe(1)
    expect(await respond({ bussiHandle: 3 })).toBe(10001)
    expect(await respond({ content: 'x'.repeat(1001) })).toBe(10001)
    expect(await respond({ mediaIdList: ['gone'] })).toBe(10001)
    expect(await respond()).toBe(0)
    expect(await respond()).toBe(309)
    expect(await stateOf(id)).toMatchObject({ status, history: [{}, { content: '已补发' }] })
    await control('/clock', { advance: 48 * HOURS })
    expect(await stateOf(id)).toMatchObject({ status: 205 })
  })

  it('are decided against a merchant who says nothing: refund, and time to appeal', async () => {
    const { transaction_id, id } = await open()
    const after = async (hours: number) => {
      await control('/clock', { advance: hours * HOURS })
      return (await stateOf(id)).status
    }
    expect(await after(47)).toBe(201)
    expect(await after(1)).toBe(202)
    expect(await after(48)).toBe(206)
    expect(await after(48)).toBe(312)
    expect(await after(24)).toBe(115)
    expect(await orderOf(transaction_id)).toMatchObject({ order_state: 5, in_complaint: false })
    const appeal = (change: object = {}) =>
      call('busiAppeal', { complaintOrderId: Number(id), content: '有签收记录', ...change })
    expect(await appeal({ mediaIdList: ['gone'] })).toBe(2)
    expect(await appeal()).toBe(0)
    expect(await appeal()).toBe(1002)
    expect(await stateOf(id)).toMatchObject({ appeal_state: 403 })
    await control(`/complaints/${id}`, { status: 115, appeal_state: 117 })
    expect(await detail(id)).toMatchObject({ complaintOrder: { appealState: 117 } })
  })

  it('end the time to appeal', async () => {
    const { id } = await open()
    await control(`/complaints/${id}`, { status: 115, appeal_state: 401 })
    await control('/clock', { advance: 72 * HOURS })
    expect(await stateOf(id)).toMatchObject({ appeal_state: 402 })
  })

  it('take proof and proof of a refund only when it is asked for', async () => {
    const { transaction_id, id } = await open()
    const statement = { complaintOrderId: Number(id), content: '凭证' }
    expect(await call('bussiSupplyProof', statement)).toBe(309)
    await control(`/complaints/${id}`, { status: 106 })
    expect(await call('bussiSupplyProof', { complaintOrderId: Number(id) })).toBe(10001)
    expect(await call('bussiSupplyProof', statement)).toBe(0)
    expect(await stateOf(id)).toMatchObject({ status: 107 })

    expect(await call('bussiSupplyRefund', statement)).toBe(309)
    await control(`/complaints/${id}`, { status: 206, return_bill: { returnId: '42' } })
    expect(await call('bussiSupplyRefund', statement)).toBe(10001)
    const returned = { ...statement, acceptReturn: 1, returnId: 42 }
    expect(await call('bussiSupplyRefund', returned)).toBe(0)
    expect(await stateOf(id)).toMatchObject({ status: 207 })
    await control(`/complaints/${id}`, { status: 116, refunded: 100 })
    expect(await orderOf(transaction_id)).toMatchObject({ order_state: 1, in_complaint: false })
  })

  it('know any status that WeChat may have, and the end that was set', async () => {
    const { id } = await open()
    for (const status of [101, 104, 109, 305, 309, 310, 311, 999]) {
      await control(`/complaints/${id}`, { status, expire_in: 60 })
      const { status: now, expire_time } = await stateOf(id)
      expect([now, expire_time > 0]).toEqual([status, true])
    }
    await control('/clock', { advance: 61 })
    // Nothing is known of what follows.
    expect(await stateOf(id)).toMatchObject({ status: 999 })
  })

  it('lose an answer after it took effect', async () => {
    const { id } = await open()
    await control('/faults', { path: `${ROOT}/bussiRespondComplaint`, effect: 'cut_after' })
    const answer = { complaintOrderId: Number(id), bussiHandle: 1 }
    await expect(call('bussiRespondComplaint', answer)).rejects.toThrow('fetch failed')
    expect(await stateOf(id)).toMatchObject({ status: 204 })
  })

  it('lead to punishments, which are pushed', async () => {
    await control('/punishments', { event_type: 3 })
    const [push] = await arrived(1)
    expect(readPunishEvent(push!.message)).toMatchObject({ event_type: 3 })
    expect(JSON.parse(String(push!.message['detail']))).toEqual({ warned_type: 1 })
  })
})
