import { afterAll, beforeAll, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Answer } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { carrierCases, type Expected } from './carriers.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
  await until(
    () => pair.merchant<{ carriers: object[] }>('GET', '/api/carriers'),
    ({ body }) => body.carriers.length > 50,
  )
})
afterAll(() => pair.stop())
const { pay, ship, atItsEnd, calls } = openMerchant(() => pair)

const parcelOf = (express_company: string) => ({
  tracking_no: 'SF1234567890',
  express_company,
  item_desc: '茶 x1',
  contact: { receiver_contact: '138****8000' },
})

it.each(carrierCases)('$name', async ({ input, expected }) => {
  expect(await outcomeOf(input)).toEqual(wantedOf(expected))
})

function wantedOf(expected: Expected): object {
  if ('id' in expected) return { state: 'shipped', id: expected.id }
  const { code, names } = expected
  const words = new RegExp(names.map((name) => RegExp.escape(name)).join('.*'))
  return { status: 422, code, words: expect.stringMatching(words) as string }
}

/** Which id reached WeChat; else how the carrier is refused. */
async function outcomeOf(express_company: string) {
  const { transaction_id } = await pay()
  const body = content(transaction_id, '', { shipping_list: [parcelOf(express_company)] })
  const answer = await ship(body)
  const { shipment, error } = answer.body
  if (!shipment) return { status: answer.status, code: error.code, words: error.message }
  const { state } = await atItsEnd(shipment.id)
  const uploads = await calls<typeof body>(UPLOAD)
  const ours = uploads.find(({ request }) => request.order_key.transaction_id === transaction_id)
  return { state, id: ours?.request.shipping_list[0]?.express_company }
}

it('says in Chinese that a carrier WeChat does not have can be entered in the console', async () => {
  const { transaction_id } = await pay()
  const { body } = await call<Answer>('POST', `${pair.url}/api/shipments`, {
    key: pair.api_key,
    headers: { 'accept-language': 'zh-CN' },
    body: content(transaction_id, '', { shipping_list: [parcelOf('D速物流')] }),
  })
  expect(body.error.remedy).toContain('后台手动填写')
})
