import { fileOf, resolvePath, type Bundle } from './bundle.ts'
import type { RunCode } from './host-options.ts'

/** What a Mini Program's code must not see, wherever it runs: WeChat has no browser and no Node. */
const NOT_THERE = [
  'window',
  'document',
  'self',
  'globalThis',
  'global',
  'process',
  'fetch',
  'XMLHttpRequest',
  'localStorage',
  'sessionStorage',
  'navigator',
  'location',
  'history',
  'URL',
  'URLSearchParams',
  'define',
]

/** The bundle's JavaScript files as CommonJS modules, each run once. */
export function createModules(
  bundle: Bundle,
  run: RunCode,
  globals: Record<string, unknown>,
): { require: (path: string) => unknown } {
  const loaded = new Map<string, { exports: unknown }>()
  const nothing = Object.fromEntries(NOT_THERE.map((name) => [name, undefined]))

  function load(path: string): unknown {
    const known = loaded.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(path, module)
    const require = (required: string) => {
      const file = resolvePath(path, required)
      return load(bundle.files[file] === undefined ? `${file}.js` : file)
    }
    run(path, fileOf(bundle, path), {
      ...nothing,
      ...globals,
      require,
      module,
      exports: module.exports,
    })
    return module.exports
  }

  return { require: load }
}
