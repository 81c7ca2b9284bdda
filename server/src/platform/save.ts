import type { Authorizer } from '@fahuo/wechat'
import { SECOND_MS } from '../core/time.ts'
import type { Statement } from '../database/database.ts'
import type { SealedScope } from '../database/sealed-values.ts'
import { forgetAbility } from '../services/ability.ts'
import { SERVICE_NAMES } from '../services/services.ts'
import { savingShop, sealingSecret } from '../shops/queries.ts'
import type { ShopRecord, ShopState } from '../shops/record.ts'
import type { Platform } from '../shops/platform.ts'
import { storingToken } from './queries.ts'

/** Where the rows and sealed values of a shop are. */
export const scopeOf = ({ database, sealer }: Platform, appid: string): SealedScope => ({
  database,
  sealer,
  appid,
})

/** Whether the server serves a Mini Program by its own secret: that stays. */
export const isOwn = (platform: Platform, appid: string, record: ShopRecord | undefined) =>
  appid === platform.teller.appid || (record?.mode === 'own' && record.state === 'active')

/** What a merchant granted: tokens and permission sets. */
export interface Granted {
  authorizer_refresh_token: string
  permission_sets: readonly number[]
  authorizer_access_token?: string
  /** Seconds. */
  expires_in?: number
}

/**
 * Stores a shop that authorised the platform, in one commit.
 * @param granted null: its tokens stay as they are
 * @param more statements of the same commit
 */
export async function saveAuthorised(
  platform: Platform,
  appid: string,
  granted: Granted | null,
  { state, info }: { state: ShopState; info?: Authorizer },
  more: readonly Statement[] = [],
): Promise<void> {
  const shop = scopeOf(platform, appid)
  const now = platform.clock.now()
  const change = {
    mode: 'authorised' as const,
    state,
    ...(granted && { permission_sets: granted.permission_sets, verified_at: now }),
    ...(info && {
      name: info.nick_name,
      user_name: info.user_name,
      principal_name: info.principal_name,
      account_status: info.account_status,
      permission_sets: info.permission_sets,
      verified_at: now,
    }),
  }
  await platform.database.unit([
    ...savingShop(shop, change, now),
    ...(granted ? savingTokens(shop, granted, now) : []),
    ...more,
  ])
  // What it could not have may be granted now. If this is lost, it is asked a day after.
  for (const service of SERVICE_NAMES) await forgetAbility(shop, service)
}

/** An empty one is none: the account may not call, and an older one is dead. */
function savingTokens(shop: SealedScope, granted: Granted, now: number): Statement[] {
  const { authorizer_refresh_token, authorizer_access_token = '', expires_in = 0 } = granted
  return [
    sealingSecret(shop, 'shop_refresh_token', authorizer_refresh_token || null),
    ...storingToken(
      shop,
      authorizer_access_token === ''
        ? null
        : { access_token: authorizer_access_token, expires_at: now + expires_in * SECOND_MS },
    ),
  ]
}
