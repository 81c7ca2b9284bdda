import { focusedIn } from '@fahuo/weapp-host/browser'

const open: { close: () => void }[] = []

addEventListener(
  'keydown',
  (event) => {
    const top = open.at(-1)
    if (event.key !== 'Escape' || !top) return
    // What lies below stays open.
    event.preventDefault()
    event.stopPropagation()
    top.close()
  },
  true,
)

/**
 * Shows a layer over the phone. Escape and a press beside its content close it, and the focus goes
 * back to where it was. What it covers cannot be reached meanwhile.
 * @returns takes it away; the caller's `close` calls it
 */
export function openLayer(layer: HTMLElement, content: HTMLElement, close: () => void): () => void {
  const before = focusedIn(document)
  const self = { close }
  open.push(self)
  const covered = [...(layer.parentElement?.children ?? [])].filter(
    (one) => one !== layer && one instanceof HTMLElement && !one.inert,
  ) as HTMLElement[]
  for (const one of covered) one.inert = true
  const beside = (event: Event) => {
    if (event.target === layer) close()
  }
  layer.addEventListener('click', beside)
  layer.replaceChildren(content)
  layer.hidden = false
  content.querySelector<HTMLElement>('button:not(:disabled)')?.focus()

  return () => {
    open.splice(open.indexOf(self), 1)
    layer.removeEventListener('click', beside)
    for (const one of covered) one.inert = false
    layer.hidden = true
    layer.replaceChildren()
    before?.focus()
  }
}
