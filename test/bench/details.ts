import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { figureOf, against, type Bench, type Figure } from './figures.ts'
import { withFolder } from './place.ts'
import type { Child } from './processes/child.ts'
import { startServer } from './processes/programs.ts'
import { settings } from './processes/settings.ts'

const ORDERS = 60
/** Orders under way are few: what is measured is one order's way, not a queue. */
const PAUSE_MS = 20
const PATH = '/user-order/orders'

/** A WeChat that notes when an order arrives, by its number, and answers at once. */
async function startArrivals() {
  const arrived = new Map<string, PromiseWithResolvers<number>>()
  const arrivalOf = (number: string) => {
    const one = arrived.get(number) ?? Promise.withResolvers<number>()
    arrived.set(number, one)
    return one
  }
  const http = createServer((request, response) => {
    const at = performance.now()
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      const number = /"merchant_order_no":"([^"]+)"/.exec(text)?.[1]
      if (number !== undefined) arrivalOf(number).resolve(at)
      response.setHeader('content-type', 'application/json')
      const token = { access_token: 'token', expires_in: 7200 }
      const empty = { order_list: [], has_more: false, delivery_list: [], count: 0 }
      response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...token, ...empty }))
    })
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    arrival: (number: string) => arrivalOf(number).promise,
    async stop() {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
}

const item = {
  merchant_item_id: 'tea-250',
  name: '武夷山大红袍 特级岩茶 罐装',
  unit_price: 18_800,
  quantity: 1,
  image_url: ['https://shop.example/tea.jpg'],
}

const send = async (method: string, url: string, body: object) => {
  const response = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${settings.MERCHANT_API_KEYS}`,
    },
    body: JSON.stringify(body),
  })
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`)
  await response.arrayBuffer()
}

/** Milliseconds from a request to the order's arrival at WeChat, one order after the other. */
async function ways(
  wechat: Awaited<ReturnType<typeof startArrivals>>,
  name: string,
  ask: (number: string) => Promise<void>,
): Promise<number[]> {
  const took: number[] = []
  for (let at = 0; at < ORDERS; at += 1) {
    const number = `${name}-${at}`
    const started = performance.now()
    const [arrived] = await Promise.all([wechat.arrival(number), ask(number)])
    took.push(arrived - started)
    await wait(PAUSE_MS)
  }
  return took
}

const order = (number: string) => ({ merchant_order_no: number, item_list: [item] })
const key = (number: string) => ({
  order_number_type: 1,
  mchid: '1900000109',
  out_trade_no: number,
})
const payer = { openid: 'oBenchBuyer0123456789abcdefg' }

/** How long goods are on their way from PUT /api/orders/details to WeChat. */
export const benchDetails: Bench = (say) =>
  withFolder(async (folder) => {
    const wechat = await startArrivals()
    let server: Child | undefined
    try {
      say('details: the bare call …')
      const bare = await ways(wechat, 'bare', (number) =>
        send('POST', wechat.url + PATH, {
          order_key: key(number),
          order_list: [order(number)],
          payer,
        }),
      )
      server = await startServer({
        wechat: { url: wechat.url } as Child,
        database_url: join(folder, 'fahuo.db'),
      })
      const { url } = server
      say(`details: ${ORDERS} orders, one after the other …`)
      const told = await ways(wechat, 'told', (number) =>
        send('PUT', `${url}/api/orders/details`, {
          order_key: key(number),
          payer,
          order: order(number),
        }),
      )
      const baseline = { what: 'the bare call', values: bare }
      return [
        against(figureOf('goods: from PUT to WeChat', 'ms', told), told, baseline),
        { what: 'goods: the slowest of them', value: Math.max(...told), unit: 'ms' },
      ] satisfies Figure[]
    } finally {
      await server?.stop()
      await wechat.stop()
    }
  })
