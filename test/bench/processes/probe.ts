/**
 * Loaded into every measured process (`node --import`): answers over IPC how much memory and
 * processor time it has used. It costs nothing while nobody asks.
 */
import { isMainThread } from 'node:worker_threads'

export interface Probe {
  /** Bytes. */
  memory: number
  /** Microseconds, since it started. */
  cpu: number
}

if (isMainThread && process.send) {
  process.on('message', (message) => {
    if (message !== 'probe') return
    const { user, system } = process.cpuUsage()
    process.send?.({ memory: process.memoryUsage.rss(), cpu: user + system } satisfies Probe)
  })
  // Whoever measured is gone, however it ended.
  process.on('disconnect', () => process.exit(0))
  if (!process.connected) process.exit(0)
}
