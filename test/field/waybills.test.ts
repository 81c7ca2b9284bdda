import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { content, openMerchant } from '../support/merchant.ts'
import { call } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'
import { askUntilKnown, type Answered } from './doors.ts'
import { waybillCases, type Expected } from './waybills.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())
const { pay, ship, calls } = openMerchant(() => pair)

/** Ships by the merchant API. @returns what it answers, in English */
async function byApi(transaction_id: string, tracking_no: string) {
  const { status, body } = await ship(content(transaction_id, tracking_no))
  return { accepted: status === 202, words: status === 202 ? '' : body.error.message }
}

/** Ships as an SDK does, with the server in WeChat's place. */
async function bySdk(transaction_id: string, openid: string, tracking_no: string) {
  const url = `${pair.url}${UPLOAD}?access_token=${pair.api_key}`
  const upload = {
    ...content(transaction_id, tracking_no),
    upload_time: '2026-11-26T10:00:00.120+08:00',
    payer: { openid },
  }
  const ask = () => call<Answered['body']>('POST', url, { body: upload })
  const { body } = await askUntilKnown(ask)
  return { accepted: body.errcode === 0, words: body.errmsg }
}

/** The waybills that reached WeChat for a payment. */
async function sent(transaction_id: string) {
  const uploads = await calls<ReturnType<typeof content>>(UPLOAD)
  return uploads
    .filter(({ request }) => request.order_key.transaction_id === transaction_id)
    .flatMap(({ request }) => request.shipping_list.map(({ tracking_no }) => tracking_no))
}

/** Words of the refusal, in English; empty for what is sent. */
function refusalOf(expected: Expected): string {
  if ('sent' in expected) return ''
  return 'parcels' in expected ? 'delivery_mode 2' : expected.refused
}

describe.each(waybillCases)('$name: $input', ({ input, expected }) => {
  it('is sent as the number it is, or refused', async () => {
    const [one, other] = [await pay(), await pay()]
    const api = await byApi(one.transaction_id, input)
    const sdk = await bySdk(other.transaction_id, other.openid, input)
    const ships = 'sent' in expected
    expect({
      accepted: [api.accepted, sdk.accepted],
      sent: await sent(other.transaction_id),
    }).toEqual({ accepted: [ships, ships], sent: ships ? [expected.sent] : [] })
    expect(api.words).toContain(refusalOf(expected))
    expect(sdk.words).toMatch(ships ? /ok|accepted/ : /单号|delivery_mode 2/)
  })
})
