/** Pushes as they really come. Each case names where it is from. */
import { decrypt, isSignedBy, readMessage } from '@fahuo/wechat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { sendPush, startPushUrl } from '../support/push-url.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Stored {
  id: number
  event: string
  state: string
  signed: boolean | null
  message: Record<string, unknown>
}

const BUYER = 'oBuyerWhoWritesToTheShop01'
const PHONE = '13800138000'

const text = (content: string, more: object = {}) => ({
  ToUserName: 'gh_1',
  FromUserName: BUYER,
  CreateTime: 1763690401,
  MsgType: 'text',
  Content: content,
  MsgId: 1234567890123456,
  ...more,
})

const event = (Event: string, more: object = {}) => ({
  ToUserName: 'gh_1',
  FromUserName: 'oSystem',
  CreateTime: 1763690401,
  MsgType: 'event',
  Event,
  ...more,
})

const storedOf = async (pair: Pair) =>
  (await pair.merchant<{ events: Stored[] }>('GET', '/api/events?limit=200')).body.events

/** Reads a reply in safe mode: signed and encrypted as a push is. */
function openReply(pair: Pair, answer: string): Record<string, unknown> {
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = readMessage(answer)
  const parts = [pair.push_token, String(TimeStamp), String(Nonce), String(Encrypt)]
  expect(isSignedBy(String(MsgSignature), ...parts)).toBe(true)
  const plain = decrypt(String(Encrypt), pair.push_aes_key)
  expect(plain?.appid).toBe(pair.appid)
  return readMessage(plain?.message ?? '')
}

