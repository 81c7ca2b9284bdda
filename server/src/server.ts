import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { digestApiKey } from './access/api-keys.ts'
import { createApp } from './app.ts'
import { jumpPathOf, masterKeyOf, type Config } from './config.ts'
import type { Log, WorkerName } from './core/context.ts'
import type { Poller, Worker } from './core/poller.ts'
import { startRetry } from './core/retry.ts'
import { createThread } from './core/thread.ts'
import { HOUR_MS, SECOND_MS, systemClock, type Clock } from './core/time.ts'
import { openDatabase, openForWorkers } from './database/database.ts'
import { openSealer } from './database/master-key.ts'
import { watchDatabase } from './database/watch.ts'
import { createHttpServer, RECEIVE_MS } from './http/server.ts'
import { startImports } from './imports/imports.ts'
import { READER_FILE, READER_OPTIONS } from './imports/reader.ts'
import { createMetrics } from './operations/metrics.ts'
import { startRetention } from './operations/retention.ts'
import { isLoopback } from './orders/details-body.ts'
import { createRefresh } from './orders/refresh.ts'
import { startSync } from './orders/sync.ts'
import { LOOKUP_EVERY_MS, startReminders } from './orders/tracking.ts'
import { startPushWorker } from './pushes/worker.ts'
import type { ShipmentTiming } from './shipments/decide.ts'
import { forgetOldKeys } from './shipments/idempotency.ts'
import { defaultTiming, startOutbox } from './shipments/outbox.ts'
import { readShopKeys } from './shops/keys.ts'
import { createPause } from './shops/pause.ts'
import type { Shop } from './shops/shop.ts'
import { shippedTogether } from './shipments/search-queries.ts'
import { lookTeaches } from './shipments/teach.ts'
import { createCarrierNames, refreshCarriers } from './wechat/carriers.ts'
import { createClient } from './wechat/client.ts'
import { applyJumpPath } from './wechat/jump-path.ts'

export interface RunningServer {
  port: number
  /** Counts what failed where nobody waited for it. */
  onFailure: (worker: string) => void
  /** Takes no new requests, finishes what is under way, closes the database. */
  stop: () => Promise<void>
}

/** What tests set. */
export interface ServerTuning extends Partial<ShipmentTiming> {
  clock?: Clock
  /** Checks our own responses by their schemas. */
  strict?: boolean
  /** How often a tracked parcel is looked up. */
  lookup_every_ms?: number
  /** How long a request may send nothing. */
  receive_ms?: number
  /** How often old rows are removed. */
  purge_every_ms?: number
}

/** How long open requests, and calls to WeChat, get when the server stops. */
const GRACE_MS = 5 * SECOND_MS

