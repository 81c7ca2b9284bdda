import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content, openMerchant, type Payment, type Refusal } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())
const { pay, ship, shipped, truth, fault, atItsEnd } = openMerchant(() => pair)

interface Part {
  transaction_id: string
  outcome: string
  before: { shipping_list: { tracking_no: string }[] } | null
  after: { shipping_list: { tracking_no: string }[] }
  changes: string[]
  spends_reshipment: boolean
  reshipments_left: number
  shipment_id: string | null
  error: { code: string; message: string } | null
}
interface DryRun {
  dry_run: { parts: Part[]; spends_reshipment: boolean; accepted: boolean }
}

const split = (transaction_id: string, tracking_no: string, is_all_delivered: boolean) =>
  content(transaction_id, tracking_no, { delivery_mode: 2, is_all_delivered })

describe('a dry run', () => {
  const dry = async (body: object, path = '') =>
    (await pair.merchant<DryRun>('POST', `/api/shipments${path}/dry-run`, body)).body.dry_run
  const one = async (body: object) => (await dry(body)).parts[0]!
  const stored = async ({ transaction_id }: Payment) =>
    (
      await pair.merchant<{ shipments: object[] }>(
        'GET',
        `/api/shipments?transaction_id=${transaction_id}`,
      )
    ).body.shipments.length

  it('of a first shipment says that it ships, and stores and sends nothing', async () => {
    const payment = await pay()
    expect(await one(content(payment.transaction_id, 'YT770001'))).toMatchObject({
      outcome: 'ships',
      before: null,
      changes: [],
      spends_reshipment: false,
      reshipments_left: 1,
    })
    expect(await stored(payment)).toBe(0)
    expect((await truth(payment.transaction_id)).uploads).toBe(0)
  })

  it('of a correction shows old and new, and spends nothing', async () => {
    const payment = await pay()
    const { transaction_id } = payment
    await shipped(content(transaction_id, 'YT770002'))
    const answer = await dry(content(transaction_id, 'YT770003'))
    expect(answer).toMatchObject({
      spends_reshipment: true,
      accepted: true,
      parts: [
        {
          outcome: 'corrects',
          before: { shipping_list: [{ tracking_no: 'YT770002' }] },
          after: { shipping_list: [{ tracking_no: 'YT770003' }] },
          changes: ['shipping_list.0.tracking_no: "YT770002" → "YT770003"'],
          reshipments_left: 1,
        },
      ],
    })
    expect(await one(content(transaction_id, 'YT770002'))).toMatchObject({ outcome: 'repeated' })
    expect(await stored(payment)).toBe(1)
    expect(await truth(transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
    // Then it is made, and the next one is refused.
    await shipped(content(transaction_id, 'YT770003', { spend_reshipment: true }))
    expect(await dry(content(transaction_id, 'YT770004'))).toMatchObject({
      accepted: false,
      parts: [{ outcome: 'refused', reshipments_left: 0, error: { code: 'reshipment_spent' } }],
    })
    const { body } = await pair.merchant<{ order: { reshipments_left: number } }>(
      'GET',
      `/api/orders/${transaction_id}`,
    )
    expect(body.order.reshipments_left).toBe(0)
  })

  it('of a split shipment says whether a parcel costs the chance', async () => {
    const { transaction_id } = await pay()
    await shipped(split(transaction_id, 'YT770010', false))
    const further = await one(split(transaction_id, 'YT770011', true))
    expect(further).toMatchObject({ outcome: 'further_parcel', spends_reshipment: false })
    expect(further.after.shipping_list.map(({ tracking_no }) => tracking_no)).toEqual([
      'YT770010',
      'YT770011',
    ])
    expect(await one(content(transaction_id, 'YT770012'))).toMatchObject({
      outcome: 'refused',
      error: { code: 'split_unfinished' },
    })
    await shipped(split(transaction_id, 'YT770011', true))
    expect(await one(split(transaction_id, 'YT770013', true))).toMatchObject({
      outcome: 'corrects',
    })
  })

  it('of a combined payment says it of each sub-order', async () => {
    const combined = await pay<Payment & { sub_orders: Payment[] }>({
      sub_orders: [{ description: 'Tea' }, { description: 'Cup' }],
    })
    const body = (...numbers: string[]) => ({
      order_key: { order_number_type: 2, transaction_id: combined.transaction_id },
      sub_orders: combined.sub_orders.map(({ transaction_id }, at) =>
        content(transaction_id, numbers[at]),
      ),
    })
    expect((await dry(body('YT770020', 'YT770021'), '/combined')).parts).toMatchObject([
      { outcome: 'ships' },
      { outcome: 'ships' },
    ])
    const { body: accepted } = await pair.merchant<{ shipment: { id: string } }>(
      'POST',
      '/api/shipments/combined',
      body('YT770020', 'YT770021'),
    )
    await atItsEnd(accepted.shipment.id)
    expect(await dry(body('YT770020', 'YT770022'), '/combined')).toMatchObject({
      spends_reshipment: true,
      parts: [
        { outcome: 'repeated', spends_reshipment: false },
        { outcome: 'corrects', spends_reshipment: true },
      ],
    })
  })

  it('of what was shipped by hand at WeChat asks WeChat, not the local copy', async () => {
    const { transaction_id, openid } = await pay()
    await pair.shipByHand({
      ...content(transaction_id, 'YT770030'),
      upload_time: new Date().toISOString().replace('Z', '+08:00'),
      payer: { openid },
    })
    expect(await one(content(transaction_id, 'YT770031'))).toMatchObject({ outcome: 'corrects' })
    expect(await one(content(transaction_id, 'YT770030'))).toMatchObject({
      outcome: 'already_there',
    })
  })

  it('of an unknown payment, or with a bad number, says so as a shipment would', async () => {
    const unknown = await pair.merchant<Refusal>(
      'POST',
      '/api/shipments/dry-run',
      content('4200000000000000000000000404'),
    )
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
    const bad = await pair.merchant<Refusal>(
      'POST',
      '/api/shipments/dry-run',
      content('4200000000000000000000000404', '8.8E+11'),
    )
    expect(bad).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } })
  })
})

