/** How a merchant comes to authorise the platform: by a link to a page of ours, which leads to WeChat. */
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { DAY_MS, SECOND_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Clock } from '../core/time.ts'
import { findShop } from '../shops/queries.ts'
import type { Platform } from '../shops/platform.ts'
import type { ShopRecord } from '../shops/record.ts'
import { digestOf } from './events.ts'
import {
  findOnboarding,
  insertOnboarding,
  insertPreauthCode,
  purgePreauthCodes,
  type Onboarding,
} from './onboarding-queries.ts'
import type { Outcome } from './outcomes.ts'
import { KNOWN_SETS, USUAL_SETS } from './permission-sets.ts'
import { findAuthorisationOfOnboarding } from './queries.ts'

/** How long a link lives. */
export const LINK_DAYS = 14

/** Events come late: what tells whose they are is kept a day longer than the code. */
const CODES_KEPT_MS = DAY_MS

export interface NewOnboarding {
  /** For whom the link is. */
  name: string
  permission_sets?: readonly number[]
  /** The one Mini Program that may answer. */
  biz_appid?: string
}

/** Makes a link. The token is returned once, here; only its digest is stored. */
export async function createOnboarding(
  scope: Scope & { clock: Clock },
  { name, permission_sets = USUAL_SETS, biz_appid }: NewOnboarding,
): Promise<{ onboarding: Onboarding; token: string }> {
  // With digits: the log leaves it out of a path.
  const token = `o1${randomBytes(24).toString('base64url')}`
  const now = scope.clock.now()
  const onboarding: Onboarding = {
    id: randomUUIDv7(),
    name,
    // Without the first one nothing can be done.
    permission_sets: [...new Set([142, ...permission_sets])],
    biz_appid: biz_appid ?? null,
    authorizer_appid: null,
    created_at: now,
    expires_at: now + LINK_DAYS * DAY_MS,
    revoked_at: null,
  }
  await insertOnboarding(scope, onboarding, digestOf(token))
  return { onboarding, token }
}

/** Where a merchant begins. */
export const onboardingLink = (public_url: string, token: string): string =>
  new URL(`/onboard/${token}`, public_url).href

/** Finds the link that a token is of. @throws FahuoError `invitation_spent` when it is none, or not any more */
export async function readOnboarding(platform: Platform, token: string): Promise<Onboarding> {
  const found = await findOnboarding(platform, { hash: digestOf(token) })
  const now = platform.clock.now()
  if (!found || found.revoked_at !== null || found.expires_at <= now)
    throw new FahuoError('invitation_spent')
  return found
}

export interface AuthorisationLinks {
  /** For a computer: WeChat shows a QR code there. */
  pc: string
  /** For the phone's WeChat. */
  h5: string
}

/** Makes the links to WeChat's authorisation page, by a new pre_auth_code: one lives for minutes. */
export async function authorisationLinks(
  platform: Platform,
  onboarding: Onboarding,
): Promise<AuthorisationLinks> {
  const { pre_auth_code, expires_in } = await platform.client.preauthCode()
  const now = platform.clock.now()
  await insertPreauthCode(platform, {
    digest: digestOf(pre_auth_code),
    onboarding_id: onboarding.id,
    expires_at: now + expires_in * SECOND_MS,
  })
  await purgePreauthCodes(platform, now - CODES_KEPT_MS)
  const query = new URLSearchParams({
    component_appid: platform.appid,
    pre_auth_code,
    redirect_uri: new URL(`/onboard/callback/${onboarding.id}`, platform.public_url).href,
    // Mini Programs only.
    auth_type: '2',
    ...(onboarding.biz_appid !== null && { biz_appid: onboarding.biz_appid }),
    category_id_list: onboarding.permission_sets.join('|'),
  }).toString()
  return {
    pc: `https://mp.weixin.qq.com/cgi-bin/componentloginpage?${query}`,
    h5: `https://open.weixin.qq.com/wxaopen/safe/bindcomponent?action=bindcomponent&no_scan=1&${query}#wechat_redirect`,
  }
}

/** How an authorisation that began by a link stands. */
export interface OnboardingResult {
  onboarding: Onboarding
  /** Null: it is being processed. */
  outcome: Outcome | null
  shop: ShopRecord | null
}

/** @throws FahuoError `not_found` */
export async function readResult(platform: Platform, id: string): Promise<OnboardingResult> {
  const onboarding = await findOnboarding(platform, { id })
  if (!onboarding) throw new FahuoError('not_found')
  const last = await findAuthorisationOfOnboarding(platform, id)
  const appid = last?.authorizer_appid || onboarding.authorizer_appid
  const shop = appid ? ((await findShop({ database: platform.database, appid })) ?? null) : null
  // Event and redirect bring one code each: whichever worked counts.
  const outcome = shop?.state === 'active' ? 'authorised' : (last?.outcome ?? null)
  return { onboarding, outcome, shop }
}

/** What a merchant granted of what was asked for. */
export const grantsOf = ({ onboarding, shop }: OnboardingResult) =>
  KNOWN_SETS.filter(({ id }) => onboarding.permission_sets.includes(id)).map((set) => ({
    ...set,
    granted: shop?.permission_sets.includes(set.id) ?? false,
  }))