/** Starts everything: database, workers, HTTP. @throws when the port is taken or the database fails */
export async function startServer(
  config: Config,
  log: Log,
  tuning: ServerTuning = {},
): Promise<RunningServer> {
  const { clock = systemClock, strict = false, receive_ms = RECEIVE_MS } = tuning
  const appid = config.WECHAT_APPID
  const database = await openDatabase(config.DATABASE_URL, log.warn)
  const working = openForWorkers(config.DATABASE_URL, database)
  const sealer = await openSealer(database, masterKeyOf(config), log).catch(async (error) => {
    await Promise.all([working.close(), database.close()])
    throw error
  })
  const scope = { database, appid, clock, sealer }
  const metrics = createMetrics(scope)
  const { onFailure } = metrics
  const watch = await watchDatabase(working, config.DATABASE_URL, { log, onFailure })
  const close = async () => {
    await watch.stop()
    await Promise.all([working.close(), database.close()])
  }
  const pollers: Partial<Record<WorkerName, Poller>> = {}
  const thread = createThread(READER_FILE, READER_OPTIONS)
  const shop: Shop = {
    ...scope,
    log,
    wake: (worker) => pollers[worker]?.wake(),
    onFailure,
    mayClaim: watch.mayClaim,
    thread,
    wechat: createClient(scope, config, metrics.onCall),
    settings: shopSettings(config),
    pause: createPause({ ...scope, log }),
    refresh: createRefresh(),
    carrierNames: createCarrierNames(),
    shippedTogether,
    lookTeaches,
    ...(await readShopKeys(scope)),
  }
  const app = createApp(shop, {
    receive_ms,
    watch,
    metrics,
    buyer_limit: config.BUYER_REQUESTS_PER_MINUTE,
    address_limit: config.ADDRESS_REQUESTS_PER_MINUTE,
    trust_proxy: config.TRUST_PROXY === 'on',
    strict,
    public_url: config.PUBLIC_URL,
    inside: {
      ...(config.METRICS === 'inside' && { METRICS: ['/metrics'] }),
      ...(config.API_DOCS === 'inside' && { API_DOCS: ['/api/docs', '/api/openapi.json'] }),
    },
  })

  const http = createHttpServer(app.callback(), receive_ms)
  // A connection that could not be taken (too many open files, for instance).
  http.on('error', (error) => log.error({ err: error }, 'HTTP'))
  try {
    await listen(http, config)
  } catch (error) {
    await Promise.all([shop.wechat.close(), close()])
    throw error
  }
  // Work begins when the port is ours: a second start by mistake must not touch the outbox.
  const { outbox, pushes, imports, others } = startWorkers(
    { ...shop, database: working },
    config,
    tuning,
  )
  pollers.outbox = outbox
  pollers.pushes = pushes
  pollers.imports = imports

  return {
    port: (http.address() as AddressInfo).port,
    onFailure,
    async stop() {
      const closed = once(http, 'close')
      http.close()
      http.closeIdleConnections()
      const timer = setTimeout(() => http.closeAllConnections(), GRACE_MS)
      const workers = [outbox, pushes, imports, ...others]
      const stopped = Promise.all([closed, ...workers.map((worker) => worker.stop())])
      const in_time = await Promise.race([
        stopped.then(() => true),
        wait(GRACE_MS, false, { ref: false }),
      ])
      // A WeChat that does not answer must not keep us: what is aborted is verified later.
      await shop.wechat.close(!in_time)
      await stopped
      clearTimeout(timer)
      await thread.close()
      await close()
    },
  }
}

function shopSettings(config: Config): Shop['settings'] {
  const defined = (...texts: (string | undefined)[]) => texts.filter((text) => text !== undefined)
  return {
    push: {
      appid: config.WECHAT_APPID,
      tokens: defined(config.WECHAT_PUSH_TOKEN, config.WECHAT_PUSH_PREVIOUS_TOKEN),
      encoding_aes_keys: defined(config.WECHAT_PUSH_AES_KEY, config.WECHAT_PUSH_PREVIOUS_AES_KEY),
    },
    unsigned_pushes: config.WECHAT_UNSIGNED_PUSHES === 'gateway',
    forward:
      config.PUSH_FORWARD_URL === undefined
        ? null
        : { url: config.PUSH_FORWARD_URL, own: config.PUSH_FORWARD_OWN === 'on' },
    api_key_digests: config.MERCHANT_API_KEYS.map(digestApiKey),
    mchid: config.WECHAT_MCHID ?? null,
    jump_path: jumpPathOf(config),
    local_wechat: isLoopback(config.WECHAT_API_URL),
  }
}

function startWorkers(
  shop: Shop,
  config: Config,
  tuning: ServerTuning,
): { outbox: Poller; pushes: Poller; imports: Poller; others: Worker[] } {
  const {
    clock: _,
    strict: __,
    receive_ms: ___,
    lookup_every_ms = LOOKUP_EVERY_MS,
    purge_every_ms,
    ...timing
  } = tuning
  return {
    outbox: startOutbox(shop, {
      ...defaultTiming,
      deadline_ms: config.UPLOAD_DEADLINE_SECONDS * SECOND_MS,
      resend: config.RESEND,
      ...timing,
    }),
    pushes: startPushWorker(shop),
    imports: startImports(shop),
    others: [
      startSync(shop),
      startRetention(
        shop,
        { events_days: config.EVENTS_KEPT_DAYS, attempts_days: config.ATTEMPTS_KEPT_DAYS },
        purge_every_ms,
      ),
      ...(config.RECEIPT_REMINDERS === 'on' ? [startReminders(shop, lookup_every_ms)] : []),
      startRetry(shop, 'jump path', () => applyJumpPath(shop)),
      startRetry(shop, 'carriers', () => refreshCarriers(shop), HOUR_MS),
      startRetry(shop, 'idempotency keys', () => forgetOldKeys(shop), HOUR_MS),
    ],
  }
}

async function listen(http: Server, { PORT, HOST }: Config): Promise<void> {
  http.listen(PORT, HOST)
  // Rejects with the error of listen, for instance EADDRINUSE.
  await once(http, 'listening')
}
