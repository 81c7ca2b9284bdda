/** How the platform stands, and its shops. */
import type { StoredToken } from '@fahuo/wechat'
import { isFresh } from '../core/time.ts'
import { readSealed } from '../database/sealed-values.ts'
import { abilitiesOf, type Abilities } from '../shops/abilities.ts'
import type { Platform } from '../shops/platform.ts'
import { listShops } from '../shops/queries.ts'
import { SHOP_STATES, type ShopRecord, type ShopState } from '../shops/record.ts'
import { countWaiting } from './queries.ts'
import { countAuthorisedShops, listFailed, type FailedAuthorisation } from './status-queries.ts'
import { readTicket, TICKET_LATE_MS } from './ticket.ts'

/** How many failures are told. */
const FAILED_TOLD = 20

export interface PlatformStatus {
  appid: string
  event_url: string
  message_url: string
  /** When the last ticket came, Unix milliseconds; null: none came yet. */
  ticket_at: number | null
  ticket_late: boolean
  /** When the component token ends, Unix milliseconds; null: none is kept. */
  token_expires_at: number | null
  shops: Record<ShopState, number>
  waiting: number
  failed: FailedAuthorisation[]
}

export async function readStatus(platform: Platform): Promise<PlatformStatus> {
  const [ticket, token, shops, waiting, failed] = await Promise.all([
    readTicket(platform),
    readSealed(platform, 'access_token'),
    countAuthorisedShops(platform.database),
    countWaiting(platform),
    listFailed(platform, FAILED_TOLD),
  ])
  const url = new URL('/wechat/platform', platform.public_url).href
  const stored = token?.text ? (JSON.parse(token.text) as StoredToken) : null
  return {
    appid: platform.appid,
    event_url: `${url}/auth`,
    message_url: `${url}/push/$APPID$`,
    ticket_at: ticket?.at ?? null,
    ticket_late: !ticket || !isFresh(ticket.at, TICKET_LATE_MS, platform.clock.now()),
    token_expires_at: stored?.expires_at ?? null,
    shops: Object.fromEntries(
      SHOP_STATES.map((state) => [state, shops.get(state) ?? 0]),
    ) as PlatformStatus['shops'],
    waiting,
    failed,
  }
}

export type AuthorisedShop = Pick<
  ShopRecord,
  'appid' | 'name' | 'state' | 'principal_name' | 'permission_sets' | 'created_at' | 'verified_at'
> & { abilities: Abilities }

/** Lists the shops that authorised the platform, oldest first, and what each granted. */
export async function listAuthorised({ database }: Platform): Promise<AuthorisedShop[]> {
  const shops = await listShops(database)
  return shops
    .filter(({ mode }) => mode === 'authorised')
    .map((record) => {
      const { appid, name, state, principal_name, permission_sets, created_at, verified_at } =
        record
      const known = { appid, name, state, principal_name, permission_sets, created_at, verified_at }
      return { ...known, abilities: abilitiesOf(record) }
    })
}
