import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import {
  content,
  openMerchant,
  type Answer,
  type Payment,
  type Refusal,
  type Shipment,
} from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface OpenApi {
  openapi: string
  paths: Record<
    string,
    Record<string, { operationId: string; security: object[]; responses: Record<string, object> }>
  >
}

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())

const { pay, ship, read, atItsEnd, shipped, truth, fault, calls } = openMerchant(() => pair)
const openApi = async () => (await call<OpenApi>('GET', `${pair.url}/api/openapi.json`)).body

/** Every operation that the server has, as its own description lists it. */
async function operations() {
  return Object.entries((await openApi()).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
}
const METHODS = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
} as const
const filled = (path: string, transaction_id: string) =>
  path.replaceAll('{transaction_id}', transaction_id).replaceAll('{id}', '1')

describe('the description of the API', () => {
  it('is OpenAPI 3.1, names who may ask, and every error', async () => {
    const description = await openApi()
    expect(description.openapi).toMatch(/^3\.1/)
    const all = await operations()
    expect(all.length).toBeGreaterThan(20)
    expect(new Set(all.map(({ operation }) => operation.operationId)).size).toBe(all.length)
    for (const { path, method, operation } of all) {
      expect([path, operation.security]).toEqual([path, securityOf(path, method)])
    }
    const asked = all.filter(({ operation }) => operation.security.length > 0)
    expect(asked.filter(({ operation }) => !('401' in operation.responses))).toEqual([])
  })

  /** Who may ask, as the paths say it. */
  function securityOf(path: string, method: string): object[] {
    // A shop is chosen by somebody who is signed in already.
    const signs_in =
      (path.startsWith('/api/session/') && path !== '/api/session/shop') ||
      `${method} ${path}` === 'post /api/session'
    if (path === '/buyer/session' || signs_in) return []
    if (path.startsWith('/buyer')) return [{ session: [] }]
    const of_people = /^\/api\/(session|people|invitations|keys|shops)(\/|$)/.test(path)
    return of_people ? [{ person: [] }] : [{ api_key: [] }, { person: [] }]
  }

  it('speaks Chinese, too', async () => {
    const answer = await fetch(`${pair.url}/api/openapi.json`, {
      headers: { 'accept-language': 'zh-CN' },
    })
    expect(await answer.text()).toContain('合单发货')
  })

  it('comes as a page that asks nobody else', async () => {
    const page = await (await fetch(`${pair.url}/api/docs`)).text()
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '')
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) {
      expect(file).not.toMatch(/^https?:/)
      const answer = await fetch(`${pair.url}/api/${file}`)
      expect([file, answer.status, (await answer.text()) !== '']).toEqual([file, 200, true])
    }
  })
})

