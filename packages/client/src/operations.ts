/**
 * Made from server/src/routes.ts; `pnpm vitest run --project unit test/docs --update` writes it anew.
 */
export const OPERATIONS = {
  "listOrders": {
    "method": "GET",
    "path": "/api/orders",
    "query": [
      "stage",
      "order_state",
      "paid_from",
      "paid_before",
      "in_complaint",
      "overdue",
      "search",
      "merchant_id",
      "express_company",
      "presale",
      "transaction_id",
      "merchant_trade_no",
      "tracking_no",
      "openid",
      "updated_since",
      "cursor",
      "limit"
    ]
  },
  "countOrders": {
    "method": "GET",
    "path": "/api/orders/counts",
    "query": [
      "order_state",
      "paid_from",
      "paid_before",
      "in_complaint",
      "overdue",
      "search",
      "merchant_id",
      "express_company",
      "presale",
      "transaction_id",
      "merchant_trade_no",
      "tracking_no",
      "openid",
      "updated_since"
    ]
  },
  "exportOrders": {
    "method": "GET",
    "path": "/api/orders.csv",
    "query": [
      "stage",
      "order_state",
      "paid_from",
      "paid_before",
      "in_complaint",
      "overdue",
      "search",
      "merchant_id",
      "express_company",
      "presale",
      "transaction_id",
      "merchant_trade_no",
      "tracking_no",
      "openid",
      "updated_since"
    ],
    "file": true
  },
  "exportOrdersXlsx": {
    "method": "GET",
    "path": "/api/orders.xlsx",
    "query": [
      "stage",
      "order_state",
      "paid_from",
      "paid_before",
      "in_complaint",
      "overdue",
      "search",
      "merchant_id",
      "express_company",
      "presale",
      "transaction_id",
      "merchant_trade_no",
      "tracking_no",
      "openid",
      "updated_since"
    ],
    "file": true
  },
  "readTimeline": {
    "method": "GET",
    "path": "/api/orders/{transaction_id}/timeline"
  },
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
  "dryRunShipment": {
    "method": "POST",
    "path": "/api/shipments/dry-run",
    "body": "application/json"
  },
  "dryRunCombinedShipment": {
    "method": "POST",
    "path": "/api/shipments/combined/dry-run",
    "body": "application/json"
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
  "undoShipment": {
    "method": "POST",
    "path": "/api/shipments/{id}/undo"
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
  "readShipQueue": {
    "method": "GET",
    "path": "/api/ship-queue",
    "query": [
      "cursor",
      "limit"
    ]
  },
  "createAutoShipRule": {
    "method": "POST",
    "path": "/api/auto-ship-rules",
    "body": "application/json"
  },
  "listAutoShipRules": {
    "method": "GET",
    "path": "/api/auto-ship-rules"
  },
  "removeAutoShipRule": {
    "method": "DELETE",
    "path": "/api/auto-ship-rules/{id}"
  },
  "importOrdersFile": {
    "method": "POST",
    "path": "/api/orders/import/file",
    "query": [
      "amounts"
    ],
    "body": "text/csv"
  },
  "createImport": {
    "method": "POST",
    "path": "/api/imports",
    "query": [
      "columns",
      "name"
    ],
    "body": "text/csv"
  },
  "listImports": {
    "method": "GET",
    "path": "/api/imports",
    "query": [
      "cursor",
      "limit"
    ]
  },
  "readImport": {
    "method": "GET",
    "path": "/api/imports/{id}"
  },
  "changeImport": {
    "method": "PATCH",
    "path": "/api/imports/{id}",
    "body": "application/json"
  },
  "cancelImport": {
    "method": "DELETE",
    "path": "/api/imports/{id}"
  },
  "listImportRows": {
    "method": "GET",
    "path": "/api/imports/{id}/rows",
    "query": [
      "state",
      "states",
      "after",
      "limit"
    ]
  },
  "sendImport": {
    "method": "POST",
    "path": "/api/imports/{id}/send",
    "body": "application/json"
  },
  "importShipments": {
    "method": "POST",
    "path": "/api/shipments/import",
    "body": "text/csv"
  },
  "changeImportRow": {
    "method": "PATCH",
    "path": "/api/imports/{id}/rows/{number}",
    "body": "application/json"
  },
  "importResultXlsx": {
    "method": "GET",
    "path": "/api/imports/{id}/result.xlsx",
    "file": true
  },
  "importResultCsv": {
    "method": "GET",
    "path": "/api/imports/{id}/result.csv",
    "file": true
  },
  "importOrders": {
    "method": "POST",
    "path": "/api/orders/import",
    "body": "application/json"
  },
  "listExpectedOrders": {
    "method": "GET",
    "path": "/api/expected-orders",
    "query": [
      "cursor",
      "limit"
    ]
  },
  "forgetExpectedOrder": {
    "method": "DELETE",
    "path": "/api/expected-orders/{id}"
  },
  "remindOfReceipt": {
    "method": "POST",
    "path": "/api/orders/{transaction_id}/remind",
    "body": "application/json"
  },
  "remindAll": {
    "method": "POST",
    "path": "/api/orders/remind",
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
  "retryService": {
    "method": "POST",
    "path": "/api/orders/{transaction_id}/services/{service}/retry",
    "body": "application/json"
  },
  "retryServices": {
    "method": "POST",
    "path": "/api/services/retry",
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
  "readTrouble": {
    "method": "GET",
    "path": "/api/trouble"
  },
  "readAttention": {
    "method": "GET",
    "path": "/api/attention"
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
  "exportSettlementsXlsx": {
    "method": "GET",
    "path": "/api/settlements.xlsx",
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
  "readMoney": {
    "method": "GET",
    "path": "/api/money",
    "query": [
      "days_ahead"
    ]
  },
  "listComplaints": {
    "method": "GET",
    "path": "/api/complaints",
    "query": [
      "state",
      "transaction_id",
      "cursor",
      "limit"
    ]
  },
  "readComplaint": {
    "method": "GET",
    "path": "/api/complaints/{complaint_order_id}",
    "query": [
      "contact"
    ]
  },
  "answerComplaint": {
    "method": "POST",
    "path": "/api/complaints/{complaint_order_id}/answers",
    "body": "application/json"
  },
  "listPenalties": {
    "method": "GET",
    "path": "/api/penalties",
    "query": [
      "offset",
      "limit"
    ]
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
  "summarizeEvents": {
    "method": "GET",
    "path": "/api/events/summary"
  },
  "readEvent": {
    "method": "GET",
    "path": "/api/events/{id}"
  },
  "replayEvent": {
    "method": "POST",
    "path": "/api/events/{id}/replay"
  },
  "replayParkedEvents": {
    "method": "POST",
    "path": "/api/events/replay"
  },
  "listOutgoing": {
    "method": "GET",
    "path": "/api/outgoing",
    "query": [
      "after",
      "type",
      "limit"
    ]
  },
  "createWebhook": {
    "method": "POST",
    "path": "/api/webhooks",
    "body": "application/json"
  },
  "listWebhooks": {
    "method": "GET",
    "path": "/api/webhooks"
  },
  "readWebhook": {
    "method": "GET",
    "path": "/api/webhooks/{id}"
  },
  "changeWebhook": {
    "method": "PATCH",
    "path": "/api/webhooks/{id}",
    "body": "application/json"
  },
  "deleteWebhook": {
    "method": "DELETE",
    "path": "/api/webhooks/{id}"
  },
  "testWebhook": {
    "method": "POST",
    "path": "/api/webhooks/{id}/test"
  },
  "rotateWebhookSecret": {
    "method": "POST",
    "path": "/api/webhooks/{id}/rotate",
    "body": "application/json"
  },
  "listWebhookDeliveries": {
    "method": "GET",
    "path": "/api/webhooks/{id}/deliveries",
    "query": [
      "state",
      "cursor",
      "limit"
    ]
  },
  "resendEvents": {
    "method": "POST",
    "path": "/api/outgoing/resend",
    "body": "application/json"
  },
  "resendEvent": {
    "method": "POST",
    "path": "/api/outgoing/{id}/resend",
    "body": "application/json"
  },
  "addAlarm": {
    "method": "POST",
    "path": "/api/alarms",
    "body": "application/json"
  },
  "listAlarms": {
    "method": "GET",
    "path": "/api/alarms"
  },
  "removeAlarm": {
    "method": "DELETE",
    "path": "/api/alarms/{id}"
  },
  "testAlarm": {
    "method": "POST",
    "path": "/api/alarms/{id}/test"
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
  },
  "readOrderCentrePath": {
    "method": "GET",
    "path": "/api/order-centre-path"
  },
  "changeOrderCentrePath": {
    "method": "PUT",
    "path": "/api/order-centre-path",
    "body": "application/json"
  },
  "readAccount": {
    "method": "GET",
    "path": "/api/account",
    "query": [
      "refresh"
    ]
  },
  "uploadMedia": {
    "method": "POST",
    "path": "/api/account/media",
    "body": "image/gif"
  },
  "readBrand": {
    "method": "GET",
    "path": "/api/account/brand"
  },
  "applyForBrand": {
    "method": "POST",
    "path": "/api/account/brand",
    "body": "application/json"
  },
  "applyForTradeType": {
    "method": "POST",
    "path": "/api/account/trade-type",
    "body": "application/json"
  },
  "readDoctor": {
    "method": "GET",
    "path": "/api/doctor"
  },
  "runDoctor": {
    "method": "POST",
    "path": "/api/doctor"
  },
  "readSession": {
    "method": "GET",
    "path": "/api/session"
  },
  "signIn": {
    "method": "POST",
    "path": "/api/session",
    "body": "application/json"
  },
  "signOut": {
    "method": "DELETE",
    "path": "/api/session",
    "query": [
      "everywhere"
    ]
  },
  "readSessionStart": {
    "method": "GET",
    "path": "/api/session/start"
  },
  "enterDemo": {
    "method": "POST",
    "path": "/api/session/demo"
  },
  "enterShop": {
    "method": "POST",
    "path": "/api/session/shop",
    "body": "application/json"
  },
  "acceptInvitation": {
    "method": "POST",
    "path": "/api/session/invitation",
    "body": "application/json"
  },
  "lookAtInvitation": {
    "method": "POST",
    "path": "/api/session/invitation/look",
    "body": "application/json"
  },
  "listPeople": {
    "method": "GET",
    "path": "/api/people"
  },
  "changePerson": {
    "method": "PATCH",
    "path": "/api/people/{id}",
    "body": "application/json"
  },
  "removePerson": {
    "method": "DELETE",
    "path": "/api/people/{id}"
  },
  "createInvitation": {
    "method": "POST",
    "path": "/api/invitations",
    "body": "application/json"
  },
  "listInvitations": {
    "method": "GET",
    "path": "/api/invitations"
  },
  "removeInvitation": {
    "method": "DELETE",
    "path": "/api/invitations/{id}"
  },
  "listKeys": {
    "method": "GET",
    "path": "/api/keys"
  },
  "createKey": {
    "method": "POST",
    "path": "/api/keys",
    "body": "application/json"
  },
  "revokeKey": {
    "method": "DELETE",
    "path": "/api/keys/{id}"
  },
  "listShops": {
    "method": "GET",
    "path": "/api/shops"
  },
  "addShop": {
    "method": "POST",
    "path": "/api/shops",
    "body": "application/json"
  },
  "changeShop": {
    "method": "PATCH",
    "path": "/api/shops/{appid}",
    "body": "application/json"
  },
  "removeShop": {
    "method": "DELETE",
    "path": "/api/shops/{appid}"
  },
  "listShopPeople": {
    "method": "GET",
    "path": "/api/shops/{appid}/people"
  },
  "giveShopRole": {
    "method": "PUT",
    "path": "/api/shops/{appid}/people/{id}",
    "body": "application/json"
  },
  "takeShopRole": {
    "method": "DELETE",
    "path": "/api/shops/{appid}/people/{id}"
  },
  "readPlatform": {
    "method": "GET",
    "path": "/api/platform"
  },
  "listAuthorisedShops": {
    "method": "GET",
    "path": "/api/platform/shops"
  },
  "inviteMerchant": {
    "method": "POST",
    "path": "/api/platform/invitations",
    "body": "application/json"
  },
  "recoverAuthorisations": {
    "method": "POST",
    "path": "/api/platform/recover"
  },
  "clearPlatformQuota": {
    "method": "POST",
    "path": "/api/platform/clear-quota"
  },
  "readSettings": {
    "method": "GET",
    "path": "/api/settings"
  },
  "changeSettings": {
    "method": "PATCH",
    "path": "/api/settings",
    "body": "application/json"
  },
  "listAudit": {
    "method": "GET",
    "path": "/api/audit",
    "query": [
      "by",
      "transaction_id",
      "from",
      "to",
      "cursor",
      "limit"
    ]
  }
} as const
