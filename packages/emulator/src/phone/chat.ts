import { CARRIERS } from '../carriers.ts'
import type { ServiceMessage } from '../state.ts'
import { byId, clockTime, make, money, redraw } from './element.ts'
import type { PhoneTexts } from './texts.ts'

const carrierNames = new Map(CARRIERS)

/** WeChat's chat list and the one chat in it: the buyer's service messages. */
export function createChat(texts: PhoneTexts, open: (message: ServiceMessage) => void) {
  const list = byId('chat').querySelector('.messages') as HTMLElement
  let read = 0

  const show = (what: 'chats' | 'chat') => {
    byId('chats').hidden = what !== 'chats'
    byId('chat').hidden = what !== 'chat'
    byId('miniprogram').hidden = true
    byId('trouble').hidden = true
  }
  byId('chat')
    .querySelector('header')
    ?.replaceChildren(
      make('button', {
        class: 'back',
        label: texts.back,
        testid: 'chat-back',
        onclick: () => show('chats'),
      }),
      make('span', {}, texts.chat),
    )

  function drawList(messages: readonly ServiceMessage[]): void {
    const last = messages.at(-1)
    redraw(byId('chats'), [last?.id, read < messages.length], () => [
      make('header', {}, 'WeChat'),
      make(
        'button',
        { class: 'chat-row', testid: 'chat-row', onclick: () => show('chat') },
        make('i', { class: read < messages.length ? 'avatar unread' : 'avatar' }),
        make(
          'span',
          { class: 'preview' },
          make('b', {}, texts.chat),
          make('span', {}, last ? texts.title_of[last.kind] : ''),
        ),
        make('time', {}, last ? clockTime(last.time) : ''),
      ),
    ])
  }

  return {
    show,
    draw(messages: readonly ServiceMessage[]): void {
      if (!byId('chat').hidden) read = messages.length
      drawList(messages)
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
    },
  }
}

function card(message: ServiceMessage, texts: PhoneTexts, open: () => void): HTMLElement {
  const { kind, express_company, tracking_no } = message
  const rows: [string, string][] = [
    [texts.goods, message.description],
    [texts.amount, money(message.paid_amount)],
  ]
  if (express_company !== '')
    rows.push([texts.carrier, carrierNames.get(express_company) ?? express_company])
  if (tracking_no !== '') rows.push([texts.waybill, tracking_no])
  return make(
    'button',
    {
      class: 'card',
      testid: kind === 'shipping' ? 'message' : `message-${kind}`,
      onclick: open,
      disabled: message.path === null,
    },
    make('h2', {}, texts.title_of[kind]),
    make(
      'dl',
      {},
      ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]),
    ),
    make('footer', {}, message.path === null ? texts.noJump : texts.open, make('span', {}, '›')),
  )
}
