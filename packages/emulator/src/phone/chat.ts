import { carrierName } from '../calls/carriers.ts'
import { byId, clockTime, make, money, redraw, redrawList } from './element.ts'
import type { Notice } from './notices.ts'
import { screenHead, showScreen, tabBar } from './screens.ts'
import type { PhoneTexts } from './texts.ts'

/** WeChat's chat list and the one chat in it: the service messages. */
export function createChat(
  texts: PhoneTexts,
  openid: () => string,
  opens: { message: (message: Notice) => void; recent: () => void },
) {
  const list = make('div', { class: 'messages', testid: 'messages' })
  list.ariaLive = 'polite'
  const empty = make('p', { class: 'empty' }, texts.noMessages)
  byId('chat').append(empty, list)
  /** How many messages each buyer has read. */
  const read = new Map<string, number>()
  let all: readonly Notice[] = []

  const show = (what: 'chats' | 'chat') => {
    showScreen(what)
    draw(all)
    list.scrollTop = list.scrollHeight
  }
  byId('chat').prepend(screenHead(texts, texts.chat, 'chat-back', () => show('chats')))

  function drawList(): void {
    const last = all.at(-1)
    const unread = all.length - (read.get(openid()) ?? 0)
    redraw(byId('chats'), [last?.id, unread], () => [
      make('header', {}, texts.wechat),
      row('chat-row', `avatar${unread > 0 ? ' unread' : ''}`, () => show('chat'), [
        texts.chat,
        last ? titleOf(last, texts) : texts.noMessages,
        last ? clockTime(last.time) : '',
      ]),
      row('recent', 'avatar app', opens.recent, [texts.program, texts.recent, '']),
      tabBar(texts, 'chats', showScreen),
    ])
  }
  function draw(notices: readonly Notice[]): void {
    all = notices
    if (!byId('chat').hidden) read.set(openid(), all.length)
    drawList()
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80
    empty.hidden = all.length > 0
    redrawList(list, all, {
      keyOf: ({ id }) => id,
      make: () => make('div'),
      fill: (element, notice) =>
        element.replaceChildren(
          make('time', {}, clockTime(notice.time)),
          card(notice, texts, () => opens.message(notice)),
        ),
    })
    if (atEnd) list.scrollTop = list.scrollHeight
  }
  return { show, draw }
}

function row(
  testid: string,
  avatar: string,
  onclick: () => void,
  [name, said, time]: [name: string, said: string, time: string],
): HTMLElement {
  const preview = make('span', { class: 'preview' }, make('b', {}, name), make('span', {}, said))
  return make(
    'button',
    { class: 'chat-row', testid, onclick },
    make('i', { class: avatar }),
    preview,
    make('time', {}, time),
  )
}

/** What a message says first; of a waybill, how it stands. */
function titleOf({ kind, waybill_status }: Notice, texts: PhoneTexts): string {
  return kind === 'waybill'
    ? (texts.waybillStatus[waybill_status ?? 0] ?? '')
    : texts.title_of[kind]
}

function card(notice: Notice, texts: PhoneTexts, open: () => void): HTMLElement {
  const { kind, express_company, tracking_no } = notice
  const rows: [string, string][] = [[texts.goods, notice.description]]
  if (kind !== 'waybill') rows.push([texts.amount, money(notice.paid_amount)])
  if (kind !== 'settlement' && express_company !== '')
    rows.push([texts.carrier, carrierName(express_company, texts.lang)])
  if (kind !== 'settlement' && tracking_no !== '') rows.push([texts.waybill, tracking_no])
  const leads = notice.path !== null
  const foot =
    kind === 'waybill'
      ? texts.viewWaybill
      : kind === 'settlement'
        ? texts.toMerchant
        : leads
          ? texts.open
          : texts.noJump
  return make(
    'button',
    {
      class: 'card',
      testid: kind === 'shipping' ? 'message' : `message-${kind}`,
      onclick: open,
      disabled: !leads,
    },
    make('h2', { class: `kind ${kind}` }, titleOf(notice, texts)),
    make(
      'dl',
      {},
      ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]),
    ),
    make('footer', {}, foot, make('span', { class: 'arrow' })),
  )
}
