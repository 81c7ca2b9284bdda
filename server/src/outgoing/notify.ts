import type { Log } from '../core/context.ts'
import type { Language } from '../core/language.ts'
import { HOUR_MS, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { appending } from './event-queries.ts'
import { NOTICES, type NoticeKindName } from './notices.ts'
import {
  beganAt,
  findNotice,
  listNotices,
  removeNotice,
  saveNotice,
  type Notice,
} from './queries.ts'

export type { Notice }

/** What telling a person needs. */
export interface Teller extends Scope {
  clock: Clock
  log: Log
}

/** Said again after that time, it is logged again. */
const LOGGED_EVERY_MS = HOUR_MS

/**
 * Tells a person: in the log once, and where the dashboard, `fahuo doctor` and the metrics read it.
 * It never fails: what cannot be stored is in the log.
 * @param facts never a token, an openid or a phone number
 * @param subject what it is about, where a kind may be about several things at once
 */
export async function notify(
  teller: Teller,
  kind: NoticeKindName,
  facts: object,
  subject = '',
): Promise<void> {
  const { message, remedy, shown_ms } = NOTICES[kind]
  const say = () => teller.log.error({ kind, ...facts, remedy: remedy.en }, message.en)
  if (shown_ms === null) return say()
  const now = teller.clock.now()
  try {
    const earlier = await findNotice(teller, kind, subject)
    const lasts =
      earlier !== undefined &&
      Math.abs(now - earlier.last_at) < LOGGED_EVERY_MS &&
      JSON.stringify(earlier.facts) === JSON.stringify(facts)
    if (!lasts) say()
    // One that was over is another one now.
    const over = earlier !== undefined && Math.abs(now - earlier.last_at) >= shown_ms
    if (over) await removeNotice(teller, kind, subject)
    const since = over || !earlier ? now : earlier.since
    await saveNotice(
      teller,
      { kind, subject, facts, at: now },
      isRestriction(kind, facts) ? tellingRestriction(teller, kind, facts, subject, since) : [],
    )
  } catch (error) {
    say()
    teller.log.error({ kind, err: error }, 'a notice could not be stored')
  }
}

/** WeChat restricts the account; that it wants shipments to be entered is a reminder, no restriction. */
const isRestriction = (kind: NoticeKindName, facts: object) =>
  kind === 'account_refused' ||
  (kind === 'shipping_demanded' && 'event' in facts && facts.event === 'wxa_trade_controlled')

/** Returns the statements that tell others of a restriction, once for each time it begins. */
function tellingRestriction(
  teller: Teller,
  kind: NoticeKindName,
  facts: object,
  subject: string,
  since: number,
) {
  const { message, remedy } = NOTICES[kind]
  // Words are in the language of who reads it.
  const { cause: _, ...told } = facts as { cause?: unknown }
  const data = (language: Language) => ({
    restriction: { kind, message: message[language], remedy: remedy[language], since, facts: told },
  })
  const event = {
    type: 'account.restricted',
    key: `${kind}:${subject}:${since}`,
    data: data('en'),
    data_zh: data('zh'),
    at: teller.clock.now(),
  } as const
  return appending(teller, [event], beganAt(teller.appid, kind, subject, since))
}

/** It is over. */
export async function endNotice(teller: Teller, kind: NoticeKindName, subject = ''): Promise<void> {
  try {
    await removeNotice(teller, kind, subject)
  } catch (error) {
    teller.log.error({ kind, err: error }, 'a notice could not be removed')
  }
}

/** Returns what is kept and not over, oldest first. */
export async function currentNotices(scope: Scope & { clock: Clock }): Promise<Notice[]> {
  const now = scope.clock.now()
  const kept = await listNotices(scope)
  return kept.filter(({ kind, last_at }) => {
    const shown_ms = NOTICES[kind].shown_ms
    return shown_ms !== null && Math.abs(now - last_at) < shown_ms
  })
}
