import { isElement, type Owner, type TreeElement, type TreeNode } from './tree.ts'

interface Step {
  /** How it stands to the step before. */
  relation: 'inside' | 'child' | 'across'
  tag: string | null
  id: string | null
  classes: string[]
}

/**
 * Finds elements as WeChat's selectors do: `#id`, `.class`, tags, `a > b`, `a b`, `a >>> b` and
 * lists. A selector sees the elements of its own page or component; `>>>` goes on into components.
 */
export function findAll(
  nodes: readonly TreeNode[],
  selector: string,
  owner: Owner | null,
): TreeElement[] {
  const wanted = selector.split(',').map(readSteps)
  const found: TreeElement[] = []
  const walk = (inside: readonly TreeNode[], above: TreeElement[]): void => {
    for (const node of inside) {
      if (!isElement(node)) continue
      if (wanted.some((steps) => fits(node, above, steps, owner))) found.push(node)
      walk(node.children, [...above, node])
    }
  }
  walk(nodes, [])
  return found
}

function readSteps(selector: string): Step[] {
  const steps: Step[] = []
  let relation: Step['relation'] = 'inside'
  for (const word of selector
    .replace(/\s*(>>>|>)\s*/g, ' $1 ')
    .trim()
    .split(/\s+/)) {
    if (word === '>>>') relation = 'across'
    else if (word === '>') relation = 'child'
    else {
      steps.push({
        relation,
        tag: /^[\w-]+/.exec(word)?.[0] ?? null,
        id: /#([^.#]+)/.exec(word)?.[1] ?? null,
        classes: [...word.matchAll(/\.([^.#]+)/g)].map(([, name]) => name ?? ''),
      })
      relation = 'inside'
    }
  }
  return steps
}

function fits(
  element: TreeElement,
  above: readonly TreeElement[],
  steps: readonly Step[],
  owner: Owner | null,
): boolean {
  const step = steps.at(-1)
  if (!step || !is(element, step)) return false
  const crosses = steps.some(({ relation }) => relation === 'across')
  if (!crosses && owner && element.owner !== owner) return false
  if (steps.length === 1) return true
  const rest = steps.slice(0, -1)
  const parents = step.relation === 'child' ? above.slice(-1) : above
  return parents.some((parent) => fits(parent, above.slice(0, above.indexOf(parent)), rest, owner))
}

function is({ tag, attrs }: TreeElement, step: Step): boolean {
  if (step.tag !== null && step.tag !== tag) return false
  if (step.id !== null && attrs['id'] !== step.id) return false
  const classes = String(attrs['class'] ?? '').split(/\s+/)
  return step.classes.every((name) => classes.includes(name))
}
