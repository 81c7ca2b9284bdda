/** Calls a second of `work`, `at_once` of them under way, for about `duration` milliseconds. */
export async function rate(
  work: () => Promise<unknown>,
  { at_once = 32, duration = 1500 }: { at_once?: number; duration?: number } = {},
): Promise<number> {
  const started = performance.now()
  let done = 0
  const worker = async () => {
    while (performance.now() - started < duration) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: at_once }, worker))
  return (done / (performance.now() - started)) * 1000
}

export interface Row {
  what: string
  figure: number
  unit: string
  /** Of a baseline measured in the same run. */
  ratio?: number
  /** What the ratio is held to. */
  bar?: number
}

export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}
