/** What a bench found out, as data: the table, the page and whoever compares two runs read this. */

/** The spread over the repeats: the least and the most. */
export type Spread = [least: number, most: number]

export interface Figure {
  what: string
  value: number
  /** For instance `pushes/s`, `ms`, `MB`. */
  unit: string
  spread?: Spread
  /** What it is compared with, measured in the same run. */
  baseline?: { what: string; value: number }
  /** `value` by the baseline's. */
  ratio?: number
  ratio_spread?: Spread
  /** What the ratio is held to. */
  bar?: { at_least: number } | { at_most: number }
  /** Milliseconds that one request took. */
  p50?: number
  p99?: number
  /** Microseconds of processor time that the measured process spent on one request. */
  cpu?: number
}

/** One bench: measures, and says on the way what it is at. */
export type Bench = (say: (line: string) => void) => Promise<Figure[]>

/** Whether a figure keeps its bar; undefined when it has none. */
export function keepsBar({ ratio, bar }: Figure): boolean | undefined {
  if (!bar || ratio === undefined) return undefined
  return 'at_least' in bar ? ratio >= bar.at_least : ratio <= bar.at_most
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

export const spreadOf = (values: readonly number[]): Spread => [
  Math.min(...values),
  Math.max(...values),
]

/** A figure of repeats: their median and spread. */
export function figureOf(what: string, unit: string, values: readonly number[]): Figure {
  return {
    what,
    unit,
    value: median(values),
    ...(values.length > 1 && { spread: spreadOf(values) }),
  }
}

/** Compares repeats that were made in turns, the first with the first and so on. */
export function against(
  figure: Figure,
  values: readonly number[],
  baseline: { what: string; values: readonly number[] },
  bar?: Figure['bar'],
): Figure {
  const ratios = values.map((value, turn) => value / (baseline.values[turn] ?? Number.NaN))
  return {
    ...figure,
    baseline: { what: baseline.what, value: median(baseline.values) },
    ratio: median(ratios),
    ratio_spread: spreadOf(ratios),
    ...(bar && { bar }),
  }
}
