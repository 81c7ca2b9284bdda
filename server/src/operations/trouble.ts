/** What went wrong and waits for a person, by reason. */
import { explain, type UnknownPaymentCause } from '@fahuo/wechat'
import type { Language } from '../core/language.ts'
import { readUntold } from '../services/people.ts'
import { serviceWords } from '../services/view.ts'
import { readShipment, readShipments } from '../shipments/people.ts'
import type { Reason } from '../shipments/reasons.ts'
import { groupNeedy, type NeedyGroup } from '../shipments/search-queries.ts'
import { likelyCauses, viewShipment } from '../shipments/view.ts'
import type { Shop } from '../shops/shop.ts'

/** What helps. The console has a button for each. */
export const HELP_NAMES = [
  /** Try again: the order is asked for first, and no chance is spent. */
  'retry',
  /** Close: it is not sent any more. */
  'close',
  /** Look at the order, and compare or ship it again. */
  'open_order',
  /** Look at it, or ship by hand, in WeChat's own console. */
  'look_in_wechat',
  /** Check the account, its services and its merchant numbers. */
  'check_account',
] as const
export type Help = (typeof HELP_NAMES)[number]

/** What helps against each reason; retry is left out where nothing can be retried. */
const HELPS: Partial<Record<Reason, readonly Help[]>> = {
  unknown_payment: ['retry', 'close', 'check_account'],
  unproven: ['retry', 'look_in_wechat', 'close'],
  not_taken: ['retry', 'look_in_wechat', 'close'],
  newer_at_wechat: ['retry', 'look_in_wechat', 'close'],
  not_payable: ['retry', 'look_in_wechat', 'close'],
  shipped_differently: ['open_order', 'close'],
  refunded: ['close', 'retry'],
  partly_shipped: ['close', 'open_order'],
  stamps_differ: ['close', 'open_order'],
  parcel_missing: ['retry', 'close'],
  another_is_open: ['close'],
  not_the_payer: ['open_order', 'close'],
  refused_by_wechat: ['open_order', 'close'],
  breaks_a_rule: ['open_order', 'close'],
  reshipment_spent: ['close'],
  order_closed: ['close'],
  changed_at_wechat: ['open_order', 'close'],
  account_refused: ['check_account', 'retry', 'close'],
  not_authorized: ['check_account', 'close'],
}
const USUAL: readonly Help[] = ['retry', 'open_order', 'close']

/** What helps against each cause of an unknown payment. */
const CAUSE_HELP: Record<UnknownPaymentCause, Help> = {
  just_paid: 'retry',
  wrong_number: 'open_order',
  trial_version: 'close',
  not_authorised_yet: 'check_account',
  foreign_currency: 'look_in_wechat',
  another_mini_program: 'check_account',
}

/** Shipments, or orders, that are shown of each group. */
const EXAMPLES = 3

/** Reads the shipments that wait for a person, by reason, each with words in a language. */
export async function readNeedy(shop: Shop, language: Language) {
  const groups = await groupNeedy(shop)
  return Promise.all(groups.map((group) => viewNeedy(shop, group, language)))
}

async function viewNeedy(shop: Shop, group: NeedyGroup, language: Language) {
  const { state, reason, errcode } = group
  const { shipments } = await readShipments(shop, {
    needs_person: true,
    state,
    reason: reason ?? undefined,
    errcode: errcode ?? undefined,
    limit: EXAMPLES,
  })
  const examples = await Promise.all(
    shipments.map(async ({ id }) => {
      const { shipment, attempts } = await readShipment(shop, id)
      const said = attempts.findLast((one) => one.errcode === errcode) ?? attempts.at(-1)
      return viewShipment(shop, shipment, language, said ? [said] : [])
    }),
  )
  const [newest] = shipments
  const causes = newest ? await likelyCauses(shop, newest) : []
  const helps = (reason && HELPS[reason]) ?? USUAL
  return {
    ...group,
    cause: examples[0]?.cause ?? null,
    remedy: examples[0]?.remedy ?? null,
    likely_causes: causes.map((cause) => ({
      name: cause.name,
      text: cause[language],
      help: CAUSE_HELP[cause.name],
    })),
    helps: helps.filter((help) => help !== 'retry' || state === 'needs_attention'),
    examples,
  }
}

/** Reads what WeChat's services could not be told, by reason, each with words in a language. */
export async function readUntoldServices(shop: Shop, language: Language) {
  const groups = await readUntold(shop, EXAMPLES)
  return groups.map((group) => ({ ...group, ...serviceWords(group, language) }))
}

/** Says why nothing is sent; null: all goes on. */
export function readPaused(shop: Shop, language: Language) {
  const paused = shop.pause.state()
  if (paused === null) return null
  const { cause, remedy } = explain(paused.errcode)
  return { ...paused, cause: cause[language], remedy: remedy[language] }
}
