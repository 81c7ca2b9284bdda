import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Refusal } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

let pair: Pair
let ahead = 0
const clock = { now: () => Date.now() + ahead }
const said: string[] = []
let code = 0
const group = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { text: { content: string } }
    said.push(body.text.content)
    // Success and failure are 200.
    response.end(JSON.stringify({ errcode: code }))
  })
})
beforeAll(async () => {
  await new Promise<void>((resolve) => group.listen(0, '127.0.0.1', resolve))
  const more = { WEBHOOK_ALLOW_PRIVATE: 'on', PUBLIC_URL: 'https://fahuo.example.com' }
  pair = await startPair({}, undefined, more, { clock })
})
afterAll(async () => {
  await pair.stop()
  group.close()
})
const { pay, ship, shipped, atItsEnd, fault } = openMerchant(() => pair)
const ask = <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
  call<Answer>(method, pair.url + path, { key: pair.api_key, body })
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const SUMMARY = '今日概览'
/** Of the one order of this file that does not wait for shipment. */
let complained_of = ''
const urlOf = () =>
  `http://127.0.0.1:${(group.address() as AddressInfo).port}/send?key=secret-of-the-robot`
interface Robot {
  id: string
  last_error: string | null
}

const needsAttention = async (transaction_id: string) => {
  await fault('/wxa/sec/order/get_order', 'errcode', { errcode: 10060001, times: 400 })
  const { id } = (await ship(content(transaction_id))).body.shipment
  await atItsEnd(id)
  await pair.control('DELETE', '/faults')
}
/** Alarms, without the summaries, which name what waits once more. */
const textsWith = (...words: string[]) =>
  said.filter((text) => !text.includes(SUMMARY) && words.every((one) => text.includes(one)))
/** Waits for more texts than there were. */
const saidOf = (words: string, were = 0) =>
  until(
    () => Promise.resolve(textsWith(words)),
    (texts) => texts.length > were,
  )

it('tells a group what needs a person: soon, once in ten minutes, and nobody’s data', async () => {
  const added = await ask<{ robot: Robot }>('POST', '/api/alarms', {
    url: urlOf(),
    kind: 'wecom',
    name: 'shop',
    language: 'zh',
    keyword: '发货',
  })
  expect(added.status).toBe(201)
  expect(JSON.stringify(added.body)).not.toContain('secret-of-the-robot')
  const { id } = added.body.robot
  const test = await ask('POST', `/api/alarms/${id}/test`)
  expect(test.body).toEqual({ delivered: true, error: null, error_text: null })
  await needsAttention('4200000000000000000000000901')
  const [first] = await saidOf('有发货待处理')
  expect(first).toContain('发货')
  expect(first).toContain('https://fahuo.example.com')
  await needsAttention('4200000000000000000000000902')
  await needsAttention('4200000000000000000000000903')
  const { openid, transaction_id } = await pay()
  await shipped(content(transaction_id))
  complained_of = transaction_id
  const { body: complaint } = await pair.control<{ complaint_order_id: string }>(
    'POST',
    '/complaints',
    { transaction_id, content: 'Call me: 13800138000' },
  )
  // Said when all that came before it was read.
  const [complained] = await saidOf('有新的买家投诉')
  expect(complained).toContain(`投诉单 ${complaint.complaint_order_id}`)
  expect(complained).toContain('剩余处理时间（小时） 48')
  expect(complained).not.toContain('138')
  ahead += 11 * MINUTE_MS
  const texts = await saidOf('有发货待处理', 1)
  expect(texts).toHaveLength(2)
  expect(texts[1]).toContain('× 2')
  expect(said.join()).not.toContain(openid)
  for (const text of said) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_048)
})

it(
  'takes 200 with an errcode for a failure, and does not say what is old',
  { timeout: 180_000 },
  async () => {
    // No other order is ever late here.
    const shown = () =>
      ask<{ order: { order_state: number } }>('GET', `/api/orders/${complained_of}`)
    await until(shown, ({ body }) => body.order.order_state === 2)
    code = 93000
    const { transaction_id, merchant_trade_no } = await pay()
    await ask('GET', `/api/orders/${transaction_id}`)
    ahead += 25 * HOUR_MS
    const overdue = () => textsWith('超过 24 小时未发货', merchant_trade_no)
    await until(
      () => Promise.resolve(overdue()),
      (texts) => texts.length > 0,
    )
    const lastError = async () => {
      const { robots } = (await ask<{ robots: Robot[] }>('GET', '/api/alarms')).body
      expect(robots).toHaveLength(1)
      return robots[0]?.last_error
    }
    await until(lastError, (error) => error === 'wecom 93000')
    ahead += 2 * HOUR_MS
    const waited = textsWith('有发货待处理').length
    await needsAttention('4200000000000000000000000904')
    // One is said after the other: a try that was under way when the clock moved has ended by now.
    await saidOf('有发货待处理', waited)
    const before = overdue().length
    const failed = textsWith('有发货待处理').length
    code = 0
    // Past the longest pause between two tries: what is not dropped is said now,
    ahead += 6 * MINUTE_MS
    await saidOf('有发货待处理', failed)
    await until(lastError, (error) => error === null)
    // and before what happens after it.
    const taken = textsWith('有发货待处理').length
    ahead += 11 * MINUTE_MS
    await needsAttention('4200000000000000000000000905')
    await saidOf('有发货待处理', taken)
    expect(overdue()).toHaveLength(before)
  },
)

it('says once a day what waits', async () => {
  // Ten in the morning of the next day in Beijing.
  ahead += 34 * HOUR_MS - ((clock.now() + 8 * HOUR_MS) % (24 * HOUR_MS))
  const summary = await until(
    () => Promise.resolve(said.find((text) => text.includes(SUMMARY))),
    (text) => text !== undefined,
  )
  expect(summary).toMatch(/待发货订单 \d+ 笔/)
})

it.each([
  ['another host', { url: 'https://robot.example.com/send' }],
  ['not a URL', { url: 'robot' }],
  ['an unknown kind', { url: 'https://qyapi.weixin.qq.com/x', kind: 'slack' }],
])('refuses %s', async (_, body) => {
  const answer = await ask<Refusal>('POST', '/api/alarms', body)
  expect(answer.status).toBe(400)
  const removed = await ask<Refusal>('DELETE', '/api/alarms/rb_none')
  expect(removed.status).toBe(404)
})
