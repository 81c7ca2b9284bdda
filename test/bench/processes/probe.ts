/**
 * Loaded into every measured process (`node --import`): answers over IPC how much memory and
 * processor time it has used. It costs nothing while nobody asks.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

export interface Probe {
  /** Bytes. */
  memory: number
  /** Microseconds, since it started. */
  cpu: number
  /** The most memory since it was asked last, bytes; 0 unless FAHUO_BENCH_BLOCKS is set. */
  most_memory: number
  /** The longest time that the event loop did nothing else since it was asked last, milliseconds. */
  blocked: number
  /** The most processor time that it took between two looks: blocks, whatever else runs on the machine. */
  blocked_cpu: number
}

/** How often the event loop is looked at. */
const LOOK_MS = 5

if (isMainThread && process.send) {
  const delays = monitorEventLoopDelay({ resolution: LOOK_MS })
  let most_memory = 0
  let most_cpu = 0
  if (process.env['FAHUO_BENCH_BLOCKS']) {
    delays.enable()
    setInterval(() => {
      most_memory = Math.max(most_memory, process.memoryUsage.rss())
    }, 50).unref()
    let before = process.threadCpuUsage()
    setInterval(() => {
      const { user, system } = process.threadCpuUsage(before)
      most_cpu = Math.max(most_cpu, (user + system) / 1e3 - LOOK_MS)
      before = process.threadCpuUsage()
    }, LOOK_MS).unref()
  }
  process.on('message', (message) => {
    if (message !== 'probe') return
    const { user, system } = process.cpuUsage()
    const blocked = Math.max(0, delays.max / 1e6 - LOOK_MS)
    const memory = process.memoryUsage.rss()
    const blocked_cpu = most_cpu
    process.send?.({
      memory,
      cpu: user + system,
      most_memory,
      blocked,
      blocked_cpu,
    } satisfies Probe)
    delays.reset()
    most_memory = 0
    most_cpu = 0
  })
  // Whoever measured is gone, however it ended.
  process.on('disconnect', () => process.exit(0))
  if (!process.connected) process.exit(0)
}
