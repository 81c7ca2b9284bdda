/** What a WeChat call gets: its arguments beside three callbacks. */
export interface ApiOptions {
  success?: ((result: object) => void) | undefined
  fail?: ((error: { errMsg: string }) => void) | undefined
  complete?: ((result: object) => void) | undefined
}

/** A failure in WeChat's words, without the name of the call: `fail url not in domain list`. */
export class ApiFailure extends Error {}

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
    const done = (async () => {
      try {
        const result = (await run(options ?? ({} as Options))) as object | undefined
        return { errMsg: `${name}:ok`, ...result }
      } catch (error) {
        const why = error instanceof ApiFailure ? error.message : `fail ${String(error)}`
        throw Object.assign(new Error(why), { errMsg: `${name}:${why}` })
      }
    })()
    if (!success && !fail && !complete) return done
    void tell(done, { success, fail, complete })
    return undefined
  }
}

async function tell(done: Promise<object>, { success, fail, complete }: ApiOptions): Promise<void> {
  let result: object
  try {
    result = await done
  } catch (error) {
    const { errMsg } = error as { errMsg: string }
    fail?.({ errMsg })
    complete?.({ errMsg })
    return
  }
  success?.(result)
  complete?.(result)
}
