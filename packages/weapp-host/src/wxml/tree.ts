import { textOf, type Scope } from './expression.ts'
import type { Part, WxmlFile } from './compile.ts'

/** Who answers the events of an element: a page or a component. */
export interface Owner {
  handle: (method: string, event: object) => void
  /** What the Mini Program knows as `this`. */
  instance: unknown
}

/** One element or text of the page that is shown. */
export type TreeNode = TreeElement | TreeText

export interface TreeText {
  text: string
}

export interface TreeElement {
  tag: string
  /** Stable over renders among its siblings. */
  key: string
  attrs: Record<string, unknown>
  /** Method by event type; `caught` stops the event there. */
  events: Record<string, { method: string; caught: boolean }>
  /** The same for the way down. */
  captures: Record<string, { method: string; caught: boolean }>
  dataset: Record<string, unknown>
  marks: Record<string, unknown>
  children: TreeNode[]
  owner: Owner
  /** The component that it shows, when it is one. */
  component?: unknown
}

/** Shows a component: the host keeps its instance, by `key`; null: the tag is none. */
export type ShowComponent = (
  tag: string,
  key: string,
  attrs: Record<string, unknown>,
  slotted: () => TreeNode[],
) => { instance: unknown; nodes: TreeNode[] } | null

interface Rendering {
  owner: Owner
  showComponent: ShowComponent
  /** What stands between the tags of the component that is shown. */
  slotted?: TreeNode[]
}

/** Shows a file with data. */
export function renderFile(
  file: WxmlFile,
  data: Scope,
  rendering: Rendering,
  key = '',
): TreeNode[] {
  const nodes: TreeNode[] = []
  renderAll(file.body, { ...file.modules, ...data }, file, nodes, key, rendering)
  return nodes
}

function renderAll(
  parts: readonly Part[],
  scope: Scope,
  file: WxmlFile,
  into: TreeNode[],
  key: string,
  rendering: Rendering,
): void {
  for (const [at, part] of parts.entries())
    renderPart(part, scope, file, into, `${key}/${at}`, rendering)
}

function renderPart(
  part: Part,
  scope: Scope,
  file: WxmlFile,
  into: TreeNode[],
  key: string,
  rendering: Rendering,
): void {
  switch (part.kind) {
    case 'text': {
      const text = textOf(part.text(scope))
      if (text !== '') into.push({ text })
      return
    }
    case 'block':
      return renderAll(part.children, scope, file, into, key, rendering)
    case 'if': {
      const branch = part.branches.findIndex(({ test }) => test === null || test(scope))
      const body = part.branches[branch]?.body
      if (body) renderPart(body, scope, file, into, `${key}?${branch}`, rendering)
      return
    }
    case 'for': {
      for (const [at, item] of listOf(part.list(scope)).entries()) {
        const inner = { ...scope, [part.item]: item, [part.index]: at }
        renderPart(part.body, inner, file, into, `${key}*${keyOf(item, at, part.key)}`, rendering)
      }
      return
    }
    case 'template': {
      const name = textOf(part.is(scope))
      const template = part.file.templates.get(name)
      if (!template) throw new Error(`${part.file.path} has no template ${name || '(empty name)'}`)
      const data = part.data?.(scope) as Scope | undefined
      const inner = { ...template.file.modules, ...data }
      return renderAll(template.body, inner, template.file, into, key, rendering)
    }
    case 'element':
      return renderElement(part, scope, file, into, key, rendering)
  }
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'number') return Array.from({ length: value }, (_, at) => at)
  if (typeof value === 'object' && value !== null) return Object.values(value)
  return []
}

function keyOf(item: unknown, at: number, key: string | null): string {
  if (key === '*this') return textOf(item)
  const value = key === null ? undefined : (item as Record<string, unknown> | null)?.[key]
  return value === undefined ? String(at) : textOf(value)
}

const EVENT = /^(capture-)?(?:mut-)?(bind|catch):?(.+)$/

function renderElement(
  part: Part & { kind: 'element' },
  scope: Scope,
  file: WxmlFile,
  into: TreeNode[],
  key: string,
  rendering: Rendering,
): void {
  const element: TreeElement = {
    tag: part.tag,
    key,
    attrs: {},
    events: {},
    captures: {},
    dataset: {},
    marks: {},
    children: [],
    owner: rendering.owner,
  }
  for (const [name, evaluate] of part.attrs) {
    const value = evaluate(scope)
    const [, capture, kind, event] = EVENT.exec(name) ?? []
    if (event !== undefined) {
      const heard = capture === undefined ? element.events : element.captures
      if (value) heard[event] = { method: textOf(value), caught: kind === 'catch' }
    } else if (name.startsWith('data-')) element.dataset[camel(name.slice(5))] = value
    else if (name.startsWith('mark:')) element.marks[name.slice(5)] = value
    else if (value !== undefined) element.attrs[name] = value
  }
  if (part.tag === 'slot') {
    into.push(...slottedIn(rendering.slotted ?? [], element.attrs['name']))
    return
  }
  const inside = (key: string) => {
    const nodes: TreeNode[] = []
    renderAll(part.children, scope, file, nodes, key, rendering)
    return nodes
  }
  const shown = rendering.showComponent(part.tag, key, element.attrs, () => inside(`${key}:slot`))
  if (shown) {
    element.children = shown.nodes
    element.component = shown.instance
  } else element.children = inside(key)
  into.push(element)
}

/** What goes into the slot of this name; without a name, all that names none. */
function slottedIn(nodes: readonly TreeNode[], name: unknown): TreeNode[] {
  return nodes.filter((node) => (isElement(node) ? node.attrs['slot'] : undefined) === name)
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

export function isElement(node: TreeNode): node is TreeElement {
  return 'tag' in node
}

/** All that can be read in a tree, a line for each block. */
export function readText(nodes: readonly TreeNode[]): string {
  const read = (node: TreeNode): string => {
    if (!isElement(node)) return node.text
    const inside = node.children.map(read).join('')
    return node.tag === 'text' ? inside : `\n${inside}\n`
  }
  return nodes
    .map(read)
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The way from the top to the first node that fits, deepest first; null when none does. */
export function findPath(
  nodes: readonly TreeNode[],
  fits: (element: TreeElement) => boolean,
): TreeElement[] | null {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const below = findPath(node.children, fits)
    if (below) return [node, ...below]
    if (fits(node)) return [node]
  }
  return null
}
