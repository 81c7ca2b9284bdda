/** One whole run, with everything in it that must not stay: logs, answers and database are searched. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiedTables } from '../../server/src/database/copy.ts'
import { ENGINES, makeDatabase, readRows, type EmptyDatabase } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { sendPush } from '../support/push-url.ts'
import { asLogged, refuseSecrets } from '../support/secrets.ts'
import { startPair, type Pair } from '../support/server.ts'

const PHONES = ['13800138000', '15912345678', '18676543210']
const [PHONE = '', OTHER_PHONE = '', TRACKED_PHONE = ''] = PHONES
const BUYER = 'oBuyerOfThisTest000000000001'
const OTHER = 'oSomebodyElse00000000000002'
const WRONG_KEY = 'a-wrong-key-that-somebody-sent-0001'
const MESSAGE = 'words that a buyer wrote'

describe.each(ENGINES)('a whole run on %s', (engine) => {
  let database: EmptyDatabase
  let pair: Pair
  /** What was answered, by whom it was asked. */
  const answers: { asked: string; status: number; text: string }[] = []
  /** Secrets that came up. */
  const secrets: string[] = []
  const merchant = openMerchant(() => pair)

  const ask = async (
    method: string,
    path: string,
    { key, body, type = 'application/json' }: { key?: string; body?: unknown; type?: string } = {},
  ) => {
    const answer = await fetch(pair.url + path, {
      method,
      headers: {
        'content-type': type,
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    answers.push({ asked: `${method} ${path}`, status: answer.status, text })
    return { status: answer.status, text }
  }
  const asMerchant = (method: string, path: string, body?: unknown) =>
    ask(method, path, { key: pair.api_key, body })

  const logIn = async (openid: string) => {
    const { code } = (await pair.control<{ code: string }>('POST', '/login-codes', { openid })).body
    const { body } = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, {
      body: { code },
    })
    secrets.push(code, body.token)
    return body.token
  }

  const sf = (payment: Payment, phone: string) =>
    content(payment.transaction_id, 'SF1234567890', {
      shipping_list: [
        {
          tracking_no: 'SF1234567890',
          express_company: 'SF',
          item_desc: 'Tea',
          contact: { receiver_contact: phone },
        },
      ],
    })

  beforeAll(async () => {
    database = await makeDatabase(engine)
    pair = await startPair({}, undefined, { DATABASE_URL: database.url })
    secrets.push(pair.secret, pair.push_token, pair.push_aes_key, pair.api_key, WRONG_KEY, MESSAGE)
    secrets.push(
      engine === 'sqlite' ? readFileSync(`${database.url}.key`, 'utf8').trim() : MASTER_KEY,
    )
    const { access_token } = (
      await call<{ access_token: string }>('POST', `${pair.emulator}/cgi-bin/stable_token`, {
        body: { grant_type: 'client_credential', appid: pair.appid, secret: pair.secret },
      })
    ).body
    secrets.push(access_token)
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })

  it('ships, sells, answers and is asked for what it must not tell', async () => {
    const mine = await merchant.pay({ openid: BUYER })
    const theirs = await merchant.pay({ openid: OTHER })
    const [token, other_token] = [await logIn(BUYER), await logIn(OTHER)]
    for (const path of ['/buyer/orders', `/buyer/orders/${mine.transaction_id}`]) {
      await ask('GET', path, { key: token })
      await ask('GET', path, { key: other_token })
      await ask('GET', path, { key: `${token}x` })
    }
    await ask('POST', '/buyer/session', { body: { code: 'a-code-that-is-wrong' } })

    // Contacts: masked before anything else happens.
    const shipped = await merchant.shipped(sf(mine, PHONE))
    await asMerchant('GET', `/api/shipments/${shipped.id}`)
    await asMerchant('POST', '/api/shipments', sf(theirs, `x${PHONE}`))
    await asMerchant('POST', '/api/shipments', sf(theirs, `${PHONE} ${OTHER_PHONE}`))
    await asMerchant('POST', '/api/shipments', {
      ...sf(theirs, PHONE),
      receiver_phone: OTHER_PHONE,
    })
    await asMerchant('POST', '/api/shipments', sf(mine, OTHER_PHONE))
    await ask('POST', '/api/shipments', { key: pair.api_key, body: `{"contact":"${PHONE}` })
    const csv = `transaction_id,express_company,tracking_no,item_desc,receiver_contact\n${theirs.transaction_id},SF,SF2234567890,Tea,${PHONE}\n1,SF,x,Tea,${OTHER_PHONE}\n`
    await ask('POST', '/api/shipments/import', { key: pair.api_key, body: csv, type: 'text/csv' })
    await asMerchant('POST', `/api/orders/${mine.transaction_id}/waybills`, {
      tracking_no: 'SF1234567890',
      receiver_phone: TRACKED_PHONE,
      goods: [{ goods_name: 'Tea', goods_img_url: 'https://shop.example.com/tea.png' }],
    })

    // What a shop tells of an order, before and after it is known.
    for (const transaction_id of [theirs.transaction_id, '4200000000000000000000000042'])
      await asMerchant('PUT', '/api/orders/details', {
        order_key: { order_number_type: 2, transaction_id },
        order: {
          item_list: [
            {
              merchant_item_id: 'tea',
              name: `Tea ${PHONE}`,
              unit_price: 1,
              quantity: 1,
              image_url: ['https://shop.example.com/tea.png'],
            },
          ],
          receiver: { name: OTHER_PHONE, phone: PHONE, address: `Xiamen ${TRACKED_PHONE}` },
        },
      })
    await ask('GET', `/buyer/orders/lookup?transaction_id=${theirs.transaction_id}`, {
      key: other_token,
    })
    await asMerchant('GET', `/api/orders/${theirs.transaction_id}`)

    // Keys and tokens in places where they do not belong.
    await ask('GET', '/api/orders', { key: WRONG_KEY })
    await ask('GET', `/api/orders?cursor=${WRONG_KEY}`, { key: pair.api_key })
    const query = (given: string) => new URLSearchParams({ access_token: given })
    const GET_ORDER = '/wxa/sec/order/get_order'
    await ask('POST', `${GET_ORDER}?${query(WRONG_KEY)}`, { body: {} })
    await ask('POST', `${GET_ORDER}?${query(pair.api_key)}`, { body: { transaction_id: '42' } })
    await ask('POST', '/cgi-bin/stable_token', {
      body: { grant_type: 'client_credential', appid: pair.appid, secret: WRONG_KEY },
    })
    const { body: proxied } = await call<{ access_token: string }>(
      'POST',
      `${pair.url}/cgi-bin/stable_token`,
      { body: { secret: pair.api_key } },
    )
    secrets.push(proxied.access_token)
    await ask('POST', `${GET_ORDER}?${query(proxied.access_token)}`, { body: 'no JSON' })
    const UPLOAD = `/wxa/sec/order/upload_shipping_info?${query(proxied.access_token)}`
    const later = await merchant.pay({ openid: OTHER })
    await ask('POST', UPLOAD, { body: { ...sf(later, OTHER_PHONE), payer: { openid: BUYER } } })

    // A WeChat that fails in all its ways.
    for (const effect of ['http', 'cut_before', 'cut_after', 'garbage_after']) {
      await pair.control('POST', '/faults', { path: GET_ORDER, effect, times: 3 })
      await asMerchant('GET', `/api/orders/${later.transaction_id}`)
      await pair.control('DELETE', '/faults')
    }

    // Pushes, genuine and not.
    const event = { ToUserName: 'gh_1', FromUserName: OTHER, CreateTime: 1763690401 }
    await sendPush(pair, {
      ...event,
      MsgType: 'event',
      Event: 'complaint_callback',
      phone_number: PHONE,
      open_id: OTHER,
      customer_material_content: MESSAGE,
    })
    await sendPush(pair, { ...event, MsgType: 'text', Content: `${MESSAGE} ${PHONE}` })
    await ask('POST', `/wechat/push?signature=${pair.push_token}&timestamp=1&nonce=2`, {
      body: { ...event, phone: PHONE },
    })
    for (const path of [
      '/api/events',
      '/api/orders',
      '/api/shipments',
      '/api/board',
      '/api/carriers',
    ])
      await asMerchant('GET', path)
    await ask('GET', `/api/orders/${PHONE}`, { key: WRONG_KEY })
    await ask('GET', `/nothing/${PHONE}/${pair.api_key}`)
    await until(
      async () => (await asMerchant('GET', '/api/events?state=new')).text,
      (text) => text.includes('"events":[]'),
    )
    expect(answers.filter(({ status }) => status >= 500).map(({ asked }) => asked)).toEqual([])
  })

  it('wrote nothing of it into the log', () => {
    expect(pair.lines.length).toBeGreaterThan(20)
    refuseSecrets(asLogged(pair.lines), [...secrets, ...PHONES, BUYER, OTHER])
  })

  it('answered nothing of it', () => {
    for (const { asked, text } of answers) {
      // What the caller wrote into the path is the caller's.
      const [path = ''] = (asked.split(' ')[1] ?? '').split('?')
      refuseSecrets(text.replaceAll(path, ''), secrets)
    }
    // An error names nobody; a buyer sees nobody else.
    const refused = answers.filter(({ status }) => status >= 400)
    expect(refused.length).toBeGreaterThan(10)
    const naming = refused.filter(({ text }) => text.includes(BUYER) || text.includes(OTHER))
    expect(naming).toEqual([])
  })

  it('stored nothing of it', async () => {
    const naming: string[] = []
    for (const table of copiedTables) {
      const rows = await readRows<object>(database.url, `select * from ${table}`)
      const text = JSON.stringify(rows)
      refuseSecrets(text, [...secrets, ...PHONES])
      if (text.includes(OTHER)) naming.push(table)
    }
    // The payer's openid stands here, and nowhere else; events tell the merchant who paid.
    expect(naming.toSorted()).toEqual(['buyers', 'orders', 'outgoing', 'shipments'])
  })

  it.each(engine === 'sqlite' ? [engine] : [])('left nothing of it in the files (%s)', () => {
    const folder = dirname(database.url)
    const files = readdirSync(folder).filter(
      (name) => name.startsWith(basename(database.url)) && !name.endsWith('.key'),
    )
    expect(files.length).toBeGreaterThan(1)
    for (const name of files) {
      // By another process: closing a file here would drop the locks of SQLite, which runs in this one.
      const bytes = execFileSync('cat', [join(folder, name)], { maxBuffer: Infinity })
      const found = [...secrets, ...PHONES].filter((secret) => bytes.includes(secret))
      expect([name, found.length]).toEqual([name, 0])
    }
  })

  it('says nothing of it in the doctor', async () => {
    const { output } = await fahuo(['doctor'], pair.env)
    expect(output).toContain('API')
    refuseSecrets(output, [...secrets, ...PHONES, BUYER, OTHER])
  })
})
