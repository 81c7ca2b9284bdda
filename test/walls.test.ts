import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const run = promisify(execFile)

/** Each wall with an import that must fall to it. */
const trespasses: [wall: string, from: string, to: string][] = [
  ['wechat-stands-alone', 'packages/wechat/src/a.ts', 'packages/contract/src/b.ts'],
  ['contract-stands-alone', 'packages/contract/src/a.ts', 'packages/wechat/src/b.ts'],
  ['weapp-host-stands-alone', 'packages/weapp-host/src/a.ts', 'packages/wechat/src/b.ts'],
  ['kit-speaks-the-contract-only', 'packages/miniapp-kit/src/a.ts', 'packages/wechat/src/b.ts'],
  ['miniapp-is-made-of-the-kit', 'miniapp/src/a.tsx', 'packages/wechat/src/b.ts'],
  ['emulator-is-not-the-server', 'packages/emulator/src/a.ts', 'packages/contract/src/b.ts'],
  ['nobody-imports-the-server', 'scripts/a.ts', 'server/src/b.ts'],
  ['nobody-imports-the-emulator', 'server/src/a.ts', 'packages/emulator/src/b.ts'],
  ['domain-knows-no-http', 'server/src/domain/a.ts', 'server/src/http/b.ts'],
  ['store-is-the-ground', 'server/src/store/a.ts', 'server/src/domain/b.ts'],
  ['domain-knows-no-http', 'server/src/domain/a.ts', 'koa'],
  ['sql-lives-in-the-store', 'server/src/domain/a.ts', 'node:sqlite'],
  ['sql-lives-in-the-store', 'server/src/http/a.ts', 'kysely'],
  ['sql-lives-in-the-store', 'server/src/worker/a.ts', 'pg'],
  ['no-circles', 'server/src/http/a.ts', 'server/src/http/a.ts'],
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-walls-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Lays out a house with one import in it and says which walls fall. */
async function fallen(from: string, to: string): Promise<string[]> {
  const house = await mkdtemp(join(folder, 'house-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(house, path)), { recursive: true })
    await writeFile(join(house, path), text)
  }
  // A file of ours, or a package as the server has it.
  const inside = to.includes('/')
  await mkdir(join(house, 'server'), { recursive: true })
  await symlink(join(root, 'server/node_modules'), join(house, 'server/node_modules'))
  const up = '../'.repeat(from.split('/').length - 1)
  await write(from, `import * as it from '${inside ? up + to : to}'\nexport const a = it\n`)
  if (inside && to !== from) await write(to, 'export const b = 1\n')
  const { stdout } = await run(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', '.'],
    { cwd: house, env: { ...process.env, NODE_PATH: join(root, 'node_modules') } },
  ).catch((error: { stdout: string }) => error)
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string } }[] }
  }
  return summary.violations.map(({ rule }) => rule.name)
}

describe('the walls of the house', () => {
  it.each(trespasses)('%s falls to an import from %s to %s', async (wall, from, to) => {
    expect(await fallen(from, to)).toContain(wall)
  })

  it('lets through what may pass', async () => {
    expect(await fallen('server/src/http/a.ts', 'server/src/domain/b.ts')).toEqual([])
  })

  it('has a trespass for each wall', async () => {
    const { default: config } = (await import(join(root, '.dependency-cruiser.mjs'))) as {
      default: { forbidden: { name: string }[] }
    }
    expect([...new Set(trespasses.map(([wall]) => wall))]).toEqual(
      config.forbidden.map(({ name }) => name),
    )
  })
})
