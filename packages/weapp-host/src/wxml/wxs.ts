import { fileOf, resolvePath, type Bundle } from '../logic/bundle.ts'

type Run = (
  module: { exports: unknown },
  require: (path: string) => unknown,
  getRegExp: (pattern: string, flags?: string) => RegExp,
  getDate: (...parts: number[]) => Date,
) => void

/** Runs a wxs module from a file or from the text between its tags; returns its exports. */
export function runWxs(
  bundle: Bundle,
  from: string,
  src: string | undefined,
  inline: () => string,
): unknown {
  const path = src === undefined ? from : resolvePath(from, src)
  const code = src === undefined ? inline() : fileOf(bundle, path)
  const module = { exports: {} as unknown }
  // The bundle is the merchant's own code; wxs is a subset of JavaScript.
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  const run = new Function('module', 'require', 'getRegExp', 'getDate', code) as Run
  run(
    module,
    (required) => runWxs(bundle, path, required, () => ''),
    (pattern, flags) => new RegExp(pattern, flags),
    (...parts) => (parts.length === 0 ? new Date() : new Date(...(parts as [number]))),
  )
  return module.exports
}
