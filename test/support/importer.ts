import { until } from './http.ts'
import type { Pair } from './server.ts'
import type { Refusal } from './merchant.ts'

export interface Import {
  id: string
  name: string | null
  state: string
  columns: { name: string; field: string | null; by: string | null }[]
  file: {
    lines: number
    unused_columns: string[]
    skipped_lines: { line: number; why: string }[]
    [name: string]: unknown
  }
  rows: Record<string, number>
  shipments: { state: string; open: boolean; count: number; cause: string | null }[]
}

export interface ImportRow {
  number: number
  state: string
  lines: number[]
  payment: string
  cells: { line: number; values: Record<string, string>; text?: string }[]
  errors: {
    code: string
    message: string
    lines: number[]
    column: string | null
    field: string | null
    remedy: string
    suggestions?: { delivery_id: string; delivery_name: string }[]
  }[]
  shipment: { id: string; state: string } | null
}

interface Shown {
  order: {
    shipping: {
      delivery_mode?: number
      finish_shipping?: boolean
      shipping_list?: { express_company?: string; tracking_no?: string; goods_desc?: string }[]
    }
  }
}

/** What a merchant does with files, against a server and its WeChat. */
export function openImporter(pair: () => Pick<Pair, 'url' | 'api_key' | 'control' | 'merchant'>) {
  /** Posts a file as it is. */
  async function postFile<Body>(path: string, bytes: Buffer, language = 'en') {
    const answer = await fetch(pair().url + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${pair().api_key}`,
        'content-type': 'application/octet-stream',
        'accept-language': language,
      },
      body: new Uint8Array(bytes),
    })
    return { status: answer.status, body: (await answer.json()) as Body & Partial<Refusal> }
  }
  const readImport = async (id: string) =>
    (await pair().merchant<{ import: Import }>('GET', `/api/imports/${id}`)).body.import
  const rowsOf = async (id: string) =>
    (await pair().merchant<{ rows: ImportRow[] }>('GET', `/api/imports/${id}/rows?limit=500`)).body
      .rows
  /** Sends an import, and waits until nothing of it is open. */
  async function send(id: string) {
    await pair().merchant('POST', `/api/imports/${id}/send`)
    return until(
      () => readImport(id),
      ({ state, shipments }) => state === 'sent' && !shipments.some(({ open }) => open),
    )
  }
  /** Imports a file and ships it to the end; or says why it is refused. */
  async function importFile(bytes: Buffer, language = 'en') {
    const taken = await postFile<{ import: Import }>('/api/imports', bytes, language)
    if (taken.status !== 202)
      return { refusal: taken.body.error?.message ?? '', done: undefined, rows: [] }
    const { id } = taken.body.import
    const done = await send(id)
    return { refusal: '', done, rows: await rowsOf(id) }
  }
  /** What WeChat shows of a payment, in one line; null when nothing is shipped. */
  async function shownAt(transaction_id: string): Promise<string | null> {
    const { order } = (await pair().control<Shown>('GET', `/orders/${transaction_id}`)).body
    const { delivery_mode, finish_shipping, shipping_list = [] } = order.shipping
    if (shipping_list.length === 0) return null
    const parcels = shipping_list.map(({ express_company, tracking_no, goods_desc }) =>
      [express_company, tracking_no, goods_desc].filter(Boolean).join(' '),
    )
    const mode = delivery_mode === 2 ? `2 ${finish_shipping === true}` : '1'
    return `${mode}: ${parcels.join(' | ')}`
  }
  return { postFile, importFile, readImport, rowsOf, send, shownAt }
}
