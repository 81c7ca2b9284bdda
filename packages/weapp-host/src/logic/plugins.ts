import type { AppJson } from './bundle.ts'

/**
 * Returns a plugin that app.json declares and the caller provides.
 * @throws Error for any other, as WeChat does [its message is assumed]
 */
export function findPlugin(
  path: string,
  app: Partial<AppJson>,
  plugins: Record<string, unknown>,
): unknown {
  const name = path.replace(/^plugin:\/\//, '').split('/')[0] ?? ''
  if (app.plugins?.[name] === undefined)
    throw new Error(`requirePlugin: "${name}" is not declared in app.json`)
  if (plugins[name] === undefined) throw new Error(`requirePlugin: plugin "${name}" is not found`)
  return plugins[name]
}
