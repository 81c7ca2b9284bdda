import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'

interface Platform {
  template?: { mergeComponents: (ctx: unknown, components: object) => void }
  runtimePath?: string | string[]
}

type Opts = { compiler?: string | { type: string; prebundle?: { exclude?: unknown[] } } }

/** Runs the plugin in what Taro gives a plugin: two registrations, which it calls when it builds. */
function build(platform: Platform, opts: Opts = {}) {
  const plugin = createRequire(import.meta.url)('../../packages/miniapp-kit/taro/plugin.cjs') as (
    ctx: object,
  ) => void
  plugin({
    registerMethod: ({ fn }: { fn: (platform: Platform) => void }) => fn(platform),
    modifyRunnerOpts: (change: (given: { opts: Opts }) => void) => change({ opts }),
  })
  return { platform, opts }
}

describe("the kit's plugin for Taro", () => {
  it.each<Platform>([{}, { runtimePath: '@tarojs/plugin-platform-h5/dist/runtime' }])(
    'changes nothing of a build without templates, such as H5: %j',
    (platform) => {
      const before = structuredClone(platform)
      expect(build(platform).platform).toEqual(before)
    },
  )

  it('adds its attributes to the templates of a Mini Program, beside the runtime of the platform', () => {
    const merged: object[] = []
    const { platform } = build({
      template: { mergeComponents: (_ctx, components) => merged.push(components) },
      runtimePath: '@tarojs/plugin-platform-weapp/dist/runtime',
    })
    expect(merged).toHaveLength(1)
    expect(platform.runtimePath).toEqual([
      '@tarojs/plugin-platform-weapp/dist/runtime',
      '@fahuo/miniapp-kit/taro/runtime.js',
    ])
  })

  it('keeps the kit out of the prebundling of webpack, and leaves Vite alone', () => {
    const { opts } = build({}, { compiler: 'webpack5' })
    const compiler = opts.compiler as { prebundle: { exclude: RegExp[] } }
    expect(compiler.prebundle.exclude[0]?.test('@fahuo/miniapp-kit/taro')).toBe(true)
    expect(build({}, { compiler: { type: 'vite' } }).opts).toEqual({ compiler: { type: 'vite' } })
    expect(build({}).opts).toEqual({})
  })
})
