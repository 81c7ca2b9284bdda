import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describedApi } from '@fahuo/server/api'
import { settingsTable } from '@fahuo/server/config'
import { allCalls } from '@fahuo/wechat'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (page: string) => readFileSync(join(root, 'docs', page), 'utf8')
const en = read('OPERATIONS.md')
const zh = read('OPERATIONS.zh-CN.md')
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)
const prose = (page: string) => page.replaceAll(/```[\s\S]*?```/g, '')

it('links the two pages of operations to each other at the top', () => {
  expect(en.split('\n', 1)[0]).toContain('(OPERATIONS.zh-CN.md)')
  expect(zh.split('\n', 1)[0]).toContain('(OPERATIONS.md)')
})

it('says the same in both languages: headings, steps, rows, and all that stands in code', () => {
  const outline = (page: string) => ({
    headings: matches(page, /^(#+) /gm),
    steps: matches(page, /^(\d+)\. /gm),
    rows: matches(prose(page), /^(\|)/gm).length,
    code: [...new Set(matches(prose(page), /`([^`]+)`/g))].toSorted(),
  })
  expect(outline(zh)).toEqual(outline(en))
  expect(outline(en).code.length).toBeGreaterThan(50)
})

it('names settings and scripts that exist', () => {
  const settings = new Set(settingsTable().map(({ name }) => name))
  // Of the build, the command line and WeChat.
  const others = new Set(['FAHUO_SERVER_URL', 'FAHUO_API_KEY', 'FAHUO_SHOP_SECRET'])
  const named = matches(en, /\b((?:WECHAT|FAHUO|TRUST|DATABASE)_[A-Z_]+)\b/g)
  expect(named.filter((name) => !settings.has(name) && !others.has(name))).toEqual([])
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const used = matches(en, /npx -y pnpm ([\w:]+)/g)
  expect(used.length).toBeGreaterThan(5)
  expect(used.filter((name) => !(name in scripts))).toEqual([])
})

it('lets Caddy pass on what shopkeepers, buyers, shop systems and WeChat ask for', () => {
  const caddyfile = readFileSync(join(root, 'deploy/Caddyfile'), 'utf8')
  const [, passed = ''] = /^\s*@public path (.+)$/m.exec(caddyfile) ?? []
  const patterns = passed.split(' ')
  const isPassed = (path: string) =>
    patterns.some((one) => (one.endsWith('*') ? path.startsWith(one.slice(0, -1)) : path === one))
  const { paths } = describedApi('en') as { paths: object }
  const asked = [
    ...Object.keys(paths).filter((path) => !/^\/(healthz|readyz|metrics)$/.test(path)),
    // WeChat's own paths, for SDKs.
    ...allCalls.filter(({ auth }) => auth === 'access_token').map(({ path }) => path),
    '/console',
    '/console/today',
    '/console/assets/index.js',
  ]
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter((path) => !isPassed(path))).toEqual([])
})
