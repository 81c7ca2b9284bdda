/** `pnpm check`: types, lint, format and imports. Says what failed and what to do; exits 1 then. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const bin = join(root, 'node_modules/.bin')

const packages = [
  'scripts',
  'server',
  'miniapp',
  'test',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
]

interface Check {
  name: string
  command: string[]
  remedy: string
}

const checks: Check[] = [
  ...packages.map((folder) => ({
    name: `types of ${folder}`,
    command: ['tsc', '--noEmit', '-p', folder],
    remedy: 'Correct the types named above.',
  })),
  {
    name: 'lint',
    command: ['oxlint', '--type-aware', '--deny-warnings', '.'],
    remedy: 'Correct what is named above; `npx oxlint --fix` corrects some of it.',
  },
  { name: 'format', command: ['oxfmt', '--check'], remedy: 'Run `pnpm format`.' },
  {
    name: 'imports',
    command: ['depcruise', '--config', '.dependency-cruiser.mjs', ...packages],
    remedy: 'An import is not allowed: .dependency-cruiser.mjs says why.',
  },
]

/** A check that read nothing would pass for ever: dependency-cruiser has done that. */
function readNothing(check: Check, output: string): boolean {
  if (check.name !== 'imports') return false
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  return modules < 50
}

let failed = 0
for (const check of checks) {
  const [command = '', ...args] = check.command
  const { status, stdout, stderr } = spawnSync(join(bin, command), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
  })
  const output = `${stdout ?? ''}${stderr ?? ''}`
  const ok = status === 0 && !readNothing(check, output)
  console.log(`${ok ? '✓' : '✗'} ${check.name}`)
  if (ok) continue
  failed += 1
  console.log(`${output.trim()}\n  → ${check.remedy}\n`)
}
console.log(failed === 0 ? 'All checks pass.' : `${failed} of ${checks.length} checks fail.`)
process.exitCode = failed === 0 ? 0 : 1
