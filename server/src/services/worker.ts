/** Tells WeChat's services what is due: one row at a time each, beside the shipments and never before them. */
import { randomUUIDv7 } from 'node:crypto'
import { ERRCODE } from '@fahuo/wechat'
import type { BackoffLimits } from '../core/backoff.ts'
import { leaseOf, startLeasedWork, type LeaseTiming } from '../core/leased-work.ts'
import type { Poller } from '../core/poller.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, wechatSeconds } from '../core/time.ts'
import { notify } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'
import type { SwitchName } from '../shops/switches.ts'
import { askAgain, isGranted, mayBeAsked, noteAbility, readAbility } from './ability.ts'
import { changeFor } from './change.ts'
import { createGate, type Gate } from './gate.ts'
import { outcomeOf, stillUnsure, type Outcome } from './outcome.ts'
import type { Service } from './queries.ts'
import type { Call, Sender } from './sender.ts'
import { SENDERS } from './senders.ts'
import type { ServiceName } from './services.ts'
import {
  claimDueServices,
  followShipments,
  makeFutureServicesDue,
  nextUploadTime,
  saveService,
  startSending,
} from './worker-queries.ts'

/** How long things may take, in milliseconds; tests pass shorter ones. */
export interface ServiceTiming extends BackoffLimits, LeaseTiming {
  /** How long a row is tried before a person should look. */
  give_up_ms: number
}

export const serviceTiming: ServiceTiming = {
  deadline_ms: MINUTE_MS,
  first_ms: SECOND_MS,
  longest_ms: HOUR_MS,
  give_up_ms: 3 * DAY_MS,
}

/** Rows worked on at once: services never take the place of shipments. */
const CONCURRENCY = 16

/** What a step needs beside its row. */
interface Worker {
  shop: Shop
  timing: ServiceTiming
  gate: Gate
  senders: Partial<Record<ServiceName, Sender>>
}

/** A row after a step; undefined when it is not ours any more. */
type Step = Promise<Service | undefined>

/** Tells the services until stopped. @param senders those of this version; without one a row waits */
export function startServices(shop: Shop, timing: ServiceTiming, senders = SENDERS): Poller {
  const worker: Worker = { shop, timing, gate: createGate(), senders }
  const names = Object.keys(senders) as ServiceName[]
  const lease_ms = leaseOf(timing)
  return startLeasedWork(shop, {
    name: 'services',
    room: (running) => CONCURRENCY - running,
    claim: (limit, now) =>
      claimDueServices(
        shop,
        worker.gate.open(names, now),
        { now, lease: randomUUIDv7(), lease_until: now + lease_ms, limit },
        (id, error) => reportFailure(shop, id, error),
      ),
    work: (service, stopping) => work(worker, service, stopping),
    async eachMinute(now) {
      const latest = {
        lease_until: now + lease_ms + MINUTE_MS,
        deadline_at: now + timing.deadline_ms,
      }
      const services = await makeFutureServicesDue(shop, latest, now)
      if (services > 0)
        shop.log.warn({ services }, 'due times were in the future: a clock was ahead; due now')
      const { released, ended } = await followShipments(shop, now)
      if (released + ended > 0) shop.log.info({ released, ended }, 'services follow shipments')
      await askAgain(shop)
    },
  })
}

async function work(worker: Worker, claimed: Service, stopping: AbortSignal): Promise<void> {
  const { shop } = worker
  let service = claimed
  try {
    while (service.lease !== null) {
      if (stopping.aborted) {
        await saveService(shop, service, { ...RELEASED, updated_at: shop.clock.now() })
        return
      }
      const moved = await advance(worker, service)
      if (!moved) return
      const { id, service: name, state, reason, errcode } = moved
      if (state !== 'sending')
        shop.log.info({ id, service: name, state, reason, errcode }, 'service moved')
      service = moved
    }
  } catch (error) {
    reportFailure(shop, service.id, error)
  }
}

const RELEASED = { lease: null, lease_until: 0 } as const

/** Not WeChat's doing (a full disk, a bug): the lease runs out, and the row comes up again. */
function reportFailure({ log, onFailure }: Shop, service: string, error: unknown): void {
  onFailure('services')
  log.error({ service, err: error }, 'a service could not be told')
}

/** Moves a claimed row one step. */
async function advance(worker: Worker, service: Service): Step {
  const { shop, senders } = worker
  const sender = senders[service.service]
  if (!sender) return saveService(shop, service, { ...RELEASED, updated_at: shop.clock.now() })
  switch (service.state) {
    case 'waiting':
      return send(worker, sender, service)
    case 'sending':
      // The worker that sent it is gone; the call may have been taken.
      return saveService(shop, service, {
        state: 'verifying',
        reason: 'answer_lost',
        updated_at: shop.clock.now(),
      })
    case 'verifying': {
      const found = await trying(worker, sender, service, async () =>
        sender.verify ? sender.verify(shop, service) : 'send again',
      )
      return found === 'send again'
        ? send(worker, sender, service, service.upload_time)
        : carryOut(worker, service, found)
    }
    case 'done':
    case 'not_available':
    case 'refused':
    case 'needs_attention':
      return undefined
  }
}

