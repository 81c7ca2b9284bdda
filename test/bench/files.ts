import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { workbook } from '../support/workbook.ts'
import { figureOf, median, type Bench, type Figure } from './figures.ts'
import { withFolder } from './place.ts'
import type { Child } from './processes/child.ts'
import { startServer, startWechat } from './processes/programs.ts'
import { settings } from './processes/settings.ts'

/** As many as a file may have; FAHUO_BENCH_LINES tries fewer. */
const LINES = Number(process.env['FAHUO_BENCH_LINES'] ?? 10_000)
const REPEATS = 3

/** The real one's. */
const LATENCY = 60

/** What DESIGN holds a file of 10,000 lines to. */
const LEAST_LINES_A_SECOND = 2_000
const LONGEST_BLOCK_MS = 50
const MOST_MEMORY_MB = 300

/** Payments of one file, at most. */
const PAYMENTS = Math.min(LINES, 5_000)

const HEADINGS = ['微信支付单号', '快递公司', '快递单号', '商品信息', '备注']

/** A line for each payment, none of them used before. */
function lines(): string[][] {
  return Array.from({ length: LINES }, () => {
    const number = String((used += 1)).padStart(20, '0')
    return [`42000040${number}`, 'YTO', `YT${number.slice(-13)}`, '武夷山大红袍 250g x1', '请轻放']
  })
}
let used = 0

const csv = () => Buffer.from([HEADINGS, ...lines()].map((cells) => cells.join(',')).join('\r\n'))
const xlsx = () => workbook([{ name: '发货', rows: [HEADINGS, ...lines()] }])

/** A file of payments that nobody has told of. */
const payments = () =>
  workbook([
    {
      name: '支付',
      rows: [
        ['微信支付单号', '支付金额（元）', '支付时间'],
        ...Array.from({ length: PAYMENTS }, () => [
          `42000041${String((used += 1)).padStart(20, '0')}`,
          '168.00',
          '2026-11-27 10:00',
        ]),
      ],
    },
  ])

interface Import {
  id: string
  state: string
  rows: { accepted: number }
}

/** What one file took. */
interface Run {
  read_ms: number
  accepted_a_second: number
  blocked: number
  blocked_cpu: number
  cpu: number
  memory: number
}

