/**
 * Made from server/src/routes.ts; `pnpm vitest run --project unit test/docs --update` writes it anew.
 */
export const OPERATIONS = {
  "createShipment": {
    "method": "POST",
    "path": "/api/shipments",
    "body": "application/json",
    "keyed": true
  },
  "listShipments": {
    "method": "GET",
    "path": "/api/shipments",
    "query": [
      "state",
      "reason",
      "needs_person",
      "transaction_id",
      "merchant_trade_no",
      "tracking_no",
      "openid",
      "updated_since",
      "cursor",
      "limit"
    ]
  },
  "createCombinedShipment": {
    "method": "POST",
    "path": "/api/shipments/combined",
    "body": "application/json",
    "keyed": true
  },
  "readShipment": {
    "method": "GET",
    "path": "/api/shipments/{id}"
  },
  "retryShipment": {
    "method": "POST",
    "path": "/api/shipments/{id}/retry"
  },
  "closeShipment": {
    "method": "POST",
    "path": "/api/shipments/{id}/close"
  },
  "retryShipments": {
    "method": "POST",
    "path": "/api/shipments/retry",
    "body": "application/json"
  },
  "closeShipments": {
    "method": "POST",
    "path": "/api/shipments/close",
    "body": "application/json"
  },
  "readOrder": {
    "method": "GET",
    "path": "/api/orders/{transaction_id}"
  },
  "createImport": {
    "method": "POST",
    "path": "/api/imports",
    "body": "text/csv"
  },
  "readImport": {
    "method": "GET",
    "path": "/api/imports/{id}"
  },
  "listImportRows": {
    "method": "GET",
    "path": "/api/imports/{id}/rows",
    "query": [
      "state",
      "after",
      "limit"
    ]
  },
  "sendImport": {
    "method": "POST",
    "path": "/api/imports/{id}/send"
  },
  "importShipments": {
    "method": "POST",
    "path": "/api/shipments/import",
    "body": "text/csv"
  },
  "listOrders": {
    "method": "GET",
    "path": "/api/orders",
    "query": [
      "order_state",
      "paid_from",
      "paid_before",
      "in_complaint",
      "transaction_id",
      "merchant_trade_no",
      "tracking_no",
      "openid",
      "updated_since",
      "cursor",
      "limit"
    ]
  },
  "remindOfReceipt": {
    "method": "POST",
    "path": "/api/orders/{transaction_id}/remind",
    "body": "application/json"
  },
  "reportSpecialOrder": {
    "method": "POST",
    "path": "/api/orders/{transaction_id}/special",
    "body": "application/json"
  },
  "trackParcel": {
    "method": "POST",
    "path": "/api/orders/{transaction_id}/waybills",
    "body": "application/json"
  },
  "putOrderDetails": {
    "method": "PUT",
    "path": "/api/orders/details",
    "body": "application/json"
  },
  "readSync": {
    "method": "GET",
    "path": "/api/sync"
  },
  "startSync": {
    "method": "POST",
    "path": "/api/sync",
    "body": "application/json"
  },
  "readBoard": {
    "method": "GET",
    "path": "/api/board"
  },
  "listSettlements": {
    "method": "GET",
    "path": "/api/settlements",
    "query": [
      "settled",
      "shipped_from",
      "shipped_before",
      "settlement_from",
      "settlement_before",
      "estimated_from",
      "estimated_before",
      "cursor",
      "limit"
    ]
  },
  "exportSettlements": {
    "method": "GET",
    "path": "/api/settlements.csv",
    "query": [
      "settled",
      "shipped_from",
      "shipped_before",
      "settlement_from",
      "settlement_before",
      "estimated_from",
      "estimated_before"
    ],
    "file": true
  },
  "listEvents": {
    "method": "GET",
    "path": "/api/events",
    "query": [
      "state",
      "event",
      "cursor",
      "limit"
    ]
  },
  "replayEvent": {
    "method": "POST",
    "path": "/api/events/{id}/replay"
  },
  "replayParkedEvents": {
    "method": "POST",
    "path": "/api/events/replay"
  },
  "listCarriers": {
    "method": "GET",
    "path": "/api/carriers",
    "query": [
      "q"
    ]
  },
  "readJumpPath": {
    "method": "GET",
    "path": "/api/jump-path"
  },
  "changeJumpPath": {
    "method": "PUT",
    "path": "/api/jump-path",
    "body": "application/json"
  }
} as const
