import { canConfirmReceipt, type BuyerOrder } from '@fahuo/contract'
import { formatClock, formatDay, formatMoney, withoutJoiners } from './format.ts'
import { descriptionLine, goodsOf, LONG_PRICE, piecesOf, type Goods } from './goods.ts'
import { automaticReceipt, lookOf, piecesShipped, type Look, type Tone } from './look.ts'
import { carrierName } from './parcels.ts'
import { isRefundedInPart, kindOf, onlyStatus, parcelsOf, stateOf } from './state.ts'
import type { Texts } from './texts.ts'

/** A button of a card; the first one is the most important. */
export type CardButton = 'confirm' | 'track' | 'contact' | 'afterSales' | 'viewRefund'

/** An order in the list, as it is shown. */
export interface Card {
  /** In place of the shop, where it is not known. */
  time: string
  state: string
  tone: Tone
  /** Its goods, where the shop named them. One shows its name; of several, four pictures at most. */
  goods: Goods[]
  pieces: string
  /** WeChat's description, where the goods are not known. */
  description: string
  /** How many lines the description takes: estimated, never measured. */
  lines: 1 | 2
  /** A line on grey, its first words strong; both are empty where there is nothing to say. */
  strip: { strong: string; text: string }
  amount: string
  buttons: CardButton[]
  /** The first button has no room beside the amount: estimated, for large letters. */
  isTight: boolean
}

/** What a list can do about an order; a button without it is left out. */
export interface CardOptions {
  canTrack: boolean
  /** The width of the description, in characters of its size. */
  lineEms: number
}

/**
 * Returns how an order is shown in the list.
 * @param now Unix seconds
 */
export function cardOf(order: BuyerOrder, texts: Texts, now: number, options: CardOptions): Card {
  const { extras } = order
  const look = lookOf(order, extras, texts, now)
  const goods = (extras?.item_list ?? []).length > 0 ? goodsOf(order, extras) : []
  const description = goods.length > 0 ? '' : descriptionLine(order.description)
  const state = stateLine(look, options.lineEms)
  return {
    time: extras?.shop ? '' : paidOn(order.pay_time, texts, options.lineEms - emsOf(state)),
    state,
    tone: look.tone,
    goods,
    pieces: goods.length > 1 ? texts.pieces(piecesOf(extras)) : '',
    description,
    lines: emsOf(description) > options.lineEms * FULL_LINE ? 2 : 1,
    strip: stripOf(order, look, texts, now),
    amount: formatMoney(order.paid_amount),
    ...footOf(order, texts, options),
  }
}

/** The buttons, and whether the first of them has room beside the amount. */
function footOf(
  order: BuyerOrder,
  texts: Texts,
  options: CardOptions,
): Pick<Card, 'buttons' | 'isTight'> {
  const buttons = buttonsOf(order, options)
  const words = buttons[0] === 'confirm' ? emsOf(texts.confirmReceipt) * BUTTON_SIZE : 0
  const amount = emsOf(formatMoney(order.paid_amount)) * AMOUNT_SIZE
  return { buttons, isTight: amount + words + BUTTON_EMS > options.lineEms }
}
/** Letters of the amount and of a button beside those of the description, and the room around a button's. */
const AMOUNT_SIZE = 16 / 15
const BUTTON_SIZE = 13 / 15
const BUTTON_EMS = 1.4

/** The tag has room beside the shop's logo, or is left to the order's page. */
function stateLine({ title, tag }: Look, lineEms: number): string {
  const line = tag === '' ? title : `${title} · ${tag}`
  return emsOf(line) < lineEms - LOGO_EMS ? line : title
}
const LOGO_EMS = 5

/** Returns when an order was paid: without the time of day where there is no room for it. */
function paidOn(seconds: number, texts: Texts, ems: number): string {
  const day = formatDay(seconds, texts)
  const whole = withoutJoiners(texts.paidOn(day, formatClock(seconds)))
  if (emsOf(whole) < ems) return whole
  return withoutJoiners(texts.paidOn(day, '')).replace(/ +/g, ' ').trim()
}

