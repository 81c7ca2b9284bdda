import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  createFahuo,
  eachPage,
  FahuoError,
  type FahuoOptions,
  type Input,
  type Retry,
} from '@fahuo/client'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content as contentOf, openMerchant, type Payment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())
const { pay, atItsEnd } = openMerchant(() => pair)

const content = (transaction_id: string, tracking_no?: string) =>
  contentOf(transaction_id, tracking_no) as Input<'createShipment'>

const client = (options: Partial<FahuoOptions> = {}) =>
  createFahuo({ url: pair.url, api_key: pair.api_key, ...options })

const failure = async (call: Promise<unknown>): Promise<FahuoError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof FahuoError)) throw new Error(`no FahuoError: ${String(error)}`)
  return error
}

describe('the client', () => {
  it('ships an order, reads it, and finds it by its numbers', async () => {
    const fahuo = client()
    const payment = await pay({ merchant_trade_no: 'CLIENT-1' })
    const { shipment } = await fahuo.createShipment(content(payment.transaction_id, 'YT8811111111'))
    expect(shipment.state).toBe('queued')
    await atItsEnd(shipment.id)
    expect((await fahuo.readShipment({ id: shipment.id })).shipment.state).toBe('shipped')
    const { order } = await fahuo.readOrder({ transaction_id: payment.transaction_id })
    expect(order.shipments[0]?.id).toBe(shipment.id)
    const { orders } = await fahuo.listOrders({ merchant_trade_no: 'CLIENT-1' })
    expect(orders).toHaveLength(1)
    expect((await fahuo.readBoard()).board.paused).toBeNull()
    const settlements = await fahuo.exportSettlements({ settled: false })
    expect(await settlements.text()).toContain('transaction_id')
    await fahuo.importShipments({
      body: `transaction_id,express_company,tracking_no,item_desc\n${payment.transaction_id},YTO,YT8811111111,Tea`,
    })
  })

  it('reads a list to its end', async () => {
    const paid = await Promise.all(Array.from({ length: 5 }, () => pay({ openid: 'oPages' })))
    for (const { transaction_id } of paid) await client().readOrder({ transaction_id })
    const found: string[] = []
    const query = { openid: 'oPages', limit: 2 }
    for await (const { orders } of eachPage(client().listOrders, query))
      found.push(...orders.map(({ transaction_id }) => transaction_id))
    expect(found.toSorted()).toEqual(paid.map(({ transaction_id }) => transaction_id).toSorted())
  })

  it('throws the server’s code, message and remedy, in its language', async () => {
    const missing = await failure(client().readShipment({ id: 'none' }))
    expect(missing).toMatchObject({ code: 'not_found', status: 404 })
    expect(missing.message).toContain('Not found')
    expect(missing.remedy).not.toBe('')
    expect(missing.request_id).toBeTruthy()
    const chinese = await failure(client({ language: 'zh' }).readShipment({ id: 'none' }))
    expect(chinese.message).toContain('没有找到')
    const broken = { ...content('4200002687202611261451882920'), delivery_mode: 7 as 1 }
    expect(await failure(client().createShipment(broken))).toMatchObject({
      status: 422,
      errcode: expect.any(Number) as number,
    })
    const key = 'a-wrong-key-that-no-message-may-hold'
    const stranger = await failure(client({ api_key: key }).readBoard())
    expect(stranger.code).toBe('unauthorized')
    expect(JSON.stringify([stranger, stranger.message, stranger.stack])).not.toContain(key)
  })

  it('says so when nobody answers, or somebody else', async () => {
    const options = { url: 'http://127.0.0.1:9', retries: 0 }
    expect(await failure(client(options).readBoard())).toMatchObject({ code: 'unreachable' })
    const zh = await failure(client({ ...options, language: 'zh' }).readBoard())
    expect(zh.message).toContain('没有响应')
    expect(await failure(client({ url: `${pair.url}/wrong` }).readBoard())).toMatchObject({
      code: 'wrong_address',
    })
  })

  it('calls what it does not know yet', async () => {
    const answer = await client().request({
      method: 'GET',
      path: '/api/carriers',
      query: { q: 'SF' },
    })
    expect(await answer.json()).toHaveProperty('carriers')
  })

  it('runs in a browser: it needs nothing of Node', async () => {
    const { outputFiles } = await build({
      stdin: { contents: `export * from '@fahuo/client'`, resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      platform: 'browser',
    })
    expect(outputFiles[0]?.text).not.toContain('node:')
  })
})

describe('a server that is not well', () => {
  type Answer = (request: IncomingMessage, response: ServerResponse) => void
  /** What the next requests get instead of the server's answer. */
  const instead: (Answer | 'serve, then cut')[] = []
  const seen: IncomingMessage[] = []
  let url: string
  /** Stands in front of the server, as a proxy does. */
  const gate = createServer((request, response) => void pass(request, response))

  async function pass(request: IncomingMessage, response: ServerResponse) {
    seen.push(request)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const next = instead.shift()
    if (typeof next === 'function') return next(request, response)
    const { host: _, connection: __, ...headers } = request.headers
    const answer = await fetch(pair.url + request.url, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    if (next) return response.destroy()
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }

  beforeAll(async () => {
    await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(gate.address() as { port: number }).port}`
  })
  afterEach(() => {
    instead.length = 0
    seen.length = 0
  })
  afterAll(() => new Promise((resolve) => gate.close(resolve)))

  const busy =
    (status: number, headers: Record<string, string> = {}, body: unknown = {}): Answer =>
    (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(body))
    }
  const code = (code: string) => ({ error: { code, message: code, remedy: code } })
  const at_once = { 'retry-after': '0' }

  it('is waited for as it says, and told of to whoever asks', async () => {
    instead.push(
      busy(429, at_once, code('too_many')),
      busy(503, { 'retry-after': new Date().toUTCString() }, code('wechat_unavailable')),
    )
    const retries: Retry[] = []
    await client({ url, onRetry: (retry) => void retries.push(retry) }).readBoard()
    expect(retries).toMatchObject([
      { attempt: 2, wait_ms: 0, error: { code: 'too_many' } },
      { attempt: 3, error: { code: 'wechat_unavailable', status: 503 } },
    ])
  })

  it('is not waited for longer than the caller is patient, or oftener than he says', async () => {
    instead.push(busy(429, { 'retry-after': '3600' }, code('too_many')))
    const late = await failure(client({ url }).readBoard())
    expect(late).toMatchObject({ code: 'too_many', retry_after: 3600 })
    expect(seen).toHaveLength(1)
    instead.push(...Array.from({ length: 9 }, () => busy(503, at_once, code('too_many'))))
    await failure(client({ url, retries: 2 }).readBoard())
    expect(seen).toHaveLength(1 + 3)
  })

  it('accepts a shipment once, whose answer was lost or refused on its way', async () => {
    const { transaction_id } = await pay()
    instead.push('serve, then cut', busy(502), busy(503, at_once, code('wechat_unavailable')))
    const { shipment } = await client({ url }).createShipment(content(transaction_id))
    const keys = seen.map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    await atItsEnd(shipment.id)
    const { shipments } = await client().listShipments({ transaction_id })
    expect(shipments.map(({ id }) => id)).toEqual([shipment.id])
  })

  it('is not asked again for what cannot be done twice and may have been done', async () => {
    const paid: Payment = await pay()
    const remind = (options: Partial<FahuoOptions> = {}) =>
      failure(
        client({ url, ...options }).remindOfReceipt({
          transaction_id: paid.transaction_id,
          received_time: 1_764_000_000,
        }),
      )
    instead.push('serve, then cut')
    expect(await remind()).toMatchObject({ code: 'unreachable' })
    instead.push(busy(503, at_once, code('wechat_unavailable')))
    expect(await remind()).toMatchObject({ code: 'wechat_unavailable' })
    expect(seen).toHaveLength(2)
    // It was not served: the caller was too fast.
    instead.push(busy(429, at_once, code('too_many')))
    expect((await remind()).code).not.toBe('too_many')
    expect(seen).toHaveLength(4)
  })

  it('is asked again when its answer breaks off, if that may be', async () => {
    instead.push((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' })
      response.write('{"board":', () => response.destroy())
    })
    expect((await client({ url }).readBoard()).board.paused).toBeNull()
    expect(seen).toHaveLength(2)
  })

  it('may take longer for a file than for an answer', async () => {
    const signals: AbortSignal[] = []
    const slow = client({
      timeout_ms: 20,
      fetch: async (_, init) => {
        signals.push(init!.signal!)
        return new Response('{}')
      },
    })
    const over = AbortSignal.timeout(20)
    await slow.readBoard()
    await slow.exportSettlements()
    await expect.poll(() => over.aborted && signals[0]?.aborted).toBe(true)
    expect(signals[1]?.aborted).toBe(false)
  })

  it('answers with a page of something else: said, not parsed', async () => {
    instead.push((_, response) => void response.writeHead(200).end('<html>log in</html>'))
    expect(await failure(client({ url }).readBoard())).toMatchObject({
      code: 'unexpected_answer',
      status: 200,
    })
    instead.push((_, response) => void response.writeHead(500).end('<html>nginx</html>'))
    expect(await failure(client({ url }).readBoard())).toMatchObject({
      code: 'unexpected_answer',
      status: 500,
    })
  })

  it('is left at once when the caller gives up', async () => {
    const giving_up = new AbortController()
    instead.push(busy(429, { 'retry-after': '30' }, code('too_many')))
    const call = failure(
      client({ url, onRetry: () => giving_up.abort() }).readBoard({}, { signal: giving_up.signal }),
    )
    expect(await call).toMatchObject({ code: 'aborted' })
    instead.push(() => {})
    const never = new AbortController()
    const hanging = failure(client({ url }).readBoard({}, { signal: never.signal }))
    await until(
      async () => seen.length,
      (count) => count === 2,
    )
    never.abort()
    expect(await hanging).toMatchObject({ code: 'aborted' })
  })
})
