/** Bounds of a wait that doubles with each try, in milliseconds. */
export interface BackoffLimits {
  first_ms: number
  longest_ms: number
}

/** Returns the milliseconds to wait after `tries` failed tries (0: the first one failed). */
export const backoff = (tries: number, { first_ms, longest_ms }: BackoffLimits): number =>
  Math.min(first_ms * 2 ** tries, longest_ms)