describe('every route', () => {
  it('lets in nobody without a key or session of its kind', async () => {
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', { openid: 'oX' })
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body })
    for (const { path, method, operation } of await operations()) {
      if (operation.security.length === 0) continue
      const foreign = path.startsWith('/buyer') ? pair.api_key : session.body.token
      for (const key of ['', 'wrong-key-that-is-long-enough', foreign]) {
        const answer = await call<Refusal>(
          METHODS[method as keyof typeof METHODS],
          pair.url + filled(path, '1'),
          // As a page of the server's own: another one is not even asked who it is.
          { headers: { origin: pair.url }, ...(key !== '' && { key }) },
        )
        expect([method, path, answer.status]).toEqual([method, path, 401])
        expect(answer.body.error.remedy).toBeTruthy()
      }
    }
  })

  it('answers rubbish with a 4xx that says what to do', async () => {
    for (const { path, method } of await operations()) {
      if (path === '/api/shipments/import' || path === '/buyer/session') continue
      for (const body of ['{', '[]', '"x"', '{"transaction_id":7}', '9'.repeat(400)]) {
        const answer = await fetch(pair.url + filled(path, 'x'), {
          method: METHODS[method as keyof typeof METHODS],
          headers: { authorization: `Bearer ${pair.api_key}`, 'content-type': 'application/json' },
          ...(method !== 'get' && { body }),
        })
        expect([path, answer.status < 500]).toEqual([path, true])
        const told = answer.status < 400 || ((await answer.json()) as Refusal).error.message !== ''
        expect([path, told]).toEqual([path, true])
      }
    }
  })

  it('for buyers shows nobody what is another buyer’s', async () => {
    const theirs = await pay({ openid: 'oVictim' })
    await ship(content(theirs.transaction_id, 'YT-VICTIM'))
    const { body } = await pair.control<{ code: string }>('POST', '/login-codes', {
      openid: 'oSpy',
    })
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body })
    let asked = 0
    for (const { path, method, operation } of await operations()) {
      if (!path.startsWith('/buyer') || operation.security.length === 0) continue
      const numbers = [
        new URLSearchParams({ transaction_id: theirs.transaction_id }),
        new URLSearchParams({
          merchant_id: theirs.merchant_id,
          merchant_trade_no: theirs.merchant_trade_no,
        }),
        new URLSearchParams({ openid: 'oVictim' }),
        new URLSearchParams(),
      ]
      for (const query of numbers) {
        const answer = await fetch(`${pair.url}${filled(path, theirs.transaction_id)}?${query}`, {
          method: METHODS[method as keyof typeof METHODS],
          headers: {
            authorization: `Bearer ${session.body.token}`,
            'content-type': 'application/json',
          },
          ...(method !== 'get' && {
            body: JSON.stringify({ openid: 'oVictim', tracking_no: 'YT-VICTIM' }),
          }),
        })
        const text = await answer.text()
        asked += 1
        expect(text).not.toContain('YT-VICTIM')
        expect(text).not.toContain(theirs.merchant_trade_no)
        if (text.includes(theirs.transaction_id)) throw new Error(`${path} tells: ${text}`)
      }
    }
    expect(asked).toBeGreaterThanOrEqual(12)
  })
})

describe('an Idempotency-Key', () => {
  const keyed = (key: string) => ({ 'idempotency-key': key })

  it('stands for the same shipment, whatever became of it', async () => {
    const { transaction_id } = await pay()
    const wrong = content(transaction_id, 'YT0001', { payer: { openid: 'oSomebodyElse' } })
    const first = await ship(wrong, keyed('key-1'))
    expect(await atItsEnd(first.body.shipment.id)).toMatchObject({ state: 'rejected' })
    const again = await ship(wrong, keyed('key-1'))
    expect(again.body.shipment.id).toBe(first.body.shipment.id)
    const fresh = await ship(content(transaction_id), keyed('key-2'))
    expect(fresh.body.shipment.id).not.toBe(first.body.shipment.id)
  })

  it('is refused with another body', async () => {
    const [one, other] = [await pay(), await pay()]
    expect((await ship(content(one.transaction_id), keyed('key-3'))).status).toBe(202)
    const refused = await ship(content(other.transaction_id), keyed('key-3'))
    expect(refused).toMatchObject({
      status: 422,
      body: { error: { code: 'idempotency_key_reused' } },
    })
  })

  it('makes one of many at once', async () => {
    const { transaction_id } = await pay()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ship(content(transaction_id), keyed('key-4'))),
    )
    expect(new Set(answers.map(({ body }) => body.shipment.id)).size).toBe(1)
  })

  it('may come again when its request was refused', async () => {
    const { transaction_id } = await pay()
    const bad = content(transaction_id, 'YT0001', { delivery_mode: 7 })
    expect((await ship(bad, keyed('key-5'))).status).toBe(422)
    expect((await ship(content(transaction_id), keyed('key-5'))).status).toBe(202)
    expect((await ship(content(transaction_id), keyed('not one'))).status).toBe(400)
  })
})

describe('a shipment that needs attention', () => {
  it('names the likely causes, is tried again, and may be closed', async () => {
    const unknown = '4200009999202611219999999999'
    const { body } = await ship(content(unknown))
    const stopped = await atItsEnd(body.shipment.id)
    expect(stopped).toMatchObject({ state: 'needs_attention', reason: 'unknown_payment' })
    expect(stopped.likely_causes.length).toBeGreaterThan(1)
    expect(stopped.remedy).toBeTruthy()

    await pay({ transaction_id: unknown })
    const path = `/api/shipments/${stopped.id}`
    expect((await pair.merchant('POST', `${path}/retry`)).status).toBe(202)
    expect(await atItsEnd(stopped.id)).toMatchObject({ state: 'shipped' })
    const late = await pair.merchant<Refusal>('POST', `${path}/retry`)
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'not_open' } } })
  })

  it('is closed by hand, and listed', async () => {
    const { body } = await ship(content('4200008888202611218888888888'))
    const stopped = await atItsEnd(body.shipment.id)
    const list = await pair.merchant<{ shipments: Shipment[] }>(
      'GET',
      '/api/shipments?state=needs_attention',
    )
    expect(list.body.shipments.map(({ id }) => id)).toContain(stopped.id)
    const closed = await pair.merchant<Answer>('POST', `/api/shipments/${stopped.id}/close`)
    expect(closed.body.shipment).toMatchObject({ state: 'rejected', reason: 'closed_by_hand' })
  })
})

