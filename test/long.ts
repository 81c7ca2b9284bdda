/**
 * `pnpm test:long`: all tests at their full sizes (sizes.ts), then the pictures of every page, which are
 * drawn and thrown away; `pnpm test:long chaos fuzz` those parts alone, each of which says at the end how
 * long it took, and what it counted. `pnpm test:long --list` names the parts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keepFigures, readFigures } from './support/figures.ts'

/** What has a full size, by files. */
const SIZED: Record<string, readonly string[]> = {
  chaos: ['test/chaos/chaos.test.ts'],
  told: ['test/chaos/told.test.ts'],
  soak: ['test/soak/soak.test.ts'],
  outage: ['test/server/outage.test.ts'],
  busy: ['test/server/busy.test.ts'],
  memory: ['test/server/memory.test.ts'],
  commits: ['test/server/failing-commits.test.ts'],
  answers: ['test/server/odd-answers.test.ts'],
  imports: ['test/server/imports-killed.test.ts', 'test/server/hostile-files.test.ts'],
  queue: ['test/server/ship-queue.test.ts'],
  fuzz: ['test/conformance/fuzz.test.ts', 'test/field/fuzz.test.ts', 'test/server/fuzz.test.ts'],
  console: ['test/journeys/console-orders.test.ts', 'test/journeys/console-pictures.test.ts'],
  pages: ['test/journeys/pages.test.ts'],
  documents: ['test/docs'],
  consumers: ['test/consumers'],
}
const sized = Object.values(SIZED).flat()
const PARTS = [...Object.keys(SIZED), 'others', 'pictures']

const asked = process.argv.slice(2)
if (asked.includes('--list')) {
  console.log(PARTS.join('\n'))
  process.exit()
}
const unknown = asked.filter((part) => !PARTS.includes(part))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are: ${PARTS.join(', ')}.`)
  process.exit(1)
}

const root = dirname(import.meta.dirname)
const folder = mkdtempSync(join(tmpdir(), 'fahuo-long-'))
const pictures = join(folder, 'pictures')
const figures_file = join(folder, 'figures')
writeFileSync(figures_file, '')
process.env['FAHUO_FIGURES'] = figures_file

function run(...args: string[]): boolean {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FAHUO_TEST_SIZE: 'long', FAHUO_PICTURES: pictures },
  })
  return status === 0
}

const test = (...args: string[]) => run('node_modules/vitest/vitest.mjs', 'run', ...args)

function drawPictures(): boolean {
  if (!run('scripts/build-weapp.ts') || !run('test/pictures/main.ts')) return false
  const drawn = readdirSync(pictures).length
  keepFigures('pictures drawn', { pictures: drawn })
  return drawn > 0
}

function runPart(part: string): boolean {
  if (part === 'pictures') return drawPictures()
  const files = SIZED[part]
  return files
    ? test(...files)
    : test(...sized.map((file) => `--exclude=${file.endsWith('.ts') ? file : `${file}/**`}`))
}

const parts = asked.length > 0 ? asked : PARTS
const report = parts.map((part, at) => {
  console.log(`\n${part} (${at + 1} of ${parts.length}), since ${new Date().toISOString()} …`)
  const started = performance.now()
  const passed = runPart(part)
  const minutes = Math.round((performance.now() - started) / 6_000) / 10
  return { part, passed, minutes, load: Math.round((loadavg()[2] ?? 0) * 10) / 10 }
})

for (const { name, figures } of readFigures(figures_file)) {
  console.log(`\n${name}`)
  console.table(figures)
}
console.table(report)
rmSync(folder, { recursive: true })
process.exitCode = report.every(({ passed }) => passed) ? 0 : 1
