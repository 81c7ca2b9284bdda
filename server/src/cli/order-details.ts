import { readFile } from 'node:fs/promises'
import { text as readStream } from 'node:stream/consumers'
import { FahuoError, type Input } from '@fahuo/client'
import type { Language } from '../core/language.ts'
import { refusalText, type Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { printRows } from './print.ts'

type Body = Input<'putOrderDetails'>

/** Codes of what is wrong with one body alone: the others are still sent. */
const OF_THE_BODY = new Set(['invalid', 'unknown_field', 'too_large'])

/**
 * Sends what a JSON file (`-`: standard input) tells of orders: one body of PUT /api/orders/details, a
 * list of them, or one a line. One that is refused does not stop the others.
 * @returns whether all were stored
 */
export async function putDetails(file: string, fahuo: Api, language: Language): Promise<boolean> {
  const bodies = await readBodies(file)
  let refused = 0
  for (const [at, body] of bodies.entries())
    try {
      const { details } = await fahuo.putOrderDetails(body)
      printRows(rowsOf(details, language))
      if (details.late) console.error(details.late.message)
    } catch (error) {
      if (!(error instanceof FahuoError) || !OF_THE_BODY.has(error.code)) throw error
      refused += 1
      console.error(`${at + 1}  ${refusalText(error, language)}`)
    }
  const stored = bodies.length - refused
  console.log(
    language === 'zh'
      ? `已保存 ${stored} 项，被拒绝 ${refused} 项。`
      : `${stored} stored, ${refused} refused.`,
  )
  return refused === 0
}

type Details = Awaited<ReturnType<Api['putOrderDetails']>>['details']
type Part = Pick<NonNullable<Details['sub_orders']>[number], 'order_key' | 'transaction_id'>

function rowsOf(details: Details, language: Language): string[][] {
  const parts: Part[] = details.sub_orders ?? [details]
  const unknown = language === 'zh' ? '订单尚未知晓' : 'order not known yet'
  return parts.map(({ order_key, transaction_id }) => [
    transaction_id ?? `${order_key.mchid ?? ''} ${order_key.out_trade_no ?? ''}`,
    transaction_id === null ? unknown : 'ok',
  ])
}

/** Reads the bodies that a file (`-`: standard input) holds. @throws CliError */
export const readBodies = async (file: string): Promise<Body[]> => bodiesOf(await read(file), file)

async function read(file: string): Promise<string> {
  if (file === '-') return readStream(process.stdin)
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new CliError({
      en: `${file} cannot be read: ${error.message}`,
      zh: `无法读取 ${file}：${error.message}`,
    })
  })
}

/** @throws CliError for what is no JSON, or none of the shapes */
function bodiesOf(given: string, file: string): Body[] {
  const text = given.replace(/^\uFEFF/, '')
  const whole = parsed(text)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const bodies = whole === undefined ? lines.map(parsed) : [whole].flat()
  const wrong = bodies.findIndex((body) => typeof body !== 'object' || body === null)
  if (bodies.length > 0 && wrong === -1) return bodies as Body[]
  throw new CliError({
    en: `${file} is not JSON of PUT /api/orders/details: one {"order_key": …, "order": …}, a list of them, or one a line${wrong > 0 ? ` (wrong from number ${wrong + 1} on)` : ''}.`,
    zh: `${file} 不是 PUT /api/orders/details 的 JSON：应为一个 {"order_key": …, "order": …}、它们的数组，或每行一个${wrong > 0 ? `（自第 ${wrong + 1} 项起有误）` : ''}。`,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
