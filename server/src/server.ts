import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createApp } from './app.ts'
import { buildFirst, buildShop, CLIENTS, type ConfiguredShop } from './build-shop.ts'
import { authorisedClient, openPlatformOf } from './build-platform.ts'
import { masterKeyOf, type Config } from './config.ts'
import type { Log } from './core/context.ts'
import type { Poller, Worker } from './core/poller.ts'
import { createThread } from './core/thread.ts'
import { SECOND_MS, systemClock, type Clock } from './core/time.ts'
import { openDatabase, openForWorkers } from './database/database.ts'
import { openSealer } from './database/master-key.ts'
import { watchDatabase } from './database/watch.ts'
import { looksAtShops } from './due-queries.ts'
import { createHttpServer, RECEIVE_MS } from './http/server.ts'
import { READER_FILE, READER_OPTIONS } from './imports/reader.ts'
import { createMetrics } from './operations/metrics.ts'
import { startTicketWatch } from './platform/ticket.ts'
import { startAuthorisations } from './platform/worker.ts'
import { pushPathOf } from './shops/adding.ts'
import { createRegistry, type RunningShop } from './shops/registry.ts'
import type { TurnsOptions } from './shops/turns.ts'
import { checkSecret } from './wechat/client.ts'
import { startWorkers, type WorkerTuning } from './workers.ts'

export interface RunningServer {
  port: number
  /** Counts what failed where nobody waited for it. */
  onFailure: (worker: string) => void
  /** Takes no new requests, finishes what is under way, closes the database. */
  stop: () => Promise<void>
}

/** What tests set. */
export interface ServerTuning extends WorkerTuning {
  clock?: Clock
  /** Checks our own responses by their schemas. */
  strict?: boolean
  /** How long a request may send nothing. */
  receive_ms?: number
  /** How long a worker rests. */
  rest_ms?: number
  /** How many further shops work at once, and for how long. */
  turns?: TurnsOptions
  /** How often a platform looks whether its tickets come. */
  tickets_every_ms?: number
}

/** How long open requests, and calls to WeChat, get when the server stops. */
const GRACE_MS = 5 * SECOND_MS

/** Starts everything: database, workers, HTTP. @throws when the port is taken or the database fails */
export async function startServer(
  config: Config,
  log: Log,
  tuning: ServerTuning = {},
): Promise<RunningServer> {
  const {
    clock = systemClock,
    strict = false,
    receive_ms = RECEIVE_MS,
    rest_ms,
    turns,
    tickets_every_ms,
    ...work
  } = tuning
  const database = await openDatabase(config.DATABASE_URL, (facts, message) =>
    log.warn(facts, message),
  )
  const working = openForWorkers(config.DATABASE_URL, database)
  const sealer = await openSealer(database, masterKeyOf(config), log).catch(async (error) => {
    await Promise.all([working.close(), database.close()])
    throw error
  })
  const metrics = createMetrics({ database, appid: config.WECHAT_APPID, clock })
  const { onFailure } = metrics
  const watch = await watchDatabase(working, config.DATABASE_URL, { log, onFailure })
  const thread = createThread(READER_FILE, READER_OPTIONS)
  const shared = {
    database,
    sealer,
    clock,
    log,
    onFailure,
    thread,
    mayClaim: watch.mayClaim,
    ...(rest_ms !== undefined && { rest_ms }),
  }
  let workers: RunningShop | undefined
  const first = await buildFirst(
    { ...shared, wake: (worker) => workers?.wake(worker) },
    { config, metrics },
  )
  const startWorkersOf = ({ shop, config: of }: ConfiguredShop, push_path: string, visit = true) =>
    startWorkers({ ...shop, database: working }, { config: of, push_path, visit }, work)
  let authorisations: Poller | undefined
  const platform = openPlatformOf(config, {
    app: shared,
    onCall: metrics.onCall,
    wake: () => authorisations?.wake(),
  })
  const clients = platform ? { ...CLIENTS, authorised: authorisedClient(platform) } : CLIENTS
  const platform_push = platform?.push ?? null
  const shops = createRegistry<ConfiguredShop>({
    app: shared,
    first,
    platform,
    build: (record, wake) =>
      buildShop(shared, { record, wake, config, metrics, clients, platform_push }),
    check: (appid, secret) => checkSecret(config, appid, secret),
    run: {
      own: (built, visit) => startWorkersOf(built, pushPathOf(built.shop.appid), visit),
      ...(platform && {
        authorised: (built, visit) =>
          startWorkersOf(built, `/wechat/platform/push/${built.shop.appid}`, visit),
      }),
    },
    looks: looksAtShops(database),
    ...(turns && { turns }),
  })
  const close = async () => {
    await watch.stop()
    await Promise.all([working.close(), database.close()])
  }
  const app = createApp(shops, {
    receive_ms,
    watch,
    metrics,
    buyer_limit: config.BUYER_REQUESTS_PER_MINUTE,
    address_limit: config.ADDRESS_REQUESTS_PER_MINUTE,
    trust_proxy: config.TRUST_PROXY === 'on',
    strict,
    public_url: config.PUBLIC_URL,
    console: config.CONSOLE === 'on',
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
    await Promise.all([first.wechat.close(), platform?.close(), close()])
    throw error
  }
  // Work begins when the port is ours: a second start by mistake must not touch the outbox.
  const { port } = http.address() as AddressInfo
  workers = startWorkersOf({ shop: first, config: { ...config, PORT: port } }, '/wechat/push')
  const working_on: Worker[] = [workers, shops.start()]
  if (platform) {
    authorisations = startAuthorisations({ ...platform, database: working })
    working_on.push(
      authorisations,
      startTicketWatch({ ...platform, database: working }, tickets_every_ms),
    )
  }

  return {
    port,
    onFailure,
    async stop() {
      const closed = once(http, 'close')
      http.close()
      http.closeIdleConnections()
      const timer = setTimeout(() => http.closeAllConnections(), GRACE_MS)
      const stopped = Promise.all([closed, ...working_on.map((worker) => worker.stop())])
      const in_time = await Promise.race([
        stopped.then(() => true),
        wait(GRACE_MS, false, { ref: false }),
      ])
      // A WeChat that does not answer must not keep us: what is aborted is verified later.
      await Promise.all([
        first.wechat.close(!in_time),
        shops.close(!in_time),
        platform?.close(!in_time),
      ])
      await stopped
      clearTimeout(timer)
      await thread.close()
      await close()
    },
  }
}

async function listen(http: Server, { PORT, HOST }: Config): Promise<void> {
  http.listen(PORT, HOST)
  // Rejects with the error of listen, for instance EADDRINUSE.
  await once(http, 'listening')
}
