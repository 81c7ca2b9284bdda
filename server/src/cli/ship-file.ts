import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Output, Schemas } from '@fahuo/client'
import { sentences, type Language } from '../core/language.ts'
import { textCell } from '../core/spreadsheet.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { stateLabel } from './labels.ts'

type Import = Schemas['Import']
type Row = Schemas['ImportRow']

/** What became of one payment of the file. */
interface Line {
  lines: string
  payment: string
  shipment: string
  state: string
  message: string
}

const POLL_MS = 300

/** How long nothing may change before it is not waited for any more. */
const PATIENCE_MS = 120_000

/** Rows read at once. */
const PAGE = 500

/** Column titles of the report. */
const REPORT_TITLES = {
  en: {
    lines: 'lines',
    payment: 'payment',
    shipment: 'shipment',
    state: 'state',
    message: 'message',
  },
  zh: { lines: '行', payment: '支付单', shipment: '发货编号', state: '状态', message: '说明' },
}

export interface ShipFileOptions {
  api: Api
  language: Language
  /** Until each has come to its end, or only until it is accepted. */
  wait: boolean
  /** Reads the file and says what is wrong with it; sends nothing. */
  check: boolean
  report?: string | undefined
}

/**
 * Ships what a file says (CSV, TSV, .xlsx): the server reads it, we show how far it is and what it
 * waits for, and report on every line. @returns whether all went well
 */
export async function shipFile(file: string, options: ShipFileOptions): Promise<boolean> {
  const { language } = options
  const fahuo = options.api
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CliError({
      en: `${file} cannot be read: ${error.message}`,
      zh: `无法读取 ${file}：${error.message}`,
    })
  })
  const taken = (await fahuo.createImport({ body: bytes })).import
  sayHowRead(taken, language)
  const stop = new AbortController()
  const onInterrupt = () => stop.abort()
  // The first Ctrl-C reports how far it came; a second one ends it at once.
  process.once('SIGINT', onInterrupt)
  try {
    if (!options.check) await follow(taken.id, options, stop.signal)
  } finally {
    process.off('SIGINT', onInterrupt)
  }
  return report(taken.id, options, stop.signal.aborted)
}

const WHY_SKIPPED: Record<Language, Record<string, string>> = {
  en: { total: 'total', headings: 'headings again', blank: 'nothing to ship' },
  zh: { total: '合计', headings: '重复的表头', blank: '没有发货内容' },
}

function sayHowRead({ id, file, rows }: Import, language: Language): void {
  const zh = language === 'zh'
  const payments = Object.values(rows).reduce((sum, count) => sum + count, 0)
  console.error(
    zh
      ? `已读取 ${file.lines} 行，${payments} 个支付单（批量发货 ${id}）。`
      : `${file.lines} lines read, ${payments} payments (import ${id}).`,
  )
  const list = (en: string, chinese: string, names: string[]) => {
    if (names.length > 0)
      console.error(zh ? `${chinese}：${names.join('、')}` : `${en}: ${names.join(', ')}`)
  }
  list('Columns that are not used', '未使用的列', file.unused_columns)
  list('Sheets that were not read', '未读取的工作表', file.other_sheets)
  const skipped = file.skipped_lines.map(
    ({ line, why }) => `${line} (${WHY_SKIPPED[language][why] ?? why})`,
  )
  list('Lines left out', '跳过的行', skipped)
}

