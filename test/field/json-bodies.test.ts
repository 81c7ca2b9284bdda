import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { filled, openDoors, type Answered } from './doors.ts'
import { jsonCases } from './json-bodies.ts'
import type { JsonBody } from './json-body.ts'

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
  expect(await becomesOf(answers.api)).toBe(expected.api === 'taken' ? 'shipped' : 'explained')
  expect(await uploadsOf(through.transaction_id)).toMatchObject(
    expected.sent ? [expected.sent] : {},
  )
})

/** `shipped` where it is taken; `explained` where it is refused, with words and what to do. */
async function becomesOf({ status, body }: Answered): Promise<string> {
  const { shipment, error } = body
  if (shipment && status === 202) return (await atItsEnd(shipment.id)).state
  const explained = status >= 400 && status < 500 && error?.message && error.remedy
  return explained ? 'explained' : JSON.stringify([status, body])
}

/** What reached WeChat for a payment. */
async function uploadsOf(transaction_id: string): Promise<object[]> {
  const uploads = await calls<{ order_key?: { transaction_id?: string } } | undefined>(UPLOAD)
  // What is no JSON has no request there.
  return uploads.flatMap(({ request }) =>
    request?.order_key?.transaction_id === transaction_id ? [request] : [],
  )
}
