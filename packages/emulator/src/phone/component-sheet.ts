import { emulator, type WechatOrder } from './api.ts'
import { byId, make, money } from './element.ts'
import type { PhoneTexts } from './texts.ts'
import type { ComponentEnd, ComponentResult } from './wx.ts'

/** WeChat's confirm-receipt component, and how a developer can make it end. */
export interface ComponentSheet {
  open: (asked: {
    extraData: Record<string, string>
    confirm: () => Promise<ComponentResult>
  }) => Promise<ComponentEnd>
  isOpen: () => boolean
  /** Ends it as the buyer cannot: a failure, a return without an answer, one for another order. */
  end: (end: ComponentEnd) => void
}

/** A half-screen over the Mini Program, which WeChat draws: it stays when the Mini Program is killed. */
export function createComponentSheet(
  openid: string,
  texts: PhoneTexts,
  changed: () => void,
): ComponentSheet {
  let close: ((end: ComponentEnd) => void) | null = null
  const sheet = byId('sheet')

  async function open({ extraData, confirm }: Parameters<ComponentSheet['open']>[0]) {
    const { transaction_id, merchant_id, merchant_trade_no } = extraData
    const numbers = { transaction_id, merchant_id, merchant_trade_no, openid }
    const order = await emulator.componentOrder(numbers)
    return new Promise<ComponentEnd>((closed) => {
      close = (end) => {
        close = null
        sheet.hidden = true
        sheet.replaceChildren()
        closed(end)
        changed()
      }
      const end = (result: ComponentEnd) => close?.(result)
      sheet.replaceChildren(
        draw(order, texts, {
          confirm: () => confirm().then(end),
          cancel: () =>
            end(order ? { status: 'cancel' } : { status: 'fail', errormsg: '获取用户订单失败' }),
        }),
      )
      sheet.hidden = false
      changed()
      // The component is WeChat's own: the keyboard goes with it.
      sheet.querySelector('button')?.focus()
    })
  }

  return { open, isOpen: () => close !== null, end: (end) => close?.(end) }
}

function draw(
  order: WechatOrder | null,
  texts: PhoneTexts,
  act: { confirm: () => Promise<void>; cancel: () => void },
): HTMLElement {
  const confirmable = order?.order_state === 2 && !order.in_complaint
  const problem = make('p', { class: 'problem' })
  problem.setAttribute('role', 'alert')
  const confirm = make(
    'button',
    {
      class: 'primary',
      testid: 'component-confirm',
      onclick() {
        confirm.disabled = true
        act.confirm().catch((error: Error) => {
          confirm.disabled = false
          problem.textContent = error.message
        })
      },
    },
    texts.confirm,
  )
  const box = make(
    'div',
    { class: 'component', testid: 'component' },
    make('h2', {}, texts.componentTitle),
    ...(order
      ? [
          make('p', { class: 'goods' }, order.description),
          make('p', { class: 'amount' }, money(order.paid_amount)),
          make('p', { class: 'hint' }, confirmable ? texts.componentAsk : texts.notConfirmable),
        ]
      : [make('p', { class: 'hint' }, texts.notFound)]),
    problem,
    ...(confirmable ? [confirm] : []),
    make(
      'button',
      { testid: 'component-cancel', onclick: act.cancel },
      confirmable ? texts.cancel : texts.back,
    ),
  )
  box.setAttribute('role', 'dialog')
  box.ariaLabel = texts.componentTitle
  return box
}
