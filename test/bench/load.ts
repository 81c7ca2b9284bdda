import { Pool, type Dispatcher } from 'undici'
import { against, figureOf, median, type Figure } from './figures.ts'
import type { Child } from './processes/child.ts'

export interface Question {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** What a load found out about one process. */
export interface Load {
  /** Answers a second. */
  rate: number
  /** Milliseconds that an answer took. */
  p50: number
  p99: number
  /** Microseconds of processor time that the process spent on one answer. */
  cpu: number
}

export interface LoadOptions {
  /** Questions under way. */
  at_once?: number
  /** Milliseconds. */
  duration?: number
}

/** Someone to ask, over connections that stay open. */
export interface Target {
  name: string
  child: Child
  pool: Pool
  next: () => Question
}

const AT_ONCE = 64

export function targetOf(name: string, child: Child, next: () => Question): Target {
  return { name, child, next, pool: new Pool(child.url, { connections: AT_ONCE }) }
}

/**
 * Keeps `at_once` questions under way for `duration`. The answers are counted by undici's bare
 * handlers: this process shares the machine with the one it measures, and should cost little.
 * @throws when an answer is anything but 200
 */
export async function load(
  { name, child, pool, next }: Target,
  { at_once = AT_ONCE, duration = 1500 }: LoadOptions = {},
): Promise<Load> {
  const took: number[] = []
  const before = await child.probe()
  const started = performance.now()
  const until = started + duration
  const worker = async () => {
    while (performance.now() < until) {
      const asked = performance.now()
      const status = await statusOf(pool, next())
      if (status !== 200) throw new Error(`${name} answered ${status}`)
      took.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: at_once }, worker))
  const seconds = (performance.now() - started) / 1000
  const after = await child.probe()
  took.sort((a, b) => a - b)
  return {
    rate: took.length / seconds,
    p50: took[Math.floor(took.length * 0.5)] ?? 0,
    p99: took[Math.floor(took.length * 0.99)] ?? 0,
    cpu: (after.cpu - before.cpu) / took.length,
  }
}

function statusOf(pool: Pool, { method, path, headers, body }: Question): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode
      },
      onResponseData() {},
      onResponseEnd() {
        resolve(status)
      },
      onResponseError(_controller, error) {
        reject(error)
      },
    }
    pool.dispatch(
      { method, path, ...(headers && { headers }), ...(body !== undefined && { body }) },
      handler,
    )
  })
}

/** Loads each target in turn, over and over, after a warm-up: what slows the machine slows all. */
export async function inTurns<Name extends string>(
  targets: Record<Name, Target>,
  options: LoadOptions & { repeats?: number; before?: () => void },
): Promise<Record<Name, Load[]>> {
  const entries = Object.entries(targets) as [Name, Target][]
  const loads = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<
    Name,
    Load[]
  >
  for (let repeat = -1; repeat < (options.repeats ?? 3); repeat += 1)
    for (const [name, target] of entries) {
      options.before?.()
      const one = await load(target, options)
      if (repeat >= 0) loads[name].push(one)
    }
  await Promise.all(entries.map(([, { pool }]) => pool.close()))
  return loads
}

export const ratesOf = (loads: readonly Load[]) => loads.map(({ rate }) => rate)

/** A load as a figure, with its times. */
export function loadFigure(what: string, unit: string, loads: readonly Load[]): Figure {
  const cpu = median(loads.map((one) => one.cpu))
  return {
    ...figureOf(what, unit, ratesOf(loads)),
    p50: median(loads.map(({ p50 }) => p50)),
    p99: median(loads.map(({ p99 }) => p99)),
    ...(!Number.isNaN(cpu) && { cpu }),
  }
}

/** A load as a figure, by another one made in turns with it. */
export function loadAgainst(
  what: string,
  unit: string,
  loads: readonly Load[],
  baseline: { what: string; loads: readonly Load[] },
  bar?: Figure['bar'],
): Figure {
  return against(
    loadFigure(what, unit, loads),
    ratesOf(loads),
    { what: baseline.what, values: ratesOf(baseline.loads) },
    bar,
  )
}
