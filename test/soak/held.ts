/** What servers hold while they work: read again and again, and whether it grows. */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Server } from '../chaos/killable.ts'
import type { Held } from '../chaos/server.ts'

interface Sample {
  /** Minutes since the start. */
  at: number
  held: Held
}

export interface Growth {
  /** In use after a collection, of the server that held most: first after the warm-up, and last. */
  heap_mb_first: number
  heap_mb_last: number
  /** The slope over all samples after the warm-up, times their time; of the server that grew most. */
  heap_mb_grown: number
  rss_mb_last: number
  rss_mb_grown: number
  descriptors_last: number
  descriptors_grown: number
}

const MB = 2 ** 20

async function ask({ process: child }: Server): Promise<Held> {
  const answer = once(child, 'message')
  child.send('held')
  return ((await answer) as [Held])[0]
}

/** Reads what each server holds until it is asked for the sum. */
export function watchHeld(servers: readonly Server[], every_ms: number) {
  const started = performance.now()
  const samples: Sample[][] = servers.map(() => [])
  const over = new AbortController()
  const watching = (async () => {
    while (!over.signal.aborted) {
      await wait(every_ms, undefined, { signal: over.signal }).catch(() => {})
      const held = await Promise.all(servers.map(ask))
      const at = (performance.now() - started) / 60_000
      for (const [index, one] of held.entries()) samples[index]?.push({ at, held: one })
    }
  })()
  /** @param warm_minutes what is held before that is not looked at */
  return async (warm_minutes: number): Promise<Growth> => {
    over.abort()
    await watching
    const warm = samples.map((all) => all.filter(({ at }) => at >= warm_minutes))
    const most = (of: keyof Held, index: number) =>
      Math.max(...warm.map((all) => all.at(index)?.held[of] ?? Number.NaN))
    const grown = (of: keyof Held) => Math.max(...warm.map((all) => growthOf(all, of)))
    return {
      heap_mb_first: round(most('heap', 0) / MB),
      heap_mb_last: round(most('heap', -1) / MB),
      heap_mb_grown: round(grown('heap') / MB),
      rss_mb_last: round(most('rss', -1) / MB),
      rss_mb_grown: round(grown('rss') / MB),
      descriptors_last: most('descriptors', -1),
      descriptors_grown: round(grown('descriptors')),
    }
  }
}

const round = (value: number) => Math.round(value * 10) / 10

/** By the line of least squares, from the first sample to the last. @throws when there are too few */
function growthOf(samples: readonly Sample[], of: keyof Held): number {
  if (samples.length < 5) throw new Error(`${samples.length} samples show no slope`)
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(samples.map(({ at }) => at))
  const y = mean(samples.map(({ held }) => held[of]))
  const sum = (term: (sample: Sample) => number) =>
    samples.reduce((total, sample) => total + term(sample), 0)
  const slope =
    sum(({ at, held }) => (at - x) * (held[of] - y)) / sum(({ at }) => (at - x) * (at - x))
  return slope * ((samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0))
}
