import { randomUUID } from 'node:crypto'
import { startEmulator } from '@fahuo/emulator'
import { call, until } from '../support/http.ts'
import { docker } from './engine.ts'
import { freePort } from '../support/ports.ts'

const appid = 'wx00000000000000ab'
const openid = 'oTheBuyerOfThisTrial00000001'

export interface Truth {
  order: { order_state: number }
  reshipments_spent: number
  uploads: number
}
interface Shipment {
  id: string
  state: string
}
interface Order {
  order_state: number
  settlement: { settlement_time: number | null } | null
}

/** WeChat on this machine, for containers; and what a merchant and a buyer do there. */
export async function startWorld(fahuo_port: number) {
  const fahuo = `http://127.0.0.1:${fahuo_port}`
  const secret = randomUUID().replaceAll('-', '')
  const api_key = `key-${randomUUID()}`
  const push = { token: 'deployTrialToken', encoding_aes_key: randomUUID().replaceAll('-', '') }
  push.encoding_aes_key += 'a'.repeat(43 - push.encoding_aes_key.length)
  const port = await freePort()
  // What containers call host-gateway: the bridge's address on Linux, this machine elsewhere.
  const host = process.platform === 'linux' ? await bridge() : '127.0.0.1'
  const emulator = await startEmulator({
    appid,
    secret,
    port,
    host,
    settlement_delay: 0,
    push: { ...push, format: 'json', url: `${fahuo}/wechat/push` },
  })
  const control = async <Answer>(method: 'GET' | 'POST', path: string, body?: object) =>
    (await call<Answer>(method, `http://${host}:${port}/_emulator${path}`, { body })).body

  return {
    fahuo,
    stop: () => emulator.close(),
    secrets: [secret, push.token, push.encoding_aes_key, api_key],
    settings: {
      WECHAT_APPID: appid,
      WECHAT_SECRET: secret,
      WECHAT_API_URL: `http://host.docker.internal:${port}`,
      WECHAT_PUSH_TOKEN: push.token,
      WECHAT_PUSH_AES_KEY: push.encoding_aes_key,
      MERCHANT_API_KEYS: api_key,
    },
    pay: async () =>
      (await control<{ transaction_id: string }>('POST', '/orders', { openid })).transaction_id,
    /** One POST, as a shop system sends it. */
    ship: (transaction_id: string) =>
      call<{ shipment: Shipment }>('POST', `${fahuo}/api/shipments`, {
        key: api_key,
        body: {
          order_key: { order_number_type: 2, transaction_id },
          logistics_type: 1,
          delivery_mode: 1,
          shipping_list: [
            { tracking_no: `YT${transaction_id}`, express_company: 'YTO', item_desc: 'Tea x1' },
          ],
        },
      }),
    shipment: async (id: string) =>
      (
        await call<{ shipment?: Shipment }>('GET', `${fahuo}/api/shipments/${id}`, {
          key: api_key,
        })
      ).body.shipment,
    /** What WeChat knows of an order, once it is shipped there. */
    shipped: (transaction_id: string) =>
      until(
        () => control<Truth>('GET', `/orders/${transaction_id}`),
        ({ order }) => order.order_state >= 2,
        60_000,
      ),
    /** The buyer confirms; WeChat settles, and pushes that. */
    async settle(transaction_id: string): Promise<void> {
      await control('POST', '/receipts', { transaction_id, openid })
      await until(
        () =>
          call<{ order?: Order }>('GET', `${fahuo}/api/orders/${transaction_id}`, { key: api_key }),
        ({ body }) => typeof body.order?.settlement?.settlement_time === 'number',
        30_000,
      )
    },
    /** The messages in the buyer's chat. */
    messages: async () =>
      (await control<{ messages: unknown[] }>('GET', `/messages?openid=${openid}`)).messages.length,
    /** The pushes that were taken, and those that were not. */
    async pushes() {
      const { pushes } = await control<{ pushes: { delivered: boolean }[] }>(
        'GET',
        '/pushes?limit=100000',
      )
      const taken = pushes.filter(({ delivered }) => delivered).length
      return { taken, refused: pushes.length - taken }
    },
  }
}
export type World = Awaited<ReturnType<typeof startWorld>>

/**
 * The address of this machine on the engine's bridge. An engine that made it just now names no gateway:
 * it is the first address of the network then.
 */
async function bridge(): Promise<string> {
  const config = await docker('network', 'inspect', 'bridge', '--format', '{{json .IPAM.Config}}')
  const [{ Gateway = '', Subnet = '' } = {}] = JSON.parse(config) as {
    Gateway?: string
    Subnet?: string
  }[]
  return Gateway || Subnet.replace(/\d+\/\d+$/, '1')
}
