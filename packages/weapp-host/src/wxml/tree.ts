/** The page or component that handles an element's events. */
export interface Owner {
  handle: (method: string, event: object) => void
  /** The object that is `this` in the Mini Program's methods. */
  instance: unknown
}

/** An element or text of a rendered page. */
export type TreeNode = TreeElement | TreeText

export interface TreeText {
  text: string
}

export interface TreeElement {
  tag: string
  /** Stays the same from rendering to rendering. */
  key: string
  attrs: Record<string, unknown>
  /** The bound methods by event type; `caught` stops the event. */
  events: Record<string, { method: string; caught: boolean }>
  /** The methods of the capture phase. */
  captures: Record<string, { method: string; caught: boolean }>
  dataset: Record<string, unknown>
  marks: Record<string, unknown>
  children: TreeNode[]
  owner: Owner
  /** The component's instance, if the element is a component. */
  component?: unknown
}

export function isElement(node: TreeNode): node is TreeElement {
  return 'tag' in node
}

/** Returns the text of a tree, one line per block. */
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

/** Returns the path from the root to the first matching element, the deepest one first; null if none. */
export function findPath(
  nodes: readonly TreeNode[],
  matches: (element: TreeElement) => boolean,
): TreeElement[] | null {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const below = findPath(node.children, matches)
    if (below) return [node, ...below]
    if (matches(node)) return [node]
  }
  return null
}