describe('a combined payment', () => {
  interface Combined extends Payment {
    sub_orders: { transaction_id: string }[]
  }
  const payCombined = () =>
    pay<Combined>({ sub_orders: [{ description: 'Tea' }, { description: 'Cup' }] })
  const combined = ({ transaction_id, sub_orders }: Combined) => ({
    order_key: { order_number_type: 2, transaction_id },
    sub_orders: sub_orders.map((sub, at) => content(sub.transaction_id, `YT-SUB-${at}`)),
  })
  const post = (body: object) =>
    pair.merchant<Answer & { sub_orders: (string | null)[] }>(
      'POST',
      '/api/shipments/combined',
      body,
    )

  /** Somebody ships the first part by hand, then all are posted. @returns what was posted, and the id of the other part */
  const postHalfShipped = async (payment: Combined) => {
    const body = combined(payment)
    await pair.shipByHand({
      ...body.sub_orders[0],
      upload_time: new Date().toISOString(),
      payer: { openid: payment.openid },
    })
    const { shipment } = (await post(body)).body
    expect(await atItsEnd(shipment.id)).toMatchObject({ state: 'shipped' })
    const { shipments: [, rest = ''] = [] } = (await read(shipment.id)).combined ?? {}
    return { body, rest }
  }

  it('ships all its sub-orders in one upload, each proven', async () => {
    const payment = await payCombined()
    const body = combined(payment)
    const first = await post(body)
    expect(first.status).toBe(202)
    const { id } = first.body.shipment
    expect(await atItsEnd(id)).toMatchObject({ state: 'shipped' })
    const shipment = await read(id)
    expect(shipment.combined?.shipments).toHaveLength(2)
    for (const member of shipment.combined?.shipments ?? [])
      expect(await read(member)).toMatchObject({ state: 'shipped', combined: { leader: id } })
    for (const { order_key } of body.sub_orders)
      expect(await truth(order_key.transaction_id)).toMatchObject({
        uploads: 1,
        reshipments_spent: 0,
      })
    expect((await post(body)).body.shipment.id).toBe(id)
  })

  it('survives a lost answer without a second upload', async () => {
    const payment = await payCombined()
    const path = '/wxa/sec/order/upload_combined_shipping_info'
    await fault(path, 'cut_after')
    const { body } = await post(combined(payment))
    expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect((await calls(path)).length).toBeGreaterThan(0)
    for (const { order_key } of combined(payment).sub_orders)
      expect((await truth(order_key.transaction_id)).uploads).toBe(1)
  })

  it('is left to a person when a part of it is shipped by hand', async () => {
    // Each part ends as it is; nothing more was sent for either of them.
    const { body, rest } = await postHalfShipped(await payCombined())
    expect(await read(rest)).toMatchObject({ state: 'needs_attention', reason: 'partly_shipped' })
    const uploads = () =>
      Promise.all(
        body.sub_orders.map(
          async ({ order_key }) => (await truth(order_key.transaction_id)).uploads,
        ),
      )
    expect(await uploads()).toEqual([1, 0])
    await pair.merchant('POST', `/api/shipments/${rest}/close`)
    await shipped(body.sub_orders[1]!)
    expect(await uploads()).toEqual([1, 1])
  })

  /** What WeChat has of each sub-order. */
  const parts = ({ sub_orders }: Combined) =>
    Promise.all(
      sub_orders.map(async ({ transaction_id }) => {
        const { uploads, reshipments_spent, order } = await truth(transaction_id)
        return [uploads, reshipments_spent, order.shipping.finish_shipping_count]
      }),
    )

  it('ships what is left of it when a sub-order is shipped by itself', async () => {
    const payment = await payCombined()
    const body = combined(payment)
    const alone = await shipped(body.sub_orders[0]!)
    const rest = await post(body)
    expect(rest.status).toBe(202)
    expect(await atItsEnd(rest.body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(rest.body.sub_orders).toEqual([alone.id, rest.body.shipment.id])
    expect(await parts(payment)).toEqual([
      [1, 0, 1],
      [1, 0, 1],
    ])
    const again = await post(body)
    expect(again).toMatchObject({ status: 202, body: { sub_orders: rest.body.sub_orders } })
  })

  it('says which chances a change would spend, and spends these only', async () => {
    const payment = await payCombined()
    const body = combined(payment)
    await atItsEnd((await post(body)).body.shipment.id)
    const [first, second] = body.sub_orders
    const changed = {
      ...body,
      sub_orders: [first, content(second!.order_key.transaction_id, 'YT-NEW')],
    }
    const refused = await post(changed)
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'already_shipped' } } })
    expect(refused.body.error.message).toContain('sub_orders.1.shipping_list.0.tracking_no')
    expect(refused.body.error.message).not.toContain('sub_orders.0')

    const correction = { ...changed, spend_reshipment: true }
    const accepted = await post(correction)
    expect(accepted).toMatchObject({
      status: 202,
      body: { shipment: { spends_reshipment: true, combined: null } },
    })
    expect(await atItsEnd(accepted.body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await parts(payment)).toEqual([
      [1, 0, 1],
      [2, 1, 2],
    ])
  })

  it('is corrected as a whole when all of it changes, each chance once', async () => {
    const payment = await payCombined()
    const body = combined(payment)
    await atItsEnd((await post(body)).body.shipment.id)
    const correction = {
      ...body,
      sub_orders: payment.sub_orders.map(({ transaction_id }, at) =>
        content(transaction_id, `YT-NEW-${at}`),
      ),
      spend_reshipment: true,
    }
    const path = '/wxa/sec/order/upload_combined_shipping_info'
    await fault(path, 'cut_after')
    const { body: accepted } = await post(correction)
    expect((await post(correction)).body.shipment.id).toBe(accepted.shipment.id)
    expect(await atItsEnd(accepted.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await parts(payment)).toEqual([
      [2, 1, 2],
      [2, 1, 2],
    ])
    const third = await post({ ...body, spend_reshipment: true })
    expect(third).toMatchObject({ status: 409, body: { error: { code: 'reshipment_spent' } } })
  })

  it('names no shipment that ended before for a sub-order that stays as it is', async () => {
    const payment = await payCombined()
    const [first, second] = combined(payment).sub_orders
    await fault('/wxa/sec/order/upload_shipping_info', 'errcode', { errcode: 10060008 })
    await atItsEnd((await ship(first!)).body.shipment.id)
    for (const sub of [
      first!,
      { ...second!, ...content(second!.order_key.transaction_id, 'YT-HAND') },
    ])
      await pair.shipByHand({
        ...sub,
        upload_time: new Date().toISOString(),
        payer: { openid: payment.openid },
      })
    const corrected = await post({ ...combined(payment), spend_reshipment: true })
    expect(corrected).toMatchObject({
      status: 202,
      body: { sub_orders: [null, corrected.body.shipment.id] },
    })
    expect(await atItsEnd(corrected.body.shipment.id)).toMatchObject({ state: 'shipped' })
  })

  it('gives every chance back when a person closes a correction', async () => {
    const payment = await payCombined()
    const body = combined(payment)
    await atItsEnd((await post(body)).body.shipment.id)
    const correction = (mark: string) => ({
      ...body,
      sub_orders: payment.sub_orders.map(({ transaction_id }, at) =>
        content(transaction_id, `YT-${mark}-${at}`),
      ),
      spend_reshipment: true,
    })
    const path = '/wxa/sec/order/upload_combined_shipping_info'
    await fault(path, 'cut_before', { times: 100 })
    const { shipment } = (await post(correction('FIRST'))).body
    // Whatever it is when a person closes it.
    await until(
      () => pair.merchant<Answer>('POST', `/api/shipments/${shipment.id}/close`),
      ({ status }) => status === 200,
    )
    await pair.control('DELETE', '/faults')
    const second = (await post(correction('SECOND'))).body.shipment
    expect(await atItsEnd(second.id)).toMatchObject({ state: 'shipped' })
    expect(await parts(payment)).toEqual([
      [2, 1, 2],
      [2, 1, 2],
    ])
  })

  it('sends a part that ended apart by itself, when a person retries it', async () => {
    const payment = await payCombined()
    const { rest } = await postHalfShipped(payment)
    const retried = await pair.merchant<Answer>('POST', `/api/shipments/${rest}/retry`)
    expect(retried.status).toBe(202)
    expect(await atItsEnd(rest)).toMatchObject({ state: 'shipped', combined: null })
    expect(await parts(payment)).toEqual([
      [1, 0, 1],
      [1, 0, 1],
    ])
  })

  it('reserves no chance when one of them is spent', async () => {
    const payment = await payCombined()
    const body = combined(payment)
    await atItsEnd((await post(body)).body.shipment.id)
    const [first, second] = payment.sub_orders
    await shipped({ ...content(second!.transaction_id, 'YT-B2'), spend_reshipment: true })
    const both = {
      ...body,
      sub_orders: [
        content(first!.transaction_id, 'YT-A3'),
        content(second!.transaction_id, 'YT-B3'),
      ],
      spend_reshipment: true,
    }
    expect(await post(both)).toMatchObject({
      status: 409,
      body: { error: { code: 'reshipment_spent' } },
    })
    await shipped({ ...content(first!.transaction_id, 'YT-A4'), spend_reshipment: true })
    expect(await parts(payment)).toEqual([
      [2, 1, 2],
      [2, 1, 2],
    ])
  })

  it('is refused with what WeChat would refuse', async () => {
    const payment = await payCombined()
    const body = combined(payment)
    const twice = { ...body, sub_orders: [body.sub_orders[0], body.sub_orders[0]] }
    expect(await post(twice)).toMatchObject({ status: 422, body: { error: { errcode: 10060013 } } })
  })
})

