import { z } from 'zod'

/**
 * A fault on demand: what happens to the next `times` calls of `path`. What ends in `_after` is
 * processed first, and answered with any errcode, with a text that is no JSON, or late. For get_order:
 * `lag` answers as before the last upload, `another_order` with another payment's order. Pushes have the path `/push`,
 * WeChat Pay's notifications `/pay/notify`, and both have effects of their own: sent twice, late, after the one that
 * follows, or never.
 */
export const Fault = z.strictObject({
  /** The Mini Program whose calls and pushes meet it; all of them without it. */
  appid: z.string().min(1).max(64).optional(),
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
    'push_lost',
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
  /** Takes away those of this path and Mini Program; all without them. */
  clear: (path?: string, appid?: string) => void
  /** Those that are still to come, oldest first. */
  list: () => Fault[]
  /** The fault for this call, used up by it. @param appid whose call it is, where that is known */
  take: (path: string, appid?: string) => Fault | undefined
}

export function createFaults(): Faults {
  let faults: Fault[] = []
  return {
    add: (fault) => void faults.push({ ...fault }),
    clear: (path, appid) => {
      const cleared = (one: Fault) =>
        (path === undefined || one.path === path) && (appid === undefined || one.appid === appid)
      faults = faults.filter((one) => !cleared(one))
    },
    list: () => faults,
    take(path, appid) {
      const meets = (one: Fault) =>
        one.path === path && (one.appid === undefined || one.appid === appid)
      const fault = faults.find(meets)
      if (!fault) return undefined
      fault.times -= 1
      if (fault.times === 0) faults = faults.filter((one) => one !== fault)
      return fault
    },
  }
}
