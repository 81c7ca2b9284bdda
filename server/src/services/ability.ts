/** What the account may use of WeChat's services: learnt from WeChat's answers, and asked for each day. */
import { ERRCODE, isBusy, ORDER_NUMBER_TYPE, WechatError, type Wechat } from '@fahuo/wechat'
import { z } from 'zod'
import { DAY_MS, HOUR_MS, isFresh, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { readValue, swapValue, valueIs } from '../database/key-value.ts'
import { appending } from '../outgoing/event-queries.ts'
import { serviceChanged } from '../outgoing/service-change.ts'
import type { Abilities } from '../shops/abilities.ts'
import { isAccountErrcode, isQuotaErrcode, isTokenErrcode } from '../wechat/account-errcodes.ts'
import { SERVICE_NAMES, SERVICES, type ServiceName } from './services.ts'
import { bringForward } from './worker-queries.ts'

/** What WeChat said last of a service. */
const Ability = z.object({
  opened: z.boolean(),
  /** WeChat's code, where it is not opened. */
  errcode: z.int().nullable(),
  /** Unix milliseconds. */
  asked_at: z.int(),
})
export type Ability = z.output<typeof Ability>

/** An account that could not is asked again after that time. */
const ASKED_AGAIN_MS = DAY_MS

/** That it can is written down again after that time only. */
const WRITTEN_AGAIN_MS = HOUR_MS

/** What could not be told for longer is not told any more. */
const BROUGHT_FORWARD_MS = 7 * DAY_MS

const nameOf = (service: ServiceName) => `service_ability:${service}`

/** A harmless call of a service: WeChat looks at the account before anything else [assumed]. */
const QUESTIONS: Record<ServiceName, (wechat: Wechat) => Promise<unknown>> = {
  details: (wechat) => wechat.shoppingOrder.verify(NO_ORDER),
  details_shipping: (wechat) => wechat.shoppingOrder.verify(NO_ORDER),
  messages: (wechat) => wechat.logistics.queryFollowTrace({ waybill_token: 'none' }),
  tracking: (wechat) => wechat.logistics.queryTrace({ waybill_token: 'none' }),
}
const NO_ORDER = {
  order_key: { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id: '0' },
  payer: { openid: 'none' },
}

/** What the merchant must have granted where a platform calls; null: what shipping needs serves it, too. */
const GRANTS: Record<ServiceName, keyof Abilities | null> = {
  details: null,
  details_shipping: null,
  messages: 'can_message',
  tracking: 'can_trace',
}

/** Tells whether a service may be called at all: a platform needs its permission set. */
export function isGranted({ abilities }: { abilities: Abilities }, service: ServiceName): boolean {
  const grant = GRANTS[service]
  return grant === null || abilities[grant]
}

/** Errcodes that say: this account does not have the service. */
const NOT_OPENED = new Set<number>([
  ERRCODE.API_UNAUTHORISED,
  ERRCODE.SHOPPING_UNAUTHORISED,
  ERRCODE.PERMISSION_SET_MISSING,
  ERRCODE.CGI_PATH_UNAUTHORISED,
])
export const isNotOpened = (errcode: number) => NOT_OPENED.has(errcode)

/** Errcodes of the token, a quota or a busy WeChat: they say nothing of a service. */
const saysNothing = (errcode: number) =>
  Number.isNaN(errcode) ||
  isBusy(errcode) ||
  isTokenErrcode(errcode) ||
  isAccountErrcode(errcode) ||
  isQuotaErrcode(errcode)

/** Returns what WeChat said last of a service; null: nothing yet. */
export async function readAbility(scope: Scope, service: ServiceName): Promise<Ability | null> {
  const stored = await readValue(scope, nameOf(service))
  return stored === null ? null : Ability.parse(JSON.parse(stored))
}

/** Tells whether a call may be made: not for a day after WeChat said that the account cannot. */
export const mayBeAsked = (ability: Ability | null, now: number) =>
  ability === null || ability.opened || !isFresh(ability.asked_at, ASKED_AGAIN_MS, now)

/**
 * Stores what WeChat said of a service, and tells others when it says something else than before. When
 * it is opened, what could not be told in the last seven days comes forward.
 * @param errcode null: the account has it
 * @returns how many came forward
 */
export async function noteAbility(
  scope: Scope & { clock: Clock },
  service: ServiceName,
  errcode: number | null,
): Promise<number> {
  const now = scope.clock.now()
  const stored = await readValue(scope, nameOf(service))
  const before = stored === null ? null : Ability.parse(JSON.parse(stored))
  const opened = errcode === null
  const said = before?.opened === opened && before.errcode === errcode
  if (said && opened && isFresh(before.asked_at, WRITTEN_AGAIN_MS, now)) return 0
  const name = nameOf(service)
  const ability = JSON.stringify({ opened, errcode, asked_at: now } satisfies Ability)
  // What WeChat says first is no change.
  const changes = before !== null && before.opened !== opened
  const change = { name: service, label: SERVICES[service], works: opened, errcode, since: now }
  const telling = changes
    ? appending(scope, [serviceChanged(change)], valueIs(scope.appid, name, ability))
    : []
  const written = await swapValue(scope, name, stored, ability, telling)
  if (!written || !opened || before?.opened) return 0
  return bringForward(scope, service, now - BROUGHT_FORWARD_MS, now)
}

/** Lets the next call ask whether the account has a service. */
export async function forgetAbility(scope: Scope, service: ServiceName): Promise<void> {
  const stored = await readValue(scope, nameOf(service))
  if (stored === null) return
  const ability = Ability.parse(JSON.parse(stored))
  if (!ability.opened)
    await swapValue(scope, nameOf(service), stored, JSON.stringify({ ...ability, asked_at: 0 }))
}

/**
 * Asks WeChat whether the account has a service, by a call that changes nothing, and stores the answer.
 * @returns null when it cannot be told: WeChat does not answer, or refuses the token or the quota
 * @throws what is no answer of WeChat's
 */
export async function askAbility(
  scope: Scope & { clock: Clock; wechat: Wechat },
  service: ServiceName,
): Promise<boolean | null> {
  const errcode = await QUESTIONS[service](scope.wechat).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof WechatError)) throw error
      if (error.outcome !== 'refused' || error.errcode === undefined) return undefined
      if (isNotOpened(error.errcode)) return error.errcode
      // Of the question itself: so the account may ask it.
      return saysNothing(error.errcode) ? undefined : null
    },
  )
  if (errcode === undefined) return null
  await noteAbility(scope, service, errcode)
  return errcode === null
}

/** Asks again for what the account could not have a day ago, or before its merchant granted more. */
export async function askAgain(
  scope: Scope & { clock: Clock; wechat: Wechat; abilities: Abilities },
): Promise<void> {
  for (const service of SERVICE_NAMES) {
    if (!isGranted(scope, service)) continue
    const ability = await readAbility(scope, service)
    if (ability && !ability.opened && mayBeAsked(ability, scope.clock.now()))
      await askAbility(scope, service)
  }
}
