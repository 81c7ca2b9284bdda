import { emulator, type ComplaintView } from './api.ts'
import { clockTime, labelled, make, select } from './element.ts'
import { APPEAL_STATE } from './enums.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import { createLog } from './panel-logs.ts'
import type { PhoneTexts } from './texts.ts'

const HOUR_SECONDS = 3_600

type Move = Exclude<keyof PhoneTexts['complaintMoves'], 'say' | 'withdraw'>

/** What the buyer and WeChat may do next, and where it leads [inferred from the statuses' names]. */
const MOVES: readonly { move: Move; from: readonly number[]; change: object }[] = [
  { move: 'satisfied', from: [202, 203, 204], change: { status: 205 } },
  { move: 'platform', from: [202, 203, 204], change: { status: 101 } },
  { move: 'proof', from: [101, 103, 104, 105, 107, 307], change: { status: 106 } },
  { move: 'blamed', from: [101, 103, 104, 105, 107, 109, 307], change: { status: 206 } },
  { move: 'cleared', from: [101, 103, 104, 105, 107, 109, 307], change: { status: 115 } },
  { move: 'proven', from: [207], change: { status: 116 } },
]
const APPEAL_MOVES: readonly { move: Move; change: object }[] = [
  { move: 'won', change: { appeal_state: APPEAL_STATE.WON } },
  { move: 'lost', change: { appeal_state: APPEAL_STATE.LOST } },
]

interface Entry extends ComplaintView {
  /** Until the status ends; null: it has no end. */
  hours: number | null
}

/** Complaints: a buyer opens one and goes on with it, WeChat judges, the merchant answers elsewhere. */
export function createComplaints(context: PanelContext): PanelPart {
  const { texts, act } = context
  const stateText = ({ status }: Entry) => texts.complaintStates[status] ?? texts.withPlatform
  const isOver = ({ turn }: Entry) => turn === 'over'
  const typeText = (type: number) => texts.complaintTypes[type] ?? texts.otherType(type)

  /** Hours, whole ones: it is drawn anew when they change. */
  const hoursOf = ({ expire_time }: ComplaintView, now: number) =>
    expire_time === 0 ? null : Math.max(0, Math.floor((expire_time - now) / HOUR_SECONDS))
  async function read({ limit, q }: { limit: number; q: string }): Promise<Entry[]> {
    const [complaints, { now }] = await Promise.all([emulator.complaints(), emulator.clock()])
    return complaints
      .filter((one) => JSON.stringify(one).toLowerCase().includes(q.toLowerCase()))
      .slice(0, limit)
      .map((one) => ({ ...one, hours: hoursOf(one, now) }))
  }

  function history({ history: items }: Entry): HTMLElement {
    return make(
      'ol',
      { class: 'complaint-history' },
      ...items.map(({ itemType, time, content, mediaIdList }) =>
        make(
          'li',
          {},
          make('time', {}, clockTime(time)),
          make('b', {}, texts.complaintSteps[itemType] ?? texts.otherStep(itemType)),
          ...(content === '' ? [] : [make('p', {}, content)]),
          ...(mediaIdList.length === 0 ? [] : [make('p', {}, texts.pictures(mediaIdList.length))]),
        ),
      ),
    )
  }
  function moves(entry: Entry): HTMLElement[] {
    const { complaint_order_id: id, status, appeal_state } = entry
    const button = (move: Move | 'withdraw', action: () => Promise<unknown>) =>
      make(
        'button',
        { testid: `complaint-${move}`, onclick: () => act(action) },
        texts.complaintMoves[move],
      )
    const possible = [
      ...MOVES.filter(({ from }) => from.includes(status)),
      ...(appeal_state === APPEAL_STATE.RUNNING ? APPEAL_MOVES : []),
    ].map(({ move, change }) => button(move, () => emulator.moveComplaint(id, change)))
    const withdraw = button('withdraw', () => emulator.withdrawComplaint(id))
    const all = [...possible, ...(isOver(entry) ? [] : [withdraw])]
    return all.length === 0 ? [] : [make('div', { class: 'row' }, ...all)]
  }
  function message(entry: Entry): HTMLElement[] {
    if (isOver(entry)) return []
    const text = make('input', { testid: 'complaint-message' })
    Object.assign(text, { required: true, maxLength: 200 })
    const form = make(
      'form',
      { class: 'fields' },
      labelled(texts.buyerSays, text, 'goods'),
      make('button', { testid: 'complaint-say' }, texts.complaintMoves.say),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      act(() => emulator.moveComplaint(entry.complaint_order_id, { content: text.value }))
    })
    return [form]
  }

  const log = createLog<Entry>(context, 'complaints', texts.filterComplaints, {
    read,
    failed: ({ turn }) => turn === 'merchant',
    only: { text: texts.onlyOpen, keeps: (entry) => !isOver(entry) },
    keyOf: ({ complaint_order_id }) => complaint_order_id,
    line: (entry) => [
      make(
        'span',
        { class: 'event' },
        make('b', {}, typeText(entry.type)),
        make('code', {}, entry.complaint_order_id),
      ),
      make(
        'span',
        { testid: 'complaint-state' },
        [
          stateText(entry),
          ...(texts.appealStates[entry.appeal_state]
            ? [texts.appealStates[entry.appeal_state]]
            : []),
          ...(isOver(entry) || entry.hours === null ? [] : [texts.left(entry.hours)]),
        ].join(' · '),
      ),
    ],
    whole: (entry) => [
      make('code', {}, entry.transaction_id),
      history(entry),
      ...message(entry),
      ...moves(entry),
    ],
  })

  let type = 611
  const types = Object.entries(texts.complaintTypes).map(
    ([number, name]) => [Number(number), name] as const,
  )
  const content = make('input', { testid: 'complaint-content' })
  Object.assign(content, { value: texts.complaintSample, required: true, maxLength: 200 })
  const form = make(
    'form',
    { class: 'fields pay' },
    labelled(
      texts.complaintType,
      select('complaint-type', types, type, (chosen) => (type = chosen)),
      'goods',
    ),
    labelled(texts.complaintText, content, 'goods'),
    make('button', { testid: 'complain' }, texts.complain),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const transaction_id = context.selected()
    if (transaction_id !== null)
      act(() => emulator.complain(transaction_id, { type, content: content.value }))
  })
  return {
    element: make('div', {}, make('p', { class: 'hint' }, texts.complainAbout), form, log.element),
    draw: log.draw,
  }
}
