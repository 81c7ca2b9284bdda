import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { loadBundle, startMiniProgram } from '@fahuo/weapp-host/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { requestedRoutes, returnFromComponent } from '../support/buyer-program.ts'
import { buyerOrder, createBuyerBackend, shippedIn } from '../support/buyer-backend.ts'

const kit = join(import.meta.dirname, '../../packages/miniapp-kit')

describe('a native Mini Program with the core in one file', () => {
  let bundle: Awaited<ReturnType<typeof loadBundle>>
  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(kit, 'build-core.ts')])
    const { files } = await loadBundle(join(kit, 'examples/native'))
    bundle = { files: { ...files, 'fahuo.js': await readFile(join(kit, 'dist/fahuo.js'), 'utf8') } }
  })

  const order = buyerOrder(1, { order_state: 2, shipping: shippedIn(1) })
  const open = (backend: ReturnType<typeof createBuyerBackend>, query: Record<string, string>) =>
    startMiniProgram({ bundle, wx: backend.wx, launch: { path: 'pages/order/index', query } })

  it('goes from the message to the confirmed receipt', async () => {
    const backend = createBuyerBackend([order])
    const program = open(backend, { transaction_id: order.transaction_id })
    await program.waitFor('待收货')
    expect(program.text()).toContain('¥168.00')
    program.tap('确认收货')
    await expect.poll(() => backend.opened).toHaveLength(1)
    backend.orders[0] = { ...order, order_state: 3 }
    program.hide()
    returnFromComponent(program, { status: 'success' })
    await program.waitFor('已收货')
    expect(requestedRoutes(backend)).toEqual([
      '/buyer/session',
      `/buyer/orders/${order.transaction_id}/receipt`,
    ])
    expect(program.errors).toEqual([])
  })

  it('names the error', async () => {
    const backend = createBuyerBackend([])
    await open(backend, {}).waitFor('链接中没有订单')
    await open(backend, { transaction_id: '42' }).waitFor('没有找到这笔订单')
  })

  it('is small', () => {
    const bytes = Buffer.byteLength(bundle.files['fahuo.js'] ?? '')
    console.log(`fahuo.js: ${bytes} bytes`)
    expect(bytes).toBeLessThan(65_000)
  })
})
