import type { Clock } from './clock.ts'

interface Timer {
  run: () => void
  /** Of the clock's `elapsed`. */
  due: number
  /** The pause of an interval; null for setTimeout. */
  every: number | null
  handle: ReturnType<typeof setTimeout> | null
}

/** The Mini Program's timers: they follow its clock, and stand still while it is suspended. */
export function createTimers(clock: Clock, report: (error: unknown) => void) {
  const timers = new Map<number, Timer>()
  let lastId = 0
  let suspended = false

  function arm(id: number, timer: Timer): void {
    if (timer.handle) clearTimeout(timer.handle)
    timer.handle = suspended
      ? null
      : setTimeout(() => fire(id, timer), Math.max(timer.due - clock.elapsed(), 0))
  }
  function armAll(): void {
    // Those that are due fire in their order.
    const ordered = [...timers].sort(([, a], [, b]) => a.due - b.due)
    for (const [id, timer] of ordered) arm(id, timer)
  }
  function fire(id: number, timer: Timer): void {
    if (timer.every === null) timers.delete(id)
    else {
      timer.due = clock.elapsed() + timer.every
      arm(id, timer)
    }
    try {
      timer.run()
    } catch (error) {
      report(error)
    }
  }
  function start(every: boolean, run: unknown, wait: unknown, values: unknown[]): number {
    lastId += 1
    const ms = Number(wait) || 0
    const timer: Timer = {
      run: () => typeof run === 'function' && (run as (...values: unknown[]) => void)(...values),
      due: clock.elapsed() + ms,
      every: every ? ms : null,
      handle: null,
    }
    timers.set(lastId, timer)
    arm(lastId, timer)
    return lastId
  }
  function stop(id: unknown): void {
    const timer = timers.get(Number(id))
    if (timer?.handle) clearTimeout(timer.handle)
    timers.delete(Number(id))
  }

  return {
    /** setTimeout and similar, for the Mini Program. */
    globals: {
      setTimeout: (run: unknown, wait?: unknown, ...values: unknown[]) =>
        start(false, run, wait, values),
      setInterval: (run: unknown, wait?: unknown, ...values: unknown[]) =>
        start(true, run, wait, values),
      clearTimeout: stop,
      clearInterval: stop,
    },
    /** Lets time pass: what is due then runs at once; what it starts waits for its own time. */
    advance(ms: number): void {
      clock.advance(ms)
      armAll()
    },
    suspend(): void {
      suspended = true
      armAll()
    },
    resume(): void {
      suspended = false
      armAll()
    },
    stopAll(): void {
      for (const id of timers.keys()) stop(id)
    },
  }
}
