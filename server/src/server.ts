import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createWechat, noTokens } from '@fahuo/wechat'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { createMerchantKeys } from './access/api-keys.ts'
import { refreshCarriers } from './wechat/carriers.ts'
import { systemClock } from './core/time.ts'
import type { Context, Log } from './core/context.ts'
import { shipmentTiming, type ShipmentTiming } from './shipments/timing.ts'
import { registerJumpPath } from './wechat/jump-path.ts'
import { createSessions } from './buyers/sessions.ts'
import { sharedTokens } from './wechat/token-store.ts'
import { LOOK_EVERY } from './orders/tracking.ts'
import { createMetrics } from './operations/metrics.ts'
import { startEvents } from './pushes/worker.ts'
import { startOutbox } from './shipments/outbox.ts'
import { startReminders } from './worker/reminders.ts'
import { startRetried } from './core/retry.ts'
import { startSweep } from './worker/sweep.ts'

export interface RunningServer {
  port: number
  /** Takes no new requests, finishes what is under way, lets go of the database. */
  stop: () => Promise<void>
}

/** What tests set. */
export interface ServerTuning extends Partial<ShipmentTiming> {
  /** Checks our own answers by their schemas. */
  strict?: boolean
  /** Milliseconds between two looks at a tracked parcel. */
  look_every?: number
}

const HOUR = 3600_000

/** Milliseconds that open requests, and calls to WeChat, get when the server stops. */
const GRACE = 5_000

/** Starts everything: database, workers, HTTP. @throws when the port is taken or the database fails */
export async function startServer(
  config: Config,
  log: Log,
  { strict = false, look_every = LOOK_EVERY, ...timing }: ServerTuning = {},
): Promise<RunningServer> {
  const appid = config.WECHAT_APPID
  const store = await openDatabase(config.DATABASE_URL)
  const metrics = createMetrics(appid, store)
  const wechat = createWechat({
    onCall: metrics.onCall,
    appid,
    secret: config.WECHAT_SECRET,
    base_url: config.WECHAT_API_URL,
    timeout: config.WECHAT_TIMEOUT_SECONDS * 1000,
    ...(config.WECHAT_ACCESS_TOKEN === 'none'
      ? { tokens: noTokens() }
      : { token_store: sharedTokens(store, appid, systemClock) }),
  })
  const domain: Context = { appid, store, wechat, clock: systemClock, log }
  const wake = { outbox: () => {}, events: () => {} }
  const app = createApp({
    domain,
    sessions: await createSessions(domain),
    keys: createMerchantKeys(domain, config.MERCHANT_API_KEYS),
    limits: {
      buyer: config.BUYER_REQUESTS_PER_MINUTE,
      address: config.ADDRESS_REQUESTS_PER_MINUTE,
    },
    cloud: config.WECHAT_ACCESS_TOKEN === 'none',
    trust_proxy: config.TRUST_PROXY === 'on',
    strict,
    metrics,
    push: {
      appid,
      tokens: [
        config.WECHAT_PUSH_TOKEN,
        ...(config.WECHAT_PUSH_PREVIOUS_TOKEN ? [config.WECHAT_PUSH_PREVIOUS_TOKEN] : []),
      ],
      encoding_aes_keys: [
        config.WECHAT_PUSH_AES_KEY,
        ...(config.WECHAT_PUSH_PREVIOUS_AES_KEY ? [config.WECHAT_PUSH_PREVIOUS_AES_KEY] : []),
      ],
    },
    onAccepted: () => wake.outbox(),
    onKept: () => wake.events(),
  })

  const http = createServer(app.callback())
  try {
    await listen(http, config)
  } catch (error) {
    await Promise.all([wechat.close(), store.close()])
    throw error
  }
  // Work begins when the port is ours: a second start by mistake must not touch the outbox.
  const outbox = startOutbox(domain, {
    ...shipmentTiming,
    deadline: config.UPLOAD_DEADLINE_SECONDS * 1000,
    ...timing,
  })
  const events = startEvents(domain)
  const sweep = startSweep(domain)
  const reminders = config.RECEIPT_REMINDERS === 'on' ? [startReminders(domain, look_every)] : []
  const jumpPath = startRetried(domain, 'jump path', () =>
    registerJumpPath(domain, config.MSG_JUMP_PATH),
  )
  const carriers = startRetried(domain, 'carriers', () => refreshCarriers(domain), HOUR)
  wake.outbox = outbox.wake
  wake.events = events.wake

  return {
    port: (http.address() as AddressInfo).port,
    async stop() {
      const closed = once(http, 'close')
      http.close()
      http.closeIdleConnections()
      const impatient = setTimeout(() => http.closeAllConnections(), GRACE)
      const workers = [outbox, events, sweep, jumpPath, carriers, ...reminders]
      const stopped = Promise.all([closed, ...workers.map((worker) => worker.stop())])
      const inTime = await Promise.race([
        stopped.then(() => true),
        wait(GRACE, false, { ref: false }),
      ])
      // A WeChat that does not answer must not keep us: what is broken off is verified later.
      await wechat.close(!inTime)
      await stopped
      clearTimeout(impatient)
      await store.close()
    },
  }
}

async function listen(http: Server, { PORT, HOST }: Config): Promise<void> {
  http.listen(PORT, HOST)
  // Rejects with the error of listen, for instance EADDRINUSE.
  await once(http, 'listening')
}
