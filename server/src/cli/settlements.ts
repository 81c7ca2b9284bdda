import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Input, Schemas } from '@fahuo/client'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { money, printRows, readTime, time } from './print.ts'

export interface SettlementsOptions {
  from?: string
  before?: string
  by: string
  settled?: boolean
  unsettled?: boolean
  csv?: string
  limit: string
  json: boolean
}

const PERIODS = ['shipped', 'settlement', 'estimated'] as const

/** Prints the settlements of a period and what they come to, or writes all of them as CSV. */
export async function showSettlements(
  fahuo: Api,
  options: SettlementsOptions,
  language: Language,
): Promise<void> {
  const filter = filterOf(options)
  if (options.csv !== undefined) {
    await writeCsv(await fahuo.exportSettlements(filter), options.csv)
    console.error(language === 'zh' ? `已写入 ${options.csv}` : `Written to ${options.csv}`)
    return
  }
  const page = await fahuo.listSettlements({ ...filter, limit: Number(options.limit) })
  if (options.json) return console.log(JSON.stringify(page, null, 2))
  printRows(page.settlements.map((line) => rowOf(line, language)))
  const { settled, unsettled } = page.totals ?? { settled: null, unsettled: null }
  const rows = [
    [language === 'zh' ? '已到账' : 'settled', settled],
    [language === 'zh' ? '未到账' : 'not settled', unsettled],
  ] as const
  printRows(
    rows.flatMap(([label, sum]) =>
      sum ? [[label, String(sum.orders), money(sum.paid_amount)]] : [],
    ),
  )
  if (page.next_cursor !== null)
    console.error(
      language === 'zh'
        ? `仅显示前 ${page.settlements.length} 单，合计为全部；--csv <文件> 可写出全部。`
        : `These are the first ${page.settlements.length}, the totals are of all; --csv <file> writes all.`,
    )
}

/** @throws CliError for what is no time or no period */
function filterOf(options: SettlementsOptions): Input<'exportSettlements'> {
  const by = PERIODS.find((name) => name === options.by)
  if (!by)
    throw new CliError({
      en: '--by: shipped (when it was shipped), settlement (when the money came) or estimated (when it is expected)',
      zh: '--by 应为 shipped（发货时间）、settlement（到账时间）或 estimated（预计到账时间）',
    })
  if (options.settled && options.unsettled)
    throw new CliError({
      en: 'Give --settled or --unsettled, not both.',
      zh: '--settled 与 --unsettled 只能选一个。',
    })
  const { from, before } = options
  return {
    ...(from !== undefined && { [`${by}_from`]: readTime('--from', from) }),
    ...(before !== undefined && { [`${by}_before`]: readTime('--before', before) }),
    ...(options.settled && { settled: true }),
    ...(options.unsettled && { settled: false }),
  }
}

function rowOf(line: Schemas['SettlementLine'], language: Language): string[] {
  const { shipped_time, settlement_time, estimated_settlement_time } = line
  const expected =
    estimated_settlement_time === null
      ? '-'
      : language === 'zh'
        ? `预计 ${time(estimated_settlement_time)}`
        : `expected ${time(estimated_settlement_time)}`
  return [
    line.transaction_id,
    line.merchant_trade_no,
    money(line.paid_amount),
    time(shipped_time),
    settlement_time === null ? expected : time(settlement_time),
  ]
}

async function writeCsv(response: Response, file: string): Promise<void> {
  if (!response.body) return
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file)).catch((error: Error) => {
    throw new CliError({
      en: `${file} cannot be written: ${error.message}`,
      zh: `无法写入 ${file}：${error.message}`,
    })
  })
}
