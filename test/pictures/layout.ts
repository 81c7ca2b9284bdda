/** Runs in the browser: texts that are cut, run out of their box, or lie on one another. */
import type { Finding } from './finding.ts'

/** A button beside the main one leaves where there is no room for it; what it does is on the order's page. */
export const LEAVES = '.fahuo-buttons'

/** A glyph may reach over its box by the width of a line. */
const SLACK_PX = 1

interface Line {
  text: string
  element: Element
  left: number
  right: number
  /** Of the letters, not of the line's box, whose height is the font's. */
  top: number
  bottom: number
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const quoted = (text: string) => `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`

/** Returns each line of text that the page draws. */
function linesOf(page: ShadowRoot): Line[] {
  const lines: Line[] = []
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (text === '' || !element?.closest('wx-page')) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const em = Number.parseFloat(getComputedStyle(element).fontSize)
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const middle = (top + bottom) / 2
      if (width > 0)
        lines.push({ text, element, left, right, top: middle - em / 2, bottom: middle + em / 2 })
    }
  }
  return lines
}

const isInside = (line: Line, box: Box, sides: 'x' | 'y' | 'both') =>
  (sides === 'y' || (line.left >= box.left - SLACK_PX && line.right <= box.right + SLACK_PX)) &&
  (sides === 'x' || (line.top >= box.top - SLACK_PX && line.bottom <= box.bottom + SLACK_PX))

/** Whether a finger can bring the rest into sight. */
const scrolls = (element: Element, axis: 'X' | 'Y') =>
  /auto|scroll/.test(getComputedStyle(element)[`overflow${axis}`])

/** Whether the end of the text is marked with three dots. */
function isShortened(element: Element): boolean {
  const style = getComputedStyle(element)
  return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
}

/** How a line is drawn: wholly, up to three dots, not at all, or wrongly. */
type Drawn = 'whole' | 'shortened' | 'absent' | { wrong: string }

function drawnAs(line: Line, mayBeShort: (line: Line) => boolean): Drawn {
  for (let at: Element | null = line.element; at && !at.matches('wx-page'); at = at.parentElement) {
    const style = getComputedStyle(at)
    const box = at.getBoundingClientRect()
    if (scrolls(at, 'X')) return 'whole'
    if (style.overflowX !== 'visible' && !isInside(line, box, 'both')) {
      if (at.matches(LEAVES) && (line.top >= box.bottom || line.bottom <= box.top)) return 'absent'
      if (!isShortened(at)) return { wrong: `is cut by ${at.className}` }
      return mayBeShort(line) ? 'shortened' : { wrong: `is shortened by ${at.className}` }
    }
    const isBox = style.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.borderTopWidth !== '0px'
    if (isBox && style.display !== 'inline' && !isInside(line, box, 'both'))
      return { wrong: `runs out of ${at.className}` }
  }
  return 'whole'
}

function overlaps(lines: readonly Line[]): Finding[] {
  const findings: Finding[] = []
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      if (one.element === other.element) continue
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      if (width > SLACK_PX && height > SLACK_PX + 1)
        findings.push({
          rule: 'overlap',
          what: `${quoted(one.text)} lies on ${quoted(other.text)}`,
        })
    }
  })
  return findings
}

/** Returns the words of letters that are broken in the middle, without a hyphen. */
function brokenWords(page: ShadowRoot): Finding[] {
  const findings: Finding[] = []
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('wx-page')) continue
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[a-z]{2,}/gi)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      if (tops.size > 1) findings.push({ rule: 'broken word', what: `“${word}” is broken` })
    }
  }
  return findings
}

/**
 * Returns what is wrong with the layout of a page that is wholly in sight.
 * @param isName whether a text is what the shop calls something: it may end in three dots, our words not
 * @param scale the buyer's font size
 */
export function layoutFindings(
  page: ShadowRoot,
  isName: (text: string) => boolean,
  scale: number,
): Finding[] {
  const scroller = page.querySelector('.scroller') as HTMLElement
  const window = scroller.getBoundingClientRect()
  const findings: Finding[] = []
  if (scroller.scrollWidth > scroller.clientWidth)
    findings.push({
      rule: 'overflow',
      what: `the page is ${scroller.scrollWidth} px wide, the phone ${scroller.clientWidth} px`,
    })
  // A line of the list that says what the order's page says, too.
  const mayBeShort = ({ text, element }: Line) =>
    isName(text) || (scale > LARGE_SCALE && element.closest('.fahuo-strip') !== null)
  const seen: Line[] = []
  for (const line of linesOf(page)) {
    const drawn = drawnAs(line, mayBeShort)
    if (typeof drawn === 'object')
      findings.push({ rule: 'cut', what: `${quoted(line.text)} ${drawn.wrong}` })
    else if (drawn === 'whole' && !inScroller(line.element) && !isInside(line, window, 'x'))
      findings.push({ rule: 'overflow', what: `${quoted(line.text)} runs out of the page` })
    if (drawn !== 'absent') seen.push(visiblePart(line))
  }
  return [...findings, ...overlaps(seen), ...brokenWords(page)]
}

/** Above it the pages have a layout for large fonts. */
const LARGE_SCALE = 1.25

function inScroller(element: Element): boolean {
  for (let at: Element | null = element; at && !at.matches('wx-page'); at = at.parentElement)
    if (scrolls(at, 'X')) return true
  return false
}

/** Returns the part of a line that is not behind three dots. */
function visiblePart(line: Line): Line {
  let part = line
  for (let at: Element | null = line.element; at && !at.matches('wx-page'); at = at.parentElement) {
    if (getComputedStyle(at).overflowX === 'visible') continue
    const { left, right, top, bottom } = at.getBoundingClientRect()
    part = {
      ...part,
      left: Math.max(part.left, left),
      right: Math.min(part.right, right),
      top: Math.max(part.top, top),
      bottom: Math.min(part.bottom, bottom),
    }
  }
  return part
}
