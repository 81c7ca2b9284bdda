/**
 * Waits for something until it is late; it goes on by itself then.
 * @param until by `performance.now()`
 * @returns undefined when it is late
 */
export async function orLate<Value>(
  work: Promise<Value>,
  until: number,
): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(late.resolve, Math.max(0, until - performance.now()), undefined)
  // Nobody listens any more when it fails after that.
  work.catch(() => {})
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
