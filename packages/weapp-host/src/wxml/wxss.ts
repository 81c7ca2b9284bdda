import { fileOf, resolvePath, type Bundle } from '../logic/bundle.ts'

/** rpx: 750 of them are as wide as the page; the browser face sets `--rpx`. */
export function withoutRpx(css: string): string {
  return css.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc(var(--rpx) * $1)')
}

/** The text of a WXSS file with its imports in place. */
function readWxss(bundle: Bundle, path: string): string {
  return fileOf(bundle, path).replace(/@import\s+["']([^"']+)["'];?/g, (_, imported: string) =>
    readWxss(bundle, resolvePath(path, imported)),
  )
}

/** Tag names in a selector: WXSS means WeChat's elements, which are `wx-…` here. */
function forElements(selector: string): string {
  return selector.replace(
    /(^|[\s>+~,(])([a-z][a-z-]*)(?![\w-]*\()/g,
    (_, before: string, tag: string) => `${before}wx-${tag}`,
  )
}

function rewrite(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) rule.selectorText = forElements(rule.selectorText)
    // Media rules hold rules; keyframes do too, but theirs are no selectors.
    else if (rule instanceof CSSGroupingRule) rewrite(rule.cssRules)
  }
}

/** The phone's theme decides, not the browser's: conditions that are always true or never. */
function forTheme(css: string, theme: 'light' | 'dark'): string {
  return css.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted: string) =>
    wanted === theme ? '(min-width: 0px)' : '(max-width: 0px)',
  )
}

/** A WXSS file as a style sheet; empty when there is none. */
export function styleSheet(
  bundle: Bundle,
  path: string,
  theme: 'light' | 'dark' = 'light',
): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  if (bundle.files[path] === undefined) return sheet
  const css = withoutRpx(forTheme(readWxss(bundle, path), theme)).replace(
    /env\((safe-area-inset-\w+)\)/g,
    'var(--$1, 0px)',
  )
  sheet.replaceSync(css)
  rewrite(sheet.cssRules)
  return sheet
}
