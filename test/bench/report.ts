import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { keepsBar, type Figure, type Spread } from './figures.ts'
import { measureFsync } from './place.ts'
import { words } from './words.ts'

const root = dirname(dirname(import.meta.dirname))
const page = join(root, 'docs/BENCHMARKS.md')

const HEAD = `# Benchmarks

Written by \`pnpm bench\` (\`pnpm bench push\` for one). Compare the ratios rather than the figures: each is to a baseline measured in the same run, in turns. The baselines are plain code in \`test/bench/processes/\`. Load, server and WeChat are separate processes. Values are medians of the repeats, brackets hold the lowest and the highest; a ratio is the median of the ratios of neighbouring turns. "CPU" is the processor time that the measured process spent on one request, which does not depend on what else runs on the machine.
`

/** Three figures that matter, whatever the size. */
function number(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

const spread = (of: Spread | undefined) => (of ? ` [${number(of[0])}–${number(of[1])}]` : '')

function barOf(figure: Figure): string {
  if (!figure.bar) return ''
  const bar = 'at_least' in figure.bar ? `≥ ${figure.bar.at_least}` : `≤ ${figure.bar.at_most}`
  return `${bar} ${keepsBar(figure) ? 'kept' : '**missed**'}`
}

const COLUMNS = ['what', 'figure', 'baseline', 'ratio', 'bar', 'p50 / p99', 'CPU'] as const

function cells(figure: Figure): string[] {
  const { baseline, ratio, p50, p99, cpu } = figure
  return [
    figure.what,
    `${number(figure.value)} ${figure.unit}${spread(figure.spread)}`,
    baseline ? `${baseline.what}: ${number(baseline.value)}` : '',
    ratio === undefined
      ? ''
      : `${ratio.toFixed(ratio < 0.1 ? 3 : 2)}${spread(figure.ratio_spread)}`,
    barOf(figure),
    p50 === undefined || p99 === undefined ? '' : `${number(p50)} / ${number(p99)} ms`,
    cpu === undefined ? '' : `${number(cpu)} µs`,
  ]
}

/** The figures as a table, for the page and the screen. */
export function table(figures: readonly Figure[]): string {
  const rows = [[...COLUMNS], ...figures.map(cells)]
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

async function machine(): Promise<string> {
  const fsync = number(await measureFsync())
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${new Date().toISOString().slice(0, 10)} · ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${memory} GB · Node ${process.versions.node} · ${process.platform} ${process.arch} · an fdatasync of 4 KB takes ${fsync} ms · load ${number(loadavg()[1] ?? 0)} over the last five minutes, this bench among it`
}

/** Puts the figures of one bench into docs/BENCHMARKS.md; the sections of others stay. */
export async function writeSection(name: string, figures: readonly Figure[]): Promise<void> {
  const { title, text } = words[name] ?? { title: name, text: '' }
  const sections = await readSections()
  sections.set(name, `## ${title}\n${text}\n\n${await machine()}\n\n${table(figures)}`)
  const order = Object.keys(words).filter((known) => sections.has(known))
  const body = order.map((known) => `<!-- bench: ${known} -->\n\n${sections.get(known)}\n`)
  await writeFile(page, `${HEAD}\n${body.join('\n')}`)
  execFileSync(join(root, 'node_modules/.bin/oxfmt'), [page], { stdio: 'ignore' })
}

async function readSections(): Promise<Map<string, string>> {
  const sections = new Map<string, string>()
  if (!existsSync(page)) return sections
  const [, ...parts] = (await readFile(page, 'utf8')).split('<!-- bench: ')
  for (const part of parts) {
    const [name = ''] = part.split(' -->', 1)
    sections.set(name, part.slice(name.length + ' -->'.length).trim())
  }
  return sections
}
