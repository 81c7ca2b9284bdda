/** The shopkeeper sees how pushes come in and go out, and sends again what failed. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { execute } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startReceiver } from '../support/receiver.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Events {
  events: { id: number; state: string; message: { transaction_id?: string } | null }[]
}

describe('pushes and webhooks in the console', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let viewer: SignedIn
  let receiver: Awaited<ReturnType<typeof startReceiver>>
  beforeAll(async () => {
    ;[pair, browser, receiver] = await Promise.all([
      startPair({}, undefined, { WEBHOOK_ALLOW_PRIVATE: 'on' }),
      openBrowser(),
      startReceiver(),
    ])
    owner = await personWith(pair, 'owner')
    viewer = await personWith(pair, 'viewer')
  })
  afterAll(() => Promise.all([pair.stop(), browser.close(), receiver.stop()]))
  const { pay, shipped } = openMerchant(() => pair)

  const open = (options: ConsoleOptions = {}) =>
    openConsole(browser, pair, { person: owner, ...options })

  /** A push came, and could not be processed eight times. */
  async function failedPush() {
    const { transaction_id } = await pay()
    await shipped({
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no: 'YT0001', express_company: 'YTO', item_desc: 'Tea' }],
    })
    const of = ({ events }: Events) =>
      events.find(({ message }) => message?.transaction_id === transaction_id)
    const done = await until(
      () => pair.merchant<Events>('GET', '/api/events'),
      ({ body }) => of(body)?.state === 'done',
    )
    const { id } = of(done.body)!
    await execute(
      pair.env.DATABASE_URL,
      `update events set state = 'parked', tries = 8, error = 'WeChat did not answer' where id = ${id}`,
    )
    return id
  }
  const stateOf = async (id: number) =>
    (await pair.merchant<Events>('GET', '/api/events')).body.events.find((one) => one.id === id)
      ?.state

  it('shows what failed first, and processes it again', async () => {
    const id = await failedPush()
    const { page, goTo, check, context } = await open()
    await goTo('/pushes')
    const failed = page.getByRole('region', { name: '处理失败' })
    await failed.getByText('WeChat did not answer').waitFor()
    await check()
    await failed.getByRole('button', { name: `查看 ${id}` }).click()
    await page.getByRole('dialog').getByText('transaction_id').waitFor()
    await check()
    await page.keyboard.press('Escape')
    await failed.getByRole('button', { name: `重新处理 ${id}` }).focus()
    await page.keyboard.press('Enter')
    await failed.waitFor({ state: 'detached' })
    await until(
      () => stateOf(id),
      (state) => state === 'done',
    )
    await context.close()
  })

  it.each<ConsoleOptions>([
    { locale: 'zh-CN', theme: 'dark' },
    { locale: 'en-US', theme: 'light', width: 390, height: 844 },
    { locale: 'en-US', theme: 'dark', width: 320, height: 700 },
  ])('is readable: %j', async (look) => {
    await failedPush()
    const { page, goTo, check, context } = await open(look)
    await goTo('/pushes')
    await page.getByText('WeChat did not answer').first().waitFor()
    await check()
    await goTo('/webhooks')
    await page.getByRole('region', { name: 'Webhook' }).waitFor()
    await check()
    await context.close()
  })

  it('adds a webhook whose secret is shown once, tests it, and sends again', async () => {
    const { page, goTo, check, context } = await open()
    await goTo('/webhooks')
    await page.getByRole('button', { name: '添加 webhook' }).click()
    await page.getByLabel('接收地址').fill(receiver.url)
    await check()
    await page.keyboard.press('Enter')
    const secret = page.getByRole('textbox', { name: '签名密钥' })
    expect(await secret.inputValue()).toMatch(/^whsec_/)
    await check()
    await page.getByRole('button', { name: '我已保存' }).click()
    await page.getByRole('button', { name: `详情 ${receiver.url}` }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('button', { name: '发送测试' }).click()
    await page.getByText('已送达，返回 204').waitFor()
    const { transaction_id } = await pay()
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    const told = () => receiver.received.filter(({ body }) => body.type === 'order.paid').length
    await until(
      () => Promise.resolve(told()),
      (count) => count > 0,
    )
    await page.reload()
    const before = told()
    await drawer.getByText('订单已付款').first().waitFor()
    await check()
    await drawer.getByRole('button', { name: '重新发送' }).first().click()
    await until(
      () => Promise.resolve(told()),
      (count) => count > before,
    )
    await context.close()
  })

  it('says why a webhook is off, in the language, and switches it on again', async () => {
    const { body } = await pair.merchant<{ webhook: { id: string } }>('POST', '/api/webhooks', {
      url: `${receiver.url}/gone`,
    })
    receiver.answer((one, response) => {
      if (one.path !== '/hook/gone') return false
      response.writeHead(410).end()
      return true
    })
    const { transaction_id } = await pay()
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    const { page, goTo, context } = await open({ locale: 'en-US' })
    await goTo(`/webhooks?webhook=${body.webhook.id}`)
    const drawer = page.getByRole('dialog')
    await drawer.getByText('the address answered 410: it is gone').waitFor()
    receiver.answer(() => false)
    await drawer.getByRole('button', { name: 'Switch on again' }).click()
    await drawer.getByRole('button', { name: 'Switch off' }).waitFor()
    await drawer.getByRole('button', { name: 'Remove' }).click()
    await drawer.getByRole('button', { name: 'Remove' }).click()
    await drawer.waitFor({ state: 'detached' })
    await context.close()
  })

  it('offers a viewer nothing that they may not do', async () => {
    await failedPush()
    const { page, goTo, context } = await open({ person: viewer })
    await goTo('/pushes')
    await page.getByText('WeChat did not answer').first().waitFor()
    expect(await page.getByRole('button', { name: /重新处理/ }).count()).toBe(0)
    await goTo('/webhooks')
    await page.getByRole('region', { name: 'Webhook' }).waitFor()
    expect(await page.getByRole('button', { name: '添加 webhook' }).count()).toBe(0)
    await context.close()
  })
})
