import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const run = promisify(execFile)

/** Each rule with imports that it must report. */
const violations: [rule: string, from: string, to: string][] = [
  ['wechat-stands-alone', 'packages/wechat/src/a.ts', 'packages/contract/src/b.ts'],
  ['contract-stands-alone', 'packages/contract/src/a.ts', 'packages/wechat/src/b.ts'],
  ['client-stands-alone', 'packages/client/src/a.ts', 'packages/contract/src/b.ts'],
  ['client-stands-alone', 'packages/client/src/a.ts', 'zod'],
  ['client-is-for-callers', 'server/src/shipments/a.ts', 'packages/client/src/b.ts'],
  ['console-is-a-caller', 'packages/console/src/a.ts', 'packages/contract/src/b.ts'],
  ['weapp-host-stands-alone', 'packages/weapp-host/src/a.ts', 'packages/wechat/src/b.ts'],
  ['kit-speaks-the-contract-only', 'packages/miniapp-kit/src/a.ts', 'packages/wechat/src/b.ts'],
  ['miniapp-is-made-of-the-kit', 'miniapp/src/a.tsx', 'packages/wechat/src/b.ts'],
  ['emulator-is-not-the-server', 'packages/emulator/src/a.ts', 'packages/contract/src/b.ts'],
  ['nobody-imports-the-server', 'scripts/a.ts', 'server/src/b.ts'],
  ['nobody-imports-the-emulator', 'server/src/a.ts', 'packages/emulator/src/b.ts'],
  ['ground-knows-no-noun', 'server/src/core/a.ts', 'server/src/orders/b.ts'],
  ['ground-knows-no-noun', 'server/src/http/a.ts', 'server/src/shipments/queries.ts'],
  ['ground-knows-no-noun', 'server/src/database/a.ts', 'server/src/wechat/b.ts'],
  ['shared-nouns-look-down-only', 'server/src/orders/a.ts', 'server/src/shipments/b.ts'],
  ['shared-nouns-look-down-only', 'server/src/audit/a.ts', 'server/src/access/b.ts'],
  ['shared-nouns-look-down-only', 'server/src/wechat/a.ts', 'server/src/operations/b.ts'],
  ['account-stands-alone', 'server/src/account/a.ts', 'server/src/shipments/b.ts'],
  ['shipments-stands-alone', 'server/src/shipments/a.ts', 'server/src/buyers/b.ts'],
  ['shipments-stands-alone', 'server/src/shipments/a.ts', 'server/src/imports/b.ts'],
  ['shipments-stands-alone', 'server/src/shipments/a.ts', 'server/src/order-list/b.ts'],
  ['buyers-stands-alone', 'server/src/buyers/a.ts', 'server/src/pushes/b.ts'],
  ['pushes-stands-alone', 'server/src/pushes/a.ts', 'server/src/shipments/b.ts'],
  ['wechatpay-stands-alone', 'server/src/wechatpay/a.ts', 'server/src/pushes/b.ts'],
  ['complaints-stands-alone', 'server/src/complaints/a.ts', 'server/src/pushes/b.ts'],
  ['money-stands-alone', 'server/src/money/a.ts', 'server/src/shipments/b.ts'],
  ['access-stands-alone', 'server/src/access/a.ts', 'server/src/operations/b.ts'],
  ['webhooks-stands-alone', 'server/src/webhooks/a.ts', 'server/src/shipments/b.ts'],
  ['nobody-imports-the-cli', 'server/src/config.ts', 'server/src/cli/b.ts'],
  ['nobody-imports-the-cli', 'server/src/operations/a.ts', 'server/src/cli/b.ts'],
  ['sql-lives-in-queries', 'server/src/shipments/a.ts', 'node:sqlite'],
  ['sql-lives-in-queries', 'server/src/http/a.ts', 'kysely'],
  ['sql-lives-in-queries', 'server/src/cli/a.ts', 'pg'],
  ['rows-stay-in-queries', 'server/src/orders/a.ts', 'server/src/database/schema.ts'],
  ['routes-hold-no-rule', 'server/src/orders/routes.ts', 'server/src/orders/queries.ts'],
  ['rules-know-no-http', 'server/src/shipments/a.ts', 'koa'],
  ['no-circles', 'server/src/http/a.ts', 'server/src/http/a.ts'],
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-walls-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Makes a tree with one import in it and returns the rules that report it. */
async function reported(from: string, to: string): Promise<string[]> {
  const tree = await mkdtemp(join(folder, 'tree-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  // A file of ours, or a package as the server has it.
  const inside = to.includes('/')
  await mkdir(join(tree, 'server'), { recursive: true })
  await symlink(join(root, 'server/node_modules'), join(tree, 'server/node_modules'))
  const up = '../'.repeat(from.split('/').length - 1)
  await write(from, `import * as it from '${inside ? up + to : to}'\nexport const a = it\n`)
  if (inside && to !== from) await write(to, 'export const b = 1\n')
  const { stdout } = await run(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', '.'],
    { cwd: tree, env: { ...process.env, NODE_PATH: join(root, 'node_modules') } },
  ).catch((error: { stdout: string }) => error)
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string } }[] }
  }
  return summary.violations.map(({ rule }) => rule.name)
}

describe('the import rules', () => {
  it.each(violations)('%s reports an import from %s to %s', async (rule, from, to) => {
    expect(await reported(from, to)).toContain(rule)
  })

  it('allows what may be imported', async () => {
    expect(await reported('server/src/shipments/a.ts', 'server/src/orders/b.ts')).toEqual([])
    expect(await reported('server/src/cli/a.ts', 'server/src/shipments/b.ts')).toEqual([])
  })

  it('has a violation for each rule', async () => {
    const { default: config } = (await import(join(root, '.dependency-cruiser.mjs'))) as {
      default: { forbidden: { name: string }[] }
    }
    expect([...new Set(violations.map(([rule]) => rule))]).toEqual(
      config.forbidden.map(({ name }) => name),
    )
  })
})
