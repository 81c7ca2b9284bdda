import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { allCalls } from '@fahuo/wechat'
import { afterAll, describe, expect, it } from 'vitest'
import { cases } from './cases.ts'
import { newerCases } from './newer-cases.ts'
import { examples } from './examples.ts'
import documented from './error-codes.json' with { type: 'json' }
import { openWechat } from './wechat.ts'

const root = dirname(dirname(import.meta.dirname))
const pairs = Object.entries(documented).flatMap(([path, errcodes]) =>
  errcodes.map((errcode) => `${path} ${errcode}`),
)
const produced = new Set<string>()

describe('every documented code comes by its cause', () => {
  it.concurrent.each(cases)('$path $errcode: $cause', async ({ path, errcode, run }) => {
    const wechat = await openWechat()
    try {
      expect(await run(wechat)).toBe(errcode)
      produced.add(`${path} ${errcode}`)
    } finally {
      await wechat.close()
    }
  })

  afterAll(() => {
    console.log(`${pairs.filter((pair) => produced.has(pair)).length}/${pairs.length}`)
  })
})

describe('codes of newer pages and of real answers come by their cause, too', () => {
  it.concurrent.each(newerCases)('$path $errcode: $cause', async ({ errcode, run }) => {
    const wechat = await openWechat()
    try {
      expect(await run(wechat)).toBe(errcode)
    } finally {
      await wechat.close()
    }
  })
})

it('has a case for each pair, once', () => {
  const listed = cases.map(({ path, errcode }) => `${path} ${errcode}`)
  expect(listed.toSorted()).toEqual(pairs.toSorted())
  expect(pairs).toHaveLength(150)
})

it('declares each pair in the table of calls', () => {
  const declared = new Set(
    allCalls.flatMap(({ path, errcodes }) => errcodes.map((errcode) => `${path} ${errcode}`)),
  )
  const wildcard = pairs.filter((pair) => !pair.includes('/*') && !declared.has(pair))
  expect(wildcard).toEqual([])
})

const MARK = /\[[^\]]*\b(seeds?|official|observed|staff|inferred|assumed)\b[^\]]*\]/

/** The rules as the code says them: each comment with a mark. */
async function markedRules(): Promise<string[]> {
  const rows: string[] = []
  for (const folder of ['packages/emulator/src', 'packages/wechat/src/calls']) {
    // The rules lie in folders by what they are about.
    const files = (await readdir(join(root, folder), { recursive: true })).filter((name) =>
      /^[\w/-]+(?<!\.test)\.ts$/.test(name),
    )
    for (const name of files.sort()) {
      const text = await readFile(join(root, folder, name), 'utf8')
      const comments = text.match(/\/\*\*[\s\S]*?\*\/|(?:^ *\/\/.*\n)+/gm) ?? []
      for (const comment of comments) {
        const words = comment
          .replace(/^\s*(\/\*\*|\*\/|\*|\/\/)+ ?/gm, '')
          .replace(/\*\/\s*$/, '')
          .replace(/\s+/g, ' ')
          .trim()
        const mark = MARK.exec(words)?.[0]
        if (mark) rows.push(`| ${words.replaceAll('|', '\\|')} | \`${folder}/${name}\` |`)
      }
    }
  }
  return rows
}

it('stands in docs/EMULATOR-COVERAGE.md, cause by cause and rule by rule', async () => {
  const page = [
    '# What the emulator covers',
    '',
    'Made by `test/conformance`; `pnpm vitest run --project unit test/conformance --update` writes it anew.',
    '',
    `## Codes: ${pairs.length}/${pairs.length}`,
    '',
    'Each is produced by its cause, on a fresh emulator.',
    '',
    '| call | errcode | cause |',
    '|---|---|---|',
    ...cases.map(({ path, errcode, cause }) => `| \`${path}\` | ${errcode} | ${cause} |`),
    '',
    '## Codes of newer pages and of real answers',
    '',
    '| call | errcode | cause | source |',
    '|---|---|---|---|',
    ...newerCases.map(
      ({ path, errcode, cause, source }) => `| \`${path}\` | ${errcode} | ${cause} | ${source} |`,
    ),
    '',
    '## Examples',
    '',
    "The examples of WeChat's documents, sent as they are printed but for these repairs.",
    '',
    '| call | repaired |',
    '|---|---|',
    ...examples.map(
      ({ path, repaired }) => `| \`${path}\` | ${repaired.join('; ') || 'nothing'} |`,
    ),
    '',
    '## Rules and where they come from',
    '',
    "seed 000 to 004, official: WeChat's documents (000 shipping management, 001 combined shopping-order shipping, 002 overview, 003 logistics messages, 004 shopping orders; official: newer pages) · staff: WeChat's own people in the community · observed: real answers · inferred: from those · assumed: nobody confirmed it.",
    '',
    '| rule | where |',
    '|---|---|',
    ...(await markedRules()),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(root, 'docs/EMULATOR-COVERAGE.md'))
})
