import { WechatError } from '@fahuo/wechat'
import { distance } from 'fastest-levenshtein'
import { isFresh, DAY_MS, MINUTE_MS } from '../core/time.ts'
import { FahuoError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import type { Scope } from '../database/database.ts'
import { readValue, writeValue } from '../database/key-value.ts'
import type { Shop } from '../shops/shop.ts'
import { coreOfName, englishName, idMeant, idOfBrand, plainName } from './carrier-names.ts'

export interface Carrier {
  delivery_id: string
  delivery_name: string
}

/** WeChat's list as it was read last. */
interface CarrierList {
  read_at: number
  carriers: Carrier[]
}

/** How long the list is taken as fresh. */
const FRESH_FOR_MS = DAY_MS

const CARRIERS = 'carriers'

/** Returns WeChat's list as it was read last; null when it never was. */
export async function knownCarriers(shop: Scope): Promise<Carrier[] | null> {
  return (await readList(shop))?.carriers ?? null
}

/** The list that was parsed last: it is long, and each line of a file asks for it. */
let parsed: { text: string; list: CarrierList } | null = null

async function readList(shop: Scope): Promise<CarrierList | null> {
  const text = await readValue(shop, CARRIERS)
  if (text === null) return null
  if (parsed?.text !== text) parsed = { text, list: JSON.parse(text) as CarrierList }
  return parsed.list
}

/** How long the names are kept in memory: the list is long, and every page of a buyer's orders has some. */
const NAMES_FOR_MS = MINUTE_MS

/** Makes what reads the carriers' names by their `delivery_id`. */
export function createCarrierNames(): Shop['carrierNames'] {
  let names: ReadonlyMap<string, string> = new Map()
  let read_at = Number.NEGATIVE_INFINITY
  return async (shop) => {
    const now = shop.clock.now()
    if (names.size > 0 && isFresh(read_at, NAMES_FOR_MS, now)) return names
    const carriers = (await knownCarriers(shop)) ?? []
    names = new Map(carriers.map(({ delivery_id, delivery_name }) => [delivery_id, delivery_name]))
    read_at = now
    return names
  }
}

/** Reads WeChat's list again when ours is old. @returns whether ours is fresh now */
export async function refreshCarriers(shop: Shop): Promise<boolean> {
  const now = shop.clock.now()
  const list = await readList(shop)
  if (list && isFresh(list.read_at, FRESH_FOR_MS, now)) return true
  try {
    const { delivery_list } = await shop.wechat.logistics.getDeliveryList({})
    const carriers = delivery_list.map(({ delivery_id, delivery_name }) => ({
      delivery_id,
      delivery_name,
    }))
    const read: CarrierList = { read_at: now, carriers }
    await writeValue(shop, CARRIERS, JSON.stringify(read))
    return true
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    // 48001: logistics are not opened in the console; then carriers cannot be checked.
    shop.log.warn(
      { errcode: error.errcode, reason: error.message },
      'cannot read the carriers from WeChat; using the last list, or not checking carriers',
    )
    return false
  }
}

/** Returns the carriers that somebody may have meant, likeliest first. */
export function likelyCarriers(carriers: readonly Carrier[], meant: string, limit = 5): Carrier[] {
  const wanted = plainName(meant)
  const brand = idOfBrand(meant) ?? idMeant(meant)
  const core = coreOfName(meant)
  const score = ({ delivery_id, delivery_name }: Carrier): number => {
    if (delivery_id === brand) return 0
    const id = plainName(delivery_id)
    if (id === wanted) return 1
    if (plainName(delivery_name).includes(wanted)) return 2
    // 圆通快递公司: more words than its name has.
    const name = coreOfName(delivery_name)
    if (name.length > 1 && core.includes(name)) return 2
    const away = Math.min(distance(id, wanted), core.length > 2 ? distance(name, core) : Infinity)
    return away <= Math.max(1, Math.floor(wanted.length / 2)) ? 2 + away : Infinity
  }
  return carriers
    .map((carrier) => ({ carrier, score: score(carrier) }))
    .filter((one) => one.score < Infinity)
    .toSorted((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ carrier }) => carrier)
}

