import { startEmulator } from '@fahuo/emulator'
import { Pool } from 'undici'
import { against, figureOf, type Figure } from './figures.ts'
import { rate } from './measure.ts'

const appid = 'wx00000000000000ab'
const secret = 'a-secret'
const REPEATS = 5

/** Whether the emulator slows down with its orders: get_order and get_order_list at 1,000 and 100,000. */
export async function benchEmulator(say: (line: string) => void): Promise<Figure[]> {
  const emulator = await startEmulator({ appid, secret })
  const pool = new Pool(emulator.url, { connections: 64 })
  const post = async (path: string, body: object) => {
    const answer = await pool.request({ method: 'POST', path, body: JSON.stringify(body) })
    return (await answer.body.json()) as Record<string, string>
  }
  const { access_token } = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid,
    secret,
  })
  await post('/_emulator/settings', { calls_per_minute: 1e9, calls_per_day: 1e9 })
  const ids: string[] = []
  const fill = async (until: number) => {
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        while (ids.length < until) {
          ids.push('')
          const at = ids.length - 1
          ids[at] =
            (await post('/_emulator/orders', { openid: `o${at % 1000}` }))['transaction_id'] ?? ''
        }
      }),
    )
  }
  const any = () => ids[Math.floor(Math.random() * ids.length)]
  const getOrder = () =>
    post(`/wxa/sec/order/get_order?access_token=${access_token}`, { transaction_id: any() })
  const getList = () =>
    post(`/wxa/sec/order/get_order_list?access_token=${access_token}`, { page_size: 20 })
  const measure = async (work: () => Promise<unknown>) => {
    const figures: number[] = []
    for (let repeat = 0; repeat < REPEATS; repeat += 1)
      figures.push(await rate(work, { duration: 700 }))
    return figures
  }

  say('emulator: 1,000 orders …')
  await fill(1_000)
  const small = { get: await measure(getOrder), list: await measure(getList) }
  say('emulator: 100,000 orders …')
  await fill(100_000)
  const large = { get: await measure(getOrder), list: await measure(getList) }
  await pool.close()
  await emulator.close()
  const row = (what: string, figures: number[], baseline: number[]): Figure =>
    against(
      figureOf(what, 'calls/s', figures),
      figures,
      { what: 'at 1,000 orders', values: baseline },
      { at_least: 0.8 },
    )
  return [
    row('get_order at 100,000 orders', large.get, small.get),
    row('get_order_list (first 20) at 100,000 orders', large.list, small.list),
  ]
}
