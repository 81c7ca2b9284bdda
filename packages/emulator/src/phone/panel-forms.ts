import { shipmentOf, type Settings, type WechatOrder } from './api.ts'
import { make, redraw } from './element.ts'
import type { PhoneTexts } from './texts.ts'

function field(label: string, testid: string, value: string): [HTMLLabelElement, HTMLInputElement] {
  const input = make('input', { testid })
  input.value = value
  return [make('label', {}, make('span', {}, label), input), input]
}

/** A buyer pays: what, and how much. */
export function createPayForm(
  texts: PhoneTexts,
  pay: (order: { description: string; paid_amount: number }) => void,
): HTMLFormElement {
  const [goods, description] = field(texts.goods, 'pay-description', texts.demoGoods)
  const [price, amount] = field(texts.yuan, 'pay-amount', '168.00')
  description.required = true
  description.maxLength = 120
  Object.assign(amount, { type: 'number', min: '0.01', step: '0.01', required: true })
  const button = make('button', { class: 'primary', testid: 'pay' }, texts.pay)
  const form = make('form', { class: 'pay' }, goods, price, button)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    pay({
      description: description.value,
      paid_amount: Math.round(Number(amount.value) * 100),
    })
  })
  return form
}

/** In single quotes for a shell, whatever is in it. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

function curlOf(server_url: string, order: WechatOrder): string {
  return [
    `curl ${quoted(`${server_url}/api/shipments`)} \\`,
    `  -H "authorization: Bearer $FAHUO_KEY" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d ${quoted(JSON.stringify(shipmentOf(order)))}`,
  ].join('\n')
}

/** How the merchant ships: the API key for the button, and the same as a command. */
export function createShipForm(settings: Settings, texts: PhoneTexts) {
  const [label, key] = field(texts.apiKey, 'api-key', settings.demo_key ?? '')
  key.autocomplete = 'off'
  key.spellcheck = false
  const command = make('pre', { testid: 'curl' })
  const copy = make(
    'button',
    { onclick: () => void navigator.clipboard.writeText(command.textContent ?? '') },
    texts.copy,
  )
  const shell = make(
    'details',
    { testid: 'shell' },
    make('summary', {}, texts.byCommand),
    label,
    command,
    copy,
  )
  shell.open = settings.demo_key === null
  return {
    element: shell,
    key: () => key.value.trim(),
    /** Shows the command for this order; none waits: nothing to show. */
    draw(order: WechatOrder | undefined): void {
      copy.disabled = order === undefined
      redraw(command, order ?? null, () => [
        order ? curlOf(settings.server_url, order) : texts.nothingToShip,
      ])
    },
  }
}
