import { emulator } from './api.ts'
import { byId, make, money } from './element.ts'
import type { PhoneTexts } from './texts.ts'

interface Result {
  status: string
  errormsg?: string
}

/** WeChat's confirm-receipt component: a half-screen over the Mini Program. */
export async function openComponentSheet(
  asked: { extraData: Record<string, string>; confirm: () => Promise<Result> },
  openid: string,
  texts: PhoneTexts,
): Promise<Result> {
  const { transaction_id, merchant_id, merchant_trade_no } = asked.extraData
  const order = await emulator.componentOrder({
    transaction_id,
    merchant_id,
    merchant_trade_no,
    openid,
  })
  const sheet = byId('sheet')
  const confirmable = order?.order_state === 2 && !order.in_complaint

  return new Promise((closed) => {
    const close = (result: Result) => {
      sheet.hidden = true
      sheet.replaceChildren()
      closed(result)
    }
    const cancel = () =>
      close(order ? { status: 'cancel' } : { status: 'fail', errormsg: '获取用户订单失败' })
    const confirm = () => void asked.confirm().then(close)
    sheet.replaceChildren(
      make(
        'div',
        { class: 'component' },
        make('h2', {}, texts.componentTitle),
        ...(order
          ? [
              make('p', { class: 'goods' }, order.description),
              make('p', { class: 'amount' }, money(order.paid_amount)),
              make('p', { class: 'hint' }, confirmable ? texts.componentAsk : texts.notConfirmable),
            ]
          : [make('p', { class: 'hint' }, texts.notFound)]),
        ...(confirmable
          ? [
              make(
                'button',
                { class: 'primary', testid: 'component-confirm', onclick: confirm },
                texts.confirm,
              ),
            ]
          : []),
        make(
          'button',
          { testid: 'component-cancel', onclick: cancel },
          confirmable ? texts.cancel : texts.back,
        ),
      ),
    )
    sheet.hidden = false
    // The component is WeChat's own: the keyboard goes with it.
    sheet.querySelector('button')?.focus()
  })
}
