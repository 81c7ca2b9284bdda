import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { BUYER_ROUTES, routeOf } from '@fahuo/contract'
import { DIRECT } from '../../packages/wechat/src/pay/notices.testing.ts'
import { fahuo } from '../support/fahuo.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { content, type Payment } from '../support/merchant.ts'
import { startReceiver } from '../support/receiver.ts'
import { makePayKeys, notification, type PayKeys } from '../support/wechat-pay.ts'
import { against, figureOf, type Bench, type Figure } from './figures.ts'
import { withFolder } from './place.ts'
import { startPostgres } from './postgres.ts'
import type { Child } from './processes/child.ts'
import { startBare, startEmulator, startServer } from './processes/programs.ts'
import { settings } from './processes/settings.ts'

const ORDERS = 60
/** One is under way at a time: what is measured is its way, not a queue. */
const PAUSE_MS = 20
const MCHID = '1900000109'
const OPENID = 'oBenchBuyer0123456789abcdefg'
const NOTIFICATIONS = `/wechat/pay/${MCHID}`

interface Request {
  method?: 'GET' | 'POST'
  body?: object | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  token?: string
}

async function ask<Answer>(
  url: string,
  { method = 'GET', body, headers, token }: Request = {},
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Answer
}

const merchant = settings.MERCHANT_API_KEYS

/** Milliseconds that `work` takes, one after the other. */
async function times(work: (at: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let at = 0; at < ORDERS; at += 1) {
    const started = performance.now()
    await work(at)
    took.push(performance.now() - started)
    await wait(PAUSE_MS)
  }
  return took
}

/** A notification as WeChat Pay sends it, with its bytes and headers. */
function paidNotification(keys: PayKeys, transaction_id: string) {
  const { headers, body } = notification(keys, {
    ...DIRECT,
    appid: settings.WECHAT_APPID,
    transaction_id,
    out_trade_no: `F${transaction_id}`,
    success_time: new Date().toISOString(),
  })
  return { headers: headers as Record<string, string>, body: new Uint8Array(body) }
}

/** From the sending of a notification until the list of what is to be shipped has its order. */
const toShip = (server: Child, keys: PayKeys, name: string) =>
  times(async (at) => {
    const transaction_id = `4200${name}${String(at).padStart(20, '0')}`
    const { url } = server
    await ask(url + NOTIFICATIONS, { method: 'POST', ...paidNotification(keys, transaction_id) })
    for (;;) {
      const { orders } = await ask<{ orders: Payment[] }>(
        `${url}/api/orders?order_state=1&transaction_id=${transaction_id}`,
        { token: merchant },
      )
      if (orders.length > 0) return
    }
  })

/** The same two requests to a server that keeps nothing. */
const bareToShip = (bare: Child, keys: PayKeys) =>
  times(async (at) => {
    const sent = paidNotification(keys, `4200${String(at).padStart(22, '0')}`)
    const taken = await fetch(bare.url + NOTIFICATIONS, { method: 'POST', ...sent })
    await taken.text()
    await fetch(bare.url).then((answer) => answer.text())
  })

/** Ships orders of one buyer, and presses "confirm" in WeChat's component for each. */
async function confirmed(server: Child, emulator: Child): Promise<Payment[]> {
  const control = <Answer>(path: string, body?: object) =>
    ask<Answer>(`${emulator.url}/_emulator${path}`, body && { method: 'POST', body })
  const payments: Payment[] = []
  for (let at = 0; at < ORDERS; at += 1) {
    const payment = await control<Payment>('/orders', { openid: OPENID })
    const { transaction_id } = payment
    await ask(`${server.url}/api/shipments`, {
      method: 'POST',
      token: merchant,
      body: content(transaction_id, `YT${transaction_id}`),
    })
    payments.push(payment)
  }
  for (const { transaction_id } of payments) {
    for (;;) {
      const found = await ask<{ shipments: { state: string }[] }>(
        `${server.url}/api/shipments?limit=1&transaction_id=${transaction_id}`,
        { token: merchant },
      )
      if (found.shipments[0]?.state === 'shipped') break
      await wait(PAUSE_MS)
    }
    await control('/receipts', { transaction_id, openid: OPENID })
  }
  return payments
}

