import { isElement, type Owner, type TreeElement, type TreeNode } from './tree.ts'

interface Step {
  /** The combinator before it: a blank, `>` or `>>>`. */
  relation: 'descendant' | 'child' | 'deep'
  tag: string | null
  id: string | null
  classes: string[]
}

/**
 * Finds elements as WeChat's selectors do: `#id`, `.class`, tags, `a > b`, `a b`, `a >>> b` and
 * lists. A selector matches elements of its own page or component; `>>>` also looks into components.
 */
export function findAll(
  nodes: readonly TreeNode[],
  selector: string,
  owner: Owner | null,
): TreeElement[] {
  const selectors = selector.split(',').map(readSteps)
  const found: TreeElement[] = []
  const walk = (children: readonly TreeNode[], above: TreeElement[]): void => {
    for (const node of children) {
      if (!isElement(node)) continue
      if (selectors.some((steps) => matches(node, above, steps, owner))) found.push(node)
      walk(node.children, [...above, node])
    }
  }
  walk(nodes, [])
  return found
}

function readSteps(selector: string): Step[] {
  const steps: Step[] = []
  let relation: Step['relation'] = 'descendant'
  for (const word of selector
    .replace(/\s*(>>>|>)\s*/g, ' $1 ')
    .trim()
    .split(/\s+/)) {
    if (word === '>>>') relation = 'deep'
    else if (word === '>') relation = 'child'
    else {
      steps.push({
        relation,
        tag: /^[\w-]+/.exec(word)?.[0] ?? null,
        id: /#([^.#]+)/.exec(word)?.[1] ?? null,
        classes: [...word.matchAll(/\.([^.#]+)/g)].map(([, name]) => name ?? ''),
      })
      relation = 'descendant'
    }
  }
  return steps
}

function matches(
  element: TreeElement,
  above: readonly TreeElement[],
  steps: readonly Step[],
  owner: Owner | null,
): boolean {
  const step = steps.at(-1)
  if (!step || !matchesStep(element, step)) return false
  const deep = steps.some(({ relation }) => relation === 'deep')
  if (!deep && owner && element.owner !== owner) return false
  if (steps.length === 1) return true
  const rest = steps.slice(0, -1)
  const parents = step.relation === 'child' ? above.slice(-1) : above
  return parents.some((parent) =>
    matches(parent, above.slice(0, above.indexOf(parent)), rest, owner),
  )
}

function matchesStep({ tag, attrs }: TreeElement, step: Step): boolean {
  if (step.tag !== null && step.tag !== tag) return false
  if (step.id !== null && attrs['id'] !== step.id) return false
  const classes = String(attrs['class'] ?? '').split(/\s+/)
  return step.classes.every((name) => classes.includes(name))
}
