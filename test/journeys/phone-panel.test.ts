import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { openPanel } from '../support/panel.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

interface Order {
  transaction_id: string
  order_state: number
  shipping: {
    logistics_type?: number
    delivery_mode?: number
    finish_shipping?: boolean
    shipping_list?: { tracking_no: string }[]
  }
}

describe('the panel beside the phone', () => {
  const panel = openPanel('oBuyerOfThePanel')
  const { problems, open, id, control } = panel
  const wechats = async (transaction_id: string) =>
    (await control<{ order: Order }>(`/orders/${transaction_id}`)).order
  const pay = (more: object = {}) =>
    control<Order & { sub_orders?: Order[] }>('/orders', { openid: panel.openid, ...more })
  /** Finds an order by its number and takes it up. */
  const choose = async ({ transaction_id }: { transaction_id: string }) => {
    await id('order-search').fill(transaction_id)
    await id('order').filter({ hasText: transaction_id }).getByTestId('order-pick').click()
    await id('chosen-order').getByText(transaction_id).waitFor()
  }
  /** The shipment on top is in this state, in words. */
  const becomes = (state: string) =>
    id('shipment').first().getByTestId('shipment-state').getByText(state).waitFor()
  /** The filter has been at work. */
  const isOne = (rows: Locator) =>
    until(
      () => rows.count(),
      (count) => count === 1,
    )
  const send = () => id('ship-form-send').click()
  const callsOf = async (path: string, transaction_id: string) =>
    (
      await control<{ calls: { path: string; fault: string | null }[] }>(
        `/calls?q=${transaction_id}&path=${path}`,
      )
    ).calls

  it('names the buyers, marks whose phone it is, and takes up the phone of another', async () => {
    await pay({ description: 'their own goods' })
    const current = panel.page.locator('[data-testid="buyer-pick"][aria-pressed="true"]')
    const name = (await current.innerText()).replace(/\d+$/, '').trim()
    expect(name).toMatch(/^\p{Script=Han}{2}/u)
    await id('new-buyer').click()
    await panel.page.waitForURL((url) => url.searchParams.get('openid') !== panel.openid)
    await until(
      () => current.innerText(),
      (text) => !text.startsWith(name),
    )
    const taken = new URL(panel.page.url()).searchParams.get('openid') ?? ''
    await id('pay-description').fill('what they pay')
    await id('pay').click()
    await id('order').filter({ hasText: 'what they pay' }).getByTestId('ship').click()
    await id('message').waitFor()
    const { orders } = await control<{ orders: object[] }>(`/orders?openid=${taken}`)
    expect(orders).toHaveLength(1)

    await panel.page.getByTestId('buyer-pick').filter({ hasText: name }).first().click()
    await id('message').waitFor({ state: 'detached' })
    await panel.page.getByTestId('chat-back').click()
    await panel.page.getByTestId('recent').click()
    await id('miniprogram').getByText('their own goods').waitFor()
    // Everybody has a name of their own.
    const names = await panel.page
      .getByTestId('buyer-pick')
      .evaluateAll((all) => all.map((one) => one.firstChild?.textContent))
    expect(new Set(names).size).toBe(names.length)
    expect(problems).toEqual([])
  })

  it('reaches every order: by pages, by what is known of it, by state, by buyer', async () => {
    for (let at = 0; at < 8; at += 1) await pay({ description: `paged ${at}` })
    await id('order-whose').selectOption('current')
    await id('order').getByText('paged 7').waitFor()
    await panel.page.getByText('1–6，共 8 笔').waitFor()
    await id('orders-older').click()
    await id('order').getByText('paged 0').waitFor()
    expect(await id('order').count()).toBe(2)
    const { transaction_id } = (
      await control<{ orders: Order[] }>(`/orders?openid=${panel.openid}`)
    ).orders[3]!
    await id('order-search').fill(transaction_id)
    await id('order').getByText('paged 4').waitFor()
    expect(await id('order').count()).toBe(1)
    const row = await id('order').innerText()
    for (const known of [transaction_id, '¥168.00', '待发货']) expect(row).toContain(known)
    expect(row).toMatch(/20\d\d\/\d{1,2}\/\d{1,2} \d{2}:\d{2}/)
    await id('order-state').selectOption('2')
    await panel.page.getByText('没有符合条件的订单。').waitFor()
    await id('order-whose').selectOption('all')
    await id('order-search').fill('')
    await id('order-state').selectOption('0')
    expect(problems).toEqual([])
  })

  it('lets a buyer pay a combined order and a pre-sale, which WeChat is told of', async () => {
    await id('pay-kind').selectOption('combined')
    await id('pay-amount').fill('10')
    await id('pay-amount-2').fill('2.50')
    await id('pay').click()
    const combined = id('order').filter({ hasText: '合单，2 个子单' }).filter({ hasText: '¥12.50' })
    await combined.waitFor()
    await id('pay-kind').selectOption('presale')
    await id('presale-days').fill('40')
    await id('pay').click()
    await id('order').filter({ hasText: '预售' }).waitFor()
    expect(problems).toEqual([])
  })

  it.each([
    ['express', { logistics_type: 1, delivery_mode: 1 }, 1],
    ['parcels', { logistics_type: 1, delivery_mode: 2, finish_shipping: true }, 2],
    ['same_city', { logistics_type: 2, delivery_mode: 1 }, 1],
    ['pickup', { logistics_type: 4, delivery_mode: 1 }, 1],
    ['virtual', { logistics_type: 3, delivery_mode: 1 }, 1],
  ])('ships by %s', async (kind, shipping, parcels) => {
    const order = await pay()
    await choose(order)
    await id(`ship-kind-${kind}`).click()
    await send()
    await becomes('已发货')
    const shown = await wechats(order.transaction_id)
    expect(shown).toMatchObject({ order_state: 2, shipping })
    expect(shown.shipping.shipping_list).toHaveLength(parcels)
    expect(problems).toEqual([])
  })

  it('ships a split order in several shipments, and ends it with the last one', async () => {
    const order = await pay()
    await choose(order)
    await id('ship-kind-split').click()
    await send()
    await becomes('已发货')
    expect(await wechats(order.transaction_id)).toMatchObject({ order_state: 1 })
    await id('ship-tracking-no').fill('YT8800000000222')
    await id('parcel-add').click()
    await id('ship-tracking-no').last().fill('YT8800000000333')
    await panel.page.getByTestId('ship-all-delivered').check()
    await send()
    await until(
      () => wechats(order.transaction_id),
      ({ order_state }) => order_state === 2,
    )
    await becomes('已发货')
    const { shipping } = await wechats(order.transaction_id)
    expect(shipping).toMatchObject({ delivery_mode: 2, finish_shipping: true })
    expect(shipping.shipping_list).toHaveLength(3)
    await id('shipment').nth(1).waitFor()
  })

  it('ships a combined payment, and SF with a masked phone number', async () => {
    const sub = (description: string) => ({ description, paid_amount: 100 })
    const order = await pay({ sub_orders: [sub('tea'), sub('cup')] })
    await choose(order)
    await id('parcel').getByText('cup').waitFor()
    await id('ship-carrier').last().selectOption('SF')
    await send()
    await becomes('已发货')
    const states = await Promise.all(
      [order, ...(order.sub_orders ?? [])].map(async ({ transaction_id }) => {
        const { order_state } = await wechats(transaction_id)
        return order_state
      }),
    )
    expect(states).toEqual([2, 2, 2])
    expect(problems).toEqual([])
  })

  it('asks get_order after a lost answer, and does not send again', async () => {
    const order = await pay()
    await choose(order)
    // Slow, that the panel can be seen to say so.
    await control('/faults', { path: GET_ORDER, effect: 'delay', ms: 1500, times: 2 })
    await id('fault-lost').click()
    await id('faults').getByText(UPLOAD).waitFor()
    await send()
    await becomes('确认中')
    await becomes('已发货')
    expect(await callsOf(UPLOAD, order.transaction_id)).toHaveLength(1)
    const attempts = await id('attempt').allInnerTexts()
    expect(attempts.map((text) => text.split(/\s+/).slice(1).join(' '))).toEqual([
      expect.stringMatching(/^upload 结果未知/),
      expect.stringMatching(/^get_order 成功/),
    ])
    await id('chosen-order').getByText('还剩 1 次').waitFor()
  })

  it('shows what needs a person, with the reason, and lets it be closed', async () => {
    const order = await pay()
    await choose(order)
    // Shipped by hand in the console meanwhile, as something else.
    const { appid, secret } = JSON.parse(await readFile(join(panel.data.path, 'demo.json'), 'utf8'))
    const token = { grant_type: 'client_credential', appid, secret }
    const { body } = await call<{ access_token: string }>(
      'POST',
      `${panel.demo.emulator}/cgi-bin/stable_token`,
      { body: token },
    )
    const shipped = await call<{ errcode: number }>(
      'POST',
      `${panel.demo.emulator}${UPLOAD}?access_token=${body.access_token}`,
      {
        body: {
          order_key: { order_number_type: 2, transaction_id: order.transaction_id },
          logistics_type: 4,
          delivery_mode: 1,
          shipping_list: [{ item_desc: 'by hand' }],
          upload_time: new Date().toISOString(),
          payer: { openid: panel.openid },
        },
      },
    )
    expect(shipped.body.errcode).toBe(0)
    await send()
    await becomes('需人工处理')
    expect(await id('shipment-reason').innerText()).toMatch(/\p{Script=Han}/u)
    await id('shipment-close').click()
    await becomes('未发货')
    expect(await wechats(order.transaction_id)).toMatchObject({
      shipping: { shipping_list: [{ tracking_no: '' }] },
    })
  })

  it('corrects a shipment only when the chance is spent on purpose', async () => {
    const order = await pay()
    await choose(order)
    await send()
    await becomes('已发货')
    await id('ship-tracking-no').fill('YT8899999999999')
    await send()
    await id('problem').getByText('spend_reshipment').waitFor()
    await id('ship-correct').check()
    await send()
    await id('chosen-order').getByText('已用掉').waitFor()
    const { shipping } = await wechats(order.transaction_id)
    expect(shipping.shipping_list?.map(({ tracking_no }) => tracking_no)).toEqual([
      'YT8899999999999',
    ])
  })

  it('copies a command that works when it is pasted, and shows no key', async () => {
    const order = await pay({ description: `it's "tea" $HOME` })
    await panel.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await choose(order)
    await id('shell').locator('summary').click()
    await id('copy-command').click()
    await id('copied').getByText('已复制').waitFor()
    const command = await panel.page.evaluate(() => navigator.clipboard.readText())
    const { stdout } = await promisify(execFile)('sh', ['-c', `${command} -s`])
    expect(JSON.parse(stdout)).toMatchObject({
      shipment: { transaction_id: order.transaction_id },
    })
    await becomes('已发货')
    expect(await panel.page.content()).not.toContain(panel.demo.api_key)
    const settings = await fetch(`${panel.demo.emulator}/phone/settings.json`)
    expect(await settings.text()).not.toContain(panel.demo.api_key)
  })

  it('opens calls and pushes with time, body and answer, and filters them', async () => {
    const order = await pay()
    await choose(order)
    await send()
    await becomes('已发货')
    await id('calls-filter').fill(order.transaction_id)
    const upload = id('calls').locator('li').filter({ hasText: UPLOAD })
    await isOne(upload)
    await upload.locator('summary').click()
    await upload.getByText('"upload_time"').waitFor()
    await upload.getByText('"errmsg": "ok"').waitFor()
    expect(await upload.locator('time').innerText()).toMatch(/^\d{2}:\d{2}:\d{2}$/)
    // It stays open while others come in.
    await wechats(order.transaction_id)
    await call('GET', `${panel.demo.server}/api/orders/${order.transaction_id}`, {
      key: panel.demo.api_key,
    })
    await until(
      () => id('calls').locator('li').count(),
      (count) => count > 3,
    )
    expect(await upload.locator('details').getAttribute('open')).toBe('')
    await id('pushes-filter').fill(order.transaction_id)
    const push = id('pushes').locator('li').filter({ hasText: '订单已发货' })
    await isOne(push)
    await push.locator('summary b').click()
    await push.getByText('"estimated_settlement_time"').waitFor()
    await push.getByText(/\d{2}:\d{2}:\d{2}\s+200\s+success/).waitFor()
    expect(problems).toEqual([])
  })

  it('masks secrets in what is opened', async () => {
    const order = await pay()
    await choose(order)
    await send()
    await id('message').click()
    await id('miniprogram').getByText('确认收货').first().waitFor()
    await id('calls-filter').fill('jscode2session')
    const login = id('calls').locator('li').filter({ hasText: 'jscode2session' }).first()
    await login.locator('summary').click()
    const text = await login.innerText()
    expect(text).toContain('"session_key": "***"')
    expect(text).toContain('"js_code": "***"')
    expect(text).toContain('"secret": "***"')
  })

  /** Presses Tab until the focus is on this text. */
  const tabTo = async (text: string) => {
    const focused = () =>
      panel.page.evaluate(() => {
        let element = document.activeElement
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
        return element?.textContent?.trim()
      })
    for (let times = 0; (await focused()) !== text; times += 1) {
      if (times > 40) throw new Error(`Tab never came to ${text}`)
      await panel.page.keyboard.press('Tab')
    }
  }

  it('confirms a receipt without a mouse, also where App.onShow fires too early', async () => {
    const order = await pay()
    await choose(order)
    await send()
    await becomes('已发货')
    await id('shows-while-open').check()
    await id('message').focus()
    await panel.page.keyboard.press('Enter')
    await id('miniprogram').getByText('确认收货').first().waitFor()
    await tabTo('确认收货')
    await panel.page.keyboard.press('Enter')
    await id('component-confirm').waitFor()
    await panel.page.keyboard.press('Enter')
    await id('miniprogram').getByText('已收货').first().waitFor()
    expect(await wechats(order.transaction_id)).not.toMatchObject({ order_state: 2 })
    expect(problems).toEqual([])
  })

  it('knows of the receipt later, where the component never calls back', async () => {
    const order = await pay()
    await choose(order)
    await send()
    await id('never-returns').check()
    await id('message').click()
    await id('miniprogram').getByText('确认收货', { exact: true }).click()
    await id('component-confirm').click()
    await id('message-receipt').waitFor({ state: 'attached' })
    await id('miniprogram').getByLabel('关闭').click()
    await id('message').click()
    await id('miniprogram').getByText('已收货').first().waitFor()
    expect(problems).toEqual([])
  })

  it.each(['zh-CN', 'en-US'])('fits a screen of 390 px and of 320, in %s', async (locale) => {
    const order = await pay({ description: 'a long name '.repeat(9), paid_amount: 123_456_789_00 })
    await call('POST', `${panel.demo.server}/api/shipments`, {
      key: panel.demo.api_key,
      body: {
        order_key: { order_number_type: 2, transaction_id: order.transaction_id },
        logistics_type: 1,
        delivery_mode: 1,
        shipping_list: [
          { tracking_no: 'YT88'.repeat(9), express_company: 'YTO', item_desc: 'long '.repeat(20) },
        ],
      },
    })
    const narrow = await open(locale, 390)
    await narrow.goto(`${panel.demo.emulator}/phone?openid=${panel.openid}`)
    await narrow.getByTestId('message').waitFor()
    await narrow.getByTestId('order-pick').first().click()
    await narrow.getByTestId('pay-kind').selectOption('combined')
    await narrow.getByTestId('ship-kind-parcels').click()
    await narrow.getByTestId('shell').locator('summary').click()
    await narrow.getByTestId('fault-lost').click()
    await narrow.getByTestId('faults').locator('li').waitFor()
    for (const log of ['calls', 'pushes'])
      await narrow.getByTestId(log).locator('summary').first().click()
    for (const width of [390, 320]) {
      await narrow.setViewportSize({ width, height: 800 })
      const beyond = await narrow.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('body *')]
          // The links to the parts scroll in their own line.
          .filter((one) => !one.closest('.jumps') || one.matches('.jumps'))
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
          .map((one) => `${one.tagName}.${one.className} ${one.dataset['testid'] ?? ''}`),
      )
      expect(beyond).toEqual([])
      expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
    await narrow.setViewportSize({ width: 390, height: 800 })
    // The panel stands below the phone.
    const [phone, beside] = await Promise.all(
      ['.phone', '#panel'].map((part) => narrow.locator(part).boundingBox()),
    )
    expect(beside!.y).toBeGreaterThanOrEqual(phone!.y + phone!.height)
    await narrow.getByTestId('fault-clear').click()
    await narrow.getByTestId('faults').locator('li').waitFor({ state: 'detached' })
    await narrow.close()
    expect(problems).toEqual([])
  })
})