/** A webhook in this process that says when it was told of an order. */
async function startHook() {
  const receiver = await startReceiver()
  const told = new Map<string, PromiseWithResolvers<void>>()
  const hear = (transaction_id: string) => {
    const one = told.get(transaction_id) ?? Promise.withResolvers<void>()
    told.set(transaction_id, one)
    return one
  }
  receiver.answer(({ body }) => {
    const { order } = body.data as { order?: { transaction_id: string } }
    if (order) hear(order.transaction_id).resolve()
    return false
  })
  return {
    url: receiver.url,
    stop: () => receiver.stop(),
    told: (transaction_id: string) => hear(transaction_id).promise,
  }
}
type Hook = Awaited<ReturnType<typeof startHook>>

/** From a buyer's request after the confirmation until the webhook is told. */
async function toWebhook(server: Child, emulator: Child, hook: Hook): Promise<number[]> {
  const payments = await confirmed(server, emulator)
  await ask(`${server.url}/api/webhooks`, {
    method: 'POST',
    token: merchant,
    body: { url: hook.url, events: ['order.receipt_confirmed'] },
  })
  const { code } = await ask<{ code: string }>(`${emulator.url}/_emulator/login-codes`, {
    method: 'POST',
    body: { openid: OPENID },
  })
  const session = { method: 'POST', body: { code } } as const
  const { token } = await ask<{ token: string }>(server.url + BUYER_ROUTES.session, session)
  return times((at) => {
    const { transaction_id } = payments[at]!
    const receipt = server.url + routeOf(BUYER_ROUTES.receipt, transaction_id)
    return Promise.all([hook.told(transaction_id), ask(receipt, { method: 'POST', token })])
  })
}

/** The two calls that it cannot do without, made straight: get_order, and the webhook's. */
async function bareToWebhook(emulator: Child, hook: Hook): Promise<number[]> {
  const { access_token } = await ask<{ access_token: string }>(
    `${emulator.url}/cgi-bin/stable_token`,
    {
      method: 'POST',
      body: {
        grant_type: 'client_credential',
        appid: settings.WECHAT_APPID,
        secret: settings.WECHAT_SECRET,
      },
    },
  )
  const { transaction_id } = await ask<Payment>(`${emulator.url}/_emulator/orders`, {
    method: 'POST',
    body: { openid: OPENID },
  })
  return times(async () => {
    const { order } = await ask<{ order: object }>(
      `${emulator.url}/wxa/sec/order/get_order?access_token=${access_token}`,
      { method: 'POST', body: { transaction_id } },
    )
    await ask(hook.url, { method: 'POST', body: { data: { order } } })
  })
}

/** How long a payment is on its way to "to ship", and a confirmation to a webhook. */
export const benchTold: Bench = (say) =>
  withFolder(async (folder) => {
    const keys = await makePayKeys()
    const postgres = await startPostgres()
    const [emulator, bare, hook] = await Promise.all([
      startEmulator(),
      startBare('bare-http'),
      startHook(),
    ])
    const figures: Figure[] = []
    try {
      say('told: the bare requests …')
      const paid = {
        what: 'the same two requests to bare node:http',
        values: await bareToShip(bare, keys),
      }
      const heard = {
        what: 'get_order and a POST, made straight',
        values: await bareToWebhook(emulator, hook),
      }
      const places = [
        ['SQLite', '1', join(folder, 'fahuo.db')],
        ['PostgreSQL', '2', await postgres.create('told')],
      ] as const
      for (const [name, number, database_url] of places) {
        say(`told: ${name}, ${ORDERS} payments and ${ORDERS} confirmations, one after the other …`)
        const env = { WEBHOOK_ALLOW_PRIVATE: 'on' }
        const server = await startServer({ wechat: emulator, database_url, env })
        try {
          const added = await fahuo(['payments', 'add', MCHID, ...keys.args], {
            ...settings,
            DATABASE_URL: database_url,
            FAHUO_MASTER_KEY: MASTER_KEY,
          })
          if (added.code !== 0) throw new Error(added.output)
          const ways = [
            ['from a notification to “to ship”', await toShip(server, keys, number), paid],
            ['from a confirmation to the webhook', await toWebhook(server, emulator, hook), heard],
          ] as const
          for (const [what, took, baseline] of ways)
            figures.push(against(figureOf(`${what}, ${name}`, 'ms', took), took, baseline), {
              what: `the slowest of them, ${name}`,
              value: Math.max(...took),
              unit: 'ms',
            })
        } finally {
          await server.stop()
        }
      }
      return figures
    } finally {
      await Promise.all([emulator.stop(), bare.stop(), hook.stop(), keys.remove()])
      await postgres.stop()
    }
  })
