/**
 * `pnpm test:long`: all tests at their full sizes (sizes.ts), then the pictures of every page, which
 * are drawn and thrown away. Prints the figures at the end.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keepFigures, readFigures } from './support/figures.ts'

const root = dirname(import.meta.dirname)
const folder = mkdtempSync(join(tmpdir(), 'fahuo-long-'))
const pictures = join(folder, 'pictures')
const figures_file = join(folder, 'figures')
writeFileSync(figures_file, '')
process.env['FAHUO_FIGURES'] = figures_file

function run(name: string, ...args: string[]): boolean {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FAHUO_TEST_SIZE: 'long', FAHUO_PICTURES: pictures },
  })
  keepFigures(name, {
    seconds: Math.round((performance.now() - started) / 1000),
    failed: status === 0 ? 0 : 1,
  })
  return status === 0
}

const passed = [
  run('all tests', 'node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)),
  run('build', 'scripts/build-weapp.ts') && run('pictures', 'test/pictures/main.ts'),
]
const drawn = passed[1] ? readdirSync(pictures).length : 0
keepFigures('pictures drawn', { pictures: drawn })

for (const { name, figures } of readFigures(figures_file)) {
  console.log(`\n${name}`)
  console.table(figures)
}
rmSync(folder, { recursive: true })
process.exitCode = passed.every(Boolean) && drawn > 0 ? 0 : 1
