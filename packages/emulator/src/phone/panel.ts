import { emulator, type Settings, type WechatOrder } from './api.ts'
import { byId, clockTime, make, money, redraw } from './element.ts'
import type { ComponentSheet } from './component-sheet.ts'
import type { PhoneMiniProgram, PhoneSettings } from './mini-program.ts'
import { createFaultForm } from './panel-faults.ts'
import { createPayForm, createShipForm } from './panel-forms.ts'
import { createComponentForm, createPhoneForm } from './panel-phone.ts'
import { DAY_SECONDS } from '../state/time.ts'
import type { PhoneTexts } from './texts.ts'

const ORDERS = 6
const PUSHES = 5
const CALLS = 8

interface PanelDeps {
  settings: Settings
  openid: string
  texts: PhoneTexts
  language: string
  phone: PhoneSettings
  program: PhoneMiniProgram
  component: ComponentSheet
  /** The look of the phone has changed. */
  themed: () => void
  refresh: () => Promise<void>
}

/** What the developer sees beside the phone: orders, clock, pushes and calls as they happen. */
export function createPanel(deps: PanelDeps): { draw: () => Promise<void> } {
  const { settings, openid, texts, language, refresh } = deps
  const orders = make('ul', { class: 'orders' })
  const clock = make('span', { class: 'clock', testid: 'clock' })
  const pushes = make('ul', { class: 'log', testid: 'pushes' })
  const calls = make('ul', { class: 'log', testid: 'calls' })
  const problem = make('p', { class: 'problem', testid: 'problem' })
  problem.setAttribute('role', 'alert')

  /** Does it and shows what came of it; what is refused is told. */
  const act = (action: () => Promise<unknown>) => () => {
    problem.textContent = ''
    action()
      .catch((error: Error) => {
        problem.textContent = error.message
      })
      .then(refresh)
      .catch(() => {})
  }
  const button = (text: string, action: () => Promise<unknown>, testid?: string, kind = '') =>
    make(
      'button',
      { onclick: act(action), class: kind, ...(testid !== undefined && { testid }) },
      text,
    )

  const shipForm = createShipForm(settings, texts)
  async function ship(order: WechatOrder): Promise<void> {
    const { statusCode, data } = await emulator.ship(settings.server_url, shipForm.key(), order)
    if (statusCode === 202) return
    const why = typeof data === 'object' ? data.error?.message : undefined
    throw new Error(`${texts.shipFailed}: ${why ?? statusCode}`)
  }

  const faultForm = createFaultForm(texts, settings.call_paths, (action) => act(action)())
  const componentForm = section(texts.component, createComponentForm(texts, deps.component))
  const toggle = make('a', { class: 'language' }, texts.language)
  const search = new URLSearchParams(location.search)
  search.set('lang', language === 'en' ? 'zh' : 'en')
  toggle.href = `?${search}`
  byId('panel').replaceChildren(
    make(
      'header',
      {},
      make('div', {}, make('h1', {}, texts.title), make('p', {}, texts.intro)),
      toggle,
    ),
    problem,
    make(
      'div',
      { class: 'column' },
      section(
        texts.orders,
        createPayForm(texts, (order) => act(() => emulator.pay({ openid, ...order }))()),
        orders,
        shipForm.element,
      ),
      section(texts.pushes, pushes),
    ),
    make(
      'div',
      { class: 'column' },
      componentForm,
      section(
        texts.clock,
        make(
          'div',
          { class: 'row' },
          clock,
          button(texts.day, () => emulator.advance(DAY_SECONDS), 'advance-day'),
          button(texts.tenDays, () => emulator.advance(10 * DAY_SECONDS), 'advance-ten-days'),
        ),
      ),
      section(texts.phone, createPhoneForm(texts, deps.program, deps.phone, deps.themed)),
      section(texts.faults, faultForm.element),
      section(texts.calls, calls),
    ),
  )

  function actionsOf(order: WechatOrder): HTMLElement[] {
    const { transaction_id, order_state, in_complaint } = order
    const actions: HTMLElement[] = []
    if (order_state === 1 && shipForm.key() !== '')
      actions.push(button(texts.ship, () => ship(order), 'ship', 'primary'))
    if (order_state === 2)
      actions.push(
        button(in_complaint ? texts.closeDispute : texts.dispute, () =>
          emulator.complain(transaction_id, !in_complaint),
        ),
      )
    if (order_state <= 2)
      actions.push(button(texts.refund, () => emulator.refund(transaction_id), 'refund'))
    return actions
  }

  function orderRow(order: WechatOrder): HTMLElement {
    const { transaction_id, order_state } = order
    return make(
      'li',
      { testid: 'order' },
      make(
        'div',
        { class: 'order-head' },
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
        ...actionsOf(order),
      ),
    )
  }
  /** `all` is shown while the mouse rests on the name. */
  const line = (name: string, said: string, bad: boolean, all: unknown, ...more: HTMLElement[]) => {
    const code = make('code', {}, name)
    code.title = JSON.stringify(all, null, 2) ?? ''
    return make('li', { class: bad ? 'bad' : '' }, code, make('span', {}, said), ...more)
  }

  return {
    async draw() {
      componentForm.hidden = !deps.component.isOpen()
      const [all, now, sent, made, faults] = await Promise.all([
        emulator.orders(),
        emulator.clock(),
        emulator.pushes(PUSHES),
        emulator.calls(CALLS),
        emulator.faults(),
      ])
      clock.textContent = clockTime(now.now)
      redraw(orders, [all.slice(0, ORDERS), shipForm.key() === ''], () =>
        all.length === 0
          ? [make('li', { class: 'empty' }, texts.noOrders)]
          : all.slice(0, ORDERS).map(orderRow),
      )
      shipForm.draw(all.find(({ order_state }) => order_state === 1))
      faultForm.draw(faults)
      redraw(pushes, sent, () =>
        sent.map(({ id, message, delivered }) =>
          line(
            String(message['Event']),
            delivered ? texts.delivered : texts.notDelivered,
            !delivered,
            message,
            button(texts.again, () => emulator.pushAgain(id), 'push-again'),
          ),
        ),
      )
      redraw(calls, made, () =>
        made.map(({ path, errcode, fault, request }) =>
          line(
            path,
            [errcode, fault].filter((one) => one !== null).join(' '),
            errcode !== 0,
            request,
          ),
        ),
      )
    },
  }
}

function section(title: string, ...content: HTMLElement[]): HTMLElement {
  return make('section', {}, make('h2', {}, title), ...content)
}
