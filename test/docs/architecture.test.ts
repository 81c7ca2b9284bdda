import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const server = join(root, 'server/src')
const page = readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8')
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

describe('docs/ARCHITECTURE.md', () => {
  it('names files and folders that exist', () => {
    const named = matches(page, /`([\w./-]+(?:\.(?:ts|mjs)|\/))`/g)
    // From the root, from server/src, or a file that several nouns have, such as `routes.ts`.
    const files = readdirSync(server, { recursive: true, encoding: 'utf8' })
    const exists = (path: string) =>
      [root, server].some((folder) => existsSync(join(folder, path))) ||
      files.some((file) => file.endsWith(`/${path}`))
    expect(named.length).toBeGreaterThan(60)
    expect(named.filter((path) => !exists(path))).toEqual([])
  })

  it('lists every folder of the server and of the packages', () => {
    const folders = (path: string) =>
      readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    for (const folder of folders(server)) expect(page).toContain(`\n| \`${folder}/\``)
    for (const folder of folders(join(root, 'packages')))
      expect(page).toContain(`\n| \`packages/${folder}/\``)
  })

  it('says who may import whom as the walls do', () => {
    const walls = readFileSync(join(root, '.dependency-cruiser.mjs'), 'utf8')
    for (const [list, title] of [
      ['GROUND', 'Ground'],
      ['SHARED', 'Shared nouns'],
      ['NOUNS', 'Nouns'],
      ['TOP', 'Top'],
    ]) {
      const [, inner = ''] = new RegExp(`const ${list} = \\[([^\\]]+)\\]`).exec(walls) ?? []
      const [, line = ''] =
        new RegExp(`^- \\*\\*${title}\\*\\*: (.+?) (?:import|and the files)`, 'm').exec(page) ?? []
      expect(matches(line, /`([\w-]+)`/g)).toEqual(matches(inner, /'([\w-]+)'/g))
    }
  })

  it('lists every worker of a shop', () => {
    const text = readFileSync(join(server, 'workers.ts'), 'utf8')
    const imported = matches(text, /import \{[^}]*\bstart[A-Z]\w+[^}]*\} from '\.\/([\w/-]+\.ts)'/g)
    const own = imported.filter((path) => path !== 'core/retry.ts')
    expect(own.length).toBeGreaterThan(15)
    for (const path of own) expect(page).toContain(`\`${path}\``)
  })

  it('counts the files of its walk, and the functions are where it says', () => {
    const [, walk = ''] = page.split('## A walk')
    const rows = [...walk.matchAll(/^\| (\d+|↩) +\| `([\w./-]+)` +\| (.+) \|$/gm)]
    const opened = rows.filter(([, number]) => number !== '↩').map(([, , file]) => file)
    const again = rows.filter(([, number]) => number === '↩').map(([, , file]) => file)
    expect(new Set(opened).size).toBe(opened.length)
    expect(again.filter((file) => !opened.includes(file))).toEqual([])
    expect(walk).toContain(`${opened.length} files, and ${again.length} times`)
    for (const [, , file = '', what = ''] of rows) {
      const text = readFileSync(join(server, file), 'utf8')
      for (const name of matches(what.split(/[:;]/)[0] ?? '', /`(\w+)/g))
        expect(text).toContain(name)
    }
  })
})
