/** What becomes of an authorisation that was stored: its code is exchanged, or its end confirmed. */
import { ERRCODE, WechatError, type Authorizer } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import { readSealed } from '../database/sealed-values.ts'
import { endNotice, notify } from '../outgoing/notify.ts'
import { holdShipments, releaseShipments } from '../shipments/authorisation-queries.ts'
import { findShop } from '../shops/queries.ts'
import type { ShopRecord } from '../shops/record.ts'
import { endingOnboarding } from './onboarding-queries.ts'
import type { Outcome } from './outcomes.ts'
import type { Platform } from '../shops/platform.ts'
import {
  codeName,
  endingAuthorisation,
  isExchanged,
  newestAuthorised,
  retryAuthorisation,
  revokeShop,
  type Authorisation,
} from './queries.ts'
import { isTestAccount } from './release-test.ts'
import { isOwn, saveAuthorised, scopeOf } from './save.ts'

export const RETRIES = { first_ms: SECOND_MS, longest_ms: 10 * MINUTE_MS }

/** How long an end that cannot be confirmed, and a look, are tried again. */
const ASKED_FOR_MS = DAY_MS

/** Clocks differ: a code is tried for a while after its end. */
const GRACE_MS = 10 * MINUTE_MS

/** WeChat does not take these codes any more, whatever is tried. */
const SPENT = new Set<number>([
  ERRCODE.AUTHORISATION_CODE_INVALID,
  ERRCODE.AUTHORISATION_CODE_EXPIRED,
])

/** Works on one authorisation. What WeChat does not answer is tried again until there is no sense in it. */
export async function processAuthorisation(platform: Platform, row: Authorisation): Promise<void> {
  try {
    await apply(platform, row)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const now = platform.clock.now()
    const until =
      row.code_until === null ? row.received_at + ASKED_FOR_MS : row.code_until + GRACE_MS
    const tries = row.tries + 1
    if (now < until || tries === 1) {
      platform.log.warn(
        { authorisation: row.kind, of: row.authorizer_appid, tries, reason: error.message },
        'an authorisation could not be processed yet; trying again',
      )
      const due_at = now + backoff(tries, RETRIES)
      return retryAuthorisation(platform, { id: row.id, tries, due_at, error: error.message })
    }
    await end(platform, row, row.code_until === null ? 'failed' : 'code_expired', error.message)
  }
}

async function apply(platform: Platform, row: Authorisation): Promise<void> {
  if (isTestAccount(row.authorizer_appid)) return end(platform, row, 'release_test')
  if (row.kind === 'unauthorized') return confirmEnd(platform, row)
  if (row.kind === 'check') return check(platform, row)
  return exchange(platform, row)
}

/** Exchanges a code. Every step may have happened before: what WeChat says of the account then counts. */
async function exchange(platform: Platform, row: Authorisation): Promise<void> {
  const { id, code_digest } = row
  if (code_digest !== null && (await isExchanged(platform, { id, code_digest })))
    return end(platform, row, 'already')
  const code = (await readSealed(platform, codeName(id)))?.text ?? null
  // Sealed by another master key: the account may still be known.
  if (code === null) return takeWhatIsKnown(platform, row, 'code_spent')
  try {
    const granted = await platform.client.authorise(code)
    const authorizer_appid = granted.authorizer_appid
    if (isTestAccount(authorizer_appid)) return await end(platform, row, 'release_test')
    return await activate(platform, { ...row, authorizer_appid }, granted)
  } catch (error) {
    if (!(error instanceof WechatError) || !SPENT.has(error.errcode ?? 0)) throw error
    const expired = error.errcode === ERRCODE.AUTHORISATION_CODE_EXPIRED
    return takeWhatIsKnown(platform, row, expired ? 'code_expired' : 'code_spent', error)
  }
}

/**
 * A code that WeChat does not take was exchanged before (by the other one of event and redirect, or by
 * us, whose answer or server was lost), or too late. In the first case WeChat knows the tokens.
 */
async function takeWhatIsKnown(
  platform: Platform,
  row: Authorisation,
  otherwise: Outcome,
  error?: WechatError,
): Promise<void> {
  // A redirect does not say whose it is; its event does.
  if (row.authorizer_appid === '') return end(platform, row, otherwise, error?.message)
  const info = await authorizerOf(platform, row.authorizer_appid)
  if (!info || info.authorizer_refresh_token === '')
    return end(platform, row, otherwise, error?.message)
  return activate(platform, row, info, info)
}

/** Asks WeChat for an account; null: it did not authorise the platform, or not any more. */
async function authorizerOf(platform: Platform, appid: string): Promise<Authorizer | null> {
  try {
    return await platform.client.authorizer(appid)
  } catch (error) {
    const not = error instanceof WechatError && error.errcode === ERRCODE.PLATFORM_UNAUTHORISED
    if (not) return null
    throw error
  }
}

