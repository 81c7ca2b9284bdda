import { emulator, type PanelOrder, type PayNotificationView, type Settings } from './api.ts'
import { labelled, logTime, make, money, redraw, select, tick } from './element.ts'
import { ORDER_STATE } from './enums.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import { body, createLog, pretty } from './panel-logs.ts'

const STATUSES = ['SUCCESS', 'ABNORMAL', 'CLOSED'] as const
type Status = (typeof STATUSES)[number]

/** Fen that went back, and that can go back yet. */
function refundsOf({ paid_amount, known }: PanelOrder): { back: number; left: number } {
  const sum = (statuses: readonly string[]) =>
    known.refunds
      .filter(({ status }) => statuses.includes(status))
      .reduce((all, { amount }) => all + amount, 0)
  return { back: sum(['SUCCESS']), left: paid_amount - sum(['SUCCESS', 'ABNORMAL']) }
}

/** What WeChat Pay does: refunds of the chosen order, and the notifications that the merchant gets. */
export function createWechatPay(context: PanelContext, { pay }: Settings): PanelPart {
  const { texts, act } = context
  const switched = tick('pay-notifies', texts.notifies, (on) =>
    act(() => emulator.notifyMerchant(pay.mchid, on ? pay.notify_url : null)),
  )
  const box = switched.querySelector('input')
  const switches = make('div', { class: 'switches' })
  const hint = make('p', { class: 'hint', testid: 'pay-hint' })

  const amount = make('input', { testid: 'refund-amount' })
  Object.assign(amount, { type: 'number', min: '0.01', step: '0.01', required: true })
  /** The order that somebody has typed for: what was typed stays. */
  let typedFor: string | null = null
  amount.addEventListener('input', () => {
    typedFor = context.selected()
  })
  let status: Status = 'SUCCESS'
  const statuses = STATUSES.map((one) => [one, texts.refundStatuses[one]] as const)
  const left = make('p', { class: 'hint', testid: 'refund-left' })
  const send = make('button', { testid: 'refund-send' }, texts.refund)
  const form = make(
    'form',
    { class: 'fields', testid: 'refund-form' },
    labelled(texts.refundAmount, amount),
    labelled(
      texts.refundStatus,
      select('refund-status', statuses, status, (chosen) => (status = chosen)),
    ),
    send,
  )
  let order: PanelOrder | null = null
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // The chosen one: what is drawn may still be the one before.
    const id = context.selected()
    if (id !== null) act(() => refund(id))
  })
  /** The shop tells its server what it has refunded in all. */
  async function refund(id: string): Promise<void> {
    const fen = Math.round(Number(amount.value) * 100)
    const refunded = await emulator.order(id)
    await emulator.refund(refunded.transaction_id, { amount: fen, status })
    if (status === 'SUCCESS')
      await context.merchant.tellAgain(refunded, {
        logistics_type: refunded.shipping.logistics_type,
        refunded_amount: refundsOf(refunded).back + fen,
      })
    drawnFor = ''
    typedFor = null
  }
  const abnormal = make('ul', { class: 'log', testid: 'refunds' })
  function refundRow({
    refund_id,
    amount: fen,
    status: how,
  }: PanelOrder['known']['refunds'][number]) {
    const change = (wanted: Status) =>
      make(
        'button',
        {
          testid: `refund-${wanted.toLowerCase()}`,
          onclick: () => act(() => emulator.changeRefund(refund_id, wanted)),
        },
        texts.refundStatuses[wanted],
      )
    return make(
      'li',
      { class: 'waybill-row' },
      make('span', {}, make('b', {}, money(fen)), make('small', {}, refund_id)),
      make('span', {}, texts.refundStatuses[how]),
      ...(how === 'ABNORMAL' ? [change('SUCCESS'), change('CLOSED')] : []),
    )
  }

  /** The order and sum that the field was last filled for. */
  let drawnFor = ''
  function drawRefunds(): void {
    const { back, left: possible } = order ? refundsOf(order) : { back: 0, left: 0 }
    form.hidden = possible <= 0
    const state = order?.order_state ?? ORDER_STATE.REFUNDED
    const can = order !== null && state !== ORDER_STATE.REFUNDED
    redraw(left, [order?.transaction_id, back, possible], () => [
      order === null
        ? texts.pickOrder
        : possible > 0
          ? texts.refundLeft(money(back), money(possible))
          : texts.nothingLeft,
    ])
    send.disabled = !can
    amount.max = String(possible / 100)
    const now = `${order?.transaction_id} ${possible}`
    if (drawnFor !== now && typedFor !== order?.transaction_id)
      amount.value = (possible / 100).toFixed(2)
    drawnFor = now
    const { refunds } = order?.known ?? { refunds: [] }
    redraw(abnormal, refunds, () => refunds.map(refundRow))
  }

  function drawSwitch(url: string | null): void {
    if (box) box.checked = url !== null
    redraw(hint, url, () => [url === null ? texts.silentHint : texts.notifiesHint(url)])
    // Not before it is known how it stands.
    redraw(switches, 'known', () => [switched, hint])
  }

  const log = createNotifications(context)
  return {
    element: make(
      'div',
      {},
      switches,
      make('h3', {}, texts.refundOfChosen),
      left,
      form,
      abnormal,
      make('h3', {}, texts.notifications),
      log.element,
    ),
    async draw() {
      const looked = await context.unlessChanged(async () => ({
        url: await emulator.notifyUrl(pay.mchid),
      }))
      if (looked !== null) drawSwitch(looked.url)
      const id = context.selected()
      order = id === null ? null : await emulator.order(id).catch(() => null)
      drawRefunds()
      await log.draw()
    },
  }
}

/** The notifications with what they say and what became of them, newest first. */
function createNotifications(context: PanelContext): PanelPart {
  const { texts, act } = context
  return createLog<PayNotificationView>(context, 'notifications', texts.filterNotifications, {
    read: emulator.notifications,
    failed: ({ state }) => state !== 'delivered',
    keyOf: ({ id }) => id,
    line: ({ id, event_type, probe, state, created_at, next_at, attempts }) => [
      make('time', {}, logTime(created_at * 1000)),
      make(
        'span',
        { class: 'event' },
        make(
          'b',
          {},
          probe ? texts.probe : (texts.notified[event_type] ?? texts.otherNotification),
        ),
        make('code', {}, event_type),
      ),
      make(
        'span',
        {},
        attempts.length === 0
          ? texts.underWay
          : [
              texts.notificationStates[state],
              ...(next_at === null ? [] : [texts.nextTry(logTime(next_at * 1000))]),
            ].join(' · '),
      ),
      make(
        'button',
        { testid: 'notify-again', onclick: () => act(() => emulator.notifyAgain(id)) },
        texts.notifyAgain,
      ),
    ],
    whole: ({ resource, attempts }) => [
      ...body(texts.plainText, pretty(resource)),
      ...body(
        texts.deliveries,
        attempts
          .map(
            ({ at, status, answer }) =>
              `${logTime(at * 1000)}  ${status ?? texts.noReply}  ${answer.trim()}`,
          )
          .join('\n') || texts.underWay,
      ),
    ],
  })
}
