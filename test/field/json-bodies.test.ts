import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { filled, openDoors, type Answered } from './doors.ts'
import { jsonCases, type JsonBody } from './json-bodies.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())
const { pay, atItsEnd, calls } = openMerchant(() => pair)
const { api, proxy, wechat } = openDoors(() => pair)

const bytesOf = ({ text, encoding }: JsonBody, payment: object) =>
  new Uint8Array(Buffer.from(filled(text, payment), encoding ?? 'utf8'))

it.each(jsonCases)('$name', async ({ input, expected }) => {
  const headers = { 'content-type': input.content_type ?? 'application/json' }
  const [mine, through, direct] = [await pay(), await pay(), await pay()]
  const answers = {
    api: await api('/api/shipments', bytesOf(input, mine), headers),
    proxy: await proxy(UPLOAD, bytesOf(input, through), headers),
    wechat: await wechat(UPLOAD, bytesOf(input, direct), headers),
  }
  expect({
    api: answers.api.body.error?.code ?? 'taken',
    proxy: answers.proxy.body.errcode,
    wechat: answers.wechat.body.errcode,
  }).toEqual({ api: expected.api, proxy: expected.proxy, wechat: expected.wechat })
  await isTrue(answers.api, through.transaction_id, expected.sent)
})

/** What is taken is shipped; what is not says why and what to do. */
async function isTrue({ status, body }: Answered, transaction_id: string, sent: object = {}) {
  if (body.shipment) {
    expect(status).toBe(202)
    expect((await atItsEnd(body.shipment.id)).state).toBe('shipped')
    const uploads = await calls<{ order_key: { transaction_id: string } }>(UPLOAD)
    const ours = uploads.find(({ request }) => request.order_key?.transaction_id === transaction_id)
    expect(ours?.request).toMatchObject(sent)
    return
  }
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(body.error?.message).not.toBe('')
  expect(body.error?.remedy).not.toBe('')
}