/** Makes a shop active, or gives it what was granted anew. */
async function activate(
  platform: Platform,
  row: Authorisation,
  granted: Parameters<typeof saveAuthorised>[2],
  known?: Authorizer,
): Promise<void> {
  const { authorizer_appid } = row
  const record = await findShop(scopeOf(platform, authorizer_appid))
  if (isOwn(platform, authorizer_appid, record)) return end(platform, row, 'own_shop')
  // The tokens first: nobody gives them again.
  await saveAuthorised(platform, authorizer_appid, granted, {
    state: record?.state === 'active' ? 'active' : 'invited',
  })
  const info = known ?? (await authorizerOf(platform, authorizer_appid))
  if (info && !info.is_mini_program) {
    await saveAuthorised(platform, authorizer_appid, null, { state: 'suspended', info })
    return end(platform, row, 'not_mini_program')
  }
  await saveAuthorised(
    platform,
    authorizer_appid,
    null,
    { state: 'active', ...(info && { info }) },
    [
      ...releaseShipments(scopeOf(platform, authorizer_appid), platform.clock.now()),
      ...endingAuthorisation(platform, { id: row.id, outcome: 'authorised', authorizer_appid }),
      ...(row.onboarding_id === null
        ? []
        : [endingOnboarding(platform, { id: row.onboarding_id, authorizer_appid })]),
    ],
  )
  await endNotice(platform.teller, 'authorisation_lost', authorizer_appid)
  await endNotice(platform.teller, 'authorisation_revoked', authorizer_appid)
  platform.log.info(
    { shop: authorizer_appid, kind: row.kind },
    'a merchant authorised the platform',
  )
}

/** The merchant ended it, says an event that may be late or repeated: WeChat is asked before anything goes. */
async function confirmEnd(platform: Platform, row: Authorisation): Promise<void> {
  const { authorizer_appid } = row
  const shop = scopeOf(platform, authorizer_appid)
  const record = await findShop(shop)
  if (record?.mode !== 'authorised') return end(platform, row, 'unknown_shop')
  if (row.create_time < (await newestAuthorised(platform, authorizer_appid)))
    return end(platform, row, 'stale')
  return lookAtAuthorisation(platform, row, record)
}

/** A call was refused as if it were not authorised, or not granted: WeChat says what holds. */
async function check(platform: Platform, row: Authorisation): Promise<void> {
  const record = await findShop(scopeOf(platform, row.authorizer_appid))
  if (record?.mode !== 'authorised') return end(platform, row, 'unknown_shop')
  return lookAtAuthorisation(platform, row, record)
}

async function lookAtAuthorisation(
  platform: Platform,
  row: Authorisation,
  record: ShopRecord,
): Promise<void> {
  const { authorizer_appid } = row
  const shop = scopeOf(platform, authorizer_appid)
  const stored = (await readSealed(shop, 'shop_refresh_token'))?.stored ?? null
  const info = await authorizerOf(platform, authorizer_appid)
  if (info) {
    await saveAuthorised(platform, authorizer_appid, null, { state: record.state, info })
    return end(platform, row, 'still_authorised')
  }
  const revoked = await revokeShop(
    shop,
    { stored, change: { state: 'revoked' }, now: platform.clock.now() },
    [...holdShipments(shop), ...endingAuthorisation(platform, { id: row.id, outcome: 'revoked' })],
  )
  // Authorised again meanwhile: it is looked at anew, and will be found to stand.
  if (!revoked)
    throw new WechatError('component.getAuthorizerInfo', 'unknown', { reason: 'changed' })
  await notify(
    platform.teller,
    'authorisation_revoked',
    { shop: authorizer_appid, name: record.name },
    authorizer_appid,
  )
}

/** Outcomes that leave a merchant who authorised without a shop: a person must ask for more. */
const LOST = new Set<Outcome>(['code_spent', 'code_expired', 'failed'])

async function end(
  platform: Platform,
  row: Authorisation,
  outcome: Outcome,
  error: string | null = null,
): Promise<void> {
  const { id, authorizer_appid } = row
  await platform.database.unit(endingAuthorisation(platform, { id, outcome, error }))
  platform.log.info({ shop: authorizer_appid, kind: row.kind, outcome }, 'an authorisation ended')
  if (LOST.has(outcome) && authorizer_appid !== '' && !(await isServed(platform, authorizer_appid)))
    await notify(
      platform.teller,
      'authorisation_lost',
      { shop: authorizer_appid, outcome },
      authorizer_appid,
    )
}

const isServed = async (platform: Platform, appid: string): Promise<boolean> =>
  (await findShop(scopeOf(platform, appid)))?.state === 'active'
