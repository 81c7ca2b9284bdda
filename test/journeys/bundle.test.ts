import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { loadBundle } from '@fahuo/weapp-host/node'
import { transform } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { TEST_DIST } from '../support/test-dist.ts'
import {
  compileForGlassEasel,
  hasWechatCompilers,
  runWechatCompiler,
} from '../support/wechat-compilers.ts'

const dist = join(import.meta.dirname, '../../miniapp', TEST_DIST)

let bundle: Awaited<ReturnType<typeof loadBundle>>
let files: string[]
const withSuffix = (suffix: string) => files.filter((path) => path.endsWith(suffix))
const json = <Json>(path: string) => JSON.parse(bundle.files[path] ?? '') as Json

beforeAll(async () => {
  bundle = await loadBundle(dist)
  files = Object.keys(bundle.files)
})

describe.runIf(hasWechatCompilers)("the built bundle and the compilers of WeChat's tools", () => {
  it('compiles each page and template without a warning', async () => {
    const { pages } = json<{ pages: string[] }>('app.json')
    const { code, complaints } = await runWechatCompiler('wcc', dist, [
      '-d',
      '-cc',
      '0',
      ...withSuffix('.wxml'),
      ...withSuffix('.wxs'),
      '-gn',
      '$gwx',
    ])
    expect(complaints).toBe('')
    // WeChat runs what it made; so do we, with no data.
    // oxlint-disable-next-line typescript/no-implied-eval
    const gwx = new Function('global', 'window', `${code}; return $gwx`) as (
      global: object,
      window: object,
    ) => (path: string) => ((data: object) => { tag: string }) | undefined
    const template = gwx({}, {})
    for (const page of pages)
      expect(template(`${page}.wxml`)?.({ root: { cn: [] } })).toMatchObject({ tag: 'wx-page' })
  })

  it('complains about a template with an error', async () => {
    const fixtures = join(import.meta.dirname, '../support/spoiled-bundle')
    const { complaints } = await runWechatCompiler('wcc', fixtures, ['-d', '-cc', '0', 'page.wxml'])
    expect(complaints).toContain('page.wxml:1:')
    const styles = await runWechatCompiler('wcsc', fixtures, ['-lc', '-js', 'page.wxss'])
    expect(styles.complaints).toContain('page.wxss(1:')
  })

  it('compiles each style sheet without a warning, and all of it', async () => {
    const seen = new Set<string>()
    for (const path of withSuffix('.wxss')) {
      const { code, complaints } = await runWechatCompiler('wcsc', dist, ['-lc', '-js', path])
      expect(complaints).toBe('')
      const sheet = bundle.files[path] ?? ''
      // Comes out again, class for class.
      const classes = new Set(sheet.match(/\.fahuo[\w-]*/g))
      const compiled = new Set(code.match(/(?<=\[1\],")fahuo[\w-]*/g))
      expect(compiled).toEqual(new Set([...classes].map((name) => name.slice(1))))
      compiled.forEach((name) => seen.add(name))
    }
    expect(seen.size).toBeGreaterThan(20)
  })
})

describe('the style sheets of the built bundle', () => {
  // A prefixer takes the old half of it away (taro#5710, #3521).
  it('keeps what cuts long texts to their lines', () => {
    const rules = withSuffix('.wxss').flatMap(
      (path) => bundle.files[path]?.match(/\{[^{}]*display:\s*-webkit-box\b[^{}]*\}/g) ?? [],
    )
    expect(rules.length).toBeGreaterThan(0)
    for (const rule of rules) expect(rule).toMatch(/-webkit-box-orient:\s*vertical/)
    expect(rules.join('')).toContain('-webkit-line-clamp')
  })
})

describe('the built bundle and the compiler of glass-easel', () => {
  it('compiles each page and template without a warning', () => {
    const { complaints, code, templates } = compileForGlassEasel(bundle)
    expect(complaints).toEqual([])
    expect(templates).toBe(withSuffix('.wxml').length)
    expect(code.length).toBeGreaterThan(1000)
  })

  it('complains about a template with an error or a warning', () => {
    const files = { 'page.wxml': '<view wx:if="{{a..b}}"/>', 'old.wxml': '<import src="gone"/><b>' }
    const { complaints } = compileForGlassEasel({ ...bundle, files })
    expect(complaints).toMatchObject([
      { path: 'page', level: 'Fatal' },
      { path: 'old', level: 'Warn' },
      { path: 'old.wxml', message: 'no such template: gone' },
    ])
  })
})

describe("the built bundle and the code check of WeChat's tools", () => {
  /** The check's own figures: 1.5 MB for a package, 200 KB for a picture. */
  const PACKAGE_BYTES = 1.5 * 1024 * 1024
  const MEDIA_BYTES = 200 * 1024

  it('has every compression turned on, and components loaded when they are needed', () => {
    expect(json('project.config.json')).toMatchObject({
      setting: { minified: true, minifyWXML: true, minifyWXSS: true },
    })
    expect(json('app.json')).toMatchObject({ lazyCodeLoading: 'requiredComponents' })
  })

  it('is minified as it is uploaded', async () => {
    for (const path of [...withSuffix('.js'), ...withSuffix('.wxss')]) {
      const text = bundle.files[path] ?? ''
      const { code } = await transform(text, {
        loader: path.endsWith('.js') ? 'js' : 'css',
        minifyWhitespace: true,
        charset: 'utf8',
        legalComments: 'none',
      })
      const [bytes, least] = [Buffer.byteLength(text), Buffer.byteLength(code)]
      expect.soft(bytes - least, path).toBeLessThan(Math.max(64, bytes * 0.02))
    }
  })

  it('stays below the sizes that it warns of', async () => {
    const entries = await readdir(dist, { recursive: true, withFileTypes: true })
    const sizes = await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name }) => ({
          name,
          bytes: (await stat(join(parentPath, name))).size,
        })),
    )
    const media = sizes.filter(({ name }) => !/\.(?:js|json|wxml|wxss|wxs|txt)$/.test(name))
    expect(media.filter(({ bytes }) => bytes > MEDIA_BYTES)).toEqual([])
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(total).toBeLessThan(PACKAGE_BYTES)
  })

  it('declares no plugin and no component that it does not use', async () => {
    expect(json('app.json')).not.toHaveProperty('plugins')
    for (const path of withSuffix('.json')) {
      const { usingComponents = {} } = json<{ usingComponents?: Record<string, string> }>(path)
      const template = path.replace(/json$/, 'wxml')
      // Taro's pages are drawn by its templates.
      const used = `${bundle.files[template] ?? ''}${bundle.files['base.wxml'] ?? ''}`
      for (const name of Object.keys(usingComponents)) expect(used).toContain(`<${name}`)
    }
  })
})
