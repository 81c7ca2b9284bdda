import { emulator, type Settings, type WechatOrder } from './api.ts'
import { byId, clockTime, make, money, redraw } from './element.ts'
import type { PhoneTexts } from './texts.ts'

const DAY = 86_400

interface PanelDeps {
  settings: Settings
  openid: string
  texts: PhoneTexts
  language: string
  refresh: () => Promise<void>
}

/** What the developer sees beside the phone: orders, clock, pushes and calls as they happen. */
export function createPanel({ settings, openid, texts, language, refresh }: PanelDeps): {
  draw: () => Promise<void>
} {
  const orders = make('ul', { class: 'orders' })
  const clock = make('span', { class: 'clock' })
  const pushes = make('ul', { class: 'log', testid: 'pushes' })
  const calls = make('ul', { class: 'log', testid: 'calls' })
  const problem = make('p', { class: 'problem' })
  problem.setAttribute('role', 'alert')

  const act = (action: () => Promise<unknown>) => () => {
    void action().then(refresh)
  }
  const button = (text: string, action: () => Promise<unknown>, testid?: string, kind = '') =>
    make(
      'button',
      { onclick: act(action), class: kind, ...(testid !== undefined && { testid }) },
      text,
    )

  async function ship(order: WechatOrder): Promise<void> {
    const { statusCode, data } = await emulator.ship(settings, order)
    problem.textContent =
      statusCode === 202 ? '' : `${texts.shipFailed}: ${data.error?.message ?? statusCode}`
  }

  const toggle = make('a', { class: 'language' }, texts.language)
  toggle.href = language === 'en' ? '?lang=zh' : '?lang=en'
  byId('panel').replaceChildren(
    make('header', {}, make('h1', {}, texts.title), toggle),
    make('p', {}, texts.intro),
    make(
      'div',
      { class: 'row' },
      button(texts.pay, () => emulator.pay(openid), 'pay', 'primary'),
    ),
    problem,
    make('h2', {}, texts.orders),
    orders,
    make('h2', {}, texts.clock),
    make(
      'div',
      { class: 'row' },
      clock,
      button(texts.day, () => emulator.advance(DAY), 'advance-day'),
      button(texts.tenDays, () => emulator.advance(10 * DAY), 'advance-ten-days'),
    ),
    make('h2', {}, texts.pushes),
    pushes,
    make('h2', {}, texts.calls),
    calls,
  )

  function orderRow(order: WechatOrder): HTMLElement {
    const { transaction_id, order_state, in_complaint } = order
    return make(
      'li',
      { testid: 'order' },
      make(
        'div',
        {},
        make('b', {}, order.description),
        make(
          'span',
          { class: `state state-${order_state}` },
          texts.state[order_state] ?? String(order_state),
        ),
      ),
      make('code', {}, transaction_id),
      make(
        'div',
        { class: 'row' },
        make('span', {}, money(order.paid_amount)),
        ...(order_state === 1 && settings.demo_key !== null
          ? [button(texts.ship, () => ship(order), 'ship', 'primary')]
          : []),
        ...(order_state === 2
          ? [
              button(in_complaint ? texts.closeDispute : texts.dispute, () =>
                emulator.complain(transaction_id, !in_complaint),
              ),
            ]
          : []),
        ...(order_state <= 2 ? [button(texts.refund, () => emulator.refund(transaction_id))] : []),
      ),
    )
  }

  return {
    async draw() {
      const [all, now, sent, made] = await Promise.all([
        emulator.orders(),
        emulator.clock(),
        emulator.pushes(),
        emulator.calls(),
      ])
      clock.textContent = clockTime(now.now)
      redraw(orders, all, () =>
        all.length === 0
          ? [make('li', { class: 'empty' }, texts.noOrders)]
          : all.slice(0, 8).map(orderRow),
      )
      pushes.replaceChildren(
        ...sent
          .slice(0, 6)
          .map(({ message, delivered }) =>
            make(
              'li',
              { class: delivered ? '' : 'bad' },
              String(message['Event']),
              make('span', {}, delivered ? texts.delivered : texts.notDelivered),
            ),
          ),
      )
      calls.replaceChildren(
        ...made
          .slice(0, 8)
          .map(({ path, errcode }) =>
            make(
              'li',
              { class: errcode === 0 ? '' : 'bad' },
              path,
              make('span', {}, String(errcode)),
            ),
          ),
      )
    },
  }
}
