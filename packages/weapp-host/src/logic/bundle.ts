/** A built Mini Program: the text of its files by path (`app.js`, `pages/order/list/index.wxml`). */
export interface Bundle {
  files: Readonly<Record<string, string>>
}

/** Resolves a path that stands in the file `from`; a leading slash means the bundle's root. */
export function resolvePath(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/**
 * Finds what a file names without an ending: a file beside it or, for a bare name, one of a package
 * that the developer tools have built: `miniprogram_npm` in the folder of `from` or in one above it
 * [official: npm support].
 * @param endings tried in this order: `.js`, `/index.js`
 * @returns the path without the ending, and the ending; null when there is none
 */
export function findFile(
  bundle: Bundle,
  from: string,
  name: string,
  endings: readonly string[],
): { path: string; ending: string } | null {
  const places = [resolvePath(from, name)]
  if (/^[^./]/.test(name)) {
    const folders = from.split('/').slice(0, -1)
    for (let depth = folders.length; depth >= 0; depth -= 1)
      places.push([...folders.slice(0, depth), 'miniprogram_npm', name].join('/'))
  }
  for (const path of places)
    for (const ending of endings)
      if (bundle.files[path + ending] !== undefined) return { path, ending }
  return null
}

/** Returns a file's text. @throws when the bundle has no such file */
export function fileOf(bundle: Bundle, path: string): string {
  const text = bundle.files[path]
  if (text === undefined) throw new Error(`the bundle has no file ${path}`)
  return text
}

/** Parses a JSON file; returns an empty object when there is none. */
export function jsonOf<T extends object>(bundle: Bundle, path: string): Partial<T> {
  const text = bundle.files[path]
  return text === undefined ? {} : (JSON.parse(text) as T)
}

export interface AppJson {
  pages: string[]
  window: WindowJson
  usingComponents: Record<string, string>
  themeLocation: string
  tabBar: { list?: { pagePath: string }[] }
  plugins: Record<string, { version: string; provider: string }>
}

/** The settings of a page's JSON; those in app.json's `window` are for all pages. */
export interface WindowJson {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundTextStyle?: 'dark' | 'light'
  /** Pixels from the end at which onReachBottom is called; 50 by default [official]. */
  onReachBottomDistance?: number
  enablePullDownRefresh?: boolean
  usingComponents?: Record<string, string>
}
