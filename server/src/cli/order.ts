import type { Input, Schemas } from '@fahuo/client'
import { sentences, type Language } from '../core/language.ts'
import { SECOND_MS } from '../core/time.ts'
import { ORDER_STATE_LABELS } from '../orders/labels.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { money, printAsOf, printRows, readTime, time } from './print.ts'

const label = (order_state: number, language: Language) =>
  ORDER_STATE_LABELS[order_state]?.[language] ?? String(order_state)

const price = (fen: number | undefined) => (fen === undefined ? '-' : money(fen))

/** Prints how an order stands, and its shipments. */
export async function showOrder(
  transaction_id: string,
  fahuo: Api,
  language: Language,
): Promise<void> {
  const { order } = await fahuo.readOrder({ transaction_id })
  const { settlement } = order
  const state = label(order.order_state, language)
  const rows: [string, string][] = [
    ['transaction_id', order.transaction_id],
    ['merchant_trade_no', order.merchant_trade_no],
    ['description', order.description],
    ['paid_amount', money(order.paid_amount)],
    ['pay_time', time(order.pay_time)],
    ['order_state', `${state}${order.in_complaint ? ' (in_complaint)' : ''}`],
    ...(order.shipping.shipping_list ?? []).map(
      ({ express_company, tracking_no }): [string, string] => [
        'parcel',
        `${express_company} ${tracking_no}`,
      ],
    ),
  ]
  for (const { name, description = '', quantity, unit_price } of order.details?.item_list ?? [])
    rows.push(['item', `${name}  ${description}  ${price(unit_price)} × ${quantity}`])
  if (order.refunded_amount > 0) rows.push(['refunded_amount', money(order.refunded_amount)])
  if (order.presale_time !== null) rows.push(['presale_time', time(order.presale_time)])
  if (settlement?.settlement_time) rows.push(['settlement_time', time(settlement.settlement_time)])
  else if (settlement?.estimated_settlement_time)
    rows.push(['estimated_settlement_time', time(settlement.estimated_settlement_time)])
  for (const { id, state: is, cause, remedy } of order.shipments) {
    const words = cause === null ? '' : `  ${sentences(cause, remedy ?? '')}`
    rows.push(['shipment', `${id}  ${is}${words}`])
  }
  for (const service of order.services) rows.push(['service', serviceWords(service, language)])
  printRows(rows)
}

/** Prints what happened to an order, oldest first, and by whom. */
export async function showTimeline(
  transaction_id: string,
  fahuo: Api,
  { json }: { json: boolean },
): Promise<void> {
  const answer = await fahuo.readTimeline({ transaction_id })
  if (json) return console.log(JSON.stringify(answer, null, 2))
  printRows(answer.timeline.map(({ at, text, by }) => [time(at / SECOND_MS), text, by?.name ?? '']))
}

/** Says how far a service is, and what to do. */
function serviceWords(
  { service, part, state, cause, remedy, next_at }: Schemas['OrderService'],
  language: Language,
): string {
  const next = language === 'zh' ? '下次' : 'next'
  return [
    [service, part].filter(Boolean).join(' '),
    state,
    cause === null ? '' : sentences(cause, remedy ?? ''),
    next_at === null ? '' : `${next} ${time(next_at / SECOND_MS)}`,
  ]
    .filter(Boolean)
    .join('  ')
}

/** Tries a service of an order again, and prints how all of them are then. */
export async function retryService(
  named: Input<'retryService'>,
  fahuo: Api,
  language: Language,
): Promise<void> {
  const { services } = await fahuo.retryService(named)
  printRows(services.map((one) => ['service', serviceWords(one, language)]))
}

export interface OrdersOptions {
  state?: string
  search?: string
  stage?: NonNullable<Input<'listOrders'>['stage']>
  from?: string
  before?: string
  tradeNo?: string
  trackingNo?: string
  openid?: string
  since?: string
  complaint?: boolean
  overdue?: boolean
  limit: string
  json: boolean
}

/** Finds an order's state by its number or its name in either language. @throws CliError */
function readState(text: string): NonNullable<Input<'listOrders'>['order_state']> {
  const found = Object.entries(ORDER_STATE_LABELS).find(
    ([number, { en, zh }]) => text === number || text === zh || text.replaceAll('_', ' ') === en,
  )
  if (found) return Number(found[0]) as NonNullable<Input<'listOrders'>['order_state']>
  const names = (language: Language) =>
    Object.entries(ORDER_STATE_LABELS).map(([number, words]) => `${number} ${words[language]}`)
  throw new CliError({
    en: `--state: one of ${names('en').join(', ')}`,
    zh: `--state 应为：${names('zh').join('、')}`,
  })
}

/** Prints orders of the local copy, newest payment first, and how new it is. */
export async function showOrders(
  fahuo: Api,
  options: OrdersOptions,
  language: Language,
): Promise<void> {
  const { state, from, before, since, tradeNo, trackingNo, openid, complaint } = options
  const query: Input<'listOrders'> = {
    limit: Number(options.limit),
    ...(state !== undefined && { order_state: readState(state) }),
    ...(options.search !== undefined && { search: options.search }),
    ...(options.stage !== undefined && { stage: options.stage }),
    ...(from !== undefined && { paid_from: readTime('--from', from) }),
    ...(before !== undefined && { paid_before: readTime('--before', before) }),
    ...(since !== undefined && { updated_since: readTime('--since', since) }),
    ...(tradeNo !== undefined && { merchant_trade_no: tradeNo }),
    ...(trackingNo !== undefined && { tracking_no: trackingNo }),
    ...(openid !== undefined && { openid }),
    ...(complaint && { in_complaint: true }),
    ...(options.overdue && { overdue: true }),
  }
  const page = await fahuo.listOrders(query)
  if (options.json) return console.log(JSON.stringify(page, null, 2))
  printRows(page.orders.map((order) => rowOf(order, language)))
  printAsOf(page.as_of, language)
  if (page.next_cursor !== null)
    console.error(
      language === 'zh'
        ? `仅显示前 ${page.orders.length} 单；可用 --limit（最多 200）或 --from、--before。`
        : `These are the first ${page.orders.length}: --limit (at most 200), --from or --before.`,
    )
}

function rowOf(order: Schemas['Order'], language: Language): string[] {
  const parcels = (order.shipping.shipping_list ?? [])
    .map(({ express_company, tracking_no }) => `${express_company} ${tracking_no}`.trim())
    .filter(Boolean)
  return [
    order.transaction_id,
    time(order.pay_time),
    money(order.paid_amount),
    `${label(order.order_state, language)}${order.in_complaint ? ' (in_complaint)' : ''}`,
    order.merchant_trade_no,
    parcels.join(', '),
  ]
}