describe('a CSV', () => {
  const post = async (csv: string) => {
    const answer = await fetch(`${pair.url}/api/shipments/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pair.api_key}`, 'content-type': 'text/csv' },
      body: csv,
    })
    return {
      status: answer.status,
      body: (await answer.json()) as Refusal & {
        accepted: number
        refused: number
        rows: { lines: number[]; shipment: string | null; error: { message: string } | null }[]
      },
    }
  }

  it('knows a workbook from a CSV', async () => {
    const answer = await fetch(`${pair.url}/api/shipments/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pair.api_key}`, 'content-type': 'text/csv' },
      body: Buffer.from('504b03040a000000', 'hex'),
    })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(await answer.json())).toContain('save it as .xlsx')
  })

  it('ships each payment, with all its parcels, and answers for every row', async () => {
    const [one, split, bad] = [await pay(), await pay(), await pay()]
    const { body } = await post(
      [
        '\uFEFF微信支付单号,快递公司,快递单号,商品',
        `${one.transaction_id},圆通速递,YT-A,茶叶`,
        `${split.transaction_id},SF,SF-1,茶叶`,
        `${split.transaction_id},YUNDA,YD-1,"杯子, 两只"`,
        `${bad.transaction_id},圆通,,茶叶`,
        '4.20000123456E+27,YTO,YT-B,茶叶',
      ].join('\n'),
    )
    expect(body).toMatchObject({ accepted: 1, refused: 3 })
    expect(body.rows.map(({ lines }) => lines)).toEqual([[2], [3, 4], [5], [6]])
    expect(body.rows[1]?.error?.message).toContain('contact')
    expect(body.rows[3]?.error?.message).toContain('spreadsheet')
    expect(await atItsEnd(body.rows[0]?.shipment ?? '')).toMatchObject({ state: 'shipped' })
  })

  it('ships several parcels of one payment as a split shipment', async () => {
    const { transaction_id } = await pay()
    const csv = `transaction_id,express_company,tracking_no,item_desc\n${['1', '2', '3']
      .map((number) => `${transaction_id},YTO,YT-0${number},Tea`)
      .join('\n')}`
    const { body } = await post(csv)
    expect(body).toMatchObject({ accepted: 1, refused: 0 })
    expect(await atItsEnd(body.rows[0]?.shipment ?? '')).toMatchObject({
      state: 'shipped',
      delivery_mode: 2,
      is_all_delivered: true,
    })
    // The same file again changes nothing.
    expect((await post(csv)).body.rows[0]?.shipment).toBe(body.rows[0]?.shipment)
  })

  it('is refused as a whole when it is none', async () => {
    expect((await post('a,b\n1,2')).body.error.message).toContain('transaction_id')
    expect((await post('')).status).toBe(400)
    expect((await post('transaction_id\n"1')).status).toBe(400)
  })
})

