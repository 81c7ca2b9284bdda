/** What a further shop still lacks, when WeChat last pushed, and what is wrong with it. */
import { openableSecrets } from '../database/sealed-values.ts'
import { currentNotices, type Notice } from '../outgoing/notify.ts'
import type { ShopRecord } from '../shops/record.ts'
import type { Shops } from '../shops/shops.ts'
import { readShopFacts } from './shop-health-queries.ts'

/**
 * `secret`: nothing can be sent. `push`: no push can be checked. `pay`: payments are noticed by the sync
 * alone, since no merchant number's notifications are believed.
 */
export const SHOP_LACKS = ['secret', 'push', 'pay'] as const
export type ShopLack = (typeof SHOP_LACKS)[number]

export interface ShopHealth {
  lacks: ShopLack[]
  /** Unix milliseconds; null: no push is kept. */
  last_push_at: number | null
  /** The latest thing that a person must know of and that is not over. */
  last_notice: Notice | null
}

/** Shops that are asked for in one statement. */
const AT_ONCE = 500

/** Reads how shops are. */
export async function readShopHealth(
  { first }: Shops,
  records: readonly ShopRecord[],
): Promise<(record: ShopRecord) => ShopHealth> {
  const found = new Map<string, ShopHealth>()
  for (let from = 0; from < records.length; from += AT_ONCE) {
    const some = records.slice(from, from + AT_ONCE)
    const appids = some.map(({ appid }) => appid)
    const [facts, secrets] = await Promise.all([
      readShopFacts(first.database, appids),
      openableSecrets(first, appids),
    ])
    const of = new Map(facts.map((one) => [one.appid, one]))
    for (const { appid, mode, state } of some) {
      const has = secrets.get(appid)
      const fact = of.get(appid)
      const lacks: Record<ShopLack, boolean> = {
        secret: mode === 'own' && !has?.has('shop_secret'),
        push: mode === 'own' && !(has?.has('shop_push_token') && has.has('shop_push_aes_key')),
        pay: !fact?.has_pay,
      }
      found.set(appid, {
        // What was removed needs nothing.
        lacks: state === 'revoked' ? [] : SHOP_LACKS.filter((lack) => lacks[lack]),
        last_push_at: fact?.last_push_at ?? null,
        last_notice: fact?.has_notices ? await latestNotice({ ...first, appid }) : null,
      })
    }
  }
  return ({ appid }) => found.get(appid) ?? { lacks: [], last_push_at: null, last_notice: null }
}

/** The one that was said last. */
const latestNotice = async (scope: Parameters<typeof currentNotices>[0]): Promise<Notice | null> =>
  (await currentNotices(scope)).toSorted((one, other) => other.last_at - one.last_at)[0] ?? null
