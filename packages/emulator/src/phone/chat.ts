import type { ServiceMessage } from '../state.ts'
import { byId, clockTime, make, money, redraw } from './element.ts'
import type { PhoneTexts } from './texts.ts'

/** Draws the buyer's service messages; a tap on one opens the Mini Program. */
export function drawChat(
  messages: readonly ServiceMessage[],
  texts: PhoneTexts,
  open: (message: ServiceMessage) => void,
): void {
  const list = byId('chat').querySelector('.messages')
  byId('chat').querySelector('header')?.replaceChildren(texts.chat)
  if (!list) return
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80
  redraw(list, messages, () =>
    messages.length === 0
      ? [make('p', { class: 'empty' }, texts.noMessages)]
      : messages.flatMap((message) => [
          make('time', {}, clockTime(message.time)),
          card(message, texts, () => open(message)),
        ]),
  )
  if (atEnd) list.scrollTop = list.scrollHeight
}

function card(message: ServiceMessage, texts: PhoneTexts, open: () => void): HTMLElement {
  const rows: [string, string][] = [
    [texts.goods, message.description],
    [texts.amount, money(message.paid_amount)],
    ...(message.tracking_no === ''
      ? []
      : ([
          [texts.carrier, message.express_company],
          [texts.waybill, message.tracking_no],
        ] as [string, string][])),
  ]
  return make(
    'button',
    {
      class: 'card',
      testid: message.kind === 'shipping' ? 'message' : `message-${message.kind}`,
      onclick: open,
      disabled: message.path === null,
    },
    make('h2', {}, message.kind === 'shipping' ? texts.shipped : texts.received),
    make(
      'dl',
      {},
      ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]),
    ),
    make('footer', {}, message.path === null ? texts.noJump : texts.open, make('span', {}, '›')),
  )
}
