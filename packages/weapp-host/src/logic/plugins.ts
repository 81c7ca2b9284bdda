import type { AppJson } from './bundle.ts'

/**
 * What `requirePlugin` answers: a plugin that app.json declares and somebody brought.
 * @throws Error as WeChat does for one that is not there [the words are assumed]
 */
export function findPlugin(
  path: string,
  app: Partial<AppJson>,
  brought: Record<string, unknown>,
): unknown {
  const name = path.replace(/^plugin:\/\//, '').split('/')[0] ?? ''
  if (app.plugins?.[name] === undefined)
    throw new Error(`requirePlugin: "${name}" is not declared in app.json`)
  if (brought[name] === undefined) throw new Error(`requirePlugin: plugin "${name}" is not found`)
  return brought[name]
}
