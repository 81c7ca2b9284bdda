/** The workers of one shop. */
import { startAccountWatch } from './account/watch.ts'
import { startAlarms } from './alarms/worker.ts'
import type { Config } from './config.ts'
import type { WorkerName } from './core/context.ts'
import type { Poller, Worker } from './core/poller.ts'
import { startRetry } from './core/retry.ts'
import { HOUR_MS, SECOND_MS } from './core/time.ts'
import { startImports } from './imports/imports.ts'
import { startComplaints } from './complaints/worker.ts'
import { examine } from './operations/doctor.ts'
import { startDoctor } from './operations/doctor-run.ts'
import { startForgettingPhones } from './operations/forget-phones.ts'
import { startSelfCheck } from './operations/self-check.ts'
import { startRetention } from './operations/retention.ts'
import { startExpected } from './orders/expected.ts'
import { startPromises } from './orders/late.ts'
import { startOverdue } from './orders/overdue.ts'
import { startOpenLooks, startReceiptLooks } from './orders/order-looks.ts'
import { startSync } from './orders/sync.ts'
import { LOOKUP_EVERY_MS, startParcelWatch } from './orders/parcel-watch.ts'
import { startReminders } from './orders/unconfirmed.ts'
import { startSequencer } from './outgoing/sequencer.ts'
import { startPushWorker } from './pushes/worker.ts'
import type { ShipmentTiming } from './shipments/decide.ts'
import { forgetOldKeys } from './shipments/idempotency.ts'
import { startAutoShip } from './shipments/auto-ship.ts'
import { defaultTiming, startOutbox } from './shipments/outbox.ts'
import { serviceTiming, startServices } from './services/worker.ts'
import type { RunningShop } from './shops/registry.ts'
import type { Shop } from './shops/shop.ts'
import { refreshCarriers } from './wechat/carriers.ts'
import { fanningOut } from './webhooks/queries.ts'
import { startDeliveries } from './webhooks/worker.ts'
import { JUMP_PATH } from './wechat/jump-path.ts'
import { ORDER_CENTRE } from './wechat/order-centre.ts'
import { applyPath } from './wechat/registered-path.ts'

/** What tests set of the workers. */
export interface WorkerTuning extends Partial<ShipmentTiming> {
  /** How often a tracked parcel is looked up. */
  lookup_every_ms?: number
  /** How often old rows are removed. */
  purge_every_ms?: number
}

/**
 * Starts the workers of a shop.
 * @param push_path where WeChat pushes to, on this server
 * @param visit those too that only look around, every now and then
 */
export function startWorkers(
  shop: Shop,
  { config, push_path, visit }: { config: Config; push_path: string; visit: boolean },
  { lookup_every_ms = LOOKUP_EVERY_MS, purge_every_ms, ...timing }: WorkerTuning,
): RunningShop {
  const deadline_ms = config.UPLOAD_DEADLINE_SECONDS * SECOND_MS
  const webhooks = startDeliveries(shop)
  const pollers: Record<WorkerName, Poller> = {
    outbox: startOutbox(shop, {
      ...defaultTiming,
      deadline_ms,
      ...timing,
    }),
    services: startServices(shop, { ...serviceTiming, deadline_ms, ...timing }),
    pushes: startPushWorker(shop),
    imports: startImports(shop),
    complaints: startComplaints(shop),
    webhooks,
    doctor: startDoctor(shop, (stopping) =>
      examine({ ...shop, config, push_url: pushUrlOf(config, push_path), stopping }),
    ),
  }
  const others: Worker[] = [
    startExpected(shop),
    startAutoShip(shop),
    startAlarms(shop),
    startSequencer(
      shop,
      fanningOut(shop, () => shop.clock.now()),
      () => webhooks.wake(),
    ),
  ]
  const lookers = (): Worker[] => [
    shop.abilities.can_sync_list ? startSync(shop) : startOpenLooks(shop),
    startPromises(shop),
    startOverdue(shop),
    startReceiptLooks(shop),
    startSelfCheck(shop, config.DATABASE_URL),
    startRetention(
      shop,
      {
        events_days: config.EVENTS_KEPT_DAYS,
        attempts_days: config.ATTEMPTS_KEPT_DAYS,
        outgoing_days: config.OUTGOING_KEPT_DAYS,
        audit_days: config.AUDIT_KEPT_DAYS,
      },
      purge_every_ms,
    ),
    startParcelWatch(shop, lookup_every_ms),
    startReminders(shop),
    startForgettingPhones(shop),
    ...pathsOf(shop).map((kind) => startRetry(shop, kind.name, () => applyPath(shop, kind))),
    ...startAccountWatch(shop),
    startRetry(shop, 'carriers', () => refreshCarriers(shop), HOUR_MS),
    startRetry(shop, 'idempotency keys', () => forgetOldKeys(shop), HOUR_MS),
  ]
  if (visit) others.push(...lookers())
  return {
    wake: (worker) => pollers[worker].wake(),
    async stop() {
      await Promise.all([...Object.values(pollers), ...others].map((worker) => worker.stop()))
    },
  }
}

/** The paths that may be registered for a shop: a platform may not set the jump path, nor always the other. */
const pathsOf = ({ abilities }: Shop) => [
  ...(abilities.can_set_jump_path ? [JUMP_PATH] : []),
  ...(abilities.can_order_centre ? [ORDER_CENTRE] : []),
]

/** Where WeChat is to push, as far as the settings say. */
const pushUrlOf = ({ PUBLIC_URL }: Config, path: string): string | null =>
  PUBLIC_URL === undefined ? null : new URL(path, PUBLIC_URL).href
