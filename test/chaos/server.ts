/**
 * A server whose clock jumps: what `server/src/main.ts` starts, with a clock that its parent moves. It
 * also tells its parent what it holds.
 */
import { readdirSync } from 'node:fs'
import { createLog } from '../../server/src/core/log.ts'
import { startServer } from '@fahuo/server'
import { readConfig } from '@fahuo/server/config'
import { heapNow } from '../support/heap.ts'

/** What a process holds. */
export interface Held {
  /** Bytes in use after a collection. */
  heap: number
  /** Bytes of memory that the system has given it. */
  rss: number
  /** Open files and connections; 0 where the system does not say. */
  descriptors: number
}

let ahead_ms = Number(process.env['CHAOS_CLOCK_AHEAD_MS'] ?? 0)
process.on('message', (message) => {
  if (message === 'held') return void process.send?.(held())
  ;({ ahead_ms } = message as { ahead_ms: number })
})

const held = (): Held => ({
  heap: heapNow(),
  rss: process.memoryUsage().rss,
  descriptors: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
})

// It never outlives its parent.
process.once('disconnect', () => process.exit(0))

const settings = readConfig(process.env)
if ('problems' in settings) throw new Error(settings.problems.join('\n'))
const { config } = settings
const server = await startServer(config, createLog(config.LOG_LEVEL), {
  clock: { now: () => Date.now() + ahead_ms },
})
process.once('SIGTERM', () => {
  void server.stop().then(() => process.exit(0))
})
