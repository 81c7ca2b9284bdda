import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'
import { stringify } from 'csv-stringify/sync'
import { decodeCsv, isWorkbook, readShipmentCsv, type CsvShipment } from '../shipments/csv.ts'
import { errorBody } from '../http/errors.ts'
import { isOpen, type ShipmentState } from '../shipments/states.ts'
import { bodyOf, type Api, type ApiRefusal } from './api.ts'
import { sentences, type Language } from '../core/language.ts'
import { numberCell } from '../core/spreadsheet.ts'
import { CliError } from './cli-error.ts'

interface Shipment {
  id: string
  state: ShipmentState
  cause: string | null
  remedy: string | null
}
type Answer = { shipment: Shipment } & Partial<ApiRefusal>

/** What became of one payment of the file. */
interface Line {
  lines: string
  payment: string
  state: string
  shipment: string
  message: string
}

/** Shipments posted at once. */
const CONCURRENCY = 8

/** How often a shipment is read, and for how long. */
const POLL_MS = 500
const PATIENCE_MS = 120_000

const SHIP_LABELS: Record<string, string> = {
  refused: '未接受',
  rejected: '已拒绝',
  needs_attention: '待处理',
  superseded: '已被取代',
  shipped: '已发货',
  queued: '排队中',
  sending: '发送中',
  verifying: '确认中',
}

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
  report?: string | undefined
}

/** Ships what a CSV says, with a progress bar, and reports on every line. @returns whether all went well */
export async function shipFile(file: string, options: ShipFileOptions): Promise<boolean> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CliError({
      en: `${file} cannot be read: ${error.message}`,
      zh: `无法读取 ${file}：${error.message}`,
    })
  })
  if (isWorkbook(bytes))
    throw new CliError({
      en: `${file} is an Excel workbook, not CSV: open it, save it as CSV, and use that file.`,
      zh: `${file} 是 Excel 或 WPS 工作簿，不是 CSV：请打开后另存为 CSV 再导入。`,
    })
  const shipments = readShipmentCsv(decodeCsv(bytes))
  const bar = new SingleBar({ format: '{bar} {value}/{total}  {eta_formatted}', hideCursor: true })
  bar.start(shipments.length, 0)
  const report: Line[] = []
  const queue = [...shipments.entries()]
  let stopped = false
  const stop = () => {
    stopped = true
    queue.length = 0
  }
  // The first Ctrl-C reports how far it came; a second one ends it at once.
  process.once('SIGINT', stop)
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      report[next[0]] = await shipOne(next[1], options, () => !stopped)
      bar.increment()
    }
  }
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, work))
  } finally {
    bar.stop()
    process.off('SIGINT', stop)
  }
  const reported = report.filter(Boolean)
  const failed = reported.filter(
    ({ state }) => state === 'refused' || state === 'rejected' || state === 'needs_attention',
  )
  for (const { lines, payment, state, message } of failed)
    console.error(
      options.language === 'zh'
        ? `第 ${lines} 行  ${payment}  ${SHIP_LABELS[state] ?? state}：${message}`
        : `line ${lines}  ${payment}  ${state}: ${message}`,
    )
  if (options.report !== undefined)
    await writeFile(
      options.report,
      stringify(reported, {
        header: true,
        bom: true,
        columns: REPORT_TITLES[options.language],
        // Numbers and words of the file itself: none of them is run as a formula.
        cast: { string: numberCell },
      }),
    )
  const counts = Map.groupBy(reported, ({ state }) => state)
  const label = (state: string) =>
    options.language === 'zh' ? (SHIP_LABELS[state] ?? state) : state
  console.log([...counts].map(([state, lines]) => `${label(state)} ${lines.length}`).join(', '))
  if (reported.length < shipments.length) {
    const [done, all] = [reported.length, shipments.length]
    const left = {
      en: `Stopped: ${done} of ${all} orders were posted. Run the same command again for the rest; nothing is sent twice.`,
      zh: `已停止：${all} 单中已提交 ${done} 单。再次运行同一命令即可继续；已提交的不会重复发货。`,
    }
    console.error(left[options.language])
    return false
  }
  return failed.length === 0
}

async function shipOne(
  wanted: CsvShipment,
  options: ShipFileOptions,
  keepWaiting: () => boolean,
): Promise<Line> {
  const line = { lines: wanted.lines.join('+'), payment: wanted.payment, shipment: '' }
  if (wanted.error) {
    const { message, remedy = '' } = errorBody(wanted.error, options.language).error
    return { ...line, state: 'refused', message: sentences(message, remedy) }
  }
  const { status, body } = await options.api.ask<Answer>('POST', '/api/shipments', wanted.body)
  if (status !== 202) {
    const { message = `HTTP ${status}`, remedy = '' } = body.error ?? {}
    return { ...line, state: 'refused', message: sentences(message, remedy) }
  }
  const shipment = options.wait
    ? await waitUntilEnded(options.api, body.shipment, keepWaiting)
    : body.shipment
  const message = shipment.cause === null ? '' : sentences(shipment.cause, shipment.remedy ?? '')
  return { ...line, state: shipment.state, shipment: shipment.id, message }
}

async function waitUntilEnded(
  api: Api,
  accepted: Shipment,
  keepWaiting = () => true,
): Promise<Shipment> {
  const until = Date.now() + PATIENCE_MS
  let shipment = accepted
  while (isOpen(shipment) && Date.now() < until && keepWaiting()) {
    await wait(POLL_MS)
    const { body } = await api.ask<Answer>('GET', `/api/shipments/${shipment.id}`)
    shipment = body.shipment
  }
  return shipment
}

export interface OneParcel {
  transaction_id: string
  carrier: string
  waybill: string
  item: string
  receiver?: string | undefined
}

/** Ships one order with one parcel. @throws CliError with what was refused */
export async function shipParcel(parcel: OneParcel, api: Api, waits: boolean): Promise<void> {
  const body = bodyOf(
    await api.ask<Answer>('POST', '/api/shipments', {
      order_key: { order_number_type: 2, transaction_id: parcel.transaction_id },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [
        {
          tracking_no: parcel.waybill,
          express_company: parcel.carrier,
          item_desc: parcel.item,
          ...(parcel.receiver !== undefined && { contact: { receiver_contact: parcel.receiver } }),
        },
      ],
    }),
  )
  const shipment = waits ? await waitUntilEnded(api, body.shipment) : body.shipment
  console.log(`${shipment.id}  ${shipment.state}`)
  if (shipment.cause) console.log(sentences(shipment.cause, shipment.remedy ?? ''))
  if (shipment.state === 'rejected' || shipment.state === 'needs_attention')
    throw new CliError({ en: 'It was not shipped.', zh: '没有发货。' })
}
