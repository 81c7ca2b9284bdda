import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProject, lay, type Project } from './project.ts'

type Platform = { template?: object; runtimePath?: unknown }
type Options = { compiler?: unknown }

let project: Project
let plugin: (ctx: object) => void
beforeAll(async () => {
  project = await createProject()
  await lay(project, 'miniapp-kit')
  const require = createRequire(join(project.folder, 'config.js'))
  plugin = require('@fahuo/miniapp-kit/taro/plugin.cjs') as typeof plugin
})
afterAll(() => project.remove())

/** Runs the plugin as Taro does. @returns what it does to a platform, and to the runner's options */
function applyPlugin() {
  let onSetupClose: (platform: Platform) => void = () => {}
  let modify: (runner: { opts?: Options }) => void = () => {}
  plugin({
    registerMethod: ({ fn }: { fn: typeof onSetupClose }) => (onSetupClose = fn),
    modifyRunnerOpts: (fn: typeof modify) => (modify = fn),
  })
  return { onSetupClose, modify }
}

it('leaves a platform without templates alone, as H5 is', () => {
  const platform: Platform = { runtimePath: 'h5' }
  applyPlugin().onSetupClose(platform)
  expect(platform).toEqual({ runtimePath: 'h5' })
})

it('adds the attributes of screen readers to the templates of a Mini Program', () => {
  const merged: object[] = []
  const template = { mergeComponents: (_: unknown, components: object) => merged.push(components) }
  const platform: Platform = { template, runtimePath: '@tarojs/runtime' }
  applyPlugin().onSetupClose(platform)
  expect(merged).toMatchObject([{ View: { 'aria-role': '' } }])
  expect(platform.runtimePath).toEqual(['@tarojs/runtime', '@fahuo/miniapp-kit/taro/runtime.js'])
})

it.each(['webpack5', { type: 'webpack5', prebundle: { exclude: ['vue'] } }])(
  'keeps the kit out of prebundling (compiler %j)',
  (compiler) => {
    const opts: Options = { compiler }
    applyPlugin().modify({ opts })
    const { prebundle } = opts.compiler as { prebundle: { exclude: (string | RegExp)[] } }
    expect(
      prebundle.exclude.some((one) => one instanceof RegExp && one.test('@fahuo/miniapp-kit/taro')),
    ).toBe(true)
    const before = typeof compiler === 'string' ? [] : compiler.prebundle.exclude
    expect(prebundle.exclude).toEqual(expect.arrayContaining(before))
  },
)

it('leaves vite as it is', () => {
  const opts: Options = { compiler: { type: 'vite' } }
  applyPlugin().modify({ opts })
  expect(opts).toEqual({ compiler: { type: 'vite' } })
})
