/** Runs in the browser: whether what can be tapped is large enough for a finger. */
import { isElement, type TreeNode } from '@fahuo/weapp-host'
import type { Finding } from './finding.ts'
import { LEAVES } from './layout.ts'

/** Apple's and WeChat's smallest target, in px. */
export const TARGET_PX = 44
/** Positions are halves of a pixel at most. */
const SLACK_PX = 0.5
/** Where in an element a point of its own is looked for: the middle first. */
const TRIES = [0.5, 0.2, 0.8]
/** In targets beyond its sides. */
const BEYOND = [0.5, 2]
/** Asking for an element is slow: far first, and then exactly. */
const STRIDE_PX = 4

/** Returns the elements of the page that handle a tap: the tree of the page and its DOM go side by side. */
function tappable(nodes: readonly TreeNode[], parent: Element): Element[] {
  const elements = [...parent.children].filter((child) => !child.hasAttribute('data-inner'))
  return nodes.filter(isElement).flatMap((node, at) => {
    const element = elements[at]
    if (!element) return []
    const handles = 'tap' in node.events && element.getAttribute('disabled') === null
    return [...(handles ? [element] : []), ...tappable(node.children, element)]
  })
}

/** Returns the element that a tap there is for. */
function targetAt(
  page: ShadowRoot,
  targets: ReadonlySet<Element>,
  x: number,
  y: number,
): Element | null {
  let at = page.elementFromPoint(x, y)
  while (at && !targets.has(at)) at = at.parentElement
  return at
}

/** Returns how wide and how high the area is that belongs to an element, through its best point. */
function areaOf(page: ShadowRoot, targets: ReadonlySet<Element>, element: Element) {
  const rect = element.getBoundingClientRect()
  const isIts = (x: number, y: number) => targetAt(page, targets, x, y) === element
  const reach = (x: number, y: number, dx: number, dy: number) => {
    let far = 0
    for (const step of [STRIDE_PX, SLACK_PX])
      while (far < TARGET_PX && isIts(x + dx * (far + step), y + dy * (far + step))) far += step
    return far
  }
  const middle = rect.top + rect.height / 2
  const points = TRIES.flatMap((down) =>
    TRIES.map((across) => [rect.left + rect.width * across, rect.top + rect.height * down]),
  )
  // Its area may reach beyond what is drawn.
  for (const far of BEYOND)
    points.push([rect.left - far * TARGET_PX, middle], [rect.right + far * TARGET_PX, middle])
  let best = { width: 0, height: 0 }
  for (const [x = 0, y = 0] of points) {
    if (!isIts(x, y)) continue
    const width = reach(x, y, -1, 0) + reach(x, y, 1, 0)
    const height = reach(x, y, 0, -1) + reach(x, y, 0, 1)
    if (Math.min(width, height) > Math.min(best.width, best.height)) best = { width, height }
    if (Math.min(width, height) >= TARGET_PX - SLACK_PX) return best
  }
  return best
}

/** Whether a button beside the main one has left, since there is no room. */
function hasLeft(element: Element): boolean {
  const box = element.closest(LEAVES)?.getBoundingClientRect()
  const { top, bottom } = element.getBoundingClientRect()
  return box !== undefined && (top >= box.bottom || bottom <= box.top)
}

/** Returns the targets of a page that is wholly in sight, and those that are too small. */
export function targetFindings(
  page: ShadowRoot,
  tree: readonly TreeNode[],
): { targets: number; findings: Finding[] } {
  const elements = tappable(tree, page.querySelector('wx-page') as Element)
  const targets = new Set(elements)
  const findings = elements.flatMap((element): Finding[] => {
    // A row of tabs may reach beyond the phone.
    const { left, right } = element.getBoundingClientRect()
    if (left < 0 || right > innerWidth) element.scrollIntoView({ inline: 'center' })
    if (hasLeft(element)) return []
    const { width, height } = areaOf(page, targets, element)
    if (Math.min(width, height) >= TARGET_PX - SLACK_PX) return []
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim()
    return [
      {
        rule: 'target',
        what: `“${name}” (${element.className}) can be hit on ${width} × ${height} px; ${TARGET_PX} × ${TARGET_PX} are needed`,
      },
    ]
  })
  return { targets: elements.length, findings }
}
