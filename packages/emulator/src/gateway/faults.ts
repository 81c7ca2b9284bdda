import { z } from 'zod'

/**
 * A fault on demand: what happens to the next `times` calls of `path`. What ends in `_after` is
 * processed first, and answered with any errcode, with a text that is no JSON, or late. For get_order:
 * `lag` answers as before the last upload, `another_order` with another payment's order. Pushes have the path `/push`
 * and effects of their own: sent twice, late, or after the one that follows.
 */
export const Fault = z.strictObject({
  path: z.string().startsWith('/'),
  effect: z.enum([
    'errcode',
    'http',
    'delay',
    'cut_before',
    'cut_after',
    'errcode_after',
    'garbage_after',
    'delay_after',
    'lag',
    'another_order',
    'push_twice',
    'push_late',
    'push_swap',
  ]),
  errcode: z.int().optional(),
  status: z.int().min(100).max(599).optional(),
  /** What `garbage_after` answers. */
  body: z.string().max(10_000).optional(),
  /** Milliseconds, for `delay`, `delay_after` and `push_late`. */
  ms: z.int().min(0).max(600_000).optional(),
  times: z.int().min(1).max(1_000_000).default(1),
})
export type Fault = z.output<typeof Fault>

export interface Faults {
  add: (fault: Fault) => void
  /** Takes away those of this path; all without one. */
  clear: (path?: string) => void
  /** Those that are still to come, oldest first. */
  list: () => Fault[]
  /** The fault for this call, used up by it. */
  take: (path: string) => Fault | undefined
}

export function createFaults(): Faults {
  let faults: Fault[] = []
  return {
    add: (fault) => void faults.push({ ...fault }),
    clear: (path) => {
      faults = path === undefined ? [] : faults.filter((one) => one.path !== path)
    },
    list: () => faults,
    take(path) {
      const fault = faults.find((one) => one.path === path)
      if (!fault) return undefined
      fault.times -= 1
      if (fault.times === 0) faults = faults.filter((one) => one !== fault)
      return fault
    },
  }
}
