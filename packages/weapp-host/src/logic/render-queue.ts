/** Several changes make one rendering, as in WeChat; `done` is told when it is on the screen. */
export function createRendering(render: () => void) {
  let scheduled = false
  let waiting: (() => void)[] = []
  return (done?: () => void): void => {
    if (done) waiting.push(done)
    if (scheduled) return
    scheduled = true
    setTimeout(() => {
      scheduled = false
      const told = waiting
      waiting = []
      render()
      for (const tell of told) tell()
    }, 0)
  }
}
export type Schedule = ReturnType<typeof createRendering>
