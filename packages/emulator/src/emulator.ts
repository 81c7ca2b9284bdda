import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { pino } from 'pino'
import { createCallsLog } from './calls-log.ts'
import { controlRoutes } from './control.ts'
import { createFaults } from './faults.ts'
import { createFrequency } from './frequency.ts'
import { gateway } from './gateway.ts'
import { ownPagesOnly } from './own-pages.ts'
import { phoneRoutes, type PhoneOptions } from './phone/routes.ts'
import { createPushes, type PushOptions } from './pushes.ts'
import { letTimePass } from './settlement.ts'
import { emptyState, loadState, saveState } from './state.ts'
import type { World, WorldOptions } from './world.ts'

export interface EmulatorOptions extends Partial<WorldOptions> {
  appid: string
  secret: string
  /** 0: any free one. */
  port?: number
  /** 127.0.0.1 by default: it is no service for others. */
  host?: string
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

/** Milliseconds between two looks at what time does. */
const TICK = 250

/** Milliseconds from a change to the file that holds it. */
const SAVE_AFTER = 200

/** Starts a WeChat. @throws when the port is taken or the state file cannot be read */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  let saving: NodeJS.Timeout | undefined
  const save = () => {
    saving = undefined
    if (options.state_file !== undefined) saveState(options.state_file, world.state)
  }
  const world: World = {
    state: loadState(options.state_file),
    options: {
      appid: options.appid,
      secret: options.secret,
      visible_after: options.visible_after ?? 0,
      settlement_delay: options.settlement_delay ?? 3,
    },
    frequency: createFrequency(),
    now: () => Date.now() + world.state.clock_offset,
    changed: () => {
      if (options.state_file !== undefined) saving ??= setTimeout(save, SAVE_AFTER)
    },
    push: (message) => void pushes.send(message),
  }
  const faults = createFaults()
  const pushes = createPushes({
    appid: options.appid,
    options: { token: 'emulator', format: 'json', ...options.push },
    state: () => world.state,
    now: world.now,
    changed: world.changed,
    fault: () => faults.take('/push'),
  })
  const calls = createCallsLog()

  const log = pino({ name: 'emulator' }, pino.destination(2))
  const app = new Koa()
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A cut connection is no accident here; all else is a fault of the emulator.
    if (!/^(ECONN|EPIPE|ERR_STREAM)/.test(error.code ?? '')) log.error(error)
  })
  app.use(ownPagesOnly)
  app.use(gateway(world, faults, calls))
  const control = controlRoutes({
    world,
    faults,
    calls,
    pushes,
    reset: () => {
      world.state = emptyState()
      world.frequency.clear()
      world.changed()
    },
  })
  app.use(control.routes())
  app.use(phoneRoutes(options.phone ?? {}).routes())

  const http = createServer(app.callback())
  http.listen(options.port ?? 0, options.host ?? '127.0.0.1')
  await once(http, 'listening')
  const ticking = setInterval(() => letTimePass(world), TICK)
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
      clearTimeout(saving)
      save()
    },
  }
}
