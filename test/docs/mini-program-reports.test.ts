import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reports, type Limit, type TestName } from '../field/mini-program.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Says what is wrong with a test that a report names; null: it is there, and runs. */
function missing([file, title]: TestName): string | null {
  if (!/^(test|server|packages|scripts)\/[\w/.-]+\.test\.ts$/.test(file))
    return `${file} is no file of tests`
  if (!existsSync(join(root, file))) return `${file} does not exist`
  const text = read(file)
  if (/\b(it|test|describe)\.(skip|todo|only)\b/.test(text)) return `${file} skips tests`
  const quoted = ["'", '"', '`'].map(
    (quote) => quote + title.replaceAll(quote, `\\${quote}`) + quote,
  )
  // As the first argument of it(…) or of it.each(…)(…).
  const found = quoted.some(
    (name) =>
      [...text.matchAll(new RegExp(`(?:\\bit\\(|\\)\\()\\s*${RegExp.escape(name)}\\s*,`, 'g'))]
        .length > 0,
  )
  return found ? null : `${file} has no test "${title}"`
}

/** Says which pages lack the words of a limit. */
const undocumented = ({ pages, words }: Limit) =>
  (['en', 'zh'] as const)
    .filter((language) => !read(pages[language]).includes(words[language]))
    .map((language) => `${pages[language]} does not say ${words[language]}`)

describe('the public reports of the Mini Program side', () => {
  it('are each shown by a test that exists, or by a limit that is documented', () => {
    const wrong = reports.flatMap(({ name, tests = [], limit }) => [
      ...(tests.length === 0 && !limit ? [`${name.en}: nothing shows it`] : []),
      ...tests.map(missing).filter((problem) => problem !== null),
      ...(limit ? undocumented(limit) : []),
    ])
    expect(wrong).toEqual([])
  })

  it('are all 33, and three that were found beside them, each with its source', () => {
    expect(reports).toHaveLength(36)
    expect(new Set(reports.map(({ name }) => name.en)).size).toBe(36)
    expect(reports.filter(({ source }) => source === '')).toEqual([])
  })

  it('would not name a test that is not there', () => {
    const here = 'test/docs/mini-program-reports.test.ts'
    expect(missing([here, 'would not name a test that is not there'])).toBeNull()
    expect(missing([here, 'would not name a test'])).toContain('has no test')
    expect(missing(['test/docs/none.test.ts', 'x'])).toContain('does not exist')
    expect(missing(['test/field/case.ts', 'x'])).toContain('no file of tests')
  })

  it('would not name a limit that no page tells', () => {
    const pages = { en: 'docs/MINIAPP.md', zh: 'docs/MINIAPP.zh-CN.md' }
    expect(undocumented({ pages, words: { en: 'Skyline', zh: '这一句没有写' } })).toEqual([
      'docs/MINIAPP.zh-CN.md does not say 这一句没有写',
    ])
  })
})
