/** Answers that are costly to compute, and asked for again and again. */

/** How many times as long as it took to compute, an answer is given again. */
const TIMES = 20

/** Computes a named answer, or gives the one that was computed just before. */
export type Kept = <Value>(name: string, compute: () => Promise<Value>) => Promise<Value>

/**
 * Creates what computes an answer at most a twentieth of the time, however many ask: one that took
 * 5 ms is 0.1 s old at most, one that took 200 ms, 4 s. Who asks meanwhile waits for the same one.
 */
export function createKept(): Kept {
  const answers = new Map<string, { value: Promise<unknown>; until: number }>()
  return async (name, compute) => {
    const known = answers.get(name)
    if (known && performance.now() < known.until) return known.value as ReturnType<typeof compute>
    const began = performance.now()
    const value = compute()
    const answer = { value, until: Infinity }
    answers.set(name, answer)
    try {
      return await value
    } catch (error) {
      answers.delete(name)
      throw error
    } finally {
      const now = performance.now()
      answer.until = now + (now - began) * TIMES
    }
  }
}