/** Characters differ in width: a text this close to a line's end may need another line. */
const FULL_LINE = 0.94

/** Returns about how wide a text is: ASCII takes 0.6 of a Chinese character. */
export function emsOf(text: string): number {
  let ems = 0
  for (const character of text) ems += character.charCodeAt(0) < 128 ? 0.6 : 1
  return ems
}

function stripOf(order: BuyerOrder, look: Look, texts: Texts, now: number): Card['strip'] {
  const { extras = {} } = order
  const parcels = parcelsOf(order)
  const says = (strong: string, text = '') => ({ strong, text })
  switch (stateOf(order, extras)) {
    case 'toShip': {
      const told = extras.presale_time !== undefined || extras.promised_ship_time !== undefined
      return says('', told && look.next !== texts.next.preparing ? withoutJoiners(look.next) : '')
    }
    case 'partlyShipped': {
      const pieces = piecesShipped(order, extras, texts)
      return pieces === ''
        ? says(texts.parcelsShipped(parcels.length))
        : says(texts.parcels(parcels.length), pieces)
    }
    case 'dispute':
      return says('', texts.automaticReceiptPaused)
    case 'readyForPickup': {
      const { pickup_code, store } = extras
      if (pickup_code === undefined && !store) return says('', automaticReceipt(order, texts, now))
      return says(
        pickup_code === undefined ? '' : `${texts.pickupCode} ${pickup_code}`,
        store?.name ?? '',
      )
    }
    case 'onTheWay': {
      const auto = automaticReceipt(order, texts, now)
      if (parcels.length > 1) return says(texts.parcels(parcels.length), auto)
      const [parcel] = parcels
      const carrier = parcel ? carrierName(texts, parcel) : ''
      const text = [carrier, auto].filter((part) => part !== '').join(texts.comma)
      return says(texts.waybill[onlyStatus(order)] ?? texts.shipped, text)
    }
    case 'delivering':
    case 'delivered':
      return says('', automaticReceipt(order, texts, now))
    default:
      return says('')
  }
}

function buttonsOf(order: BuyerOrder, options: CardOptions): CardButton[] {
  const { extras = {} } = order
  const state = stateOf(order, extras)
  const contact: CardButton[] = extras.contact ? ['contact'] : []
  const tracked = options.canTrack && parcelsOf(order).some(({ tracking_no }) => tracking_no !== '')
  const track: CardButton[] = tracked && kindOf(order) === 'express' ? ['track'] : []
  switch (state) {
    case 'toShip':
    case 'dispute':
      return contact
    case 'partlyShipped':
      return track
    case 'received':
    case 'completed':
    case 'refunded':
      if (!extras.after_sales_path) return []
      return [state === 'refunded' || isRefundedInPart(order, extras) ? 'viewRefund' : 'afterSales']
    case 'unknown':
      return []
    default:
      return canConfirmReceipt(order) ? ['confirm', ...track] : []
  }
}

/** Between two cards. */
export const CARD_GAP_PX = 8

/** Above this font size rows are laid out anew. */
export const LARGE_SCALE = 1.25

/**
 * Returns how high a card is, in px, before it is laid out; fahuo.css has the same numbers.
 * @param scale the buyer's font size; 1 is normal
 */
export function cardHeight(card: Card, scale: number): number {
  const { goods, lines, strip, buttons } = card
  const text = (lines === 1 ? 24 : 22) * lines * scale
  const body = goods.length > 0 ? Math.max(72, 64 * scale) : text
  const stripHeight = strip.strong + strip.text === '' ? 0 : 10 + 32 * scale
  const foot = buttons.length > 0 ? 50 : 10 + 30 * scale
  return 12 + 40 * scale + body + stripHeight + foot + (isFootTall(card, scale) ? 40 : 0)
}

/** In large letters an amount that is long, or beside long words, has a line of its own. */
export const isFootTall = ({ buttons, amount, isTight }: Card, scale: number): boolean =>
  scale > LARGE_SCALE && buttons.length > 0 && (amount.length > LONG_PRICE || isTight)
