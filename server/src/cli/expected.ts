/** `fahuo orders import|expected|forget`: payments that the shop tells of, until WeChat shows them. */
import { readFile } from 'node:fs/promises'
import { buffer as readStream } from 'node:stream/consumers'
import type { Input } from '@fahuo/client'
import { Option, type Command } from 'commander'
import { sentences, type Language } from '../core/language.ts'
import { toSeconds } from '../core/time.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import type { Parts, ServerOption } from './parts.ts'
import { printRows, time } from './print.ts'

type Rows = Input<'importOrders'>

interface ImportOptions {
  amounts?: 'yuan' | 'fen'
}

/** Rows of one request. */
const AT_ONCE = 1000

interface Counts {
  known: number
  expected: number
  refused: number
}

/**
 * Tells of the payments of a file (`-`: standard input): a table, or JSON rows.
 * @returns whether none was refused
 */
async function importOrders(
  file: string,
  fahuo: Api,
  { amounts }: ImportOptions,
  language: Language,
): Promise<boolean> {
  const bytes = await read(file)
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const counts = /^\s*[[{]/.test(text)
    ? await importRows(rowsOf(text, file), fahuo)
    : await importTable(bytes, fahuo, amounts, language)
  console.log(
    language === 'zh'
      ? `微信已有 ${counts.known} 单，等待 ${counts.expected} 单，被拒绝 ${counts.refused} 行。`
      : `${counts.known} known, ${counts.expected} expected, ${counts.refused} refused.`,
  )
  return counts.refused === 0
}

const sayRefused = (
  line: number,
  { message, remedy }: { message: string; remedy?: string | undefined },
) => console.error(`${line}  ${sentences(message, remedy)}`)

async function importRows(rows: unknown[], fahuo: Api): Promise<Counts> {
  const counts: Counts = { known: 0, expected: 0, refused: 0 }
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const done = await fahuo.importOrders(rows.slice(first, first + AT_ONCE) as Rows)
    for (const { row, state, error } of done.rows) {
      counts[state] += 1
      if (error) sayRefused(first + row, error)
    }
  }
  return counts
}

async function importTable(
  body: Buffer,
  fahuo: Api,
  amounts: ImportOptions['amounts'],
  language: Language,
): Promise<Counts> {
  const done = await fahuo.importOrdersFile({ body, ...(amounts && { amounts }) })
  for (const { line, error } of done.rows) if (error) sayRefused(line, error)
  const { unused_columns } = done
  if (unused_columns.length > 0)
    console.error(
      `${language === 'zh' ? '未使用的列' : 'Columns that are not used'}: ${unused_columns.join(', ')}`,
    )
  return done
}

async function read(file: string): Promise<Buffer> {
  if (file === '-') return readStream(process.stdin)
  return readFile(file).catch((error: Error) => {
    throw new CliError({
      en: `${file} cannot be read: ${error.message}`,
      zh: `无法读取 ${file}：${error.message}`,
    })
  })
}

function rowsOf(text: string, file: string): unknown[] {
  const whole = parsed(text)
  if (Array.isArray(whole) && whole.length > 0) return whole
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const rows = lines.map(parsed)
  if (rows.length > 0 && rows.every((row) => typeof row === 'object' && row !== null)) return rows
  throw new CliError({
    en: `${file} is not JSON of POST /api/orders/import: a list of rows such as {"transaction_id": "4200…"}, or one a line.`,
    zh: `${file} 不是 POST /api/orders/import 的 JSON：应为数组，或每行一个，例如 {"transaction_id": "4200…"}。`,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Lists what is expected, with the likeliest cause. */
async function listExpected(fahuo: Api, language: Language): Promise<void> {
  let cursor: string | undefined
  let all = 0
  do {
    const page = await fahuo.listExpectedOrders({
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    })
    all += page.expected.length
    printRows(
      page.expected.map(({ id, told_at, tries, likely_causes }) => [
        id,
        time(toSeconds(told_at)),
        language === 'zh' ? `已查询 ${tries} 次` : `asked ${tries} times`,
        likely_causes[0] ?? '',
      ]),
    )
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  if (all === 0) console.log(language === 'zh' ? '没有等待中的支付单。' : 'Nothing is expected.')
}

/** Adds the commands below `fahuo orders`. */
export function addExpected(orders: Command, { text, asking, apiOf, language }: Parts): void {
  const api = (command: Command) => apiOf(command.optsWithGlobals<ServerOption>())
  asking(orders.command('import'))
    .description(
      text(
        'tells of payments: each is asked for until WeChat shows it',
        '告知支付单：逐单查询直到微信返回',
      ),
    )
    .argument(
      '<file>',
      text(
        'CSV, TSV or .xlsx; or JSON rows as POST /api/orders/import takes them; - for standard input',
        'CSV、TSV 或 .xlsx；或 POST /api/orders/import 的 JSON；- 表示标准输入',
      ),
    )
    .addOption(
      new Option(
        '--amounts <unit>',
        text(
          'what amounts are in whose headings do not say it',
          '表头未注明单位的金额：yuan 元，fen 分',
        ),
      ).choices(['yuan', 'fen']),
    )
    .action(async (file: string, options: ServerOption & ImportOptions, command: Command) => {
      if (!(await importOrders(file, api(command), options, language))) process.exitCode = 1
    })
  asking(orders.command('expected'))
    .description(
      text('lists payments that WeChat does not show yet', '列出已得知但微信尚未返回的支付单'),
    )
    .action((_options: ServerOption, command: Command) => listExpected(api(command), language))
  asking(orders.command('forget'))
    .description(text('expects a payment no more', '不再等待某支付单'))
    .argument(
      '<id>',
      text('as `fahuo orders expected` names it', 'fahuo orders expected 所列的编号'),
    )
    .action(async (id: string, _options: ServerOption, command: Command) => {
      await api(command).forgetExpectedOrder({ id })
    })
}