/** Returns those that exactly this means: by id, then by full name, then by a brand's spelling. */
function carriersMeant(carriers: readonly Carrier[], given: string): Carrier[] {
  const wanted = plainName(given)
  const brand = idOfBrand(given)
  const ways: ((carrier: Carrier) => boolean)[] = [
    ({ delivery_id }) => delivery_id === given,
    ({ delivery_id }) => plainName(delivery_id) === wanted,
    ({ delivery_name }) => plainName(delivery_name) === wanted,
    ({ delivery_id }) => delivery_id === brand,
  ]
  for (const fits of ways) {
    const meant = carriers.filter(fits)
    if (meant.length > 0) return meant
  }
  return []
}

/** A part of the names of several carriers (邮政) means any of them. */
function carriersByPart(carriers: readonly Carrier[], given: string): Carrier[] {
  const wanted = plainName(given)
  return carriers.filter(({ delivery_name }) => plainName(delivery_name).includes(wanted))
}

/** Names carriers for a reader: `YZPY 邮政快递包裹`, in English `YZPY 邮政快递包裹 (China Post)`. */
const named = (carriers: readonly Carrier[], language: Language): string =>
  carriers
    .map(({ delivery_id, delivery_name }) => {
      const name = language === 'en' ? englishName(delivery_id) : undefined
      return `${delivery_id} ${delivery_name}${name ? ` (${name})` : ''}`
    })
    .join(language === 'en' ? ', ' : '、')

/** Candidates that an error names. */
const MOST_CANDIDATES = 5

/**
 * Gives each parcel the carrier id of WeChat's list, and refuses a carrier that is not in it: WeChat
 * would take it, and never find the parcel. For express only: a same-city courier may be anybody.
 * @throws FahuoError `carrier_ambiguous` with the candidates, `unknown_carrier` with those that may
 * have been meant; never guesses
 */
export async function resolveCarriers<Parcel extends { express_company?: string | undefined }>(
  shop: Scope,
  parcels: readonly Parcel[],
): Promise<Parcel[]> {
  const carriers = await knownCarriers(shop)
  if (!carriers) return [...parcels]
  return parcels.map((parcel, at) => {
    const given = parcel.express_company
    if (given === undefined || given === '') return parcel
    const [carrier, other] = carriersMeant(carriers, given)
    if (carrier && !other) return { ...parcel, express_company: carrier.delivery_id }
    throw refusal(carriers, given, `shipping_list.${at}.express_company`)
  })
}

/** Returns the carriers that a word which names none, or several, may mean; likeliest first. */
export async function suggestCarriers(shop: Scope, given: string): Promise<Carrier[]> {
  return candidates((await knownCarriers(shop)) ?? [], given).likely
}

function candidates(carriers: readonly Carrier[], given: string) {
  const exact = carriersMeant(carriers, given)
  const fitting = exact.length > 1 ? exact : carriersByPart(carriers, given)
  const ambiguous = fitting.length > 1
  const likely = (ambiguous ? fitting : likelyCarriers(carriers, given)).slice(0, MOST_CANDIDATES)
  return { ambiguous, likely }
}

function refusal(carriers: readonly Carrier[], given: string, field: string): FahuoError {
  const { ambiguous, likely } = candidates(carriers, given)
  const what = `${field}: ${JSON.stringify(given)}`
  const detail =
    likely.length === 0
      ? { en: what, zh: what }
      : {
          en: `${what}; ${ambiguous ? 'one of' : 'did you mean'} ${named(likely, 'en')}?`,
          zh: `${what}，${ambiguous ? '可能是' : '是否为'} ${named(likely, 'zh')}？`,
        }
  return new FahuoError(ambiguous ? 'carrier_ambiguous' : 'unknown_carrier', detail)
}
