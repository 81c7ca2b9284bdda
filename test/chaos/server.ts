/** A server whose clock jumps: what `server/src/main.ts` starts, with a clock that its parent moves. */
import { createLog } from '../../server/src/core/log.ts'
import { startServer } from '@fahuo/server'
import { readConfig } from '@fahuo/server/config'

let ahead_ms = Number(process.env['CHAOS_CLOCK_AHEAD_MS'] ?? 0)
process.on('message', (message) => {
  ;({ ahead_ms } = message as { ahead_ms: number })
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
