import type { BuyerOrder, OrderExtras } from '@fahuo/contract'
import { calendarDaysBetween, formatDay } from './format.ts'
import { automaticReceiptTime } from './progress.ts'
import { railOf, type LookStep } from './rail.ts'
import {
  hasProblem,
  isRefundedInPart,
  kindOf,
  onlyStatus,
  parcelsOf,
  stateOf,
  WAYBILL,
  type Kind,
  type StateName,
} from './state.ts'
import type { Texts } from './texts.ts'

/** Colours: running or done, waiting for the shop, held up, past. */
export type Tone = 'go' | 'wait' | 'hold' | 'past'

/** How the state of an order is shown: words in the buyer's language, a tone, an icon, a rail. */
export interface Look {
  title: string
  /** What happens next. */
  next: string
  /** A smaller line below; empty where there is nothing to say. */
  auto: string
  tone: Tone
  /** An icon of fahuo.css. */
  icon: string
  /** Beside the title; empty mostly. */
  tag: string
  steps: LookStep[]
  /** The colour of the rail: grey in a complaint. */
  rail: Tone
}

const ICONS: Record<Kind, string> = {
  express: 'truck',
  sameCity: 'bike',
  pickup: 'store',
  virtual: 'ticket',
}

type Said = Pick<Look, 'next' | 'auto' | 'tone' | 'icon'>

/**
 * Returns how an order is shown.
 * @param extras what the shop tells of it; `order.extras` mostly
 * @param now Unix seconds
 */
export function lookOf(
  order: BuyerOrder,
  extras: OrderExtras | undefined,
  texts: Texts,
  now: number,
): Look {
  const told = extras ?? {}
  const state = stateOf(order, told)
  const said = sayingOf(order, told, texts, now, state)
  return {
    ...said,
    title: texts.state[state],
    tag: isRefundedInPart(order, told) && state !== 'refunded' ? texts.partlyRefunded : '',
    steps: railOf(order, told, texts, state),
    rail: state === 'dispute' ? 'past' : said.tone,
  }
}

/** Returns how the orders of one combined payment are shown together. */
export function combinedLook(orders: number, texts: Texts): Look {
  return {
    title: texts.combined(orders),
    next: texts.next.combined,
    auto: '',
    tone: 'go',
    icon: 'package',
    tag: '',
    steps: [],
    rail: 'go',
  }
}

function sayingOf(
  order: BuyerOrder,
  extras: OrderExtras,
  texts: Texts,
  now: number,
  state: StateName,
): Said {
  const { next } = texts
  const says = (said: string, tone: Tone, icon: string, auto = ''): Said => ({
    next: said,
    auto,
    tone,
    icon,
  })
  switch (state) {
    case 'dispute':
      return says(next.dispute, 'hold', 'shield', texts.automaticReceiptPaused)
    case 'refunded':
      return says(next.refunded, 'past', 'undo', texts.refundArrival)
    case 'received':
      return says(next.received, 'go', 'check')
    case 'completed':
      return says(next.completed, 'past', 'check')
    case 'partlyShipped':
      return says(next.partlyShipped, 'go', 'package-open', piecesShipped(order, extras, texts))
    case 'toShip':
      return toShip(extras, texts, now)
    case 'unknown':
      return says(next.unknown, 'past', 'package')
    default:
      return onItsWay(order, extras, texts, now)
  }
}

function toShip(extras: OrderExtras, texts: Texts, now: number): Said {
  const { presale_time, promised_ship_time } = extras
  const waiting = { auto: '', tone: 'wait', icon: 'package' } as const
  if (presale_time !== undefined && presale_time > now)
    return { ...waiting, next: texts.next.presale(formatDay(presale_time, texts)) }
  if (promised_ship_time === undefined) return { ...waiting, next: texts.next.preparing }
  const day = formatDay(promised_ship_time, texts)
  if (promised_ship_time >= now) return { ...waiting, next: texts.next.promised(day) }
  return {
    next: texts.next.overdue(day),
    auto: extras.contact ? texts.contactToUrge : '',
    tone: 'hold',
    icon: 'package',
  }
}

function onItsWay(order: BuyerOrder, extras: OrderExtras, texts: Texts, now: number): Said {
  const kind = kindOf(order)
  const auto = automaticReceipt(order, texts, now, true)
  if (hasProblem(order)) {
    const next = extras.contact ? texts.next.problemContact : texts.next.problem
    return { next, auto, tone: 'hold', icon: 'truck' }
  }
  const status = onlyStatus(order)
  const express =
    status === WAYBILL.signed
      ? 'signed'
      : status === WAYBILL.signed_by_agent
        ? 'signedByAgent'
        : parcelsOf(order).length > 1
          ? 'severalParcels'
          : 'express'
  return {
    next: texts.next[kind === 'express' ? express : kind],
    auto,
    tone: 'go',
    icon: ICONS[kind],
  }
}

/** Returns when WeChat confirms the receipt itself, in words; empty where it does not. */
export function automaticReceipt(
  order: BuyerOrder,
  texts: Texts,
  now: number,
  withDay = false,
): string {
  const time = automaticReceiptTime(order)
  if (time === null) return ''
  if (time < now) return texts.automaticReceiptSoon
  const days = calendarDaysBetween(now, time)
  return withDay
    ? texts.automaticReceiptOn(days, formatDay(time, texts))
    : texts.automaticReceipt(days)
}

/** Returns how many pieces are shipped and how many are left, where the shop said what is in each parcel. */
export function piecesShipped(order: BuyerOrder, extras: OrderExtras, texts: Texts): string {
  const parcels = parcelsOf(order)
  const items = extras.item_list ?? []
  if (parcels.some((parcel) => parcel.items === undefined)) return ''
  const sent = new Set(parcels.flatMap((parcel) => parcel.items ?? []))
  const count = (of: typeof items) => of.reduce((sum, { quantity }) => sum + quantity, 0)
  const shipped = count(items.filter(({ merchant_item_id }) => sent.has(merchant_item_id)))
  const left = count(items) - shipped
  return shipped > 0 && left > 0 ? texts.piecesShipped(shipped, left) : ''
}
