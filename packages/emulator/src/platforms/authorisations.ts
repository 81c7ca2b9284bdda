import { originalId, seconds, type Context } from '../state/context.ts'
import {
  newAuthorisationCode,
  newTicket,
  type Authorisation,
  type AuthorisationCode,
  type Platform,
} from '../state/platforms.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../state/time.ts'
import { isExclusive } from './permission-sets.ts'

/** The event's code lives an hour: CreateTime + 3600 [observed in six of six real events]. */
const EVENT_CODE_MS = HOUR_MS
/** Seconds that the redirect's code lives [official sample]. */
export const REDIRECT_CODE_SECONDS = 600

/** Every ten minutes [official]. */
const TICKET_EVERY_MS = 10 * MINUTE_MS

/** A Mini Program may authorise so many platforms [official]. */
const MAX_PLATFORMS = 15

const appidOf = ({ options }: Platform) => options.component_appid

/** The head of every event of a platform: its own appid, Unix seconds, and what it is. */
const eventOf = (context: Context, platform: Platform, InfoType: string) => ({
  AppId: appidOf(platform),
  CreateTime: seconds(context.now()),
  InfoType,
})

/** Pushes a new ticket. Earlier ones stay valid for twelve hours each [official]. */
export function pushTicket(context: Context, platform: Platform): void {
  const at = context.now()
  const ticket = newTicket()
  platform.tickets = [...platform.tickets.filter((one) => one.at > at - DAY_MS), { ticket, at }]
  context.tellPlatform(platform, {
    ...eventOf(context, platform, 'component_verify_ticket'),
    ComponentVerifyTicket: ticket,
  })
}

/** Lets tickets come when their time is there. @returns whether one came */
export function letTicketsCome(context: Context): boolean {
  let came = false
  for (const platform of context.wechat.platforms.values()) {
    const { ticket_push, banned } = platform.options
    const last = platform.tickets.at(-1)?.at ?? -TICKET_EVERY_MS
    if (!ticket_push || banned || context.now() < last + TICKET_EVERY_MS) continue
    pushTicket(context, platform)
    came = true
  }
  return came
}

/** The authorisation of this Mini Program; undefined: there is none. */
export const authorisationOf = (
  { options }: Context,
  platform: Platform,
): Authorisation | undefined => platform.authorisations[options.appid]

/** Exclusive sets that this Mini Program granted to another platform: nobody else can have them [official]. */
export function takenSets(context: Context, platform: Platform): Set<number> {
  const others = [...context.wechat.platforms.values()].filter((one) => one !== platform)
  return new Set(
    others.flatMap(
      (one) => authorisationOf(context, one)?.permission_sets.filter(isExclusive) ?? [],
    ),
  )
}

/** Why this Mini Program cannot authorise the platform; null: it can. */
export function refusesPlatform(
  context: Context,
  platform: Platform,
): 'not_released' | 'too_many' | null {
  const { released, test_list } = platform.options
  // The test version is for the accounts of the test list alone [official].
  if (!released && !test_list.includes(originalId(context))) return 'not_released'
  const authorised = [...context.wechat.platforms.values()].filter((one) =>
    authorisationOf(context, one),
  )
  return authorised.length >= MAX_PLATFORMS && !authorisationOf(context, platform)
    ? 'too_many'
    : null
}

function newCode(
  context: Context,
  platform: Platform,
  wanted: { lives_ms: number; renews: boolean },
): AuthorisationCode {
  const now = context.now()
  const code: AuthorisationCode = {
    code: newAuthorisationCode(),
    appid: context.options.appid,
    expires_at: now + wanted.lives_ms,
    used: false,
    renews: wanted.renews,
  }
  // An ended code is known as one for a day: 61010, later 61009 [assumed].
  platform.codes = [...platform.codes.filter((one) => one.expires_at > now - DAY_MS), code]
  return code
}

const sameSets = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((id) => other.includes(id))

/**
 * The merchant authorises, authorises again or changes the sets. `authorized` is pushed for the first,
 * `updateauthorized` where the sets changed, nothing where they did not [official].
 *
 * @param wanted `pre_auth_code` where it was on the authorisation page; without it the merchant changed the
 *   sets in its own console, and the event has none [assumed]
 * @returns the code of the redirect
 */
export function authorise(
  context: Context,
  platform: Platform,
  wanted: { permission_sets: number[]; pre_auth_code?: string | undefined },
): AuthorisationCode {
  const taken = takenSets(context, platform)
  const permission_sets = wanted.permission_sets.filter((id) => !taken.has(id))
  const known = authorisationOf(context, platform)
  const changed = !known || !sameSets(known.permission_sets, permission_sets)
  // Authorising again makes a new refresh token once the code is exchanged [official]; a change of sets
  // in the console leaves it [staff].
  const renews =
    !known || known.refresh_token === '' || wanted.pre_auth_code !== undefined
      ? true
      : platform.options.rotate_on_update
  platform.authorisations[context.options.appid] = {
    refresh_token: known?.refresh_token ?? '',
    previous: known?.previous ?? null,
    authorised_at: known?.authorised_at ?? context.now(),
    permission_sets,
  }
  const code = newCode(context, platform, { lives_ms: EVENT_CODE_MS, renews })
  if (changed)
    context.tellPlatform(platform, {
      ...eventOf(context, platform, known ? 'updateauthorized' : 'authorized'),
      AuthorizerAppid: context.options.appid,
      AuthorizationCode: code.code,
      // An absolute time, whatever the document calls it [observed].
      AuthorizationCodeExpiredTime: seconds(code.expires_at),
      ...(wanted.pre_auth_code !== undefined && { PreAuthCode: wanted.pre_auth_code }),
    })
  return platform.options.one_code
    ? code
    : newCode(context, platform, { lives_ms: REDIRECT_CODE_SECONDS * SECOND_MS, renews })
}

/** The merchant takes the authorisation back, in its own console: a platform cannot [official]. */
export function revoke(context: Context, platform: Platform): void {
  const { appid } = context.options
  delete platform.authorisations[appid]
  context.tellPlatform(platform, {
    ...eventOf(context, platform, 'unauthorized'),
    AuthorizerAppid: appid,
  })
}

/** Tells a platform what came of its application for order pages [official example; observed]. */
export function tellOrderPathResult(
  context: Context,
  platform: Platform,
  results: readonly { appid: string; audit_id: number; ret_code: number }[],
): void {
  context.tellPlatform(platform, {
    ...eventOf(context, platform, 'order_path_apply_result_notify'),
    list: results,
  })
  const now = seconds(context.now())
  const audited = results
    .filter(({ ret_code }) => ret_code === 0)
    // 4: approved [official]. The review takes no time here [assumed].
    .map(({ appid, audit_id }) => ({
      appid,
      audit_id,
      status: 4,
      apply_time: now,
      audit_time: now,
      reason: '',
    }))
  if (audited.length === 0) return
  context.tellPlatform(platform, {
    ...eventOf(context, platform, 'order_path_audit_result_notify'),
    list: audited,
  })
}
