import { fileOf, resolvePath, type Bundle } from './bundle.ts'

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

/** A WXSS file as a style sheet; empty when there is none. */
export function styleSheet(bundle: Bundle, path: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  if (bundle.files[path] === undefined) return sheet
  const css = withoutRpx(readWxss(bundle, path)).replace(
    /env\((safe-area-inset-\w+)\)/g,
    'var(--$1, 0px)',
  )
  sheet.replaceSync(css)
  rewrite(sheet.cssRules)
  return sheet
}
