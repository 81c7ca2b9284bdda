import type { Part, WxmlFile } from './compile.ts'
import { textOf, type Scope } from './expression.ts'
import { isElement, type Owner, type TreeElement, type TreeNode } from './tree.ts'

/** Renders a component, whose instance is kept by `key`; returns null if the tag is not a component. */
export type ShowComponent = (
  tag: string,
  key: string,
  attrs: Record<string, unknown>,
  slotContent: () => TreeNode[],
) => { instance: unknown; nodes: TreeNode[] } | null

interface RenderContext {
  owner: Owner
  showComponent: ShowComponent
  /** The content between the component's tags. */
  slotContent?: TreeNode[]
}

/** Renders a file with data. */
export function renderFile(
  file: WxmlFile,
  data: Scope,
  context: RenderContext,
  key = '',
): TreeNode[] {
  const nodes: TreeNode[] = []
  renderAll(file.body, { ...file.modules, ...data }, file, nodes, key, context)
  return nodes
}

function renderAll(
  parts: readonly Part[],
  scope: Scope,
  file: WxmlFile,
  into: TreeNode[],
  key: string,
  context: RenderContext,
): void {
  for (const [at, part] of parts.entries())
    renderPart(part, scope, file, into, `${key}/${at}`, context)
}

function renderPart(
  part: Part,
  scope: Scope,
  file: WxmlFile,
  into: TreeNode[],
  key: string,
  context: RenderContext,
): void {
  switch (part.kind) {
    case 'text': {
      const text = textOf(part.text(scope))
      if (text !== '') into.push({ text })
      return
    }
    case 'block':
      return renderAll(part.children, scope, file, into, key, context)
    case 'if': {
      const branch = part.branches.findIndex(({ test }) => test === null || test(scope))
      const body = part.branches[branch]?.body
      if (body) renderPart(body, scope, file, into, `${key}?${branch}`, context)
      return
    }
    case 'for': {
      for (const [at, item] of listOf(part.list(scope)).entries()) {
        const inner = { ...scope, [part.item]: item, [part.index]: at }
        renderPart(part.body, inner, file, into, `${key}*${keyOf(item, at, part.key)}`, context)
      }
      return
    }
    case 'template': {
      const name = textOf(part.is(scope))
      const template = part.file.templates.get(name)
      if (!template) throw new Error(`${part.file.path} has no template ${name || '(empty name)'}`)
      const data = part.data?.(scope) as Scope | undefined
      const inner = { ...template.file.modules, ...data }
      return renderAll(template.body, inner, template.file, into, key, context)
    }
    case 'element':
      return renderElement(part, scope, file, into, key, context)
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
  context: RenderContext,
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
    owner: context.owner,
  }
  for (const [name, evaluate] of part.attrs) {
    const value = evaluate(scope)
    const [, capture, kind, event] = EVENT.exec(name) ?? []
    if (event !== undefined) {
      const methods = capture === undefined ? element.events : element.captures
      if (value) methods[event] = { method: textOf(value), caught: kind === 'catch' }
    } else if (name.startsWith('data-')) element.dataset[camel(name.slice(5))] = value
    else if (name.startsWith('mark:')) element.marks[name.slice(5)] = value
    else if (value !== undefined) element.attrs[name] = value
  }
  if (part.tag === 'slot') {
    into.push(...contentOfSlot(context.slotContent ?? [], element.attrs['name']))
    return
  }
  const inside = (key: string) => {
    const nodes: TreeNode[] = []
    renderAll(part.children, scope, file, nodes, key, context)
    return nodes
  }
  const component = context.showComponent(part.tag, key, element.attrs, () => inside(`${key}:slot`))
  if (component) {
    element.children = component.nodes
    element.component = component.instance
  } else element.children = inside(key)
  into.push(element)
}

/** Returns the nodes for a slot; those without a slot name go into the unnamed slot. */
function contentOfSlot(nodes: readonly TreeNode[], name: unknown): TreeNode[] {
  return nodes.filter((node) => (isElement(node) ? node.attrs['slot'] : undefined) === name)
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
