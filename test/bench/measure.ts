/** Calls a second of `work`, `at_once` of them under way, for about `duration` milliseconds. */
export async function rate(
  work: () => Promise<unknown>,
  { at_once = 32, duration = 1500 }: { at_once?: number; duration?: number } = {},
): Promise<number> {
  const started = performance.now()
  let done = 0
  const worker = async () => {
    while (performance.now() - started < duration) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: at_once }, worker))
  return (done / (performance.now() - started)) * 1000
}