async function importFile(server: Child, bytes: Buffer): Promise<Run> {
  const ask = async (method: string, path: string, body?: Uint8Array<ArrayBuffer>) => {
    const answer = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${settings.MERCHANT_API_KEYS}` },
      ...(body && { body }),
    })
    const said = (await answer.json()) as { import: Import }
    if (answer.status >= 300) throw new Error(`${path} was answered ${JSON.stringify(said)}`)
    return said.import
  }
  const before = await server.probe()
  const started = performance.now()
  const { id } = await ask('POST', '/api/imports', new Uint8Array(bytes))
  const read_ms = performance.now() - started
  const sent_at = performance.now()
  await ask('POST', `/api/imports/${id}/send`)
  let now = await ask('GET', `/api/imports/${id}`)
  while (now.state !== 'sent') {
    await wait(250)
    now = await ask('GET', `/api/imports/${id}`)
  }
  const seconds = (performance.now() - sent_at) / 1000
  if (now.rows.accepted !== LINES) throw new Error(`accepted ${now.rows.accepted} of ${LINES}`)
  const { blocked, blocked_cpu, most_memory, cpu } = await server.probe()
  return {
    read_ms,
    accepted_a_second: LINES / seconds,
    blocked,
    blocked_cpu,
    memory: most_memory / 2 ** 20,
    cpu: (cpu - before.cpu) / LINES,
  }
}

async function tellOfPayments(server: Child, bytes: Buffer) {
  await server.probe()
  const started = performance.now()
  const answer = await fetch(`${server.url}/api/orders/import/file`, {
    method: 'POST',
    headers: { authorization: `Bearer ${settings.MERCHANT_API_KEYS}` },
    body: new Uint8Array(bytes),
  })
  const { expected } = (await answer.json()) as { expected: number }
  const read_ms = performance.now() - started
  if (expected !== PAYMENTS) throw new Error(`${expected} of ${PAYMENTS} payments are expected`)
  const { blocked, blocked_cpu } = await server.probe()
  return { read_ms, blocked, blocked_cpu }
}

/** Holds a figure to a limit. */
function held(figure: Figure, limit: number, bar: Figure['bar']): Figure {
  return {
    ...figure,
    baseline: { what: 'the limit', value: limit },
    ratio: figure.value / limit,
    ...(bar && LINES === 10_000 && { bar }),
  }
}

function figuresOf(what: string, runs: readonly Run[]): Figure[] {
  const of = (name: keyof Run) => runs.map((run) => run[name])
  return [
    figureOf(`${what}: read and stored`, 'ms', of('read_ms')),
    held(
      {
        ...figureOf(`${what}: lines accepted`, 'lines/s', of('accepted_a_second')),
        cpu: median(of('cpu')),
      },
      LEAST_LINES_A_SECOND,
      { at_least: 1 },
    ),
    held(
      figureOf(`${what}: longest block of the event loop`, 'ms', of('blocked')),
      LONGEST_BLOCK_MS,
      { at_most: 1 },
    ),
    figureOf(`${what}: processor time of that block`, 'ms', of('blocked_cpu')),
    held(figureOf(`${what}: most memory`, 'MB', of('memory')), MOST_MEMORY_MB, { at_most: 1 }),
  ]
}

/**
 * Files of as many lines as one may have: read, stored, accepted, while the outbox ships. Each kind has a
 * server and a database of its own: what the files before left to ship would slow the later ones down.
 */
export const benchFiles: Bench = (say) =>
  withFolder(async (folder) => {
    const wechat = await startWechat({ latency: LATENCY })
    const figures: Figure[] = []
    for (const [name, kind, make] of [
      ['csv', 'CSV', csv],
      ['xlsx', '.xlsx', xlsx],
    ] as const) {
      const what = `${kind} of ${LINES.toLocaleString('en')} lines`
      say(`files: a ${what}, ${REPEATS} times …`)
      const server = await startServer({
        wechat,
        database_url: join(folder, `${name}.db`),
        env: { FAHUO_BENCH_BLOCKS: 'on' },
      })
      // The first one warms the server up.
      await importFile(server, make())
      const runs: Run[] = []
      for (let repeat = 0; repeat < REPEATS; repeat += 1)
        runs.push(await importFile(server, make()))
      figures.push(...figuresOf(what, runs))
      say(`files: median ${Math.round(median(runs.map((run) => run.blocked)))} ms blocked`)
      await server.stop()
    }
    figures.push(...(await benchPayments(wechat, join(folder, 'payments.db'), say)))
    await wechat.stop()
    return figures
  })

async function benchPayments(wechat: Child, database_url: string, say: (text: string) => void) {
  const what = `.xlsx of ${PAYMENTS.toLocaleString('en')} payments`
  say(`files: an ${what}, ${REPEATS} times …`)
  const server = await startServer({ wechat, database_url, env: { FAHUO_BENCH_BLOCKS: 'on' } })
  await tellOfPayments(server, payments())
  const runs: Awaited<ReturnType<typeof tellOfPayments>>[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1)
    runs.push(await tellOfPayments(server, payments()))
  await server.stop()
  const of = (name: keyof (typeof runs)[number]) => runs.map((run) => run[name])
  return [
    figureOf(`${what}: read, stored and answered for`, 'ms', of('read_ms')),
    held(
      figureOf(`${what}: longest block of the event loop`, 'ms', of('blocked')),
      LONGEST_BLOCK_MS,
      undefined,
    ),
    figureOf(`${what}: processor time of that block`, 'ms', of('blocked_cpu')),
  ]
}
