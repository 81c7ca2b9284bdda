import { fileOf, resolvePath, type Bundle } from '../logic/bundle.ts'

/** Replaces rpx units (750 are the page's width) by the CSS variable `--rpx`. */
export function withoutRpx(css: string): string {
  return css.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc(var(--rpx) * $1)')
}

/** Reads a WXSS file with its imports. */
function readWxss(bundle: Bundle, path: string): string {
  return fileOf(bundle, path).replace(/@import\s+["']([^"']+)["'];?/g, (_, imported: string) =>
    readWxss(bundle, resolvePath(path, imported)),
  )
}

/** Replaces tag names in a selector: WeChat's elements are called `wx-…` here. */
function forElements(selector: string): string {
  return selector.replace(
    /(^|[\s>+~,(])([a-z][a-z-]*)(?![\w-]*\()/g,
    (_, before: string, tag: string) => `${before}wx-${tag}`,
  )
}

function rewrite(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) rule.selectorText = forElements(rule.selectorText)
    // Keyframe rules are no grouping rules and have no selectors.
    else if (rule instanceof CSSGroupingRule) rewrite(rule.cssRules)
  }
}

/** Resolves prefers-color-scheme by the phone's theme instead of the browser's. */
function forTheme(css: string, theme: 'light' | 'dark'): string {
  return css.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted: string) =>
    wanted === theme ? '(min-width: 0px)' : '(max-width: 0px)',
  )
}

/** Makes a style sheet of a WXSS file; empty when there is no such file. */
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
