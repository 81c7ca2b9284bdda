import { fileOf, findFile, resolvePath, type Bundle } from './bundle.ts'
import type { RunCode } from './host-options.ts'

/** Globals of browsers and Node that a Mini Program does not have. */
const HIDDEN_GLOBALS = [
  'window',
  'document',
  'self',
  'globalThis',
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

/** Runs the bundle's JavaScript files as CommonJS modules, each once. */
export function createModules(
  bundle: Bundle,
  run: RunCode,
  globals: Record<string, unknown>,
): { require: (path: string) => unknown } {
  const loaded = new Map<string, { exports: unknown }>()
  const hidden = Object.fromEntries(HIDDEN_GLOBALS.map((name) => [name, undefined]))
  // WeChat has an object of that name; uni-app writes to it [observed in its builds].
  const global = {}

  function load(path: string): unknown {
    const known = loaded.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(path, module)
    const require = (required: string) => {
      const found = findFile(bundle, path, required, ['', '.js', '/index.js'])
      return load(found ? found.path + found.ending : resolvePath(path, required))
    }
    run(path, fileOf(bundle, path), {
      ...hidden,
      global,
      ...globals,
      require,
      module,
      exports: module.exports,
    })
    return module.exports
  }

  return { require: load }
}
