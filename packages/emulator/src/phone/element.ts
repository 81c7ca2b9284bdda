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
  // In a form it would send it.
  if (element instanceof HTMLButtonElement && properties.onclick) element.type = 'button'
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

const locale = () => document.documentElement.lang

export const clockTime = (seconds: number) =>
  new Date(seconds * 1000).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' })

export const dayOf = (seconds: number) =>
  new Date(seconds * 1000).toLocaleDateString(locale(), { dateStyle: 'short' })

/** To the second, for a log. */
export const logTime = (milliseconds: number) =>
  new Date(milliseconds).toLocaleTimeString(locale(), { hour12: false })

const drawn = new WeakMap<Element, string>()

/** Whether a finger or a button of the mouse is down: what moves or goes now swallows the press. */
const isPressed = () => document.body.matches(':active')

/**
 * Draws anew only what has changed, and nothing while something is pressed: the next look does.
 */
export function redraw(element: Element, what: unknown, nodes: () => (Node | string)[]): void {
  const key = JSON.stringify(what)
  if (drawn.get(element) === key || isPressed()) return
  drawn.set(element, key)
  element.replaceChildren(...nodes())
}

/**
 * Draws a list whose entries stay where they are while they do not change: what is opened in them,
 * selected or focused stays so. An entry that changes is filled anew, in its own element. Nothing
 * is drawn while something is pressed: the next look does.
 */
export function redrawList<Item>(
  list: Element,
  items: readonly Item[],
  entry: {
    keyOf: (item: Item) => string
    make: () => HTMLElement
    fill: (element: HTMLElement, item: Item) => void
  },
): void {
  if (isPressed()) return
  const before = new Map(
    [...list.children].map((child) => [
      child instanceof HTMLElement ? child.dataset['key'] : '',
      child,
    ]),
  )
  let at: Element | null = list.firstElementChild
  for (const item of items) {
    const key = entry.keyOf(item)
    const known = before.get(key)
    before.delete(key)
    const element = known instanceof HTMLElement ? known : entry.make()
    element.dataset['key'] = key
    const text = JSON.stringify(item)
    if (drawn.get(element) !== text) {
      drawn.set(element, text)
      keepingFocus(element, () => entry.fill(element, item))
    }
    if (element === at) at = at.nextElementSibling
    else list.insertBefore(element, at)
  }
  for (const gone of before.values()) gone.remove()
}

/** What had the focus has it again when it was only drawn anew. */
function keepingFocus(element: HTMLElement, fill: () => void): void {
  const { activeElement } = document
  const testid =
    activeElement instanceof HTMLElement && element.contains(activeElement)
      ? activeElement.dataset['testid']
      : undefined
  fill()
  if (testid === undefined || element.contains(document.activeElement)) return
  element.querySelector<HTMLElement>(`[data-testid="${testid}"]`)?.focus()
}

/** A labelled field. */
export function labelled(text: string, control: HTMLElement, kind = ''): HTMLLabelElement {
  return make('label', { class: kind }, make('span', {}, text), control)
}

/** A choice among values. */
export function select<Value extends string | number>(
  testid: string,
  options: readonly (readonly [value: Value, text: string])[],
  chosen: Value,
  choose: (value: Value) => void = () => {},
): HTMLSelectElement {
  const control = make(
    'select',
    { testid },
    ...options.map(([value, text]) => {
      const option = make('option', {}, text)
      option.value = String(value)
      option.selected = value === chosen
      return option
    }),
  )
  control.addEventListener('change', () => {
    const [value] = options[control.selectedIndex] ?? []
    if (value !== undefined) choose(value)
  })
  return control
}

/** A box to tick. */
export function tick(testid: string, text: string, change: (on: boolean) => void) {
  const box = make('input', { testid })
  box.type = 'checkbox'
  box.addEventListener('change', () => change(box.checked))
  return make('label', { class: 'tick' }, box, make('span', {}, text))
}
