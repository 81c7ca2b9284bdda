import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ORDER_DETAIL_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import { findPath } from '@fahuo/weapp-host'
import { loadBundle, startMiniProgram, type MiniProgram } from '@fahuo/weapp-host/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buyerOrder,
  createBuyerBackend,
  shippedIn,
  type BuyerBackend,
} from '../support/buyer-backend.ts'
import { untilQuiet } from '../support/buyer-program.ts'
import { TEST_DIST } from '../support/test-dist.ts'

const root = join(import.meta.dirname, '../..')
const PLUGIN_DIST = 'dist-plugin'
const goods_img_url = 'https://shop.example/tea.png'
type Bundle = Awaited<ReturnType<typeof loadBundle>>

const build = (env: Record<string, string>) =>
  promisify(execFile)(process.execPath, [join(root, 'scripts/build-weapp.ts')], {
    env: { ...process.env, FAHUO_DIST: PLUGIN_DIST, FAHUO_LOGISTICS_PLUGIN: 'latest', ...env },
  })

describe("a build with WeChat's logistics plugin", () => {
  let bundle: Bundle
  beforeAll(async () => {
    await build({ FAHUO_GOODS_IMAGE: goods_img_url })
    bundle = await loadBundle(join(root, 'miniapp', PLUGIN_DIST))
  })
  afterAll(() => rm(join(root, 'miniapp', PLUGIN_DIST), { recursive: true, force: true }))

  const order = buyerOrder(1, { order_state: 2, shipping: shippedIn(1) })
  async function openTracking(plugins: Record<string, unknown>) {
    const backend = createBuyerBackend([order])
    const program: MiniProgram = startMiniProgram({
      bundle,
      wx: backend.wx,
      plugins,
      launch: {
        path: TRACKING_PAGE,
        query: { transaction_id: order.transaction_id, tracking_no: 'YT880000000000' },
      },
    })
    await program.waitFor('收件人手机号')
    return { backend, program }
  }
  /** Types the phone into the only field of the page. */
  async function type(program: MiniProgram, backend: BuyerBackend, value: string): Promise<void> {
    const path = findPath(program.page()?.tree ?? [], ({ tag }) => tag === 'input')
    program.dispatch(path ?? [], { type: 'input', detail: { value } })
    await untilQuiet(program, backend)
  }

  it('declares the plugin; a build without it does not name it, and is small', async () => {
    expect(JSON.parse(bundle.files['app.json'] ?? '')).toMatchObject({
      plugins: { logisticsPlugin: { version: 'latest', provider: 'wx9ad912bf20548d92' } },
    })
    const without = await loadBundle(join(root, 'miniapp', TEST_DIST))
    // Taro's own runtime has a wrapper that nobody calls.
    const named = Object.entries(without.files).filter(
      ([file, text]) => file !== 'taro.js' && /logisticsPlugin|requirePlugin/.test(text),
    )
    expect(named.map(([file]) => file)).toEqual([])
    // Taro's own empty app of two pages has 305 KB: ours may have 1.3 of that.
    const bytes = Object.values(without.files).reduce((sum, it) => sum + Buffer.byteLength(it), 0)
    expect(bytes).toBeLessThan(305_000 * 1.3)
  })

  it("opens WeChat's page with the phone number, which is in no URL", async () => {
    const opened: object[] = []
    const { backend, program } = await openTracking({
      logisticsPlugin: { openWaybillTracking: (options: object) => opened.push(options) },
    })
    await type(program, backend, '13800138000')
    program.tap('在微信中查看物流')
    await expect.poll(() => opened).toEqual([{ waybillToken: 'w' }])
    const request = backend.requests.at(-1)!
    expect(request.url).not.toContain('13800138000')
    expect(request.data).toEqual({
      tracking_no: 'YT880000000000',
      receiver_phone: '13800138000',
      goods_img_url,
    })
  })

  it('opens at once where the server has a token, and asks for the number where it has none', async () => {
    const opened: object[] = []
    const backend = createBuyerBackend([order])
    const program: MiniProgram = startMiniProgram({
      bundle,
      wx: backend.wx,
      plugins: {
        logisticsPlugin: { openWaybillTracking: (options: object) => opened.push(options) },
      },
      launch: { path: ORDER_DETAIL_PAGE, query: { transaction_id: order.transaction_id } },
    })
    await program.waitFor('查看物流')
    program.tap('查看物流')
    await expect.poll(() => opened).toEqual([{ waybillToken: 'w' }])
    expect(backend.requests.at(-1)!.data).toEqual({ tracking_no: 'YT880000000000', goods_img_url })
    backend.intercept = ({ url }) =>
      url.includes('waybill-token')
        ? { statusCode: 422, data: { error: { code: 'receiver_phone_needed' } } }
        : undefined
    program.tap('查看物流')
    await program.waitFor('收件人手机号')
    expect([opened.length, program.page()?.route]).toEqual([1, TRACKING_PAGE])
    expect(program.text()).not.toContain('暂无物流信息')
    expect(program.errors).toEqual([])
  })

  it('says so where WeChat has no tracking yet, or no plugin', async () => {
    const { backend, program } = await openTracking({})
    await type(program, backend, '13800138000')
    program.tap('在微信中查看物流')
    await program.waitFor('暂无物流信息')
    backend.intercept = () => ({ statusCode: 422, data: { error: { code: 'refused_by_wechat' } } })
    program.tap('在微信中查看物流')
    await program.waitFor('暂无物流信息')
    expect(program.text()).toContain('复制运单号')
    expect(program.errors).toEqual([])
  })

  it('fails without the picture that WeChat needs', async () => {
    await expect(build({ FAHUO_GOODS_IMAGE: '' })).rejects.toMatchObject({
      stderr: expect.stringContaining('FAHUO_GOODS_IMAGE'),
    })
  })
})
