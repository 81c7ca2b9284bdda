import { describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { openPanel } from '../support/panel.ts'

interface Order {
  transaction_id: string
  order_state: number
  known_to_wechat?: boolean
  refunded_amount?: number
}

describe('WeChat Pay and complaints beside the phone', () => {
  const panel = openPanel('oBuyerOfWechatPay')
  const { problems, open, id, control } = panel
  const merchant = async <Answer>(method: 'GET' | 'POST', path: string, body?: object) =>
    (
      await call<Answer>(method, panel.demo.server + path, {
        key: panel.demo.api_key,
        ...(body && { body }),
      })
    ).body
  /** Pays on the panel, and takes the order up. */
  const pay = async (): Promise<Order> => {
    await id('pay').click()
    const paid = async () =>
      (await control<{ orders: Order[] }>(`/orders?openid=${panel.openid}`)).orders[0]
    const order = await until(paid, (one) => one !== undefined)
    await id('chosen-order').getByText(order!.transaction_id).waitFor()
    return order!
  }
  const shown = async ({ transaction_id }: Order) =>
    (await merchant<{ order: Order }>('GET', `/api/orders/${transaction_id}`)).order
  const notification = (event: string) =>
    id('notifications').locator('li').filter({ hasText: event }).first()

  it('tells the merchant of a payment at once, unless it is switched off', async () => {
    const order = await pay()
    const listed = () =>
      merchant<{ orders: Order[] }>('GET', `/api/orders?transaction_id=${order.transaction_id}`)
    await until(listed, ({ orders }) => orders.length === 1)
    expect((await listed()).orders).toMatchObject([{ order_state: 1 }])
    await notification('支付成功').getByText('已送达').waitFor()
    await notification('支付成功').locator('summary b').click()
    await notification('支付成功').getByText('"trade_state": "SUCCESS"').waitFor()
    await notification('支付成功')
      .getByText(/\d{2}:\d{2}:\d{2}\s+204/)
      .waitFor()

    await id('pay-notifies').uncheck()
    await id('pay-hint').getByText('已关闭').waitFor()
    const silent = await pay()
    const sent = await control<{ notifications: object[] }>(
      `/pay/notifications?transaction_id=${silent.transaction_id}`,
    )
    expect(sent.notifications).toEqual([])
    await id('pay-notifies').check()
    await id('pay-hint').getByText('/wechat/pay/1900000109').waitFor()
    expect(problems).toEqual([])
  })

  it('refunds in part, abnormally and in full, and the server knows', async () => {
    const order = await pay()
    await id('refund-amount').fill('30')
    // Drawn once more: what was typed stays.
    for (const _ of [1, 2])
      await panel.page.waitForRequest((request) => request.url().includes('/orders?'))
    await id('refund-send').click()
    await id('refund-left').getByText('已退 ¥30.00，可退 ¥138.00').waitFor()
    await until(
      () => shown(order),
      ({ refunded_amount }) => refunded_amount === 3_000,
    )
    await id('refund-amount').fill('8')
    await id('refund-status').selectOption('退款异常')
    await id('refund-send').click()
    await id('refunds').getByText('¥8.00').waitFor()
    await notification('REFUND.ABNORMAL').getByText('已送达').waitFor()
    await id('refund-success').click()
    await id('refund-left').getByText('已退 ¥38.00，可退 ¥130.00').waitFor()
    await until(
      () => shown(order),
      ({ refunded_amount }) => refunded_amount === 3_800,
    )
    // All that is left stands in the field.
    await id('refund-status').selectOption('退款成功')
    await id('refund-send').click()
    await id('refund-left').getByText('已全额退款').waitFor()
    expect(await id('refund-form').isVisible()).toBe(false)
    expect(problems).toEqual([])
  })

  it('shows a notification that failed, and sends it again', async () => {
    await control('/pay/merchants', {
      mchid: '1900000109',
      notify_url: `${panel.demo.server}/nowhere`,
    })
    await pay()
    await notification('支付成功').getByText('待重发 · 下次').waitFor()
    await id('notifications-failed').check()
    const failed = id('notifications').locator('li').filter({ hasText: '待重发' })
    await failed.first().waitFor()
    await control('/pay/merchants', {
      mchid: '1900000109',
      notify_url: `${panel.demo.server}/wechat/pay/1900000109`,
    })
    await failed.first().getByTestId('notify-again').click()
    await id('notifications-failed').uncheck()
    await notification('支付成功').locator('summary b').click()
    await notification('支付成功')
      .getByText(/\d{2}:\d{2}:\d{2}\s+404/)
      .waitFor()
    expect(problems).toEqual([])
  })

  it('opens a complaint, goes on with it, and shows what the merchant answered', async () => {
    const order = await pay()
    await id('complaint-type').selectOption('商品破损')
    await id('complaint-content').fill('杯子碎了')
    await id('complain').click()
    const complaint = id('complaints').locator('li').filter({ hasText: '商品破损' }).first()
    const stands = (state: string) =>
      complaint.getByTestId('complaint-state').getByText(state).waitFor()
    await stands('待商家处理 · 剩 47 小时')
    await complaint.locator('summary b').click()
    await complaint.getByText('杯子碎了').waitFor()
    await id('complaint-message').fill('请尽快回复')
    await id('complaint-say').click()
    await complaint.getByText('请尽快回复').waitFor()

    const known = async () =>
      (
        await merchant<{ complaints: { complaint_order_id: string }[] }>(
          'GET',
          `/api/complaints?transaction_id=${order.transaction_id}`,
        )
      ).complaints
    const [one] = await until(known, (all) => all.length === 1)
    await merchant('POST', `/api/complaints/${one!.complaint_order_id}/answers`, {
      action: 'refuse',
      content: '签收时完好',
    })
    await stands('商家已拒绝，待买家确认')
    await complaint.getByText('签收时完好').waitFor()
    await id('complaint-platform').click()
    await stands('平台处理中')
    await id('complaint-proof').click()
    await stands('待商家补充凭证')
    await id('complaint-withdraw').click()
    await stands('买家已撤销')
    expect(await id('complaint-withdraw').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('refunds and complains without a mouse', async () => {
    const order = await pay()
    await id('refund-amount').focus()
    await panel.page.keyboard.press('ControlOrMeta+A')
    await panel.page.keyboard.type('5')
    await panel.page.keyboard.press('Enter')
    await id('refund-left').getByText('已退 ¥5.00').waitFor()
    await id('complaint-content').focus()
    await panel.page.keyboard.press('Enter')
    const complaint = id('complaints').locator('li').filter({ hasText: order.transaction_id })
    await complaint.locator('summary').focus()
    await panel.page.keyboard.press('Enter')
    await id('complaint-withdraw').focus()
    await panel.page.keyboard.press('Enter')
    await complaint.getByTestId('complaint-state').getByText('买家已撤销').waitFor()
    expect(problems).toEqual([])
  })

  it.each(['zh-CN', 'en-US'])('fits a screen of 390 px and of 320, in %s', async (locale) => {
    const order = await pay()
    const { transaction_id } = order
    await control(`/orders/${transaction_id}/refund`, { amount: 100, status: 'ABNORMAL' })
    const complaint = await control<{ complaint_order_id: string }>('/complaints', {
      transaction_id,
      content: 'long '.repeat(40),
    })
    await control(`/complaints/${complaint.complaint_order_id}`, { status: 101 })
    const narrow = await open(locale, 390)
    await narrow.goto(`${panel.demo.emulator}/phone?openid=${panel.openid}`)
    await narrow.getByTestId('refund-success').waitFor()
    await narrow.getByTestId('notifications').locator('summary').first().click()
    await narrow.getByTestId('complaints').locator('summary').first().click()
    await narrow.getByTestId('complaint-blamed').first().waitFor()
    for (const width of [390, 320]) {
      await narrow.setViewportSize({ width, height: 800 })
      const beyond = await narrow.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('#wechat-pay-part *, #complaints-part *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
          .map((one) => `${one.tagName}.${one.className} ${one.dataset['testid'] ?? ''}`),
      )
      expect(beyond).toEqual([])
      expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
    await narrow.close()
    expect(problems).toEqual([])
  })
})
