/** What the API's description shows of imports. */
import {
  EXAMPLE_PAY_TIME,
  EXAMPLE_PAYMENT,
  EXAMPLE_SHIPMENT_ID,
  EXAMPLE_TRACKING_NO,
} from '../http/examples.ts'

const { transaction_id } = EXAMPLE_PAYMENT
const id = '019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11'
const created_at = (EXAMPLE_PAY_TIME + 3600) * 1000

const file = `transaction_id,express_company,tracking_no,item_desc\n${transaction_id},YTO,${EXAMPLE_TRACKING_NO},Tea x1\n`

const columns = (['transaction_id', 'express_company', 'tracking_no', 'item_desc'] as const).map(
  (field) => ({ name: field, field, by: 'heading' as const }),
)

const rows = {
  invalid: 0,
  ready: 1,
  spends: 0,
  hidden: 0,
  queued: 0,
  accepted: 0,
  unchanged: 0,
  refused: 0,
  cancelled: 0,
}

const ready = {
  id,
  name: null,
  state: 'ready' as const,
  file: {
    kind: 'text' as const,
    encoding: 'utf-8',
    separator: ',',
    other_sheets: [],
    heading_line: 1,
    columns: {
      transaction_id: 'transaction_id',
      express_company: 'express_company',
      tracking_no: 'tracking_no',
      item_desc: 'item_desc',
    },
    unused_columns: [],
    skipped_lines: [],
    lines: 1,
  },
  columns,
  rows,
  shipments: [],
  created_at,
  send_at: null,
  finished_at: null,
}

const sent = {
  ...ready,
  state: 'sent' as const,
  rows: { ...ready.rows, ready: 0, accepted: 1 },
  shipments: [{ state: 'shipped' as const, reason: null, open: false, count: 1, cause: null }],
  send_at: created_at + 2_000,
  finished_at: created_at + 2_100,
}

const parcel = {
  lines: [2],
  tracking_no: EXAMPLE_TRACKING_NO,
  express_company: 'YTO',
  item_desc: 'Tea x1',
}

const cells = [
  {
    line: 2,
    values: {
      transaction_id,
      express_company: 'YTO',
      tracking_no: EXAMPLE_TRACKING_NO,
      item_desc: 'Tea x1',
    },
  },
]

const shipment = {
  id: EXAMPLE_SHIPMENT_ID,
  state: 'shipped' as const,
  reason: null,
  cause: null,
  remedy: null,
}

const row = {
  number: 1,
  lines: [2],
  payment: transaction_id,
  parcels: [parcel],
  cells,
  errors: [],
}

export const IMPORT_EXAMPLES = {
  createImport: { body: file, response: { import: ready } },
  readImport: { params: { id }, response: { import: sent } },
  listImportRows: {
    params: { id },
    query: { limit: 100 },
    response: {
      rows: [{ ...row, state: 'accepted' as const, shipment }],
      next_after: null,
    },
  },
  sendImport: {
    params: { id },
    body: { spend_reshipment: [] },
    response: {
      import: {
        ...ready,
        state: 'sending' as const,
        rows: { ...rows, ready: 0, queued: 1 },
        send_at: created_at + 2_000,
      },
    },
  },
  listImports: { query: { limit: 20 }, response: { imports: [sent], next_cursor: null } },
  changeImport: {
    params: { id },
    body: {
      columns: [
        'transaction_id' as const,
        'express_company' as const,
        'tracking_no' as const,
        null,
      ],
    },
    response: { import: ready, changed: 0 },
  },
  changeImportRow: {
    params: { id, number: 1 },
    body: { cells: { tracking_no: EXAMPLE_TRACKING_NO } },
    response: {
      rows: [{ ...row, state: 'ready' as const, shipment: null }],
      removed: [],
      import: ready,
    },
  },
  cancelImport: {
    params: { id },
    response: { import: { ...ready, state: 'cancelling' as const } },
  },
  importResultCsv: { params: { id }, response: `transaction_id,Line,Result\n` },
  importResultXlsx: { params: { id }, response: '' },
  importShipments: {
    body: file,
    response: {
      accepted: 1,
      refused: 0,
      rows: [
        {
          lines: [2],
          payment: transaction_id,
          shipment: EXAMPLE_SHIPMENT_ID,
          error: null,
          errors: [],
        },
      ],
      import: sent,
    },
  },
}
