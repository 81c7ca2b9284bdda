import { WechatError } from '@fahuo/wechat'
import { distance } from 'fastest-levenshtein'
import { isFresh, DAY_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { readValue, writeValue } from '../database/key-value.ts'
import type { Shop } from '../shops/shop.ts'
import { FahuoError } from '../core/errors.ts'

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

/** Ids that WeChat's other lists and common shop systems use for a carrier of this one [observed]. */
const ALIASES: Record<string, string> = {
  YUNDA: 'YD',
  DBKD: 'DBL',
  DB: 'DBL',
  DEPPON: 'DBL',
  JTEXPRESS: 'JTSD',
  JT: 'JTSD',
  SHUNFENG: 'SF',
  ZHONGTONG: 'ZTO',
  YUANTONG: 'YTO',
  SHENTONG: 'STO',
  JINGDONG: 'JD',
  CHINAPOST: 'YZPY',
}

/** Returns WeChat's list as it was read last; null when it never was. */
export async function knownCarriers(shop: Scope): Promise<Carrier[] | null> {
  return (await readList(shop))?.carriers ?? null
}

async function readList(shop: Scope): Promise<CarrierList | null> {
  const list = await readValue(shop, CARRIERS)
  return list === null ? null : (JSON.parse(list) as CarrierList)
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
  const wanted = meant.trim().toUpperCase()
  const alias = ALIASES[wanted]
  const score = ({ delivery_id, delivery_name }: Carrier): number => {
    if (delivery_id === alias) return 0
    const id = delivery_id.toUpperCase()
    if (id === wanted) return 1
    if (delivery_name.includes(meant.trim())) return 2
    const away = distance(id, wanted)
    return away <= Math.max(1, Math.floor(wanted.length / 2)) ? 2 + away : Infinity
  }
  return carriers
    .map((carrier) => ({ carrier, score: score(carrier) }))
    .filter((one) => one.score < Infinity)
    .toSorted((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ carrier }) => carrier)
}

/** Returns the id of exactly this carrier: its own, a known alias, or its full name; never a guess. */
function carrierId(carriers: readonly Carrier[], given: string): string | undefined {
  const ids = new Set(carriers.map(({ delivery_id }) => delivery_id))
  if (ids.has(given)) return given
  const alias = ALIASES[given.toUpperCase()]
  if (alias !== undefined && ids.has(alias)) return alias
  const named = carriers.filter(({ delivery_name }) => delivery_name === given)
  return named.length === 1 ? named[0]?.delivery_id : undefined
}

/**
 * Gives each parcel the carrier id of WeChat's list, and refuses a carrier that is not in it: WeChat
 * would take it, and never find the parcel.
 * @throws FahuoError `unknown_carrier` with those that may have been meant; never guesses
 */
export async function resolveCarriers<Parcel extends { express_company?: string | undefined }>(
  shop: Scope,
  parcels: readonly Parcel[],
): Promise<Parcel[]> {
  const carriers = await knownCarriers(shop)
  if (!carriers) return [...parcels]
  return parcels.map((parcel, at) => {
    if (parcel.express_company === undefined) return parcel
    const express_company = carrierId(carriers, parcel.express_company)
    if (express_company !== undefined) return { ...parcel, express_company }
    const likely = likelyCarriers(carriers, parcel.express_company)
      .map(({ delivery_id, delivery_name }) => `${delivery_id} ${delivery_name}`)
      .join(', ')
    const field = `shipping_list.${at}.express_company: ${JSON.stringify(parcel.express_company)}`
    throw new FahuoError('unknown_carrier', {
      en: likely === '' ? field : `${field}; did you mean ${likely}?`,
      zh: likely === '' ? field : `${field}，是否为 ${likely}？`,
    })
  })
}
