import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const read = (page: string) => readFileSync(join(import.meta.dirname, '../../docs', page), 'utf8')
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

/** What a page has in every language: headings by their depth, rows, code and blocks. */
const outline = (page: string) => {
  const prose = page.replaceAll(/```[\s\S]*?```/g, '')
  return {
    headings: matches(page, /^(#+) /gm),
    rows: matches(prose, /^(\|)/gm).length,
    code: [...new Set(matches(prose, /`([^`]+)`/g))].toSorted(),
    blocks: matches(page, /```\w*\n([\s\S]*?)```/g),
  }
}

it.each(['EMULATOR'])('%s says the same in both languages, and each leads to the other', (name) => {
  const [en, zh] = [read(`${name}.md`), read(`${name}.zh-CN.md`)]
  expect(en).toMatch(`[中文](${name}.zh-CN.md)`)
  expect(zh).toMatch(`[English](${name}.md)`)
  expect(outline(zh)).toEqual(outline(en))
})

it.each(['PROMISE', 'CONSOLE', 'FIRST-DAY'])(
  '%s has the same headings, rows and lists in both, beside what is made of the code',
  (name) => {
    const [en, zh] = [read(`${name}.md`), read(`${name}.zh-CN.md`)]
    expect(en).toMatch(`[中文](${name}.zh-CN.md)`)
    expect(zh).toMatch(`[English](${name}.md)`)
    const made = /<!-- (states|rules) -->[\s\S]*?<!-- \/\1 -->/g
    const parts = (page: string) => {
      const { headings, rows, code } = outline(page.replaceAll(made, ''))
      return { headings, rows, code, items: matches(page.replaceAll(made, ''), /^(-|\d\.) /gm) }
    }
    expect(parts(zh)).toEqual(parts(en))
  },
)
