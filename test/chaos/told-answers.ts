/** What the emulator was sent as answers to complaints, gathered before its log forgets it. */
import { setTimeout as wait } from 'node:timers/promises'
import type { World } from './shop.ts'

const EVERY_MS = 1_000

interface Call {
  id: number
  path: string
  fault: string | null
  /** Missing where a fault cut the call before it was read. */
  request?: { complaintOrderId?: number }
  answer: { errcode?: number } | null
}

/** Gathers the calls of these paths until it is asked for the sum. */
export function watchAnswers(control: World['control'], paths: readonly string[]) {
  const calls = new Map<number, Call>()
  const over = new AbortController()
  const gather = async () => {
    for (const path of paths) {
      const { body } = await control<{ calls: Call[] }>('GET', `/calls?path=${path}&limit=1000`)
      for (const call of body.calls) calls.set(call.id, call)
    }
  }
  const gathering = (async () => {
    while (!over.signal.aborted) {
      await gather()
      await wait(EVERY_MS, undefined, { signal: over.signal }).catch(() => {})
    }
  })()
  /** @returns how many were sent, and how many of them after WeChat had taken the like */
  return async () => {
    over.abort()
    await gathering
    await gather()
    const taken = new Set<string>()
    let resent = 0
    for (const { path, request, answer } of [...calls.values()].toSorted((a, b) => a.id - b.id)) {
      if (request === undefined) continue
      const which = `${path} ${request.complaintOrderId}`
      if (taken.has(which)) resent += 1
      if (answer?.errcode === 0) taken.add(which)
    }
    const lost = [...calls.values()].filter(({ fault, answer }) => fault && answer?.errcode === 0)
    return {
      answers_lost: lost.length,
      answers_sent: calls.size,
      answers_taken: taken.size,
      answers_resent: resent,
    }
  }
}
