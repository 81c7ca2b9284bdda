import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { filled, openDoors } from './doors.ts'
import { sdkCases } from './sdk-bodies.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())
const { pay, atItsEnd, truth } = openMerchant(() => pair)
const { api, proxy, wechat } = openDoors(() => pair)

it.each(sdkCases)('$name', async ({ input: { path, text } }) => {
  const bytes = (payment: object) => new TextEncoder().encode(filled(text, payment))
  const [direct, through] = [await pay(), await pay()]
  expect((await wechat(path, bytes(direct))).body).toMatchObject({ errcode: 0, errmsg: 'ok' })
  expect((await proxy(path, bytes(through))).body).toMatchObject({ errcode: 0, errmsg: 'ok' })
  if (path !== UPLOAD) return
  for (const { transaction_id } of [direct, through])
    expect(await truth(transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  // The merchant API takes the same body.
  const posted = await api('/api/shipments', bytes(await pay()))
  expect((await atItsEnd(posted.body.shipment?.id ?? '')).state).toBe('shipped')
})
