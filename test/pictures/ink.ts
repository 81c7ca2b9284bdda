/**
 * Runs in the browser: the contrast of texts, icons and marks against what is really behind them. The page
 * is pictured without its ink, and each ink is compared with the pixels that were below it.
 */
import type { Finding } from './finding.ts'

/** WCAG 2.2: 1.4.3 for text, 1.4.11 for what is not. */
const TEXT_CONTRAST = 4.5
const MARK_CONTRAST = 3

/** Marks that are drawn without a mask: steps of the rail that are reached, the line below a tab. */
const MARKS = [
  { selector: '.fahuo-step:not(.fahuo-ahead)', pseudo: '::after' },
  { selector: '.fahuo-tab-on', pseudo: '::after' },
] as const

/** Beside a name that says the same: it only hints that there is more. */
const DECORATION = '.fahuo-shop-name .fahuo-icon'

/** A share of pixels below an ink that is too small to matter: a round corner, the edge of a card. */
const FEW = 0.03

type Color = [red: number, green: number, blue: number, alpha: number]

interface Ink {
  what: string
  color: Color
  rects: DOMRect[]
  least: number
}

const WITHOUT_INK = `
  * { -webkit-text-fill-color: transparent !important; }
  [data-ink~='self'] { visibility: hidden !important; }
  [data-ink~='after']::after { visibility: hidden !important; }
`

/** Returns a computed colour. @throws when it is of a kind that no page has */
function colorOf(css: string): Color {
  const [red, green, blue, alpha = 1] = (/^rgba?\((.*)\)$/.exec(css)?.[1] ?? '')
    .split(/[ ,/]+/)
    .map(Number)
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`no colour that can be measured: ${css}`)
  return [red, green, blue, alpha]
}

function opacityOf(element: Element): number {
  let opacity = 1
  for (let at: Element | null = element; at; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity)
  return opacity
}

const faded = ([red, green, blue, alpha]: Color, opacity: number): Color => [
  red,
  green,
  blue,
  alpha * opacity,
]

const isSeen = (element: Element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

function texts(page: ShadowRoot): Ink[] {
  const inks: Ink[] = []
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (text === '' || !element?.closest('wx-page') || !isSeen(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    inks.push({
      what: `“${text}”`,
      color: faded(colorOf(getComputedStyle(element).color), opacityOf(element)),
      rects: [...range.getClientRects()],
      least: TEXT_CONTRAST,
    })
  }
  return inks
}

/** Icons are masks over a colour. */
function icons(page: ShadowRoot): Ink[] {
  const inks: Ink[] = []
  for (const element of page.querySelectorAll('wx-page *')) {
    const { maskImage, backgroundColor } = getComputedStyle(element)
    if (maskImage === 'none' || !isSeen(element) || element.matches(DECORATION)) continue
    element.setAttribute('data-ink', 'self')
    inks.push({
      what: `icon ${element.className}`,
      color: faded(colorOf(backgroundColor), opacityOf(element)),
      rects: [element.getBoundingClientRect()],
      least: MARK_CONTRAST,
    })
  }
  return inks
}

function marks(page: ShadowRoot): Ink[] {
  return MARKS.flatMap(({ selector, pseudo }) =>
    [...page.querySelectorAll(selector)].filter(isSeen).map((element): Ink => {
      element.setAttribute('data-ink', 'after')
      const { backgroundColor } = getComputedStyle(element, pseudo)
      return {
        what: `mark of “${element.textContent}”`,
        color: faded(colorOf(backgroundColor), opacityOf(element)),
        rects: [pseudoRect(element, pseudo)],
        least: MARK_CONTRAST,
      }
    }),
  )
}

/** Where a pseudo-element with a place of its own is. */
function pseudoRect(element: Element, pseudo: string): DOMRect {
  const style = getComputedStyle(element, pseudo)
  const parent = element.getBoundingClientRect()
  const number = (name: 'left' | 'top' | 'width' | 'height' | 'marginLeft') =>
    Number.parseFloat(style[name]) || 0
  return new DOMRect(
    parent.left + number('left') + number('marginLeft'),
    parent.top + number('top'),
    number('width'),
    number('height'),
  )
}

let inks: Ink[] = []

/** Notes every ink of the page and makes it invisible, for the picture that `contrasts` needs. */
export function removeInk(page: ShadowRoot): void {
  inks = [...texts(page), ...icons(page), ...marks(page)]
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(WITHOUT_INK)
  page.adoptedStyleSheets.push(sheet)
}

const linear = (value: number) =>
  value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4

const luminance = ([red, green, blue]: readonly number[]) =>
  0.2126 * linear(red ?? 0) + 0.7152 * linear(green ?? 0) + 0.0722 * linear(blue ?? 0)

function contrast([red, green, blue, alpha]: Color, behind: readonly number[]): number {
  const over = [red, green, blue].map(
    (value, at) => value * alpha + (behind[at] ?? 0) * (1 - alpha),
  )
  const [light, dark] = [luminance(over), luminance(behind)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Returns the colours below a rectangle, without those of a few pixels. */
function colorsBelow(picture: ImageData, rect: DOMRect): number[][] {
  const counts = new Map<number, number>()
  let all = 0
  for (let y = Math.max(0, Math.ceil(rect.top)); y < Math.min(picture.height, rect.bottom); y += 1)
    for (
      let x = Math.max(0, Math.ceil(rect.left));
      x < Math.min(picture.width, rect.right);
      x += 1
    ) {
      const at = (y * picture.width + x) * 4
      const [red = 0, green = 0, blue = 0] = picture.data.subarray(at, at + 3)
      const color = (red << 16) | (green << 8) | blue
      counts.set(color, (counts.get(color) ?? 0) + 1)
      all += 1
    }
  return [...counts]
    .filter(([, count]) => count > all * FEW)
    .map(([color]) => [color >> 16, (color >> 8) & 255, color & 255])
}

/** What was measured: the lowest contrasts, and each ink that is below its bar. */
export interface Contrasts {
  text: number
  mark: number
  findings: Finding[]
}

/** @param png the page without its ink, one pixel for each CSS pixel, in base64 */
export async function contrasts(png: string): Promise<Contrasts> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.codePointAt(0) ?? 0)
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  context.drawImage(bitmap, 0, 0)
  const picture = context.getImageData(0, 0, bitmap.width, bitmap.height)
  const lowest = { text: Infinity, mark: Infinity, findings: [] as Finding[] }
  for (const { what, color, rects, least } of inks) {
    const below = rects.flatMap((rect) => colorsBelow(picture, rect))
    const worst = Math.min(...below.map((behind) => contrast(color, behind)))
    const kind = least === TEXT_CONTRAST ? 'text' : 'mark'
    lowest[kind] = Math.min(lowest[kind], worst)
    if (worst < least)
      lowest.findings.push({
        rule: 'contrast',
        what: `${what} has a contrast of ${worst.toFixed(2)}; at least ${least} is needed`,
      })
  }
  return lowest
}
