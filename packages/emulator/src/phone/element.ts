/** Makes an element with its content; text is text, never HTML. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: {
    class?: string
    testid?: string
    label?: string
    onclick?: () => void
    disabled?: boolean
  } = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (properties.class !== undefined) element.className = properties.class
  if (properties.testid !== undefined) element.dataset['testid'] = properties.testid
  if (properties.label !== undefined) element.ariaLabel = properties.label
  if (properties.onclick) element.addEventListener('click', properties.onclick)
  if (properties.disabled && element instanceof HTMLButtonElement) element.disabled = true
  element.append(...children)
  return element
}

/** The element with this id; the page has it. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element
}

export const money = (fen: number) =>
  `¥${(fen / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`

export const clockTime = (seconds: number) =>
  new Date(seconds * 1000).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short' })

const drawn = new WeakMap<Element, string>()

/** Draws anew only what has changed: a redrawn button would swallow the tap that is on it. */
export function redraw(element: Element, what: unknown, nodes: () => (Node | string)[]): void {
  const key = JSON.stringify(what)
  if (drawn.get(element) === key) return
  drawn.set(element, key)
  element.replaceChildren(...nodes())
}