describe('pushes', () => {
  it('are listed with whom they name masked, and processed again', async () => {
    const { transaction_id } = await pay({ openid: 'oPushesBuyer' })
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    interface Events {
      events: { id: number; event: string; state: string; message: { transaction_id: string } }[]
    }
    const list = async () => (await pair.merchant<Events>('GET', '/api/events?limit=200')).body
    const { events } = await until(list, (page) =>
      page.events.some(
        ({ message, state }) => message.transaction_id === transaction_id && state === 'done',
      ),
    )
    expect(JSON.stringify(events)).not.toContain('oPushesBuyer')
    const mine = events.find(({ message }) => message.transaction_id === transaction_id)
    const again = await pair.merchant<{ replayed: number }>(
      'POST',
      `/api/events/${mine?.id}/replay`,
    )
    expect(again).toEqual({ status: 202, body: { replayed: 1 } })
    await until(list, (page) => page.events.every(({ state }) => state === 'done'))
    expect((await pair.merchant('POST', '/api/events/999999/replay')).status).toBe(404)
    expect((await pair.merchant('POST', '/api/events/replay')).body).toEqual({ replayed: 0 })
  })
})

describe('an order', () => {
  it('is listed by state and time, page by page', async () => {
    const made = [await pay(), await pay(), await pay()]
    for (const { transaction_id } of made)
      await pair.merchant('GET', `/api/orders/${transaction_id}`)
    interface Page {
      orders: { transaction_id: string; order_state: number }[]
      next_cursor: string | null
    }
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path: string = `/api/orders?order_state=1&limit=2${cursor && `&cursor=${cursor}`}`
      const { body }: { body: Page } = await pair.merchant<Page>('GET', path)
      ids.push(...body.orders.map(({ transaction_id }) => transaction_id))
      cursor = body.next_cursor
    }
    expect(ids).toEqual(expect.arrayContaining(made.map(({ transaction_id }) => transaction_id)))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is reminded of when it is shipped, once, by WeChat’s rules', async () => {
    const { transaction_id } = await pay()
    const remind = () =>
      pair.merchant<Refusal & { done: true }>('POST', `/api/orders/${transaction_id}/remind`, {
        received_time: Math.floor(Date.now() / 1000) + 5,
      })
    expect(await remind()).toMatchObject({ status: 409, body: { error: { code: 'not_open' } } })
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    expect(await remind()).toMatchObject({ status: 200, body: { done: true } })
    expect(await remind()).toMatchObject({
      status: 422,
      body: { error: { code: 'refused_by_wechat', errcode: 10060030 } },
    })
  })

  it('is reported as a pre-sale', async () => {
    const { transaction_id } = await pay()
    const path = `/api/orders/${transaction_id}/special`
    const delay_to = Math.floor(Date.now() / 1000) + 20 * 86_400
    expect((await pair.merchant('POST', path, { type: 1, delay_to })).status).toBe(200)
    expect((await pair.merchant('POST', path, { type: 1 })).status).toBe(400)
    expect(
      await pair.merchant('POST', path, { type: 1, delay_to: delay_to + 400 * 86_400 }),
    ).toMatchObject({ status: 422, body: { error: { errcode: 268546001 } } })
  })
})

describe('settlements', () => {
  it('come as CSV that spreadsheets leave alone', async () => {
    const { transaction_id } = await pay({ paid_amount: 123_456 })
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    const csv = async () => {
      const answer = await fetch(`${pair.url}/api/settlements.csv`, {
        headers: { authorization: `Bearer ${pair.api_key}` },
      })
      expect(answer.headers.get('content-type')).toContain('text/csv')
      return answer.text()
    }
    const text = await until(csv, (lines) => lines.includes(transaction_id))
    expect(text).toMatch(/^\uFEFF?transaction_id,/)
    expect(text).toMatch(new RegExp(`\t${transaction_id},.*,1234\\.56,`))
  })
})
