import { cp, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { loadBundle, openHalfScreen, startMiniProgram } from '@fahuo/weapp-host/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CONFIRM_RECEIPT_APPID,
  requestedRoutes,
  returnFromComponent,
  untilQuiet,
} from '../support/buyer-program.ts'
import { buyerOrder, createBuyerBackend, shippedIn } from '../support/buyer-backend.ts'
import { createProject, install, root, type Project } from './project.ts'

const example = join(root, 'packages/miniapp-kit/examples/native')

describe('the native example with the packed kit', () => {
  let project: Project
  let bundle: Awaited<ReturnType<typeof loadBundle>>
  beforeAll(async () => {
    project = await createProject()
    await install(project, 'miniapp-kit')
    const miniprogram = join(project.folder, 'miniprogram')
    await cp(example, miniprogram, { recursive: true })
    // As 构建 npm does with a package that has the field "miniprogram"; slow/native.test.ts lets
    // Tencent's own tool do it.
    const kit = join(project.folder, 'node_modules/@fahuo/miniapp-kit')
    const { miniprogram: built } = JSON.parse(
      await readFile(join(kit, 'package.json'), 'utf8'),
    ) as { miniprogram: string }
    const there = join(miniprogram, 'miniprogram_npm/@fahuo/miniapp-kit')
    await mkdir(there, { recursive: true })
    await cp(join(kit, built), there, { recursive: true })
    bundle = await loadBundle(miniprogram)
  })
  afterAll(() => project.remove())

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

  it('looks the order up again when the buyer is back, and takes a return that comes late', async () => {
    const backend = createBuyerBackend([order])
    const program = open(backend, { transaction_id: order.transaction_id })
    await program.waitFor('待收货')
    program.tap('确认收货')
    await expect.poll(() => backend.opened).toHaveLength(1)
    const component = openHalfScreen(program, CONFIRM_RECEIPT_APPID)
    component.showEarly()
    await untilQuiet(program, backend)
    component.close({ status: 'fail', errormsg: '获取用户订单失败' })
    await program.waitFor('请用付款的微信账号确认收货')
    backend.orders[0] = { ...order, order_state: 4 }
    program.hide()
    program.show()
    await program.waitFor('已完成')
    expect(requestedRoutes(backend)).toEqual([
      '/buyer/session',
      `/buyer/orders/${order.transaction_id}/receipt`,
      `/buyer/orders/${order.transaction_id}/receipt`,
      '/buyer/orders/lookup',
    ])
  })

  it('reads its language where WeChat has no getAppBaseInfo', async () => {
    const backend = createBuyerBackend([order])
    const program = startMiniProgram({
      bundle,
      wx: backend.wx,
      launch: { path: 'pages/order/index', query: { transaction_id: order.transaction_id } },
      wechat: { missing: ['getAppBaseInfo'] },
      language: 'en',
    })
    await program.waitFor('On the way')
  })

  it('names the error', async () => {
    const backend = createBuyerBackend([])
    await open(backend, {}).waitFor('链接中没有订单')
    await open(backend, { transaction_id: '42' }).waitFor('没有找到这笔订单')
  })

  it('is small', async () => {
    const { size } = await stat(
      join(project.folder, 'node_modules/@fahuo/miniapp-kit/miniprogram_dist/index.js'),
    )
    console.log(`the kit in a native Mini Program: ${size} bytes`)
    expect(size).toBeLessThan(85_000)
  })
})
