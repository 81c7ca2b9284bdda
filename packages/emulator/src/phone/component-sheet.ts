import { emulator, wordsOf, type WechatOrder } from './api.ts'
import { byId, make, money } from './element.ts'
import { openLayer } from './layer.ts'
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
  openid: () => string,
  texts: PhoneTexts,
  changed: () => void,
): ComponentSheet {
  let close: ((end: ComponentEnd) => void) | null = null

  async function open({ extraData, confirm }: Parameters<ComponentSheet['open']>[0]) {
    const { transaction_id, merchant_id, merchant_trade_no } = extraData
    const numbers = { transaction_id, merchant_id, merchant_trade_no, openid: openid() }
    const order = await emulator.componentOrder(numbers)
    return new Promise<ComponentEnd>((closed) => {
      const end = (result: ComponentEnd) => close?.(result)
      const cancel = () =>
        end(order ? { status: 'cancel' } : { status: 'fail', errormsg: '获取用户订单失败' })
      const box = draw(order, texts, { confirm: () => confirm().then(end), cancel })
      // Beside it or Escape: as the buyer's cancel [assumed].
      const take = openLayer(byId('sheet'), box, cancel)
      close = (result) => {
        close = null
        take()
        closed(result)
        changed()
      }
      changed()
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
        act.confirm().catch((error: unknown) => {
          confirm.disabled = false
          problem.textContent = wordsOf(error, texts)
        })
      },
    },
    texts.confirm,
  )
  const box = make(
    'div',
    { class: 'component', testid: 'component', label: texts.componentTitle },
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
  return box
}
