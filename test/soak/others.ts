/** What goes on beside the stories: buyers look, files come, WeChat and the database fail. */
import { setTimeout as wait } from 'node:timers/promises'
import { BUYER_ROUTES } from '@fahuo/contract'
import type { Payment } from '../chaos/payments.ts'
import type { World } from '../chaos/shop.ts'
import { oneOf, UPLOAD } from '../chaos/trouble.ts'
import { call } from '../support/http.ts'

export const counts = () => ({
  lists: 0,
  lookups: 0,
  /** Answered 503: the database or WeChat was away. */
  unavailable: 0,
  /** Answered otherwise than they should be. */
  wrong_answers: 0,
  files: 0,
  file_rows: 0,
  outages: 0,
  database_restarts: 0,
})
export type Counts = ReturnType<typeof counts>

/** Works again and again, with a pause, until it is over. */
export async function repeat(
  over: AbortSignal,
  pause_ms: number,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!over.aborted) {
    await work()
    await wait(pause_ms, undefined, { signal: over }).catch(() => {})
  }
}

/** A buyer of one of the payments opens the list and the order. */
export async function look(
  url: string,
  { openid, transaction_id }: Payment,
  control: World['control'],
  counted: Counts,
): Promise<void> {
  const { body: login } = await control<{ code: string }>('POST', '/login-codes', { openid })
  const count = ({ status }: { status: number }) => {
    if (status === 503) counted.unavailable += 1
    else if (status !== 200) counted.wrong_answers += 1
    return status === 200
  }
  const session = await call<{ token: string }>('POST', url + BUYER_ROUTES.session, { body: login })
  if (!count(session)) return
  const key = session.body.token
  for (let time = 0; time < 5; time += 1)
    if (count(await call('GET', url + BUYER_ROUTES.orders, { key }))) counted.lists += 1
  const order = `${BUYER_ROUTES.lookup}?transaction_id=${transaction_id}`
  if (count(await call('GET', url + order, { key }))) counted.lookups += 1
}

/** Ships payments by a file. @returns whether it is under way; false: the server could not take it now */
export async function sendFile(
  url: string,
  key: string,
  payments: readonly Payment[],
): Promise<boolean> {
  const rows = payments.map(
    ({ transaction_id }) => `${transaction_id},YTO,YT${transaction_id},茶叶`,
  )
  const taken = await fetch(`${url}/api/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
    body: ['微信支付单号,快递公司,快递单号,商品信息', ...rows].join('\n'),
  })
  const { import: file } = (await taken.json()) as { import?: { id: string } }
  if (taken.status !== 202 || !file) return false
  for (;;) {
    // Sent twice is sent once.
    const { status } = await call('POST', `${url}/api/imports/${file.id}/send`, { key })
    if (status < 500) return true
    await wait(500)
  }
}

const OUTAGE_MS = 3_000
const CALLS = [
  UPLOAD,
  '/wxa/sec/order/get_order',
  '/wxa/sec/order/get_order_list',
  '/wxaapi/minishop/complaintOrderDetail',
]
const WAYS = [
  { effect: 'http', status: 502 },
  { effect: 'cut_before' },
  { effect: 'delay', ms: 4_000 },
  { effect: 'errcode', errcode: -1 },
  { effect: 'cut_after' },
  { effect: 'garbage_after' },
]

/** WeChat answers nothing that is of use, for some seconds. */
export async function outage(control: World['control']): Promise<void> {
  const way = oneOf(WAYS)
  for (const path of CALLS) await control('POST', '/faults', { path, ...way, times: 1_000_000 })
  await wait(OUTAGE_MS)
  for (const path of CALLS) await control('DELETE', `/faults?path=${path}`)
}