/** Makes a call, and says what its failure means. */
async function trying<Value>(
  { shop, gate }: Worker,
  sender: Sender,
  service: Service,
  call: () => Promise<Value>,
): Promise<Value | Outcome> {
  try {
    return await call()
  } catch (error) {
    const now = shop.clock.now()
    const outcome = outcomeOf(error, service, sender, now)
    if (outcome.to === 'waiting' && outcome.reason === 'account_refused') gate.refuse(now)
    if (outcome.to === 'waiting' && outcome.errcode === ERRCODE.DAILY_QUOTA_EXCEEDED)
      gate.spend(service.service, now)
    return outcome
  }
}

/**
 * Commits `sending`, then makes the call.
 * @param again the time of a call whose answer was lost, Unix seconds: it goes out once more as it was
 */
async function send(worker: Worker, sender: Sender, service: Service, again?: number): Step {
  const { shop, timing } = worker
  const now = shop.clock.now()
  if (again === undefined && !service.required && (await isSwitchedOff(shop, service.service)))
    return carryOut(worker, service, { to: 'not_available', reason: 'switched_off' })
  if (!isGranted(shop, service.service)) {
    const outcome = { ...NOT_OPENED, errcode: ERRCODE.PERMISSION_SET_MISSING }
    await learn(worker, service, outcome)
    return carryOut(worker, service, outcome)
  }
  const ability = await readAbility(shop, service.service)
  if (!mayBeAsked(ability, now)) {
    const errcode = ability?.errcode ?? undefined
    return carryOut(
      worker,
      service,
      errcode === undefined ? NOT_OPENED : { ...NOT_OPENED, errcode },
    )
  }
  const not_before = wechatSeconds(now, shop.wechat.clockAhead())
  const upload_time = again ?? (await nextUploadTime(shop, service, not_before))
  const ready = await trying(worker, sender, service, () =>
    sender.prepare(shop, service, upload_time),
  )
  if (!isCall(ready)) return carryOut(worker, service, asNotSent(ready, service))
  const sending = await startSending(shop, service, {
    state: 'sending',
    reason: null,
    errcode: null,
    upload_time,
    deadline_at: now + timing.deadline_ms,
    updated_at: now,
  })
  if (!sending) {
    // Another call of the same order took the time, or a later one: this one takes the next.
    const time = await nextUploadTime(shop, service, not_before)
    return again === undefined && time > upload_time ? send(worker, sender, service) : undefined
  }
  // As it was before: who explains a refusal must know whether it went out before.
  const outcome = await trying(worker, sender, { ...sending, state: service.state }, ready.send)
  await learn(worker, sending, outcome)
  return carryOut(worker, sending, again === undefined ? outcome : stillUnsure(outcome))
}

async function isSwitchedOff({ switches }: Shop, service: ServiceName): Promise<boolean> {
  const states = await switches.read()
  return states[SWITCH_OF[service]].value === 'off'
}

/** The goods and their waybills are one service to a merchant. */
const SWITCH_OF = {
  details: 'shopping_order',
  details_shipping: 'shopping_order',
  messages: 'messages',
  tracking: 'tracking',
} as const satisfies Record<ServiceName, SwitchName>

const NOT_OPENED = { to: 'not_available', reason: 'not_opened' } as const

const isCall = (ready: Call | Outcome): ready is Call => 'send' in ready

/** A call that could not be got ready was not sent, whatever WeChat said or did not say to others. */
function asNotSent(outcome: Outcome, { state }: Service): Outcome {
  if (state === 'verifying') return stillUnsure(outcome)
  return outcome.to === 'verifying' ? { ...outcome, to: 'waiting', reason: 'wechat_busy' } : outcome
}

/** What a served or refused call says of the account. */
async function learn({ shop, gate }: Worker, { service }: Service, outcome: Outcome) {
  if (outcome.to === 'done') gate.serve()
  else if (outcome.reason !== 'not_opened') return
  const errcode = outcome.to === 'done' ? null : (outcome.errcode ?? 0)
  const brought = await noteAbility(shop, service, errcode)
  if (brought === 0) return
  shop.log.info({ service, brought }, 'the account has a service now: going on')
  shop.wake('services')
}

/** Stores what became of a row, and lets go of it. */
async function carryOut(worker: Worker, service: Service, outcome: Outcome): Step {
  const { shop, timing } = worker
  const change = changeFor(service, outcome, { now: shop.clock.now(), timing })
  const moved = await saveService(shop, service, { ...change, ...RELEASED })
  if (moved?.state === 'needs_attention') {
    const { id, service: name, reason, errcode } = moved
    await notify(shop, 'service_needs_attention', { id, service: name, reason, errcode })
  }
  return moved
}
