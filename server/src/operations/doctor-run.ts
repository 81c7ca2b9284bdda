/** The doctor inside the server: one run at a time for all callers and servers, its result kept. */
import { z } from 'zod'
import type { Examined } from '../core/finding.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { isOver, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { readValue, swapValue } from '../database/key-value.ts'
import type { Shop } from '../shops/shop.ts'

const Words = z.object({ en: z.string(), zh: z.string() })

/** A run, as far as it has come. */
const Run = z.object({
  /** Unix milliseconds. */
  started_at: z.int(),
  /** null: it is under way. */
  finished_at: z.int().nullable(),
  /** Whoever makes the checks has it until then; each check prolongs it. */
  lease_until: z.int(),
  checks: z.array(
    z.object({
      id: z.string(),
      name: Words,
      finding: z.object({
        level: z.enum(['ok', 'warning', 'problem']),
        found: Words,
        remedy: Words.optional(),
      }),
    }),
  ),
})
export type Run = z.output<typeof Run>

const NAME = 'doctor_run'

/** Longer than a check takes: another server begins anew when the one that made them is gone. */
const LEASE_MS = 2 * MINUTE_MS

/** A request is taken at once by the server that got it, and by others after a while. */
const IDLE_MS = 10 * SECOND_MS

async function readStored(scope: Scope): Promise<{ text: string | null; run: Run | null }> {
  const text = await readValue(scope, NAME)
  return { text, run: text === null ? null : Run.parse(JSON.parse(text)) }
}

/** Returns the last run, or the one that is under way; null: there was none. */
export const readRun = async (scope: Scope): Promise<Run | null> => (await readStored(scope)).run

/** Asks for a run; one that is under way is that run. */
export async function requestRun(shop: Shop): Promise<Run> {
  const { text, run } = await readStored(shop)
  if (run && run.finished_at === null) return run
  const requested: Run = {
    started_at: shop.clock.now(),
    finished_at: null,
    lease_until: 0,
    checks: [],
  }
  const written = await swapValue(shop, NAME, text, JSON.stringify(requested))
  shop.wake('doctor')
  // Where somebody else asked at the same time, that run is this one.
  return written ? requested : ((await readRun(shop)) ?? requested)
}

/** All checks, one after the other. @param stopping ends the waiting */
type Examine = (stopping: AbortSignal) => AsyncIterable<Examined>

/** Makes the checks that were asked for, until stopped. */
export function startDoctor(shop: Shop, examine: Examine): Poller {
  const stopping = new AbortController()
  const { signal } = stopping
  const round = () => runRequested(shop, examine, signal)
  const poller = createPoller(shop, 'doctor', round, undefined, IDLE_MS)
  return {
    ...poller,
    stop() {
      stopping.abort()
      return poller.stop()
    },
  }
}

async function runRequested(shop: Shop, examine: Examine, stopping: AbortSignal): Promise<number> {
  const { text, run } = await readStored(shop)
  const now = shop.clock.now()
  if (!run || run.finished_at !== null || !isOver(run.lease_until, LEASE_MS, now)) return 0
  let stored = text
  let current: Run = { ...run, checks: [] }
  /** @returns whether the run still is ours */
  const save = async (change: Partial<Run>): Promise<boolean> => {
    current = { ...current, ...change }
    const next = JSON.stringify(current)
    const ours = await swapValue(shop, NAME, stored, next)
    stored = next
    return ours
  }
  if (!(await save({ lease_until: now + LEASE_MS }))) return 0
  for await (const { id, name, finding } of examine(stopping)) {
    // Whoever starts next makes them all.
    if (stopping.aborted) {
      await save({ lease_until: 0 })
      return 0
    }
    const checks = [...current.checks, { id, name, finding }]
    if (!(await save({ checks, lease_until: shop.clock.now() + LEASE_MS }))) return 1
  }
  await save({ finished_at: shop.clock.now(), lease_until: 0 })
  return 1
}
