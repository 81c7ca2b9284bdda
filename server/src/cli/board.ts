import type { Schemas } from '@fahuo/client'
import { sentences, type Language, type Text } from '../core/language.ts'
import type { Api } from './api.ts'
import { money, printAsOf, printRows } from './print.ts'

const LABELS = {
  under_24_h: { en: 'awaiting shipment, under 24 hours', zh: '待发货，24 小时内' },
  '24_to_48_h': { en: 'awaiting shipment, 24 to 48 hours', zh: '待发货，24 至 48 小时' },
  over_48_h: { en: 'awaiting shipment, over 48 hours', zh: '待发货，超过 48 小时' },
  shipped_not_confirmed: { en: 'shipped, not confirmed', zh: '已发货，待确认收货' },
  confirmed_not_settled: { en: 'confirmed, not settled', zh: '已确认，待结算' },
  in_dispute: { en: 'in dispute', zh: '纠纷中' },
} as const satisfies Record<string, Text>

const MESSAGES: Text = { en: 'parcels with messages, 30 days', zh: '近 30 天有物流消息的包裹' }

/** Prints where orders and money stand, and what waits for a person. @returns whether nothing does */
export async function showBoard(
  fahuo: Api,
  { json }: { json: boolean },
  language: Language,
): Promise<void> {
  const answer = await fahuo.readBoard()
  if (json) return console.log(JSON.stringify(answer, null, 2))
  const { board } = answer
  const row = (label: Text, { orders, paid_amount }: Schemas['Tally']) => [
    label[language],
    String(orders),
    money(paid_amount),
  ]
  printRows([
    ...board.awaiting_shipment.map((tally) => row(LABELS[tally.age], tally)),
    row(LABELS.shipped_not_confirmed, board.shipped_not_confirmed),
    row(LABELS.confirmed_not_settled, board.confirmed_not_settled),
    row(LABELS.in_dispute, board.in_dispute),
  ])
  const messages = board.services?.find(({ service }) => service === 'messages')
  if (typeof messages?.share_done === 'number')
    printRows([[MESSAGES[language], `${Math.round(messages.share_done * 100)}%`]])
  printAsOf(board.as_of, language)
  for (const { message, remedy, count } of board.attention)
    console.log(`! ${sentences(count > 1 ? `${message} × ${count}` : message, remedy)}`)
}
