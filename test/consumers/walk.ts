import { loadBundle, startMiniProgram } from '@fahuo/weapp-host/node'
import { expect } from 'vitest'
import { returnFromComponent } from '../support/buyer-program.ts'
import { buyerOrder, createBuyerBackend, shippedIn } from '../support/buyer-backend.ts'

/**
 * Walks through a built shop as a buyer does: from its start page to the list, to the order, to WeChat's
 * component and back, until the page says that the receipt is confirmed.
 * @param folder the built Mini Program
 * @param tap the texts to tap on the way to the order
 * @param detail what the order's page says, and no other
 */
export async function walkShop(folder: string, tap: string[], detail: string): Promise<void> {
  const order = buyerOrder(1, { order_state: 2, shipping: shippedIn(1) })
  const backend = createBuyerBackend([order])
  const bundle = await loadBundle(folder)
  const { pages } = JSON.parse(bundle.files['app.json'] ?? '') as { pages: [string] }
  const program = startMiniProgram({
    bundle,
    wx: backend.wx,
    launch: { path: pages[0], query: { transaction_id: order.transaction_id } },
  })
  for (const what of tap) {
    await program.waitFor(what)
    program.tap(what)
  }
  await program.waitFor(detail)
  await program.waitFor('确认收货')
  program.tap('确认收货')
  await expect.poll(() => backend.opened).toHaveLength(1)
  backend.orders[0] = { ...order, order_state: 3 }
  program.hide()
  returnFromComponent(program, { status: 'success' })
  await program.waitFor('已收货')
  expect(program.errors).toEqual([])
  program.kill()
}
