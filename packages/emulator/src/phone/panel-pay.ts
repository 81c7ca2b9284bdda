import { emulator, type Payment } from './api.ts'
import { labelled, make, select } from './element.ts'
import type { PanelContext } from './panel-context.ts'
import { DAY_SECONDS } from '../state/time.ts'

/** The usual days of a pre-sale; WeChat takes more than 15 and at most 330 [seed 000]. */
const PRESALE_DAYS = 30

type PayKind = 'single' | 'combined' | 'presale'

function field(testid: string, value: string, limits: Record<string, unknown>): HTMLInputElement {
  return Object.assign(make('input', { testid }), { value, required: true, ...limits })
}

const fenOf = (input: HTMLInputElement) => Math.round(Number(input.value) * 100)

/** Below this there is no room for a window beside this one, in CSS pixels. */
const ROOMY = 1100

/** Leads to the merchant's console: in a window on the right half of the screen, or in a tab. */
function consoleLink(text: string, url: string): HTMLAnchorElement {
  const link = make('a', { class: 'button', testid: 'console' }, text)
  Object.assign(link, { href: url, target: 'fahuo-console' })
  link.addEventListener('click', (event) => {
    const { availWidth, availHeight } = screen
    if (availWidth < ROOMY || event.ctrlKey || event.metaKey || event.shiftKey) return
    const width = Math.floor(availWidth / 2)
    const place = `popup,width=${width},height=${availHeight},left=${availWidth - width},top=0`
    if (open(url, link.target, place)) event.preventDefault()
  })
  return link
}

/** A buyer pays: one order, a combined payment, or a pre-sale that is reported to WeChat. */
export function createPayForm(context: PanelContext, console_url: string | null): HTMLFormElement {
  const { texts } = context
  const yuan = { type: 'number', min: '0.01', step: '0.01' }
  const goods = field('pay-description', texts.demoGoods, { maxLength: 120 })
  const amount = field('pay-amount', '168.00', yuan)
  const second = field('pay-description-2', texts.otherGoods, { maxLength: 120 })
  const secondAmount = field('pay-amount-2', '256.00', yuan)
  const days = field('presale-days', String(PRESALE_DAYS), {
    type: 'number',
    min: '16',
    max: '330',
  })
  const more = [labelled(texts.goods, second, 'goods'), labelled(texts.yuan, secondAmount)]
  const daysField = labelled(texts.presaleDays, days)
  let kind: PayKind = 'single'

  function fit(chosen: PayKind): void {
    kind = chosen
    for (const one of more) one.hidden = chosen !== 'combined'
    second.disabled = secondAmount.disabled = chosen !== 'combined'
    daysField.hidden = days.disabled = chosen !== 'presale'
  }
  const kinds = (['single', 'combined', 'presale'] as const).map(
    (one) => [one, texts.payKinds[one]] as const,
  )
  const form = make(
    'form',
    { class: 'fields pay' },
    labelled(texts.goods, goods, 'goods'),
    labelled(texts.yuan, amount),
    ...more,
    labelled(texts.payKind, select('pay-kind', kinds, 'single', fit), 'goods'),
    daysField,
    make('button', { class: 'primary', testid: 'pay' }, texts.pay),
    ...(console_url === null ? [] : [consoleLink(texts.console, console_url)]),
  )
  fit('single')

  async function pay(): Promise<void> {
    const first = { description: goods.value, paid_amount: fenOf(amount) }
    const other = { description: second.value, paid_amount: fenOf(secondAmount) }
    const payment: Payment = {
      openid: context.openid(),
      ...first,
      ...(kind === 'combined' && { sub_orders: [first, other] }),
    }
    // The form may say something else when the payment has been made.
    const presale_days = kind === 'presale' ? Number(days.value) : null
    const paid = await emulator.pay(payment)
    const { transaction_id, pay_time } = paid
    context.select(transaction_id)
    await context.merchant.tell(paid, { presale: presale_days !== null })
    if (presale_days !== null)
      await context.merchant.reportPresale(
        transaction_id,
        (pay_time ?? 0) + presale_days * DAY_SECONDS,
      )
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    context.act(pay)
  })
  return form
}
