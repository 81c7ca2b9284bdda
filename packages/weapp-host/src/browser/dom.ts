import { textOf } from '../wxml/expression.ts'
import { isElement, type TreeElement, type TreeNode } from '../wxml/tree.ts'
import { withoutRpx } from '../wxml/wxss.ts'

/** Which element of the page a DOM element shows. */
const shown = new WeakMap<Node, TreeElement>()
const drawn = new WeakMap<TreeElement, Element>()

/** The DOM element that shows an element of the page; undefined when it is not there any more. */
export function nodeOf(element: TreeElement): Element | undefined {
  const node = drawn.get(element)
  return node?.isConnected ? node : undefined
}

/** The way from the top of the page to where an event happened. */
export function pathOf(event: Event): TreeElement[] {
  return event
    .composedPath()
    .map((node) => (node instanceof Node ? shown.get(node) : undefined))
    .filter((element) => element !== undefined)
    .toReversed()
}

export function elementOf(node: Node): TreeElement | undefined {
  return shown.get(node)
}

/** Brings the children of `parent` to what the tree says, keeping those that stay. */
export function patch(parent: Element, nodes: readonly TreeNode[]): void {
  const before = new Map<string, Element>()
  for (const child of parent.children) {
    const element = shown.get(child)
    if (element) before.set(element.key, child)
  }
  let at: ChildNode | null = parent.firstChild
  for (const node of nodes) {
    if (!isElement(node)) {
      if (at?.nodeType === Node.TEXT_NODE) {
        if (at.textContent !== node.text) at.textContent = node.text
        at = at.nextSibling
      } else parent.insertBefore(document.createTextNode(node.text), at)
      continue
    }
    const known = before.get(node.key)
    const same = known && shown.get(known)?.tag === node.tag ? known : null
    const element = same ?? create(node)
    if (element === at) at = at.nextSibling
    else parent.insertBefore(element, at)
    update(element, node)
  }
  while (at) {
    const next: ChildNode | null = at.nextSibling
    // What an element is made of inside (an img, an input) is not the tree's.
    if (!(at instanceof Element && at.hasAttribute('data-inside'))) at.remove()
    at = next
  }
}

/** The element of HTML that works inside one of WeChat's. */
const INSIDE: Record<string, string> = { image: 'img', input: 'input', textarea: 'textarea' }

function create(node: TreeElement): Element {
  const element = document.createElement(`wx-${node.tag}`)
  const inside = INSIDE[node.tag]
  if (inside !== undefined) {
    const inner = document.createElement(inside)
    inner.setAttribute('data-inside', '')
    element.append(inner)
  }
  if (node.tag === 'button') {
    element.setAttribute('role', 'button')
    element.tabIndex = 0
  }
  return element
}

function update(element: HTMLElement | Element, node: TreeElement): void {
  const before = shown.get(element)
  shown.set(element, node)
  drawn.set(node, element)
  for (const name of Object.keys(before?.attrs ?? {}))
    if (!(name in node.attrs)) element.removeAttribute(attributeOf(name))
  for (const [name, value] of Object.entries(node.attrs))
    if (before?.attrs[name] !== value || !before) setAttribute(element, name, value)
  if (!(node.tag in INSIDE)) patch(element, node.children)
}

/** Which keyboard comes up. */
const INPUT_MODE: Record<string, string> = { number: 'numeric', digit: 'decimal' }

/** Taro writes aria-role where HTML says role. */
function attributeOf(name: string): string {
  return name === 'aria-role' ? 'role' : name
}

function setAttribute(element: Element, name: string, value: unknown): void {
  const inside = element.querySelector(':scope > [data-inside]')
  if (name === 'style') return element.setAttribute('style', withoutRpx(textOf(value)))
  if (inside instanceof HTMLImageElement && name === 'src') {
    inside.src = textOf(value)
    return undefined
  }
  if (inside instanceof HTMLInputElement || inside instanceof HTMLTextAreaElement) {
    if (name === 'value' && inside.value !== textOf(value)) inside.value = textOf(value)
    if (name === 'placeholder') inside.placeholder = textOf(value)
    if (name === 'disabled') inside.disabled = value === true
    if (name === 'maxlength') inside.maxLength = Number(value)
    if (name === 'type') inside.inputMode = INPUT_MODE[textOf(value)] ?? 'text'
    if (name === 'password' && value === true) inside.setAttribute('type', 'password')
  }
  if (value === false || value === undefined || value === null)
    return element.removeAttribute(attributeOf(name))
  // Handlers cannot be written this way: attributes of WXML are data.
  if (/^on/i.test(name)) return undefined
  return element.setAttribute(attributeOf(name), value === true ? '' : textOf(value))
}
