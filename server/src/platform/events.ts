/** What WeChat tells a platform of itself: tickets, and authorisations that begin, change and end. */
import { hash } from 'node:crypto'
import { nameOf, pushKey, type Message } from '@fahuo/wechat'
import { z } from 'zod'
import { SECOND_MS, toSeconds } from '../core/time.ts'
import { findOnboardingOfCode } from './onboarding-queries.ts'
import { insertAuthorisation } from './queries.ts'
import type { Platform } from '../shops/platform.ts'
import { storeTicket } from './ticket.ts'

const seconds = z.coerce.number().int().nonnegative()
const appid = z.string().regex(/^wx[0-9a-z]{16}$/)
const code = z.string().min(1).max(1024)

const granted = {
  AuthorizerAppid: appid,
  AuthorizationCode: code,
  AuthorizationCodeExpiredTime: seconds,
  // Absent in the release test [seen].
  PreAuthCode: z.string().optional(),
}

/** The events that are read here [official, open platform]. */
const PlatformEvent = z.discriminatedUnion('InfoType', [
  z.looseObject({
    InfoType: z.literal('component_verify_ticket'),
    CreateTime: seconds,
    ComponentVerifyTicket: z.string().min(1).max(1024),
  }),
  z.looseObject({ InfoType: z.literal('authorized'), CreateTime: seconds, ...granted }),
  z.looseObject({ InfoType: z.literal('updateauthorized'), CreateTime: seconds, ...granted }),
  z.looseObject({
    InfoType: z.literal('unauthorized'),
    CreateTime: seconds,
    AuthorizerAppid: appid,
  }),
])

/** SHA-256 of a code: codes are long and random. */
export const digestOf = (text: string): string => hash('sha256', text, 'base64url')

/** Below it, an expiry counts from the event's own time: real events have the absolute second [seen]. */
const LEAST_ABSOLUTE_SECONDS = 1_000_000_000

/** Stores what an event tells, once. @returns what became of it */
export async function takePlatformEvent(
  platform: Platform,
  message: Message,
): Promise<'ticket' | 'new' | 'again' | 'ignored'> {
  const parsed = PlatformEvent.safeParse(message)
  if (!parsed.success) {
    platform.log.info(
      { event: nameOf(message['InfoType']) },
      'an event of the platform is not ours',
    )
    return 'ignored'
  }
  const event = parsed.data
  const create_time = event.CreateTime
  if (event.InfoType === 'component_verify_ticket') {
    await storeTicket(platform, event.ComponentVerifyTicket, create_time)
    return 'ticket'
  }
  const now = platform.clock.now()
  const row = {
    id: pushKey(platform.appid, message).toString('base64url'),
    authorizer_appid: event.AuthorizerAppid,
    kind: event.InfoType,
    source: 'event',
    create_time,
    code_digest: null,
    code_until: null,
    onboarding_id: null,
    due_at: now,
    received_at: now,
  } as const
  const fresh =
    event.InfoType === 'unauthorized'
      ? await insertAuthorisation(platform, row, null)
      : await insertAuthorisation(
          platform,
          {
            ...row,
            code_digest: digestOf(event.AuthorizationCode),
            code_until: untilOf(event) * SECOND_MS,
            onboarding_id: await onboardingOf(platform, event.PreAuthCode),
          },
          event.AuthorizationCode,
        )
  if (fresh) platform.wake()
  return fresh ? 'new' : 'again'
}

/** Finds by which link a merchant came; null: by none of ours. */
const onboardingOf = async (platform: Platform, pre_auth_code: string | undefined) =>
  pre_auth_code ? findOnboardingOfCode(platform, digestOf(pre_auth_code)) : null

const untilOf = (event: { CreateTime: number; AuthorizationCodeExpiredTime: number }) =>
  event.AuthorizationCodeExpiredTime < LEAST_ABSOLUTE_SECONDS
    ? event.CreateTime + event.AuthorizationCodeExpiredTime
    : event.AuthorizationCodeExpiredTime

/**
 * Stores the code with which WeChat sent a merchant back to us, once. It and that of the event are both
 * good [staff], and whether they are the same is not documented.
 * @param redirect `expires_in` in seconds
 */
export async function takeRedirect(
  platform: Platform,
  redirect: { auth_code: string; expires_in: number; onboarding_id: string },
): Promise<void> {
  const now = platform.clock.now()
  const code_digest = digestOf(redirect.auth_code)
  const row = {
    id: `redirect:${code_digest}`,
    authorizer_appid: '',
    kind: 'authorized',
    source: 'redirect',
    create_time: toSeconds(now),
    code_digest,
    code_until: now + redirect.expires_in * SECOND_MS,
    onboarding_id: redirect.onboarding_id,
    due_at: now,
    received_at: now,
  } as const
  if (await insertAuthorisation(platform, row, redirect.auth_code)) platform.wake()
}
