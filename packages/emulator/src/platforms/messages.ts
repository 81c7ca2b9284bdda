import type { Faults } from '../gateway/faults.ts'
import { createPushes, type Pushes, type PushTarget } from '../pushes/pushes.ts'
import type { Context } from '../state/context.ts'
import type { Platform } from '../state/platforms.ts'
import type { PushRecord } from '../state/state.ts'
import { authorisationOf } from './authorisations.ts'

/** Both addresses are for XML in safe mode only [official]. */
function targetOf({ options }: Platform, url: string | null): PushTarget {
  const { component_appid, token, encoding_aes_key } = options
  return {
    to: component_appid,
    appid: component_appid,
    options: { url: url ?? undefined, token, encoding_aes_key, format: 'xml', mode: 'safe' },
  }
}

/**
 * The permission set that lets a platform get a message of a merchant: customer messages by 19
 * [official]; that events follow the sets of their calls is assumed.
 */
function setOf(message: Record<string, unknown>): number | null {
  if (message['MsgType'] !== 'event') return 19
  const event = String(message['Event'])
  if (event.startsWith('trade_manage_')) return 142
  return event === 'complaint_callback' || event === 'wxa_punish_event' ? 76 : null
}

/** The platforms that get a message of this Mini Program, beside its own server [official]. */
export function platformTargets(context: Context, message: Record<string, unknown>): PushTarget[] {
  const set = setOf(message)
  return [...context.wechat.platforms.values()].flatMap((platform) => {
    const { message_url, banned } = platform.options
    const granted = authorisationOf(context, platform)?.permission_sets
    if (message_url === null || banned || !granted) return []
    if (set !== null && !granted.includes(set)) return []
    return [targetOf(platform, message_url.replaceAll('$APPID$', context.options.appid))]
  })
}

/** Faults of tickets and authorisation events have this path. */
export const EVENT_PATH = '/component/event'

/** Sends platforms their tickets and authorisation events. */
export function createPlatformEvents(deps: {
  now: () => number
  save: () => void
  faults: Faults
}) {
  const pushes = new Map<Platform, Pushes>()
  function of(platform: Platform): Pushes {
    const known = pushes.get(platform)
    if (known) return known
    const made = createPushes({
      targets: () => [targetOf(platform, platform.options.event_url)],
      records: () => platform.events,
      now: deps.now,
      onDelivered: deps.save,
      fault: () => deps.faults.take(EVENT_PATH, platform.options.component_appid),
    })
    pushes.set(platform, made)
    return made
  }
  return {
    send: (platform: Platform, message: Record<string, unknown>): PushRecord =>
      of(platform).send(message),
    /** Sends one again. */
    deliver: (platform: Platform, record: PushRecord) => of(platform).deliver(record),
    stop: () => Promise.all([...pushes.values()].map((one) => one.stop())),
  }
}
export type PlatformEvents = ReturnType<typeof createPlatformEvents>
