import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { pino } from 'pino'
import { createCallsLog } from './gateway/calls-log.ts'
import { controlRoutes } from './control/routes.ts'
import { createFaults } from './gateway/faults.ts'
import { createQuota } from './gateway/quota.ts'
import { gateway } from './gateway/gateway.ts'
import { allowedHostsOnly } from './gateway/allowed-hosts.ts'
import { sameOriginOnly } from './phone/same-origin.ts'
import { phoneRoutes, type PhoneOptions } from './phone/routes.ts'
import { createPushes, type PushOptions } from './pushes/pushes.ts'
import { letTimePass } from './state/settlement.ts'
import { emptyState, loadState, stateFile } from './state/state.ts'
import type { Context, ContextOptions } from './state/context.ts'

export interface EmulatorOptions extends Partial<ContextOptions> {
  appid: string
  secret: string
  /** 0: any free one. */
  port?: number
  /** 127.0.0.1 by default: it is no service for others. */
  host?: string
  /** Host names under which it answers, beside addresses, `localhost` and names without a dot. */
  allowed_hosts?: readonly string[]
  /** Keeps the state over restarts; in memory only without. */
  state_file?: string | undefined
  push?: Partial<PushOptions>
  phone?: PhoneOptions
}

export interface Emulator {
  url: string
  port: number
  close: () => Promise<void>
}

/** How often time does what it does by itself. */
const TICK_MS = 250

/** Starts a WeChat. @throws when the port is taken or the state file cannot be read */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const write = stateFile(options.state_file)
  const save = () => write(context.state)
  const context: Context = {
    state: loadState(options.state_file),
    options: {
      appid: options.appid,
      secret: options.secret,
      visible_after: options.visible_after ?? 0,
      settlement_delay: options.settlement_delay ?? 3,
    },
    quota: createQuota(),
    now: () => Date.now() + context.state.clock_offset,
    push: (message) => void pushes.send(message),
  }
  const faults = createFaults()
  const pushes = createPushes({
    appid: options.appid,
    options: { token: 'emulator', format: 'json', ...options.push },
    state: () => context.state,
    now: context.now,
    onDelivered: save,
    fault: () => faults.take('/push'),
  })
  const calls = createCallsLog()

  const log = pino({ name: 'emulator' }, pino.destination(2))
  const app = new Koa()
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A cut connection is no accident here; all else is a fault of the emulator.
    if (!/^(ECONN|EPIPE|ERR_STREAM)/.test(error.code ?? '')) log.error(error)
  })
  // Saved before the response leaves: what was answered is there after a restart.
  app.use(async (_, next) => {
    try {
      await next()
    } finally {
      save()
    }
  })
  app.use(allowedHostsOnly(options.allowed_hosts ?? []))
  app.use(sameOriginOnly)
  app.use(gateway(context, faults, calls))
  const control = controlRoutes({
    context,
    faults,
    calls,
    pushes,
    reset: () => {
      context.state = emptyState()
      context.quota.clear()
    },
  })
  app.use(control.routes())
  app.use(phoneRoutes(options.phone ?? {}).routes())

  const http = createServer(app.callback())
  http.listen(options.port ?? 0, options.host ?? '127.0.0.1')
  await once(http, 'listening')
  const ticking = setInterval(() => {
    if (letTimePass(context)) save()
  }, TICK_MS)
  const { port } = http.address() as AddressInfo

  return {
    url: `http://localhost:${port}`,
    port,
    async close() {
      clearInterval(ticking)
      const closed = once(http, 'close')
      http.close()
      http.closeAllConnections()
      await Promise.all([closed, pushes.stop()])
      save()
    },
  }
}
