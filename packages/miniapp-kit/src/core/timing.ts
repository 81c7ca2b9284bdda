/** Resolves after this many milliseconds; not while the Mini Program is suspended. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/**
 * Gives up waiting after `ms`: WeChat's calls do not always call back.
 * @param onTimeout makes the value to go on with, or throws
 */
export function within<Value>(
  ms: number,
  task: Promise<Value>,
  onTimeout: () => Value | Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      Promise.resolve().then(onTimeout).then(resolve, reject)
    }, ms)
    task.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
