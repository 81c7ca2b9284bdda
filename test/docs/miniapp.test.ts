import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES } from '@fahuo/contract/pages'
import { settingsTable } from '@fahuo/server/config'
import { describedApi } from '@fahuo/server/api'
import { describe, expect, it } from 'vitest'
import * as core from '../../packages/miniapp-kit/src/core/index.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

const GUIDES = {
  en: { page: read('docs/MINIAPP.md'), other: 'MINIAPP.zh-CN.md', quoted: /"([^"]+)"/g },
  'zh-CN': { page: read('docs/MINIAPP.zh-CN.md'), other: 'MINIAPP.md', quoted: /“([^”]+)”/g },
} as const
const { en, 'zh-CN': zh } = GUIDES

const codeOf = (page: string) => matches(page, /```sh\n([\s\S]*?)```/g)
const prose = (page: string) => page.replaceAll(/```[\s\S]*?```/g, '')

/** Every sentence that a buyer reads in one language. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(sentencesOf)
    : []
}

describe('docs/MINIAPP.md and its Chinese page', () => {
  it('link to each other at the top', () => {
    for (const { page, other } of Object.values(GUIDES))
      expect(page.split('\n', 1)[0]).toContain(`(${other})`)
  })

  it('have the same commands, headings, steps and rows', () => {
    const outline = (page: string) => ({
      code: codeOf(page),
      headings: matches(page, /^(#+) /gm),
      steps: matches(page, /^(\d+)\. /gm),
      rows: matches(prose(page), /^(\|)/gm).length,
    })
    expect(outline(zh.page)).toEqual(outline(en.page))
    expect(outline(en.page).rows).toBeGreaterThan(15)
  })

  it('name the same menus, and the same things in code', () => {
    const menus = (page: string) => matches(page, /\[([^\]]*(?:→|上传|path)[^\]]*)\]/g)
    // What a reader fills in stands in the language of the page.
    const code = (page: string) =>
      matches(prose(page), /`([^`]+)`/g).map((it) => it.replace(/<[^>]+>/, '<>'))
    expect(menus(zh.page)).toEqual(menus(en.page))
    expect(new Set(code(zh.page))).toEqual(new Set(code(en.page)))
  })

  it.each(['en', 'zh-CN'] as const)('quote what the Mini Program says (%s)', (language) => {
    const { page, quoted } = GUIDES[language]
    const [, table = ''] = page.split(/^## (?:Troubleshooting|常见问题)$/m)
    const cells = matches(table, /^\| ([^|]+) \|/gm).join('\n')
    const quotes = matches(cells, quoted)
    const sentences = sentencesOf(core.textsFor(language))
    expect(quotes).toHaveLength(8)
    for (const sentence of quotes)
      expect(sentences.some((it) => it.startsWith(sentence))).toBe(true)
  })

  it('name settings, routes, pages and compile modes that exist', () => {
    const text = en.page
    const config = read('miniapp/config/index.ts')
    for (const name of matches(text, /\b(FAHUO_\w+)=/g)) expect(config).toContain(name)
    const settings = settingsTable().map(({ name }) => name)
    for (const name of matches(prose(text), /`((?:WECHAT|MSG|MINIAPP)_\w+)`/g))
      expect(settings).toContain(name)
    const { paths } = describedApi('en') as { paths: Record<string, object> }
    const routes = [...text.matchAll(/`(GET|POST|PUT) (\/api\/[\w/-]+)`/g)]
    expect(routes.length).toBeGreaterThanOrEqual(3)
    for (const [, method = '', path = ''] of routes)
      expect(Object.keys(paths[path] ?? {})).toContain(method.toLowerCase())
    for (const path of matches(text, /`(pages\/[\w/]+)/g)) expect(PAGES).toContain(path)
    const project = JSON.parse(read('miniapp/project.config.json')) as {
      condition: { miniprogram: { list: { name: string }[] } }
    }
    for (const { name } of project.condition.miniprogram.list) expect(text).toContain(`"${name}"`)
    expect(text).toContain(core.LOGISTICS_PLUGIN.provider)
    expect(text).toContain(`\`${core.MIN_BASE_LIBRARY}\``)
  })
})

describe("the kit's README", () => {
  const readme = read('packages/miniapp-kit/README.md')
  const index =
    read('packages/miniapp-kit/src/taro.ts') + read('packages/miniapp-kit/src/core/index.ts')

  it('imports only what the kit exports', () => {
    const imported = matches(readme, /import \{([^}]+)\} from '@fahuo\/miniapp-kit\/taro'/g)
      .flatMap((names) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '')
    expect(imported.length).toBeGreaterThan(5)
    for (const name of imported) expect(index).toMatch(new RegExp(`\\b${name}\\b`))
  })

  it('lists functions of the core and hooks and components that exist', () => {
    const [, table = ''] = readme.split(/^## Reference$/m)
    const functions = matches(table, /^\| (`.*?) +\|/gm).flatMap((cell) => matches(cell, /`(\w+)/g))
    expect(functions.length).toBeGreaterThan(8)
    for (const name of functions) expect(Object.keys(core)).toContain(name)
    const parts = matches(table, /`(use[A-Z]\w+|(?:Order|Parcel|ConfirmReceipt)\w+)`/g)
    expect(parts.length).toBeGreaterThan(14)
    for (const name of parts) expect(index).toMatch(new RegExp(`\\b${name}\\b`))
  })

  it('shows the native calls as the example makes them', () => {
    const called = matches(readme, /\b(?:fahuo|api)\.(\w+)\(/g)
    const example = read('packages/miniapp-kit/examples/native/pages/order/index.js')
    expect(called.length).toBeGreaterThan(5)
    for (const name of called) expect(example).toMatch(new RegExp(`\\.${name}\\(`))
  })

  it('names CSS variables that the style sheet has', () => {
    const folder = 'packages/miniapp-kit/src/react/styles'
    const styles = readdirSync(join(root, folder)).map((file) => read(`${folder}/${file}`))
    const variables = matches(readme, /`(--fahuo-[\w-]+)`/g)
    expect(variables.length).toBeGreaterThan(8)
    // Each has a default of its own, so that a shop's always wins.
    for (const name of variables) expect(styles.join('\n')).toContain(`var(${name}, `)
  })
})