/** Sends an import and shows how far it is; says what it waits for whenever that changes. */
async function follow(
  id: string,
  { api, language, wait: waits }: ShipFileOptions,
  stopped: AbortSignal,
): Promise<void> {
  let now = (await api.sendImport({ id })).import
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({ format: '{bar} {value}/{total}  {eta_formatted}', hideCursor: true })
  const { queued, accepted, refused } = now.rows
  const total = queued + accepted + refused
  bar.start(total, 0)
  let [seen, changed_at, said] = ['', Date.now(), '']
  while (!stopped.aborted) {
    const open = now.shipments.filter((group) => group.open)
    const count = (groups: Import['shipments']) =>
      groups.reduce((sum, group) => sum + group.count, 0)
    bar.update(
      waits ? count(now.shipments) - count(open) + now.rows.refused : total - now.rows.queued,
    )
    if (now.state === 'sent' && (!waits || open.length === 0)) break
    const state = JSON.stringify([now.rows, now.shipments])
    if (state !== seen) [seen, changed_at] = [state, Date.now()]
    if (Date.now() - changed_at > PATIENCE_MS) break
    const waiting = open.filter(({ cause }) => cause !== null)
    const words = waiting.map(
      (group) => `${group.count} ${stateLabel(group.state, language)}: ${group.cause}`,
    )
    const kinds = waiting.map(({ cause }) => cause).join()
    if (kinds !== said && words.length > 0) console.error(`\n${words.join('\n')}`)
    said = kinds
    await wait(POLL_MS)
    now = (await api.readImport({ id })).import
  }
  bar.stop()
}

async function readRows(id: string, api: Api): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: number | null = 0; after !== null;) {
    const page: Output<'listImportRows'> = await api.listImportRows({
      id,
      limit: PAGE,
      after,
    })
    rows.push(...page.rows)
    after = page.next_after
  }
  return rows
}

function lineOf({ state: row_state, lines, payment, shipment, errors }: Row): Line {
  // It may have been shipped by hand: then there is no shipment of ours.
  const unsent = row_state === 'unchanged' ? 'shipped' : 'ready'
  const message =
    errors.length > 0
      ? errors.map((error) => sentences(error.message, error.remedy)).join(' ')
      : shipment?.cause
        ? sentences(shipment.cause, shipment.remedy ?? '')
        : ''
  return {
    lines: lines.join('+'),
    payment,
    shipment: shipment?.id ?? '',
    state: errors.length > 0 ? 'refused' : (shipment?.state ?? unsent),
    message,
  }
}

const FAILED = new Set(['refused', 'rejected', 'needs_attention'])

/** Says what became of each line. @returns whether all went well */
async function report(
  id: string,
  { api, language, report: report_file, check }: ShipFileOptions,
  stopped: boolean,
): Promise<boolean> {
  const lines = (await readRows(id, api)).map(lineOf)
  const failed = lines.filter(({ state }) => FAILED.has(state))
  for (const { lines: numbers, payment, state, message } of failed)
    console.error(
      language === 'zh'
        ? `第 ${numbers} 行  ${payment}  ${stateLabel(state, language)}：${message}`
        : `line ${numbers}  ${payment}  ${state}: ${message}`,
    )
  if (report_file !== undefined) {
    const { stringify } = await import('csv-stringify/sync')
    await writeFile(
      report_file,
      stringify(lines, {
        header: true,
        bom: true,
        // Numbers and words of the file itself: none of them is run as a formula.
        cast: { string: textCell },
        columns: REPORT_TITLES[language],
      }),
    )
  }
  const counts = Map.groupBy(lines, ({ state }) => state)
  console.log(
    [...counts].map(([state, some]) => `${stateLabel(state, language)} ${some.length}`).join(', '),
  )
  if (stopped) {
    const done = lines.filter(({ state }) => state !== 'ready').length
    const left = {
      en: `Stopped: ${done} of ${lines.length} orders were posted. Run the same command again to follow the others: the server goes on with them, and nothing is sent twice.`,
      zh: `已停止：${lines.length} 单中已提交 ${done} 单。其余由服务端继续处理；再次运行同一命令即可查看，不会重复发货。`,
    }
    console.error(left[language])
    return false
  }
  if (check && failed.length === 0)
    console.error(
      language === 'zh' ? '没有发现问题；尚未发送。' : 'Nothing is wrong; nothing was sent.',
    )
  return failed.length === 0
}
