/** Combines several changes into one rendering, as WeChat does; calls `done` after it. */
export function createRenderQueue(render: () => void) {
  let scheduled = false
  let callbacks: (() => void)[] = []
  return (done?: () => void): void => {
    if (done) callbacks.push(done)
    if (scheduled) return
    scheduled = true
    setTimeout(() => {
      scheduled = false
      const due = callbacks
      callbacks = []
      render()
      for (const callback of due) callback()
    }, 0)
  }
}
export type Schedule = ReturnType<typeof createRenderQueue>