describe('the timeline of an order', () => {
  interface Item {
    at: number
    kind: string
    text: string
  }
  const timeline = async (transaction_id: string, lang = 'en') => {
    const answer = await fetch(`${pair.url}/api/orders/${transaction_id}/timeline`, {
      headers: { authorization: `Bearer ${pair.api_key}`, 'accept-language': lang },
    })
    return ((await answer.json()) as { timeline: Item[] }).timeline
  }

  it('tells in one language what happened, in its order, and names nobody', async () => {
    const { transaction_id, openid } = await pay({ paid_amount: 12_800 })
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    await fault('/wxa/sec/order/upload_shipping_info', 'errcode', { errcode: -1 })
    await shipped(content(transaction_id, 'YT880001'))
    await pair.control('POST', '/receipts', { transaction_id, openid })
    const items = await until(
      async () => {
        await pair.merchant('GET', `/api/orders/${transaction_id}`)
        return timeline(transaction_id)
      },
      (found) => found.some(({ kind }) => kind === 'receipt_confirmed'),
    )
    const kinds = items.map(({ kind }) => kind)
    expect(kinds.slice(0, 2)).toEqual(['paid', 'accepted'])
    expect(kinds.filter((kind) => kind === 'attempt').length).toBeGreaterThan(0)
    expect(kinds).toContain('shipped')
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => a - b))
    const texts = items.map(({ text }) => text).join('\n')
    expect(texts).toContain('Paid ¥128.00')
    expect(texts).toContain('Shipment accepted YT880001')
    expect(texts).toMatch(/Upload to WeChat: .* \(-1\)/)
    expect(texts).not.toContain(openid)
    const zh = (await timeline(transaction_id, 'zh')).map(({ text }) => text).join('\n')
    expect(zh).toContain('买家付款 ¥128.00')
    expect(zh).toContain('提交发货 YT880001')
    expect(zh).toContain('微信已收到发货信息')
  })

  it('of an order that nobody knows is 404', async () => {
    const answer = await pair.merchant('GET', '/api/orders/4200000000000000000000000404/timeline')
    expect(answer.status).toBe(404)
  })
})

it('the list says how many there are of each, and refuses what is too short to search by', async () => {
  const { transaction_id } = await pay({ merchant_trade_no: 'LIST-77' })
  await pair.merchant('GET', `/api/orders/${transaction_id}`)
  const { body } = await pair.merchant<{ counts: Record<string, number> }>(
    'GET',
    '/api/orders/counts?search=list-7',
  )
  expect(body.counts).toMatchObject({ all: 1, to_ship: 1, shipped: 0 })
  await ship(content(transaction_id, 'YT990001'))
  const short = await pair.merchant<Refusal>('GET', '/api/orders?search=%20LI%20')
  expect(short).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } })
})

describe('the list as a file', () => {
  const file = async (path: string, lang = 'en') => {
    const answer = await fetch(`${pair.url}${path}`, {
      headers: { authorization: `Bearer ${pair.api_key}`, 'accept-language': lang },
    })
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
  }

  it('runs nothing as a formula, rounds no number, and names no buyer', async () => {
    for (const [at, description] of ['=1+1', '@SUM(A1)', '茶 13800000001'].entries()) {
      const { transaction_id } = await pay({
        description,
        merchant_trade_no: `20261126000000000${at}77`,
        openid: 'oNobodyShouldSee',
      })
      await pair.merchant('GET', `/api/orders/${transaction_id}`)
    }
    const { bytes } = await file('/api/orders.csv?search=20261126000000000', 'zh')
    const text = bytes.toString()
    expect(text.startsWith('\uFEFF微信支付单号,商户单号,')).toBe(true)
    expect(text.trim().split('\n')).toHaveLength(4)
    for (const cell of [`'=1+1`, `'@SUM(A1)`, '茶 138****0001', '\t20261126000000000077', '待发货'])
      expect(text).toContain(`,${cell},`)
    expect(text).not.toContain('oNobodyShouldSee')
    expect(text).not.toMatch(/(^|,)"?[=+\-@]/m)
    const { bytes: xlsx } = await file('/api/orders.xlsx?search=20261126000000000')
    const parts = Object.entries(unzipSync(new Uint8Array(xlsx)))
    const sheet = parts.map(([, part]) => strFromU8(part)).join('\n')
    expect(sheet).toContain('20261126000000000077')
    expect(sheet).toMatch(/>(?:'|&apos;|&#39;)=1\+1</)
    expect(sheet).not.toContain('<f>')
    expect(sheet).not.toContain('oNobodyShouldSee')
    expect((await file('/api/orders.csv?stage=nowhere')).status).toBe(400)
  })
})
