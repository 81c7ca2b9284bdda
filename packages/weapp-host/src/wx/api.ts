/** The callbacks that every WeChat call takes with its arguments. */
export interface ApiOptions {
  success?: ((result: object) => void) | undefined
  fail?: ((error: { errMsg: string; errno?: number }) => void) | undefined
  complete?: ((result: object) => void) | undefined
}

/** A failure with WeChat's message, without the name of the call: `fail url not in domain list`. */
export class ApiFailure extends Error {
  /** WeChat's common error number, for the calls that have one. */
  readonly errno: number | undefined

  constructor(message: string, errno?: number) {
    super(message)
    this.errno = errno
  }
}

/**
 * Makes a function of `wx`: it calls callbacks if there are any, otherwise returns a promise; both
 * get `errMsg`.
 */
export function weappApi<Options extends object>(
  name: string,
  run: (options: Options) => unknown,
): (options?: Options & ApiOptions) => Promise<object> | undefined {
  return (options) => {
    const { success, fail, complete } = (options ?? {}) as ApiOptions
    const done = withErrMsg(name, () => run(options ?? ({} as Options)))
    if (!success && !fail && !complete) return done
    void callBack(done, { success, fail, complete })
    return undefined
  }
}

/** Makes a function like `wx.request`: callbacks only, and a task that can abort it [official]. */
export function weappTask<Options extends object>(
  name: string,
  run: (options: Options, signal: AbortSignal) => Promise<object>,
): (options: Options & ApiOptions) => object {
  return (options) => {
    const controller = new AbortController()
    const done = withErrMsg(name, () => run(options, controller.signal))
    void callBack(done, options)
    const nothing = () => {}
    return {
      abort: () => controller.abort(),
      onHeadersReceived: nothing,
      offHeadersReceived: nothing,
      onChunkReceived: nothing,
      offChunkReceived: nothing,
    }
  }
}

async function withErrMsg(name: string, run: () => unknown): Promise<object> {
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

async function callBack(
  done: Promise<object>,
  { success, fail, complete }: ApiOptions,
): Promise<void> {
  let result: object
  try {
    result = await done
  } catch (error) {
    const { errMsg, errno } = error as { errMsg: string; errno?: number }
    const failure = { errMsg, ...(errno !== undefined && { errno }) }
    fail?.(failure)
    complete?.(failure)
    return
  }
  success?.(result)
  complete?.(result)
}
