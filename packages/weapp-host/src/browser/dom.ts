import { textOf } from '../wxml/expression.ts'
import { isElement, type TreeElement, type TreeNode } from '../wxml/tree.ts'
import { withoutRpx } from '../wxml/wxss.ts'

const elementByNode = new WeakMap<Node, TreeElement>()
const nodeByElement = new WeakMap<TreeElement, Element>()

/** Returns the DOM element of an element of the page; undefined when it was removed. */
export function nodeOf(element: TreeElement): Element | undefined {
  const node = nodeByElement.get(element)
  return node?.isConnected ? node : undefined
}

/** Returns the path from the root of the page to an event's target. */
export function pathOf(event: Event): TreeElement[] {
  return event
    .composedPath()
    .map((node) => (node instanceof Node ? elementByNode.get(node) : undefined))
    .filter((element) => element !== undefined)
    .toReversed()
}

/** Returns the page's element of a DOM node. */
export function elementOf(node: Node): TreeElement | undefined {
  return elementByNode.get(node)
}

/** Updates the children of `parent` to match the tree, keeping the elements that stay. */
export function patch(parent: Element, nodes: readonly TreeNode[]): void {
  const before = new Map<string, Element>()
  for (const child of parent.children) {
    const element = elementByNode.get(child)
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
    const same = known && elementByNode.get(known)?.tag === node.tag ? known : null
    const element = same ?? create(node)
    if (element === at) at = at.nextSibling
    else parent.insertBefore(element, at)
    update(element, node)
  }
  while (at) {
    const next: ChildNode | null = at.nextSibling
    // An element's inner HTML element (an img, an input) is not in the tree.
    if (!(at instanceof Element && at.hasAttribute('data-inner'))) at.remove()
    at = next
  }
}

/** The HTML fields inside some of WeChat's. */
const FIELDS: Record<string, string> = { input: 'input', textarea: 'textarea' }

/** The HTML element inside some of WeChat's. */
const INNER_TAG: Record<string, string> = { image: 'img', ...FIELDS }

function create(node: TreeElement): Element {
  const element = document.createElement(`wx-${node.tag}`)
  const innerTag = INNER_TAG[node.tag]
  if (innerTag !== undefined) {
    const inner = document.createElement(innerTag)
    inner.setAttribute('data-inner', '')
    element.append(inner)
  }
  if (node.tag === 'button') element.setAttribute('role', 'button')
  return element
}

/**
 * Lets the keyboard reach what a finger can press: buttons, and whatever listens to taps. Fields have
 * their own.
 */
function fitKeyboard(element: Element, { tag, attrs, events }: TreeElement): void {
  const pressed = tag === 'button' || events['tap'] !== undefined
  const reachable = pressed && attrs['disabled'] !== true && !(tag in FIELDS)
  if (reachable) element.setAttribute('tabindex', '0')
  else element.removeAttribute('tabindex')
  if (tag === 'button') element.setAttribute('aria-disabled', String(attrs['disabled'] === true))
}

function update(element: HTMLElement | Element, node: TreeElement): void {
  const before = elementByNode.get(element)
  elementByNode.set(element, node)
  nodeByElement.set(node, element)
  for (const name of Object.keys(before?.attrs ?? {}))
    if (!(name in node.attrs)) element.removeAttribute(attributeOf(name))
  for (const [name, value] of Object.entries(node.attrs))
    if (before?.attrs[name] !== value || !before) setAttribute(element, name, value)
  fitKeyboard(element, node)
  if (!(node.tag in INNER_TAG)) patch(element, node.children)
}

/** The keyboard for each type of input. */
const INPUT_MODE: Record<string, string> = { number: 'numeric', digit: 'decimal' }

/** Returns the HTML name of an attribute: Taro's aria-role is role. */
function attributeOf(name: string): string {
  return name === 'aria-role' ? 'role' : name
}

function setAttribute(element: Element, name: string, value: unknown): void {
  const inner = element.querySelector(':scope > [data-inner]')
  if (name === 'style') return element.setAttribute('style', withoutRpx(textOf(value)))
  if (inner instanceof HTMLImageElement && name === 'src') {
    inner.src = textOf(value)
    return undefined
  }
  if (inner instanceof HTMLInputElement || inner instanceof HTMLTextAreaElement) {
    if (name === 'value' && inner.value !== textOf(value)) inner.value = textOf(value)
    if (name === 'placeholder') inner.placeholder = textOf(value)
    if (name === 'disabled') inner.disabled = value === true
    if (name === 'maxlength') inner.maxLength = Number(value)
    if (name === 'type') inner.inputMode = INPUT_MODE[textOf(value)] ?? 'text'
    if (name === 'password' && value === true) inner.setAttribute('type', 'password')
  }
  if (value === false || value === undefined || value === null)
    return element.removeAttribute(attributeOf(name))
  // Attributes of WXML are data; they must not become event handlers.
  if (/^on/i.test(name)) return undefined
  return element.setAttribute(attributeOf(name), value === true ? '' : textOf(value))
}
