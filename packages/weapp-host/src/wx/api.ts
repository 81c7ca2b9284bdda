/** What a WeChat call gets: its arguments beside three callbacks. */
export interface ApiOptions {
  success?: ((result: object) => void) | undefined
  fail?: ((error: { errMsg: string; errno?: number }) => void) | undefined
  complete?: ((result: object) => void) | undefined
}

/** A failure in WeChat's words, without the name of the call: `fail url not in domain list`. */
export class ApiFailure extends Error {
  /** WeChat's common error number, for the calls that have one. */
  readonly errno: number | undefined

  constructor(message: string, errno?: number) {
    super(message)
    this.errno = errno
  }
}

/**
 * Makes a function of WeChat's kind: callbacks when there are any, else a promise; `errMsg` either
 * way.
 */
export function weappApi<Options extends object>(
  name: string,
  run: (options: Options) => unknown,
): (options?: Options & ApiOptions) => Promise<object> | undefined {
  return (options) => {
    const { success, fail, complete } = (options ?? {}) as ApiOptions
    const done = settle(name, () => run(options ?? ({} as Options)))
    if (!success && !fail && !complete) return done
    void tell(done, { success, fail, complete })
    return undefined
  }
}

/** A call of the kind of `wx.request`: it has callbacks only, and a task that can abort it [official]. */
export function weappTask<Options extends object>(
  name: string,
  run: (options: Options, signal: AbortSignal) => Promise<object>,
): (options: Options & ApiOptions) => object {
  return (options) => {
    const aborting = new AbortController()
    const done = settle(name, () => run(options, aborting.signal))
    void tell(done, options)
    const nothing = () => {}
    return {
      abort: () => aborting.abort(),
      onHeadersReceived: nothing,
      offHeadersReceived: nothing,
      onChunkReceived: nothing,
      offChunkReceived: nothing,
    }
  }
}

async function settle(name: string, run: () => unknown): Promise<object> {
  try {
    const result = (await run()) as object | undefined
    return { errMsg: `${name}:ok`, ...result }
  } catch (error) {
    const known = error instanceof ApiFailure ? error : null
    const why = known?.message ?? `fail ${String(error)}`
    const errno = known?.errno === undefined ? {} : { errno: known.errno }
    throw Object.assign(new Error(why), { errMsg: `${name}:${why}`, ...errno })
  }
}

async function tell(done: Promise<object>, { success, fail, complete }: ApiOptions): Promise<void> {
  let result: object
  try {
    result = await done
  } catch (error) {
    const { errMsg, errno } = error as { errMsg: string; errno?: number }
    const told = { errMsg, ...(errno !== undefined && { errno }) }
    fail?.(told)
    complete?.(told)
    return
  }
  success?.(result)
  complete?.(result)
}
