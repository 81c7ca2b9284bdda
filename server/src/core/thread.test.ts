import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createThread, ThreadEnded, type Thread } from './thread.ts'

/** Does as its work says: rests, computes without end, or tells one part before it is done. */
const PROGRAM = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', (message) => {
    if ('next' in message || message.work === 'nothing') parentPort.postMessage({ done: 'done' })
    else if (message.work === 'compute') for (;;);
    else if (message.work === 'part') parentPort.postMessage({ part: 1 })
    else if (message.work === 'rest') setTimeout(() => parentPort.postMessage({ done: 'rested' }), 1500)
  })`
const file = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`)
const options = { cpu_ms: 1_000, longest_ms: 60_000, idle_ms: 100, waiting: 8 }

let thread: Thread | undefined
afterEach(() => thread?.close())
const run = (work: string, more = {}, onPart: () => Promise<void> = () => Promise.resolve()) => {
  thread = createThread(file, { ...options, ...more })
  return thread.run(work, [], 16, onPart)
}

describe('a thread', () => {
  it('is ended when it computes for too long, and does the next work', async () => {
    await expect(run('compute')).rejects.toBeInstanceOf(ThreadEnded)
    expect(await thread?.run('nothing', [], 16, () => Promise.resolve())).toBe('done')
  })

  it('is not ended for what others do with the processor: waiting is no work', async () => {
    expect(await run('rest', { cpu_ms: 1_000 })).toBe('rested')
  })

  it('is not ended while its part is dealt with', async () => {
    expect(await run('part', { longest_ms: 3_000 }, () => wait(4_000))).toBe('done')
  })

  it('is ended when it says nothing for the longest time', async () => {
    await expect(run('rest', { longest_ms: 300 })).rejects.toBeInstanceOf(ThreadEnded)
  })
})
