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

const ready = {
  id,
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
  rows: { invalid: 0, ready: 1, accepted: 0, unchanged: 0, refused: 0 },
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

export const IMPORT_EXAMPLES = {
  createImport: { body: file, response: { import: ready } },
  readImport: { params: { id }, response: { import: sent } },
  listImportRows: {
    params: { id },
    query: { limit: 100 },
    response: {
      rows: [
        {
          number: 1,
          state: 'accepted' as const,
          lines: [2],
          payment: transaction_id,
          parcels: [
            {
              lines: [2],
              tracking_no: EXAMPLE_TRACKING_NO,
              express_company: 'YTO',
              item_desc: 'Tea x1',
            },
          ],
          errors: [],
          shipment: {
            id: EXAMPLE_SHIPMENT_ID,
            state: 'shipped' as const,
            reason: null,
            cause: null,
            remedy: null,
          },
        },
      ],
      next_after: null,
    },
  },
  sendImport: {
    params: { id },
    response: { import: { ...ready, state: 'sending' as const, send_at: created_at + 2_000 } },
  },
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
