import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'
import { stringify } from 'csv-stringify/sync'
import { decodeCsv, isWorkbook, readShipmentCsv, type CsvShipment } from '../shipments/csv.ts'
import { errorBody } from '../http/errors.ts'
import { answered, type Api, type ApiRefusal } from './api.ts'
import { CliError, oneLine, type CliLanguage } from '../core/language.ts'

interface Shipment {
  id: string
  state: string
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
  told: string
}

/** Shipments posted at once. */
const TOGETHER = 8

/** Milliseconds between two looks at a shipment, and how long it is looked at. */
const LOOK = 500
const PATIENCE = 120_000

const OPEN = new Set(['queued', 'sending', 'verifying'])

export interface ShipFileOptions {
  api: Api
  language: CliLanguage
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
      en: `${file} is a workbook of Excel or WPS, not CSV: open it, save it as CSV, and give that file.`,
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
  // The first Ctrl-C tells how far it came; a second one ends it at once.
  process.once('SIGINT', stop)
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      report[next[0]] = await shipOne(next[1], options, () => !stopped)
      bar.increment()
    }
  }
  try {
    await Promise.all(Array.from({ length: TOGETHER }, work))
  } finally {
    bar.stop()
    process.off('SIGINT', stop)
  }
  const reported = report.filter(Boolean)
  const failed = reported.filter(({ state }) => state !== 'shipped' && !OPEN.has(state))
  for (const { lines, payment, state, told } of failed)
    console.error(`line ${lines}  ${payment}  ${state}: ${told}`)
  if (options.report !== undefined)
    await writeFile(options.report, stringify(reported, { header: true, bom: true }))
  const counts = Map.groupBy(reported, ({ state }) => state)
  console.log([...counts].map(([state, lines]) => `${state} ${lines.length}`).join(', '))
  if (reported.length < shipments.length) {
    const [done, all] = [reported.length, shipments.length]
    const left = {
      en: `Stopped: ${done} of ${all} orders were posted. Run the same command again for the rest; those that were posted are the same shipments then, nothing is sent twice.`,
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
  goesOn: () => boolean,
): Promise<Line> {
  const line = { lines: wanted.lines.join('+'), payment: wanted.payment, shipment: '' }
  if (wanted.error) {
    const { message, remedy = '' } = errorBody(wanted.error, options.language).error
    return { ...line, state: 'refused', told: oneLine(message, remedy) }
  }
  const { status, body } = await options.api.ask<Answer>('POST', '/api/shipments', wanted.body)
  if (status !== 202) {
    const { message = `HTTP ${status}`, remedy = '' } = body.error ?? {}
    return { ...line, state: 'refused', told: oneLine(message, remedy) }
  }
  const shipment = options.wait ? await atItsEnd(options.api, body.shipment, goesOn) : body.shipment
  const told = shipment.cause === null ? '' : oneLine(shipment.cause, shipment.remedy ?? '')
  return { ...line, state: shipment.state, shipment: shipment.id, told }
}

async function atItsEnd(api: Api, accepted: Shipment, goesOn = () => true): Promise<Shipment> {
  const until = Date.now() + PATIENCE
  let shipment = accepted
  while (OPEN.has(shipment.state) && Date.now() < until && goesOn()) {
    await wait(LOOK)
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
  const body = answered(
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
  const shipment = waits ? await atItsEnd(api, body.shipment) : body.shipment
  console.log(`${shipment.id}  ${shipment.state}`)
  if (shipment.cause) console.log(oneLine(shipment.cause, shipment.remedy ?? ''))
  if (shipment.state === 'rejected' || shipment.state === 'needs_attention')
    throw new CliError({ en: 'It was not shipped.', zh: '没有发货。' })
}
