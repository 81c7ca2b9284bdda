/** The clock of the phone: a test can set it wrong, and let time pass at once. */
export interface Clock {
  /** Unix milliseconds, as the phone has them. */
  now: () => number
  /** Milliseconds since some moment; the phone's clock may be changed meanwhile, this is not. */
  elapsed: () => number
  /** Lets time pass. */
  advance: (ms: number) => void
  /** The `Date` that the Mini Program sees. */
  Date: DateConstructor
}

/** @param offset how many milliseconds the phone's clock is ahead of the right time */
export function createClock(offset = 0): Clock {
  let passed = 0
  const now = () => Date.now() + offset + passed
  class PhoneDate extends Date {
    constructor(...values: unknown[]) {
      if (values.length === 0) super(now())
      else super(...(values as [number]))
    }
    static override now = now
  }
  return {
    now,
    elapsed: () => performance.now() + passed,
    advance(ms) {
      passed += ms
    },
    Date: PhoneDate as DateConstructor,
  }
}