describe('a push URL of its own', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  const merchant = openMerchant(() => pair)

  // developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/trans.html:
  // whoever has a push URL must hand a message over, or customer service never sees it.
  it.each(['text', 'image', 'voice', 'miniprogrampage'])(
    "hands a buyer's %s over to customer service",
    async (MsgType) => {
      const { status, text: answer } = await sendPush(pair, text('你好', { MsgType }))
      expect(status).toBe(200)
      expect(openReply(pair, answer)).toMatchObject({
        ToUserName: BUYER,
        FromUserName: 'gh_1',
        MsgType: 'transfer_customer_service',
      })
    },
  )

  // The same page: the reply in XML, where pushes are in XML.
  it('hands it over in XML where the push was XML', async () => {
    const { text: answer } = await sendPush(pair, text('你好'), { format: 'xml' })
    expect(answer).toMatch(/^<xml>/)
    expect(openReply(pair, answer)).toMatchObject({ MsgType: 'transfer_customer_service' })
  })

  // The same page: events of a conversation are not handed over.
  it('answers the event of an opened conversation with success', async () => {
    const opened = event('user_enter_tempsession', {
      FromUserName: BUYER,
      SessionFrom: `{"phone":"${PHONE}"}`,
    })
    expect(await sendPush(pair, opened)).toMatchObject({ status: 200, text: 'success' })
  })

  // …/open-ability/customer-message/receive.html, by the emulator: WeChat takes the reply.
  it('gives WeChat a reply that it takes', async () => {
    await pair.control('POST', '/customer-messages', { openid: BUYER, content: '什么时候发货？' })
    const { body } = await until(
      () =>
        pair.control<{ pushes: { delivered: boolean; reply: object; attempts: object[] }[] }>(
          'GET',
          '/pushes?limit=1',
        ),
      (answer) => answer.body.pushes[0]?.delivered === true,
    )
    expect(body.pushes[0]).toMatchObject({ reply: { MsgType: 'transfer_customer_service' } })
    expect(body.pushes[0]?.attempts).toHaveLength(1)
  })

  // miniprogram/dev/platform-capabilities/business-capabilities/guarantee/complaint (XML);
  // fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat#188 (JSON): it names a buyer and a phone.
  it.each(['json', 'xml'] as const)(
    'keeps nothing personal of a complaint in %s',
    async (format) => {
      const complaint = {
        appid: pair.appid,
        option_type: 1,
        complaint_order_id: `77${format}`,
        status: 100,
        order_id: '4200001234202611210000000001',
        phone_number: PHONE,
        open_id: BUYER,
        customer_material_content: `请打 ${PHONE} 联系我`,
        history: [{ time: 1, content: BUYER }],
      }
      const wrapped = `<xml><ToUserName>gh_1</ToUserName><FromUserName>${BUYER}</FromUserName><CreateTime>1763690401</CreateTime><MsgType>event</MsgType><Event>complaint_callback</Event><BussiCallBackInfo><complaint_order_id>77xml</complaint_order_id><status>100</status><phone_number>${PHONE}</phone_number><open_id>${BUYER}</open_id><history><content>${PHONE}</content></history></BussiCallBackInfo></xml>`
      const sent = format === 'xml' ? wrapped : event('complaint_callback', complaint)
      expect(await sendPush(pair, sent, { format })).toMatchObject({ status: 200, text: 'success' })
      const kept = (await storedOf(pair)).find(
        ({ message }) => message['complaint_order_id'] === `77${format}`,
      )
      expect(kept).toMatchObject({ event: 'complaint_callback', signed: true })
      expect(Object.keys(kept?.message ?? {})).not.toContain('phone_number')
    },
  )

  it('kept nothing of all this that tells who wrote what', async () => {
    const all = JSON.stringify(await storedOf(pair)) + JSON.stringify(pair.lines)
    for (const personal of [BUYER, PHONE, '你好', '什么时候发货', 'SessionFrom', 'oSystem'])
      expect(all).not.toContain(personal)
  })

  // Twice as far as WeChat's own repeats go: a replay, or a clock that is wrong either way.
  it.each([301, -301, 86_400, 9e9])('refuses one signed %i s from now', async (ahead) => {
    const { status, text: reason } = await sendPush(pair, event('debug_demo'), { ahead })
    expect(status).toBe(403)
    expect(reason).toContain('five minutes')
  })
  it.each([290, -290])('takes one signed %i s from now', async (ahead) => {
    expect((await sendPush(pair, event('debug_demo', { ahead }), { ahead })).status).toBe(200)
  })

  // Signed by whoever has the keys, and no message: a client error, and the server goes on.
  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['text', '"success"'],
    ['a number', '4200'],
    ['nothing', ''],
    ['not JSON', '{"MsgType":'],
    [
      '100,000 lists',
      `{"MsgType":"event","Event":"debug_demo","a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    ],
    ['100,000 objects', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`],
    ['2,000 elements', `<xml>${'<a>'.repeat(2000)}1${'</a>'.repeat(2000)}</xml>`],
  ])('answers 400 to a signed push that is %s', async (_, body) => {
    expect((await sendPush(pair, body)).status).toBe(400)
  })
  it.each(['null', '[]', '1', '""', '{}'])('answers 4xx to an unsigned body %s', async (body) => {
    const answer = await fetch(`${pair.url}/wechat/push`, { method: 'POST', body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  // C:000a88f2c48328fc8793b40f76b400 has empty texts and zeros; the others end an export.
  it('stores no time that is out of range', async () => {
    const { transaction_id } = await merchant.pay()
    const settlement = event('trade_manage_order_settlement', {
      transaction_id,
      shipped_time: 1763690400000,
      estimated_settlement_time: 1764554400,
      confirm_receive_time: -5,
      confirm_receive_method: '1',
      settlement_time: '99999999999999999999',
    })
    expect((await sendPush(pair, settlement)).status).toBe(200)
    const { body } = await until(
      () =>
        pair.merchant<{ order: { settlement: object | null } }>(
          'GET',
          `/api/orders/${transaction_id}`,
        ),
      (answer) => Boolean(answer.body.order?.settlement),
    )
    expect(body.order.settlement).toEqual({
      shipped_time: null,
      estimated_settlement_time: 1764554400,
      confirm_receive_method: 1,
      confirm_receive_time: null,
      settlement_time: null,
    })
  })

  // A transaction_id that is no number of WeChat's ends in no log and in no call.
  it('does nothing for an event of ours that is not as documented', async () => {
    const odd = event('trade_manage_remind_shipping', { transaction_id: '4200\nforged' })
    expect((await sendPush(pair, odd)).status).toBe(200)
    const [stored] = await until(
      () => storedOf(pair),
      ([first]) => first?.state === 'done',
    )
    expect(stored?.event).toBe('trade_manage_remind_shipping')
    expect(pair.lines.map(({ message }) => message)).toContain(
      'a push is not as documented: nothing is done',
    )
  })
})

describe('a push URL that is shared with the shop', () => {
  let pair: Pair
  let own: Awaited<ReturnType<typeof startPushUrl>>
  let says: Parameters<typeof startPushUrl>[0] = () => undefined
  beforeAll(async () => {
    own = await startPushUrl(() => says())
    pair = await startPair({}, undefined, { PUSH_FORWARD_URL: `${own.url}?shop=1` })
  })
  afterAll(async () => {
    await pair.stop()
    own.close()
  })

  // One Mini Program has one push URL (the console's form): the shop's chat bot keeps working.
  it('passes a message on byte for byte, and its answer back', async () => {
    says = () => ({ status: 200, type: 'text/xml', body: '<xml><a>您好</a></xml>' })
    const sent = await sendPush(pair, text('人工'), { headers: { 'x-wx-source': 'wx' } })
    expect(sent).toMatchObject({ status: 200, text: '<xml><a>您好</a></xml>' })
    const got = own.got.at(-1)
    expect(got?.body.toString()).toBe(sent.body)
    expect(got?.query).toBe(`shop=1&${sent.query}`)
    expect(got?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-fahuo-relay': '1',
      'x-wx-source': 'wx',
    })
  })

  it('passes on events that are not about shipping, and stores nothing of them', async () => {
    const before = own.got.length
    await sendPush(pair, event('wxa_media_check', { phone_number: PHONE }))
    expect(own.got).toHaveLength(before + 1)
    expect(await storedOf(pair)).toEqual([])
  })

  // Unanswered for 48 hours, a complaint is lost: it is watched, whoever answers its push.
  it("passes a complaint on, and stores what is not the buyer's of it", async () => {
    const before = own.got.length
    await sendPush(pair, event('complaint_callback', { status: 201, phone_number: PHONE }))
    expect(own.got).toHaveLength(before + 1)
    const stored = await storedOf(pair)
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain(PHONE)
  })

  it("passes on the shop's own failure", async () => {
    says = () => ({ status: 500, type: 'text/plain', body: 'down' })
    expect(await sendPush(pair, text('人工'))).toMatchObject({ status: 500, text: 'down' })
  })

  // WeChat repeats what is not answered within 5 s (C:000c6cde734cc05249730c8e96b800).
  it('answers 503 when the shop does not answer, so that WeChat repeats it', async () => {
    says = () => undefined
    expect((await sendPush(pair, text('人工'))).status).toBe(503)
  })

  it('answers ours itself and keeps them to itself', async () => {
    const before = own.got.length
    const ours = event('trade_manage_remind_access_api', { msg: 'x' })
    expect(await sendPush(pair, ours)).toMatchObject({ status: 200, text: 'success' })
    expect(own.got).toHaveLength(before)
    expect(await storedOf(pair)).toHaveLength(2)
  })

  it('does not pass on what was passed on before', async () => {
    const before = own.got.length
    const { status, text: answer } = await sendPush(pair, text('人工'), {
      headers: { 'x-fahuo-relay': '1' },
    })
    expect(status).toBe(200)
    expect(openReply(pair, answer)).toMatchObject({ MsgType: 'transfer_customer_service' })
    expect(own.got).toHaveLength(before)
  })
})

describe('a push URL that leads back to itself', () => {
  it('answers as if there were none, and says so', async () => {
    const pair = await startPair()
    try {
      Object.assign(pair.env, { PUSH_FORWARD_URL: `${pair.url}/wechat/push` })
      await pair.restart()
      const { status, text: answer } = await sendPush(pair, text('人工'))
      expect(status).toBe(200)
      expect(openReply(pair, answer)).toMatchObject({ MsgType: 'transfer_customer_service' })
      expect(pair.lines.map(({ message }) => message)).toContain(
        'PUSH_FORWARD_URL leads back here: not passed on',
      )
    } finally {
      await pair.stop()
    }
  })
})

describe('a shop that wants ours, too', () => {
  let pair: Pair
  let own: Awaited<ReturnType<typeof startPushUrl>>
  let answered = 0
  beforeAll(async () => {
    // Down at the first one.
    own = await startPushUrl(() => ({
      status: (answered += 1) === 1 ? 502 : 200,
      type: 'a/b',
      body: '',
    }))
    pair = await startPair({}, undefined, { PUSH_FORWARD_URL: own.url, PUSH_FORWARD_OWN: 'on' })
  })
  afterAll(async () => {
    await pair.stop()
    own.close()
  })

  it('gets a copy, tried again, while WeChat has its answer', async () => {
    const sent = await sendPush(pair, event('trade_manage_remind_access_api', { msg: 'x' }))
    expect(sent).toMatchObject({ status: 200, text: 'success' })
    const got = await until(
      () => Promise.resolve(own.got),
      ({ length }) => length === 2,
    )
    expect(got.map(({ body }) => body.toString())).toEqual([sent.body, sent.body])
    expect(await storedOf(pair)).toMatchObject([{ event: 'trade_manage_remind_access_api' }])
  })
})

// developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloudrun: two different things.
describe("WeChat's cloud hosting", () => {
  const unsigned = async (pair: Pair, message: object) => {
    const answer = await fetch(`${pair.url}/wechat/push`, {
      method: 'POST',
      headers: { 'x-wx-sources': 'wx-message' },
      body: JSON.stringify(message),
    })
    return [answer.status, await answer.text()]
  }

  it('refuses unsigned pushes where only calls carry no token, and says which setting takes them', async () => {
    const pair = await startPair({}, undefined, { WECHAT_ACCESS_TOKEN: 'none' })
    try {
      const [status] = await unsigned(pair, event('debug_demo'))
      expect(status).toBe(403)
      expect(JSON.stringify(pair.lines)).toContain('WECHAT_UNSIGNED_PUSHES=gateway')
    } finally {
      await pair.stop()
    }
  })

  describe('with unsigned pushes', () => {
    let pair: Pair
    beforeAll(async () => {
      pair = await startPair({}, undefined, { WECHAT_UNSIGNED_PUSHES: 'gateway' })
    })
    afterAll(() => pair.stop())
    const merchant = openMerchant(() => pair)

    it('writes down no fact of one; it asks WeChat for the order', async () => {
      const { transaction_id } = await merchant.pay()
      const settled = event('trade_manage_order_settlement', {
        transaction_id,
        settlement_time: 1764554400,
      })
      expect(await unsigned(pair, settled)).toEqual([200, 'success'])
      const asked = () => merchant.calls<{ transaction_id?: string }>('/wxa/sec/order/get_order')
      await until(asked, (calls) =>
        calls.some(({ request }) => request.transaction_id === transaction_id),
      )
      expect(await storedOf(pair)).toMatchObject([{ signed: false }])
      const { body } = await pair.merchant<{ order: { settlement: null } }>(
        'GET',
        `/api/orders/${transaction_id}`,
      )
      expect(body.order.settlement).toBeNull()
      // The genuine one is not taken for its repeat.
      await sendPush(pair, settled)
      await until(
        () =>
          pair.merchant<{ order: { settlement: { settlement_time: number } | null } }>(
            'GET',
            `/api/orders/${transaction_id}`,
          ),
        (answer) => answer.body.order.settlement?.settlement_time === 1764554400,
      )
    })

    it('hands messages over in plain text, as the gateway does', async () => {
      const [status, answer] = await unsigned(pair, text('你好'))
      expect(status).toBe(200)
      expect(JSON.parse(String(answer))).toMatchObject({
        ToUserName: BUYER,
        MsgType: 'transfer_customer_service',
      })
    })

    it('refuses a wrong signature although the header is there', async () => {
      const answer = await fetch(`${pair.url}/wechat/push?timestamp=1&nonce=2&msg_signature=x`, {
        method: 'POST',
        headers: { 'x-wx-sources': 'wx-message' },
        body: JSON.stringify({ Encrypt: 'AAAA' }),
      })
      expect(answer.status).toBe(403)
    })
  })
})
