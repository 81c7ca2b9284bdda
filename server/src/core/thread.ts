import { Worker } from 'node:worker_threads'

/** A thread that does heavy work, one piece at a time, so that requests go on meanwhile. */
export interface Thread {
  /**
   * Does one piece of work. Its answer comes in parts, each when the one before was taken, so that
   * nothing piles up and no single one stops this thread.
   * @param request is copied, its buffers in `moved` are moved
   * @param heap_mb heap that the thread may use for it, if it has to start
   * @throws ThreadBusy, ThreadEnded; what `onPart` throws; Error with what the thread throws
   */
  run: (
    request: unknown,
    moved: ArrayBuffer[],
    heap_mb: number,
    onPart: (part: unknown) => Promise<void>,
  ) => Promise<unknown>
  close: () => Promise<void>
}

/** Too much waits for the thread already. */
export class ThreadBusy extends Error {
  override name = 'ThreadBusy'
}

/** The work took too long, or more memory than it may. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded'
}

/** What a thread is told: work, or that it may send the next part. */
export type ThreadRequest<Work> = { work: Work } | { next: true }

/** What a thread says. */
export type ThreadMessage = { part: unknown } | { done: unknown } | { failed: string }

interface ThreadOptions {
  /** Processor time that it may take until its next word: on a busy machine a good file takes longer. */
  cpu_ms: number
  /** How long that may last at most, whatever else the machine does. */
  longest_ms: number
  /** After how long without work the thread ends, and gives its memory back. */
  idle_ms: number
  /** How many pieces may wait. */
  waiting: number
}

/** How often its processor time is looked at. */
const LOOK_MS = 500

/** Processor time that a thread has taken, in milliseconds; 0 when it has ended. */
const cpuOf = (worker: Worker): Promise<number> =>
  worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1_000,
    () => 0,
  )

/** Heap for what lives shortly: what comes out of a thread is small. */
const YOUNG_MB = 8

/** Creates a thread that starts with its first work. @param file what it runs */
export function createThread(file: URL, options: ThreadOptions): Thread {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  function start(heap_mb: number): Worker {
    const started = new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: heap_mb, maxYoungGenerationSizeMb: YOUNG_MB },
    })
    // Whoever waits for it hears of it, too.
    started.on('error', () => {
      if (worker === started) worker = undefined
    })
    return started
  }

  const work: Thread['run'] = async (request, moved, heap_mb, onPart) => {
    clearTimeout(idle)
    worker ??= start(heap_mb)
    const at_work = worker
    at_work.ref()
    const result = Promise.withResolvers<unknown>()
    /** Since when it is waited for; null while its last word is dealt with. */
    let told: { at: number; cpu: Promise<number> } | null = null
    const tell = (message: ThreadRequest<unknown>, buffers: ArrayBuffer[] = []) => {
      told = { at: performance.now(), cpu: cpuOf(at_work) }
      at_work.postMessage(message, buffers)
    }
    const onMessage = (message: ThreadMessage) => {
      told = null
      if ('part' in message) onPart(message.part).then(() => tell({ next: true }), result.reject)
      else if ('done' in message) result.resolve(message.done)
      else result.reject(new Error(message.failed))
    }
    const onEnd = () => result.reject(new ThreadEnded('the thread ended'))
    const look = async () => {
      if (!told) return
      const { at, cpu } = told
      if (performance.now() - at > options.longest_ms) return onEnd()
      const [before, now] = await Promise.all([cpu, cpuOf(at_work)])
      if (told?.at === at && now - before > options.cpu_ms) onEnd()
    }
    const timer = setInterval(() => void look(), LOOK_MS)
    at_work.on('message', onMessage).once('error', onEnd).once('exit', onEnd)
    try {
      tell({ work: request }, moved)
      return await result.promise
    } catch (error) {
      // Whatever it is at, nobody waits for it.
      await end()
      throw error
    } finally {
      clearInterval(timer)
      at_work.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      at_work.unref()
      idle = setTimeout(() => void end(), options.idle_ms).unref()
    }
  }

  return {
    run(request, moved, heap_mb, onPart) {
      if (waiting >= options.waiting) return Promise.reject(new ThreadBusy('too much waits'))
      waiting += 1
      const mine = last
        .then(() => work(request, moved, heap_mb, onPart))
        .finally(() => (waiting -= 1))
      last = mine.catch(() => {})
      return mine
    },
    close: end,
  }
}
