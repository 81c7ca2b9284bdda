/**
 * Made from server/src/routes.ts; `pnpm vitest run --project unit test/docs --update` writes it anew.
 */
export interface paths {
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What WeChat says of the account: whether shipping management is on and confirmed; the trade type that was applied for
         * @description Asked once a day, and every hour while the answer is not yes. When it turns to no, the board, `fahuo doctor`, the log and the metrics say so until it is yes again.
         */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/brand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the application as a famous brand, as WeChat says now */
        get: operations["readBrand"];
        put?: never;
        /**
         * Applies as a famous brand
         * @description WeChat's own body, with the capital A of `Application`. Proofs are `media_id`s of `POST /api/account/media`. WeChat takes one application at a time; after a lost answer its status is asked, and the same body may be sent again.
         */
        post: operations["applyForBrand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uploads an image to WeChat, for the applications below
         * @description A JPEG, PNG or GIF of at most 2 MB, as the body or as the file of a form; told by its content. WeChat keeps it for three days. The image is not stored here. After a lost answer, send it again.
         */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/trade-type": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Applies for another trade type, once an account
         * @description An account applies once, it cannot be taken back, and no call of WeChat tells the result: so nothing is sent without `"confirm": true`, and what was sent is remembered (`GET /api/account`). When the answer is lost (`outcome_unknown`), look in WeChat's console; to send it again all the same, add `"repeat": true`: WeChat answers 268486048 when the first one had arrived, and that is noted.
         */
        post: operations["applyForTradeType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Robots that tell people */
        get: operations["listAlarms"];
        put?: never;
        /**
         * Lets the robot of a group tell people what needs them
         * @description Shipments that need attention, orders that wait for 24, 48 and 72 hours, complaints, a refused account, a sync that fails, a disk that is nearly full; at most one message of a kind in ten minutes, and a summary at 9:00 in Beijing. No openid and no phone number is in any message.
         */
        post: operations["addAlarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a robot */
        delete: operations["removeAlarm"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says something in the group now */
        post: operations["testAlarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs a person, by kind and reason, with the money at stake; and how the server is */
        get: operations["readAttention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to which order, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auto-ship-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules, and what they have done */
        get: operations["listAutoShipRules"];
        put?: never;
        /**
         * Makes a rule: orders that match are shipped by themselves, as virtual goods or for pick-up
         * @description WeChat wants virtual goods and pick-up codes reported, too. Each order is shipped once, by the oldest rule that fits it; its shipment is an ordinary one.
         */
        post: operations["createAutoShipRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auto-ship-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a rule; what it has shipped stays */
        delete: operations["removeAutoShipRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for shipment (by age), for confirmation, for settlement, and what is in dispute */
        get: operations["readBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/carriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Carriers that WeChat knows; q: an id, an alias or a part of the name */
        get: operations["listCarriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints of buyers, newest first */
        get: operations["listComplaints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/complaints/{complaint_order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A complaint, what was said in it, and our answers */
        get: operations["readComplaint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/complaints/{complaint_order_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers a complaint, at most once
         * @description It is stored before it is sent. The same answer again is not sent again. When the answer of WeChat is lost, `state` is `unknown`: the complaint is read until it shows what became of it, and nothing else is sent meanwhile.
         */
        post: operations["answerComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the last run of the doctor found
         * @description The checks of `fahuo doctor`, made by the server itself. The result is kept until the next run.
         */
        get: operations["readDoctor"];
        put?: never;
        /**
         * Makes all checks anew; ask GET /api/doctor until it is `done`
         * @description One run at a time for all callers: while one is under way, this is that one. It asks WeChat about ten calls.
         */
        post: operations["runDoctor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** WeChat's pushes, newest first */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One push */
        get: operations["readEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Processes a push again */
        post: operations["replayEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Processes all parked pushes again */
        post: operations["replayParkedEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When WeChat pushed last, since when it signs, and how many of each event came */
        get: operations["summarizeEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/expected-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments that we were told of, and that WeChat does not show yet */
        get: operations["listExpectedOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/expected-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Expects a payment no more: a wrong number, or another Mini Program’s */
        delete: operations["forgetExpectedOrder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports, newest first */
        get: operations["listImports"];
        put?: never;
        /**
         * Reads a file (CSV, TSV, .xlsx) or pasted text and stores what it says; nothing is sent yet
         * @description At most 10,000 lines and 20 MB. UTF-8, UTF-16 and GBK; the headings may be ours, those of WeChat's console and bills, or those of common ERPs. Without headings, as in text that is copied from a sheet or a chat (cells with tabs, commas or blanks between them), columns are told by what stands in them. Columns that are not used are named. Each payment is compared with what was shipped of it: what is wrong, shipped already or would spend the re-shipment chance is shown before anything is sent.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import: how far it is, and what its shipments wait for; kept for 30 days */
        get: operations["readImport"];
        put?: never;
        post?: never;
        /** Cancels what an import has not sent yet; what was accepted goes on */
        delete: operations["cancelImport"];
        options?: never;
        head?: never;
        /**
         * Takes the columns for something else, or one word for another in all rows that are not sent
         * @description `columns` is possible until the import is sent: everything is judged again, and the choice is remembered for these headings. `replace` writes `to` wherever the cell of a field says `from`.
         */
        patch: operations["changeImport"];
        trace?: never;
    };
    "/api/imports/{id}/result.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV */
        get: operations["importResultCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/result.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file again as .xlsx, with what became of each line, and what to do */
        get: operations["importResultXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a file says of each payment, all that is wrong with it, and its shipment */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rows/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Corrects cells of a row that is not sent, and judges it again at once
         * @description Other rows of the same payment are judged with it: several may become one, or one several; `removed` names the numbers that are gone. A corrected row is sent by the next POST …/send.
         */
        patch: operations["changeImportRow"];
        trace?: never;
    };
    "/api/imports/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ships what an import says; again: tries what was refused, and sends nothing twice
         * @description Sent are rows in state `ready`, and those that were refused before. Rows that would spend a re-shipment chance, and rows that the sheet hides, only if they are chosen.
         */
        post: operations["sendImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links that can still be used */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Makes a one-time link: for somebody new, or for a new password
         * @description A link for somebody new can be used for three days, one for a new password for a day. A newer one for the same person ends the former.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a link back */
        delete: operations["removeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jump-path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The path registered with WeChat, and what was said last */
        get: operations["readJumpPath"];
        /**
         * Registers another path now
         * @description Any page of your Mini Program with a query of its own; a leading slash and `.html` are taken off. WeChat adds its numbers to it. `none` says that nothing is to be registered, and leaves at WeChat what is there. What was said last holds, here, by an SDK's `set_msg_jump_path`, or by MSG_JUMP_PATH: a restart changes nothing unless that setting was changed.
         */
        put: operations["changeJumpPath"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API keys of the database; those of MERCHANT_API_KEYS are not among them */
        get: operations["listKeys"];
        put?: never;
        /** Makes an API key, and shows it once */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a key at once */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/money": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the money is: by step, by day, by merchant number, and what is overdue
         * @description From the local copy. Refunds are subtracted wherever they were told: of an order that is settled, from the day of its settlement. An answer that took long to compute is given again for a while, twenty times as long as it took.
         */
        get: operations["readMoney"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/order-centre-path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The path registered with WeChat, what WeChat has now, and what was said last */
        get: operations["readOrderCentrePath"];
        /**
         * Registers another path now
         * @description A page of your released Mini Program whose query contains `${商品订单号}`, literally: WeChat puts the shop's own number (out_trade_no) there. Buyers see the change after about ten minutes. The order-centre agreement must have been signed in WeChat's console. `none` says that nothing is to be registered. What was said last holds, here, by an SDK's `update_order_detail_path`, or by ORDER_CENTRE_PATH.
         */
        put: operations["changeOrderCentrePath"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders from the local copy, newest payment first */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All orders that match as CSV, with amounts in yuan and times in China; without openids */
        get: operations["exportOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as .xlsx, at most 10,000 orders */
        get: operations["exportOrdersXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{transaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order as WeChat has it now, with its shipments; from the local copy when WeChat does not answer */
        get: operations["readOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{transaction_id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reminds the buyer to confirm receipt; WeChat sends one an order, for express only */
        post: operations["remindOfReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{transaction_id}/services/{service}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells a service of WeChat again now; what may have been taken is verified first */
        post: operations["retryService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{transaction_id}/special": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reports an order that cannot ship in time: pre-sale, or a test order */
        post: operations["reportSpecialOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{transaction_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an order, oldest first, in words; from what is stored, WeChat is not asked */
        get: operations["readTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{transaction_id}/waybills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets WeChat track a parcel: the buyer sees its tracking and its statuses and, with RECEIPT_REMINDERS=on, is reminded once after it is signed for */
        post: operations["trackParcel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many orders there are at each stage, and what they can be filtered by */
        get: operations["countOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Stores what was bought, for the buyer's pages: goods, shop, receiver; it replaces what was told before
         * @description Also before the payment, and for orders that the server does not know yet. The answer is what is stored: personal data is masked before that.
         */
        put: operations["putOrderDetails"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells of payments: each is asked for until WeChat shows it; answers for each row
         * @description WeChat is asked after a minute, then 1, 2, 4 … minutes later. The same rows again change nothing. A row that is wrong does not stop the others.
         */
        post: operations["importOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/import/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells of the payments of a file (CSV, TSV, .xlsx, JSON); answers for each line
         * @description As POST /api/orders/import, at most 5,000 lines and 4 MB. Of an amount the heading says whether it is yuan or fen; where it does not, say it with `amounts`, or the file is refused. Times are Beijing’s unless they name their zone.
         */
        post: operations["importOrdersFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reminds the buyers of all orders that were signed for and are not confirmed: each once, however often this is called; it goes on in the background */
        post: operations["remindAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What webhooks are told, as a feed, first come first; for those who cannot be called
         * @description Ask again with `after` = `next_after`: nothing is left out, however many servers write. Events are kept for OUTGOING_KEPT_DAYS.
         */
        get: operations["listOutgoing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an event again, to the active webhooks that want its type */
        post: operations["resendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outgoing/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends all events since a time again, as far as they are kept */
        post: operations["resendEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/penalties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What took points off the account's transaction score, asked of WeChat now */
        get: operations["listPenalties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people who may sign in */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a person; what they did stays told */
        delete: operations["removePerson"];
        options?: never;
        head?: never;
        /**
         * Renames a person, gives another role, or switches them off
         * @description Another role, or switching off, signs the person out everywhere at once.
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the platform stands: ticket, token, shops, and the last 20 authorisations that failed */
        get: operations["readPlatform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform/clear-quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the day's counts of the platform's calls back to zero; ten times a month */
        post: operations["clearPlatformQuota"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link by which a merchant authorises the platform, and shows it once
         * @description The administrator of the Mini Program opens the link and clicks on to WeChat. Set 142 is always asked for. The link is good for 14 days.
         */
        post: operations["inviteMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads all authorisations anew from WeChat, and answers when all were read
         * @description For a database or a master key that was lost, or events that did not come. One call to WeChat for each shop: for many hundreds use `fahuo platform recover`, which prints as it goes. It can be done again.
         */
        post: operations["recoverAuthorisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platform/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shops that authorised the platform */
        get: operations["listAuthorisedShops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells a service again what it could not be told for one reason, at most 200 orders or parcels at once */
        post: operations["retryServices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do */
        get: operations["readSession"];
        put?: never;
        /**
         * Signs a person in
         * @description The answer sets a cookie, which no script can read: 12 hours without a request end the session, 30 days do in any case. After five wrong passwords of one name from one address within 15 minutes it has to wait: 429.
         */
        post: operations["signIn"];
        /** Signs out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in as the demo's owner, without a password
         * @description In the demo of `pnpm start` only (`FAHUO_DEMO`), from this machine; everywhere else there is no such path: 404.
         */
        post: operations["enterDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uses a one-time link, and signs in
         * @description A link for somebody new needs `name` and `password`; one for a new password `password` alone. What is refused leaves the link as it is.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/invitation/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a one-time link is for; it can still be used */
        post: operations["lookAtInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes to another shop
         * @description From then on all routes serve that shop, for this session. The console sends the shop that it shows as `x-fahuo-shop`: where another tab has changed it, nothing is done: 409 `shop_changed`.
         */
        post: operations["enterShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether there is an owner yet, who can sign in and invite others */
        get: operations["readSessionStart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the server runs with, and where each value comes from; never a secret */
        get: operations["readSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes what may be changed while the server runs; on all servers within two seconds
         * @description What the operator has set in the environment is refused (`set_by_operator`), and then nothing is changed. The jump path, the order-centre path, webhooks, robots and auto-ship rules have routes of their own.
         */
        patch: operations["changeSettings"];
        trace?: never;
    };
    "/api/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Settlements of a period with their totals, latest first
         * @description In the order of the time that the period is of: when the money came, when it is expected, or (without one) when the order was shipped. A cursor belongs to the filter that it came with.
         */
        get: operations["listSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlements.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All settlements as CSV, with amounts in yuan and times in China */
        get: operations["exportSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlements.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settlements of a period as .xlsx, for the bookkeeper
         * @description A period needs both ends, at most 100 days apart, and has at most 10000 settlements; `GET /api/settlements.csv` has no limit. Numbers of orders are text; amounts are numbers, in yuan, as buyers paid; times are those of Beijing.
         */
        get: operations["exportSettlementsXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ship-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders that nobody ships yet, those with the least time left first; and what is under way */
        get: operations["readShipQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shipments, newest first */
        get: operations["listShipments"];
        put?: never;
        /** Ships an order: WeChat's upload body without upload_time; payer may be left out */
        post: operations["createShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shipment: its state, why, and every attempt */
        get: operations["readShipment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a shipment that needs attention and is not to be sent any more */
        post: operations["closeShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retries a shipment that needs attention; it queries the order first, so no chance is spent */
        post: operations["retryShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a shipment that is held (`hold_seconds`) and not sent yet: WeChat never hears of it, no chance is spent, and the payment can be shipped again. 409 when it is being sent */
        post: operations["undoShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the shipments that a person should look at for one reason, at most 200 at once */
        post: operations["closeShipments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/combined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ships a combined payment: all its sub-orders in one upload */
        post: operations["createCombinedShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/combined/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for a combined payment: each sub-order spends its own chance */
        post: operations["dryRunCombinedShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells what a shipment would do: old and new side by side, and whether it spends the re-shipment chance. Nothing is stored or sent */
        post: operations["dryRunShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a file and ships what it says at once; answers for each row */
        post: operations["importShipments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shipments/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retries the shipments that need attention for one reason, at most 200 at once */
        post: operations["retryShipments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Mini Programs that the server serves beside the first one */
        get: operations["listShops"];
        put?: never;
        /**
         * Serves another Mini Program of the merchant
         * @description WeChat is asked for a token by the secret before anything is stored. Then set the message push of that Mini Program (mp.weixin.qq.com, Development > Development settings > Message push) to `push`: URL, Token, EncodingAESKey, safe mode, JSON. All servers on the database take it up within seconds.
         */
        post: operations["addShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{appid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Serves a shop no more and forgets its secrets; its data stays */
        delete: operations["removeShop"];
        options?: never;
        head?: never;
        /**
         * Changes a shop, suspends it, or resumes it
         * @description A suspended shop is not served: its keys and its buyers are refused, its workers stand still; nothing is deleted. `settings` takes the place of all former ones.
         */
        patch: operations["changeShop"];
        trace?: never;
    };
    "/api/shops/{appid}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was given a role in a shop; owners of the first one are owners there, too */
        get: operations["listShopPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shops/{appid}/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives a person of the first shop a role in another one */
        put: operations["giveShopRole"];
        post?: never;
        /** Takes a role in a shop away, from the next request on */
        delete: operations["takeShopRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the local copy is read */
        get: operations["readSync"];
        put?: never;
        /** Reads orders from WeChat now; at most once a minute, whoever asks */
        post: operations["startSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trouble": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went wrong and waits for a person, by reason, with what helps */
        get: operations["readTrouble"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks, with how their deliveries go */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Lets events be posted to an address, from now on
         * @description Deliveries follow Standard Webhooks: `webhook-id` (the same in every try), `webhook-timestamp`, `webhook-signature`; a body `{type, timestamp, data}`. Answer 2xx within 15 s, whatever you do with it later. Anything else is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h; 410 ends it. An event may come twice, and after a later one: use `webhook-id`, and read the order where it matters.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook, with how its deliveries go */
        get: operations["readWebhook"];
        put?: never;
        post?: never;
        /** Removes a webhook and what waits for it */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Changes a webhook; `state` switches it off or on again
         * @description What is written while it is off is not sent later; POST /api/outgoing/resend sends it.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a webhook was sent, newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new secret; the former one signs beside it for a day */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Posts an event of type `webhook.test` now, and tells what came back */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "account.restricted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** WeChat restricts the account, or refuses its calls: nothing is sent meanwhile. */
        post: operations["accountRestricted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "account.service_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A service of the account was opened, or does not work any more. */
        post: operations["accountServiceChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "complaint.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A complaint is over. */
        post: operations["complaintClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "complaint.due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A complaint must be answered soon. */
        post: operations["complaintDue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "complaint.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A buyer has opened a complaint. */
        post: operations["complaintOpened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order waits for shipment for 24, 48 or 72 hours (`hours`). */
        post: operations["orderOverdue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order was paid: it was seen at WeChat for the first time. */
        post: operations["orderPaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.receipt_confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The buyer has received the order, or WeChat has confirmed it for the buyer. WeChat has no push for it: `noticed_by` says how it was seen: `kit` (the buyer confirmed in the Mini Program), `push` (a settlement push), `sync` (a look at the order). */
        post: operations["orderReceiptConfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order was refunded: WeChat shows it so, or refunds of all of it were told by WeChat Pay or by you; told once. */
        post: operations["orderRefunded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.settled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The money of an order has come. */
        post: operations["orderSettled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.settling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The money of an order will come: WeChat said when, or the order awaits settlement. */
        post: operations["orderSettling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "parcel.moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A tracked parcel has another status. */
        post: operations["parcelMoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "shipment.accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A shipment was accepted and stored. */
        post: operations["shipmentAccepted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "shipment.corrected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** WeChat shows something else than this shipment now: it was corrected (`reason` is `corrected`), or changed at WeChat (`changed_at_wechat`). */
        post: operations["shipmentCorrected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "shipment.needs_attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person must look at a shipment: `cause` and `remedy` say why, and what to do. */
        post: operations["shipmentNeedsAttention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "shipment.rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A shipment was not sent and will not be, or a person closed it: `reason` says why. */
        post: operations["shipmentRejected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "shipment.shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** WeChat shows the shipment. */
        post: operations["shipmentShipped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AcceptedShipmentResponse: {
            shipment: components["schemas"]["Shipment"];
            /** @description What does not add up of its items, by field. The shipment goes on regardless; send the same body again, corrected, to tell the services anew */
            warnings: components["schemas"]["ShipmentWarning"][];
        };
        AccessRemoved: {
            /** @constant */
            removed: true;
        };
        Account: {
            is_trade_managed: components["schemas"]["AccountCheck"];
            is_trade_management_confirmation_completed: components["schemas"]["AccountCheck"];
            /** @description null: not applied for from here */
            trade_type: components["schemas"]["TradeType"] | null;
        };
        /** @description null: WeChat has not answered yet */
        AccountCheck: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            asked_at: number;
            cause: string | null;
            errcode: number | null;
            remedy: string | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            since: number;
            /** @description null: WeChat refuses to say */
            value: boolean | null;
        } | null;
        AccountResponse: {
            account: components["schemas"]["Account"];
        };
        AccountRestrictedDelivery: {
            data: components["schemas"]["RestrictionEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "account.restricted";
        };
        AccountServiceChangedDelivery: {
            data: components["schemas"]["ServiceChangeEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "account.service_changed";
        };
        AddedShop: {
            /** @description Shown once: for its message push */
            push: {
                encoding_aes_key: string;
                token: string;
                url: string | null;
            };
            shop: components["schemas"]["ServedShop"];
        };
        AgeTally: {
            /**
             * @description Since payment; WeChat wants shipment within 48 hours
             * @enum {string}
             */
            age: "under_24_h" | "24_to_48_h" | "over_48_h";
            /** Format: int64 */
            orders: number;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
        };
        ApiKey: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            id: string;
            name: string;
            revoked_at: number | null;
            scope: components["schemas"]["KeyScope"];
        };
        ApiKeyList: {
            keys: components["schemas"]["ApiKey"][];
        };
        ApiKeyRequest: {
            /** @description Who will use it */
            name: string;
            scope?: components["schemas"]["KeyScope"];
        };
        ApiKeyRevoked: {
            /** @constant */
            revoked: true;
        };
        Attempt: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            at: number;
            /** @description WeChat's path */
            call: string;
            errcode: number | null;
            /**
             * @description `unknown`: it may have taken effect; get_order is asked before anything is sent again
             * @enum {string}
             */
            outcome: "ok" | "refused" | "not_sent" | "unknown";
            /** @description WeChat's request id, for its support */
            rid: string | null;
        };
        Attention: {
            /** Format: int64 */
            count: number;
            facts: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            kind: "account_refused" | "jump_path_refused" | "order_centre_path_refused" | "trade_management_off" | "trade_confirmation_incomplete" | "trade_type_unknown" | "shipping_demanded" | "shipping_overdue" | "shipment_needs_attention" | "shipment_rejected" | "shipment_changed_at_wechat" | "service_needs_attention" | "presale_to_report" | "order_not_known" | "pay_key_wrong" | "sync_failing" | "disk_nearly_full" | "webhook_off" | "complaint_opened" | "complaint_due" | "complaint_unknown" | "account_punished" | "platform_ticket_missing" | "platform_refused" | "authorisation_lost" | "authorisation_revoked" | "push_parked";
            message: string;
            remedy: string;
            since: number | null;
        };
        AttentionResponse: {
            /** @description How new the local copy is, Unix seconds: orders paid in the two days before are as WeChat had them then, or newer. When it is older than a minute it is brought up to date first, for three seconds at most. null: nothing was read yet */
            as_of: number | null;
            attention: components["schemas"]["Todo"][];
            /** @description The same for orders paid in the 30 days before, which are read every six hours; pushes and shipments renew single ones */
            older_as_of: number | null;
            pulse: components["schemas"]["Pulse"];
        };
        AuditEntry: {
            /** @description The operation, as this description names it */
            action: string;
            after: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            at: number;
            before: {
                [key: string]: unknown;
            } | null;
            by: {
                id: string;
                /**
                 * @description A person who signed in, an API key, or the command line on the server
                 * @enum {string}
                 */
                kind: "person" | "key" | "command";
                /** @description As it was then */
                name: string;
            };
            id: string;
            shipment_id: string | null;
            /** @description What else it is about: a complaint, a person, a key */
            subject: string | null;
            transaction_id: string | null;
        };
        AuditPage: {
            entries: components["schemas"]["AuditEntry"][];
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
        };
        AuthorisedShop: {
            abilities: components["schemas"]["ShopAbilities"];
            appid: string;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            name: string;
            /** @description The sets that the merchant granted */
            permission_sets: number[];
            principal_name: string;
            /** @enum {string} */
            state: "invited" | "active" | "revoked" | "suspended";
            /** @description When WeChat last confirmed the authorisation */
            verified_at: number | null;
        };
        AuthorisedShopList: {
            shops: components["schemas"]["AuthorisedShop"][];
        };
        /** @description One of these; the case counts */
        AutoShipMatch: {
            /** @description What the order's description holds */
            description?: string;
            /** @description The merchant number, or the sub-merchant's */
            mchid?: string;
            /** @description How the shop's own number begins */
            merchant_trade_no?: string;
        };
        AutoShipRule: {
            /** Format: int64 */
            after: number;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            id: string;
            item_desc: string;
            /** Format: int64 */
            logistics_type: number;
            match: components["schemas"]["AutoShipMatch"];
            /**
             * Format: int64
             * @description Unix seconds
             */
            paid_from: number;
            /**
             * Format: int64
             * @description Orders that were left to people, for instance since another shipment is in progress
             */
            refused: number;
            /**
             * Format: int64
             * @description Shipments that it has made
             */
            shipped: number;
        };
        AutoShipRuleRemoved: {
            /** @constant */
            done: true;
        };
        AutoShipRuleRequest: {
            /**
             * Format: int64
             * @description Seconds after the payment
             * @default 0
             */
            after: number;
            /** @description What was bought, for the shipping message */
            item_desc: string;
            /** @description 3 virtual goods, 4 self-pickup */
            logistics_type: 3 | 4;
            match: components["schemas"]["AutoShipMatch"];
            /**
             * Format: int64
             * @description Orders paid before are left alone, Unix seconds; now when left out
             */
            paid_from?: number;
        };
        AutoShipRuleResponse: {
            rule: components["schemas"]["AutoShipRule"];
        };
        AutoShipRules: {
            rules: components["schemas"]["AutoShipRule"][];
        };
        Board: {
            /** @description How new the local copy is, Unix seconds: orders paid in the two days before are as WeChat had them then, or newer. When it is older than a minute it is brought up to date first, for three seconds at most. null: nothing was read yet */
            as_of: number | null;
            /** @description All that waits for a person */
            attention: components["schemas"]["Attention"][];
            awaiting_shipment: components["schemas"]["AgeTally"][];
            confirmed_not_settled: components["schemas"]["Tally"];
            in_dispute: components["schemas"]["Tally"];
            /** @description The same for orders paid in the 30 days before, which are read every six hours; pushes and shipments renew single ones */
            older_as_of: number | null;
            /** @description Nothing is sent while WeChat refuses the account: since when, and why */
            paused: {
                /** Format: int64 */
                errcode: number;
                /**
                 * Format: int64
                 * @description Unix milliseconds
                 */
                since: number;
            } | null;
            services: components["schemas"]["ServiceTally"][];
            /** @description Shipments that are not shipped, by state; `needs_attention` and `rejected` wait for a person */
            shipments: {
                [key: string]: number;
            };
            shipped_not_confirmed: components["schemas"]["Tally"];
        };
        BoardResponse: {
            board: components["schemas"]["Board"];
        };
        Brand: {
            apply_for: number | null;
            /** @description Why it was rejected */
            audit_reason: string | null;
            /**
             * Format: int64
             * @description 0 not applied for, 1 in review, 2 rejected, 3 approved
             */
            status: number;
            status_text: string;
        };
        BrandRequest: {
            Application: {
                /**
                 * Format: int64
                 * @description 1 famous brand, with audit_info; 2 the account has the shop component
                 */
                apply_for: number;
                audit_info?: {
                    /** @description For brand_type 7 */
                    authority_certified_proof_list?: string[];
                    brand_name: string;
                    /**
                     * Format: int64
                     * @description 1 consumer goods list of the MIIT, 2 online retail list of the CCFA, 3 time-honoured brand, 4 flagship shop on an e-commerce platform, 5 Global 500, 6 China 500, 7 recognised well-known trademark, 8 growing consumer brands of the MIIT
                     */
                    brand_type: number;
                    /** @description For brand_type 4 */
                    ec_platform_proof_list?: string[];
                    /** @description For brand_type 4 */
                    flagship_in_which_ec_platform?: string;
                    /** @description Whatever else helps */
                    other_material_list?: string[];
                };
            };
        };
        BrandResponse: {
            brand: components["schemas"]["Brand"];
        };
        BuyerOrder: {
            description: string;
            extras?: components["schemas"]["BuyerOrderExtras"];
            in_complaint: boolean;
            merchant_id: string;
            merchant_trade_no: string;
            /**
             * Format: int64
             * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement; WeChat may add others
             */
            order_state: number;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            pay_time: number;
            settlement: components["schemas"]["BuyerSettlement"] | null;
            shipping: components["schemas"]["BuyerShipping"] | null;
            sub_merchant_id: string;
            transaction_id: string;
        };
        BuyerOrderExtras: {
            after_sales_path?: string;
            contact?: boolean;
            /**
             * Format: int64
             * @description Fen
             */
            discount?: number;
            /**
             * Format: int64
             * @description Fen
             */
            freight?: number;
            item_list?: components["schemas"]["BuyerOrderItem"][];
            pickup_code?: string;
            /**
             * Format: int64
             * @description Unix seconds
             */
            presale_time?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            promised_ship_time?: number;
            receiver?: {
                address: string;
                name: string;
                phone: string;
            };
            /**
             * Format: int64
             * @description Fen
             */
            refunded_amount?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            refunded_time?: number;
            shop?: {
                logo_url?: string;
                name: string;
                path?: string;
            };
            store?: {
                address: string;
                hours?: string;
                name: string;
            };
        };
        BuyerOrderItem: {
            description?: string;
            image_url: string[];
            merchant_item_id: string;
            name: string;
            path?: string;
            /** Format: int64 */
            quantity: number;
            /**
             * Format: int64
             * @description Fen
             */
            unit_price?: number;
        };
        BuyerOrderPage: {
            /** @description The number of orders in each state that has any; only on the first page */
            counts: {
                [key: string]: number;
            } | null;
            next_cursor: string | null;
            orders: components["schemas"]["BuyerOrder"][];
        };
        BuyerOrderResponse: {
            order: components["schemas"]["BuyerOrder"];
            sub_orders?: components["schemas"]["BuyerOrder"][];
        };
        BuyerParcel: {
            delivery_name?: string;
            express_company: string;
            goods_desc: string;
            items?: string[];
            /** @description true: WeChat sends the buyer messages about this parcel */
            messages?: boolean;
            /**
             * Format: int64
             * @description WeChat's status of the waybill: 0 none yet, 1 collected, 2 in transit, 3 out for delivery, 4 signed for, 5 problem, 6 signed for by an agent; missing where it is not known
             */
            status?: number;
            /** @description The statuses that it has had, the oldest first */
            statuses?: components["schemas"]["BuyerParcelStatus"][];
            /** @description Empty for what is not express */
            tracking_no: string;
            /**
             * Format: int64
             * @description Unix seconds
             */
            upload_time: number;
        };
        BuyerParcelStatus: {
            /**
             * Format: int64
             * @description When it was first seen, Unix seconds; WeChat gives no times
             */
            at: number;
            /** Format: int64 */
            status: number;
        };
        BuyerSession: {
            /**
             * Format: int64
             * @description Seconds until the token ends
             */
            expires_in: number;
            /** @description Where the request had lookup: the order, or why there is none */
            lookup?: components["schemas"]["BuyerOrderResponse"] | {
                error: {
                    code: string;
                    /**
                     * Format: int64
                     * @description WeChat's code, where it refused
                     */
                    errcode?: number;
                    /** @description What happened */
                    message: string;
                    /** @description What to do about it */
                    remedy?: string;
                };
            };
            /** @description Where the request had orders: their first page, or why there is none */
            orders?: components["schemas"]["BuyerOrderPage"] | {
                error: {
                    code: string;
                    /**
                     * Format: int64
                     * @description WeChat's code, where it refused
                     */
                    errcode?: number;
                    /** @description What happened */
                    message: string;
                    /** @description What to do about it */
                    remedy?: string;
                };
            };
            token: string;
        };
        BuyerSessionRequest: {
            /** @description From wx.login; used once, five minutes at most */
            code: string;
            /** @description The query of a shipping message: its order is returned with the session */
            lookup?: {
                merchant_id?: string;
                merchant_trade_no?: string;
                sub_merchant_id?: string;
                transaction_id?: string;
            };
            /** @description The first page of these orders is returned with the session */
            orders?: {
                /**
                 * Format: int64
                 * @default 20
                 */
                limit: number;
                /** @description One state or several: `2`, `3,4,6`; all when left out */
                order_state?: string;
            };
        };
        BuyerSettlement: {
            confirm_receive_time: number | null;
            estimated_settlement_time: number | null;
            settlement_time: number | null;
            shipped_time: number | null;
        };
        BuyerShipping: {
            /** Format: int64 */
            delivery_mode: number;
            finish_shipping: boolean;
            /** Format: int64 */
            logistics_type: number;
            shipping_list: components["schemas"]["BuyerParcel"][];
        };
        ByReason: {
            /**
             * Format: int64
             * @description Only those that WeChat refused with it
             */
            errcode?: number;
            reason: components["schemas"]["ShipmentReason"];
        };
        Carrier: {
            delivery_id: string;
            delivery_name: string;
        };
        CarrierList: {
            carriers: components["schemas"]["Carrier"][];
        };
        ChangedImport: {
            /**
             * Format: int64
             * @description Rows in which something was replaced
             */
            changed: number;
            import: components["schemas"]["Import"];
        };
        ChangedImportRows: {
            import: components["schemas"]["Import"];
            removed: number[];
            rows: components["schemas"]["ImportRow"][];
        };
        ChangeImportRequest: {
            /** @description What each column is taken for, first to last; null: it is not used */
            columns?: (components["schemas"]["ImportField"] | null)[];
            replace?: components["schemas"]["ImportReplacement"];
        };
        ChangeImportRowRequest: {
            /** @description What the cells say now, by field; null: as the file has it */
            cells: {
                [key: string]: string | null;
            };
            /**
             * Format: int64
             * @description Which line of the row, where it has several
             */
            line?: number;
        };
        CombinedShipmentRequest: {
            order_key: components["schemas"]["OrderKey"];
            payer?: components["schemas"]["Payer"];
            services?: components["schemas"]["ServicesRequest"];
            /** @description true allows this to be a correction of what was shipped: it uses the only re-shipment chance of the payment */
            spend_reshipment?: boolean;
            sub_orders: components["schemas"]["SubOrderRequest"][];
            /** @description Taken and not used: each upload gets its own time */
            upload_time?: unknown;
        };
        CombinedShipmentResponse: {
            shipment: components["schemas"]["Shipment"];
            /** @description The shipment of each sub-order, in the order of the request; null: WeChat shows it so without one */
            sub_orders: (string | null)[];
            /** @description What does not add up of its items, by field. The shipment goes on regardless; send the same body again, corrected, to tell the services anew */
            warnings: components["schemas"]["ShipmentWarning"][];
        };
        Complaint: {
            /** @description What may be answered now */
            actions: components["schemas"]["ComplaintAction"][];
            /** @description Unix seconds: then WeChat decides without you; null: it is not your turn, or no time was set */
            answer_by: number | null;
            answers: components["schemas"]["ComplaintAnswer"][];
            /** Format: int64 */
            appeal_state: number;
            complaint_order_id: string;
            /** @description Only with contact=1; stored nowhere */
            contact?: {
                nickname: string;
                phone_number: string;
            };
            /**
             * Format: int64
             * @description Unix seconds
             */
            create_time: number;
            /** @description What was said, phone numbers masked; null: not read yet */
            detail: {
                amount: string;
                content: string;
                history: {
                    blame_result: number | null;
                    content: string;
                    /** @description URLs that WeChat lets expire; read the complaint with contact=1 for fresh ones */
                    media: string[];
                    /**
                     * Format: int64
                     * @description Unix seconds
                     */
                    time: number;
                    /** Format: int64 */
                    type: number;
                }[];
                /** @description URLs that WeChat lets expire; read the complaint with contact=1 for fresh ones */
                media: string[];
                product_name: string;
                return_bill: {
                    delivery_name: string;
                    order_status: string;
                    return_id: string;
                    waybill_id: string;
                } | null;
            } | null;
            out_trade_no: string;
            read_at: number | null;
            /**
             * Format: int64
             * @description WeChat's status; -1: not read yet
             */
            status: number;
            status_text: string;
            transaction_id: string;
            /**
             * @description Who has to act
             * @enum {string}
             */
            turn: "merchant" | "buyer" | "platform" | "over";
            /**
             * Format: int64
             * @description WeChat's number of the reason; -1: not read yet
             */
            type: number;
        };
        /**
         * @description `agree`: agrees; `refuse`: refuses, with a reason; `proof`: adds proof that the platform asked for; `refund`: proves a refund; `appeal`: appeals against the decision, once
         * @enum {string}
         */
        ComplaintAction: "agree" | "refuse" | "proof" | "refund" | "appeal";
        ComplaintAnswer: {
            action: components["schemas"]["ComplaintAction"];
            content: string;
            ended_at: number | null;
            errcode: number | null;
            id: string;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            sent_at: number;
            /**
             * @description `sending`: under way; `done`: WeChat took it; `refused`: WeChat refused it; `unknown`: its outcome is not known; it is found out, and nothing is sent meanwhile; `not_taken`: it did not reach WeChat; send it again
             * @enum {string}
             */
            state: "sending" | "done" | "refused" | "unknown" | "not_taken";
        };
        ComplaintAnswerRequest: {
            /**
             * Format: int64
             * @description For refund of returned goods; WeChat does not publish its values
             */
            accept_return?: number;
            action: components["schemas"]["ComplaintAction"];
            /** @description What is said to the buyer and to WeChat */
            content?: string;
            /** @description media_id of pictures that were uploaded to WeChat; they live three days */
            media_ids?: string[];
            /** @description Of return_bill; for refund */
            return_id?: string;
        };
        ComplaintAnswerResponse: {
            answer: components["schemas"]["ComplaintAnswer"];
        };
        ComplaintClosedDelivery: {
            /** @description What it tells, as the API shows it: `webhooks` of the API’s description has the shape for each type */
            data: {
                [key: string]: unknown;
            };
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "complaint.closed";
        };
        ComplaintDueDelivery: {
            /** @description What it tells, as the API shows it: `webhooks` of the API’s description has the shape for each type */
            data: {
                [key: string]: unknown;
            };
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "complaint.due";
        };
        ComplaintOpenedDelivery: {
            /** @description What it tells, as the API shows it: `webhooks` of the API’s description has the shape for each type */
            data: {
                [key: string]: unknown;
            };
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "complaint.opened";
        };
        ComplaintPage: {
            complaints: components["schemas"]["ListedComplaint"][];
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
        };
        ComplaintResponse: {
            complaint: components["schemas"]["Complaint"];
        };
        /** @description Phone numbers, masked before they are stored or sent; SF needs the receiver's or the sender's */
        Contact: {
            consignor_contact?: string;
            receiver_contact?: string;
        };
        /** @description Which payment: `transaction_id` (order_number_type 2), or `mchid` with `out_trade_no` (order_number_type 1) */
        DetailsOrderKey: {
            mchid?: string;
            /**
             * @description 1 the merchant's pair (mchid, out_trade_no), 2 WeChat Pay's transaction_id
             * @enum {integer}
             */
            order_number_type: 1 | 2;
            out_trade_no?: string;
            transaction_id?: string;
        };
        /** @description The buyer. Told before the payment, it lets WeChat have the order at once; else WeChat gets it when the payment is known */
        DetailsPayer: {
            openid: string;
        };
        DetailsResponse: {
            details: components["schemas"]["PaymentDetails"];
        };
        Doctor: {
            /** @description Those that were made so far */
            checks: components["schemas"]["DoctorCheck"][];
            finished_at: number | null;
            started_at: number | null;
            /** @enum {string} */
            state: "never" | "running" | "done";
            /**
             * Format: int64
             * @description Checks of a whole run
             */
            total: number;
        };
        DoctorCheck: {
            found: string;
            /** @description Stays the same over versions: `push_url` */
            id: string;
            /**
             * @description `warning`: it works, and something should be looked at
             * @enum {string}
             */
            level: "ok" | "warning" | "problem";
            name: string;
            /** @description What to do about it */
            remedy: string | null;
        };
        DoctorResponse: {
            doctor: components["schemas"]["Doctor"];
        };
        Done: {
            /** @constant */
            done: true;
        };
        DryRun: {
            /** @description false: a part of it would be refused */
            accepted: boolean;
            /** @description One for each payment */
            parts: components["schemas"]["DryRunPart"][];
            /** @description true: posted with "spend_reshipment": true, it spends a chance */
            spends_reshipment: boolean;
        };
        DryRunContent: {
            /**
             * @description 1 unified: everything in one parcel; 2 split: several parcels, express only
             * @enum {integer}
             */
            delivery_mode: 1 | 2;
            is_all_delivered?: boolean;
            /**
             * @description 1 express, 2 same-city, 3 virtual, 4 self-pickup
             * @enum {integer}
             */
            logistics_type: 1 | 2 | 3 | 4;
            shipping_list?: components["schemas"]["ShipmentParcel"][];
        };
        DryRunPart: {
            /** @description What would be sent */
            after: components["schemas"]["DryRunContent"];
            /** @description What WeChat shows now; null: nothing was shipped */
            before: components["schemas"]["DryRunContent"] | null;
            /** @description Field by field: old → new */
            changes: string[];
            error: components["schemas"]["ErrorDetail"] | null;
            /**
             * @description - `ships`: it ships what was not shipped
             *     - `further_parcel`: it adds a parcel to a split shipment, which costs no chance
             *     - `corrects`: it changes what was shipped, and spends the one re-shipment chance
             *     - `repeated`: it was accepted before, as `shipment_id`
             *     - `already_there`: WeChat shows it so
             *     - `refused`: `error` says why
             * @enum {string}
             */
            outcome: "ships" | "further_parcel" | "corrects" | "repeated" | "already_there" | "refused";
            /** Format: int64 */
            reshipments_left: number;
            shipment_id: string | null;
            spends_reshipment: boolean;
            transaction_id: string;
        };
        DryRunResponse: {
            dry_run: components["schemas"]["DryRun"];
        };
        Error: {
            error: components["schemas"]["ErrorDetail"];
        };
        ErrorDetail: {
            /**
             * @description Stable, for programs
             * @enum {string}
             */
            code: "invalid" | "unknown_field" | "method_not_allowed" | "too_large" | "inside_only" | "foreign_host" | "foreign_origin" | "file_too_large" | "unauthorized" | "sign_in_failed" | "forbidden" | "invitation_spent" | "name_taken" | "last_owner" | "shop_closed" | "shop_changed" | "first_shop_only" | "shop_known" | "no_platform" | "session_expired" | "login_failed" | "push_refused" | "not_found" | "wrong_address" | "unknown_carrier" | "carrier_ambiguous" | "receiver_phone_needed" | "already_open" | "already_shipped" | "split_unfinished" | "reshipment_spent" | "closed" | "complaint_closed" | "answer_under_way" | "refused_by_wechat" | "wechat_unavailable" | "request_timeout" | "database_unavailable" | "idempotency_key_reused" | "not_open" | "set_by_operator" | "confirmation_needed" | "outcome_unknown" | "image_too_large" | "too_many" | "internal";
            /**
             * Format: int64
             * @description WeChat's code, where it refused
             */
            errcode?: number;
            /** @description What happened */
            message: string;
            /** @description What to do about it */
            remedy?: string;
        };
        Event: {
            error: string | null;
            /** @description WeChat's name of it */
            event: string;
            /** Format: int64 */
            id: number;
            /** @description What it tells */
            label: string;
            /** @description The fields of it that are kept: no openid, no phone number, nothing that a buyer wrote. null: the stored row is damaged */
            message: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            received_at: number;
            /** @description false: it came through the gateway of WeChat's cloud hosting, so that what it says is not believed; null: stored by 0.1 */
            signed: boolean | null;
            state: components["schemas"]["EventState"];
            /** Format: int64 */
            tries: number;
        };
        EventPage: {
            events: components["schemas"]["Event"][];
            next_cursor: number | null;
        };
        EventResponse: {
            event: components["schemas"]["Event"];
        };
        /**
         * @description `parked`: processing failed eight times; replay it when the cause is gone
         * @enum {string}
         */
        EventState: "new" | "done" | "parked";
        EventTally: {
            /** Format: int64 */
            count: number;
            event: string;
            label: string;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            last_at: number;
            /** Format: int64 */
            parked: number;
        };
        ExpectedMoney: {
            /** @description What it rests on, in words */
            basis: string;
            /** @description Today first */
            days: components["schemas"]["MoneyDay"][];
            /** @description Held by a complaint: in none of the days */
            held: components["schemas"]["MoneySum"];
            later: components["schemas"]["MoneySum"];
            /** @description On the way or awaiting settlement, and WeChat has not said when it comes: in none of the days */
            untold: components["schemas"]["MoneySum"];
        };
        ExpectedOrder: {
            /** @description Why WeChat did not show it the last time; null: it did not answer, or was not asked */
            errcode: number | null;
            id: string;
            /** @description For 10060001: possible causes, likeliest first */
            likely_causes: string[];
            mchid: string | null;
            /**
             * Format: int64
             * @description When it is asked next, Unix milliseconds
             */
            next_at: number;
            out_trade_no: string | null;
            paid_amount: number | null;
            pay_time: number | null;
            promised_ship_time: number | null;
            /** @enum {string} */
            source: "import" | "notification";
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            told_at: number;
            transaction_id: string | null;
            /**
             * Format: int64
             * @description How often WeChat was asked
             */
            tries: number;
        };
        ExpectedOrderPage: {
            expected: components["schemas"]["ExpectedOrder"][];
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
        };
        FailedAuthorisation: {
            authorizer_appid: string;
            error: string | null;
            kind: string;
            /** @description Null: it is tried again */
            outcome: ("authorised" | "already" | "stale" | "revoked" | "still_authorised" | "own_shop" | "not_mini_program" | "unknown_shop" | "release_test" | "code_spent" | "code_expired" | "failed") | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            received_at: number;
            remedy: string | null;
            /** Format: int64 */
            tries: number;
        };
        Forgotten: {
            /** @constant */
            done: true;
        };
        FunnelStep: {
            /**
             * Format: int64
             * @description Fen, as buyers paid, without refunds; WeChat Pay's fees are in its bill
             */
            amount: number;
            /**
             * Format: int64
             * @description How many; one that is refunded in full is not counted
             */
            orders: number;
            /**
             * Format: int64
             * @description Fen that went back
             */
            refunded_amount: number;
            /** @enum {string} */
            step: "paid" | "shipped" | "signed" | "confirmed" | "settled";
        };
        Import: {
            /** @description Which column is taken for what; empty in imports of a version before */
            columns: components["schemas"]["ImportColumn"][];
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            file: components["schemas"]["ImportFile"];
            finished_at: number | null;
            id: string;
            /** @description What the file is called */
            name: string | null;
            /** @description Payments by state */
            rows: {
                /** Format: int64 */
                accepted: number;
                /** Format: int64 */
                cancelled: number;
                /** Format: int64 */
                hidden: number;
                /** Format: int64 */
                invalid: number;
                /** Format: int64 */
                queued: number;
                /** Format: int64 */
                ready: number;
                /** Format: int64 */
                refused: number;
                /** Format: int64 */
                spends: number;
                /** Format: int64 */
                unchanged: number;
            };
            send_at: number | null;
            /** @description Its shipments by state and reason, which says what they wait for */
            shipments: components["schemas"]["ImportShipments"][];
            state: components["schemas"]["ImportState"];
        };
        ImportColumn: {
            by: ("heading" | "values" | "choice") | null;
            /** @description What it is taken for; null: it is not used */
            field: components["schemas"]["ImportField"] | null;
            /** @description The heading; where there is none, the letter that a sheet has for the column */
            name: string;
        };
        ImportedFile: {
            /** Format: int64 */
            accepted: number;
            import: components["schemas"]["Import"];
            /** Format: int64 */
            refused: number;
            rows: components["schemas"]["ImportedRow"][];
        };
        ImportedOrder: {
            error: components["schemas"]["ErrorDetail"] | null;
            /** @description While it is expected */
            id: string | null;
            /**
             * Format: int64
             * @description From 1
             */
            row: number;
            /**
             * @description `known`: WeChat has shown the order; `expected`: it is asked for until it does; `refused`: see `error`
             * @enum {string}
             */
            state: "known" | "expected" | "refused";
            transaction_id: string | null;
        };
        ImportedOrderLine: {
            error: components["schemas"]["ErrorDetail"] | null;
            /** @description While it is expected */
            id: string | null;
            /**
             * Format: int64
             * @description Of the file, the first is 1
             */
            line: number;
            /**
             * Format: int64
             * @description From 1
             */
            row: number;
            /**
             * @description `known`: WeChat has shown the order; `expected`: it is asked for until it does; `refused`: see `error`
             * @enum {string}
             */
            state: "known" | "expected" | "refused";
            transaction_id: string | null;
        };
        ImportedOrders: {
            /** Format: int64 */
            expected: number;
            /** Format: int64 */
            known: number;
            /** Format: int64 */
            refused: number;
            /** @description In the order of the rows */
            rows: components["schemas"]["ImportedOrder"][];
        };
        ImportedOrdersFile: {
            /** @description The headings of the file by what they are read as */
            columns: {
                [key: string]: string;
            };
            /** Format: int64 */
            expected: number;
            /** Format: int64 */
            known: number;
            /** Format: int64 */
            refused: number;
            rows: components["schemas"]["ImportedOrderLine"][];
            unused_columns: string[];
        };
        ImportedRow: {
            /** @description The first of `errors` */
            error: components["schemas"]["ErrorDetail"] | null;
            errors: components["schemas"]["LineError"][];
            /** @description Lines of the file, the first is 1 */
            lines: number[];
            payment: string;
            /** @description The id of its shipment; null when refused */
            shipment: string | null;
        };
        /** @enum {string} */
        ImportField: "transaction_id" | "mchid" | "merchant_trade_no" | "order_no" | "logistics_type" | "delivery_mode" | "express_company" | "tracking_no" | "item_desc" | "merchant_item_id" | "quantity" | "unit_price" | "price" | "image_url" | "item_spec" | "receiver_phone" | "receiver_contact" | "consignor_contact" | "is_all_delivered" | "spend_reshipment" | "trade_state";
        ImportFile: {
            /** @description Headings by what they are read as */
            columns: {
                [key: string]: string;
            };
            encoding?: string;
            /**
             * Format: int64
             * @description 0: there are none
             */
            heading_line: number;
            /**
             * Format: int64
             * @description Lines that the sheet hides, by a filter most likely: they are sent only with `hidden_rows`
             */
            hidden_lines?: number;
            /** @enum {string} */
            kind: "text" | "xlsx" | "json";
            /**
             * Format: int64
             * @description Lines that are answered for
             */
            lines: number;
            /** @description Sheets that were not read */
            other_sheets: string[];
            separator?: string;
            sheet?: string;
            /** @description Lines that say nothing to ship: the first 100 */
            skipped_lines: {
                /** Format: int64 */
                line: number;
                /** @enum {string} */
                why: "blank" | "total" | "headings";
            }[];
            /** @description Headings that are not used */
            unused_columns: string[];
        };
        ImportLine: {
            /** Format: int64 */
            line: number;
            /** @description The whole line, where it cannot be read */
            text?: string;
            /** @description What the cells say, by field */
            values: {
                [key: string]: string;
            };
        };
        ImportPage: {
            imports: components["schemas"]["Import"][];
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
        };
        ImportParcel: {
            express_company?: string;
            item_desc: string;
            lines: number[];
            tracking_no?: string;
        };
        ImportReplacement: {
            field: components["schemas"]["ImportField"];
            from: string;
            to: string;
        };
        ImportResponse: {
            import: components["schemas"]["Import"];
        };
        ImportRow: {
            /** @description Its lines as the file or PATCH has them, phone numbers masked; empty when they are not kept */
            cells: components["schemas"]["ImportLine"][];
            errors: components["schemas"]["LineError"][];
            /** @description Lines of the file */
            lines: number[];
            /**
             * Format: int64
             * @description In the order of the file
             */
            number: number;
            parcels: components["schemas"]["ImportParcel"][];
            /** @description The number that the file has */
            payment: string;
            shipment: components["schemas"]["ImportRowShipment"];
            state: components["schemas"]["ImportRowState"];
        };
        ImportRowPage: {
            next_after: number | null;
            rows: components["schemas"]["ImportRow"][];
        };
        ImportRowShipment: {
            cause: string | null;
            id: string;
            reason: components["schemas"]["ShipmentReason"] | null;
            remedy: string | null;
            state: components["schemas"]["ShipmentState"];
        } | null;
        /**
         * @description - `invalid`: the file is wrong here; it is not sent
         *     - `ready`: can be sent
         *     - `spends`: it changes what was shipped and would spend the payment's one re-shipment chance; sent only if it is chosen
         *     - `hidden`: the sheet hides it; sent only with `hidden_rows`
         *     - `queued`: it is being sent
         *     - `accepted`: a new shipment
         *     - `unchanged`: all of it was shipped or accepted before; nothing new
         *     - `refused`: it could not be accepted; sending the import again tries it again
         *     - `cancelled`: it was not sent
         * @enum {string}
         */
        ImportRowState: "invalid" | "ready" | "spends" | "hidden" | "queued" | "accepted" | "unchanged" | "refused" | "cancelled";
        ImportShipments: {
            cause: string | null;
            /** Format: int64 */
            count: number;
            /** @description Whether it goes on by itself */
            open: boolean;
            reason: components["schemas"]["ShipmentReason"] | null;
            state: components["schemas"]["ShipmentState"];
        };
        /**
         * @description - `ready`: read and stored; nothing is sent
         *     - `sending`: its rows are being accepted
         *     - `sent`: each row is answered for; see `shipments` for what became of them
         *     - `cancelling`: what is being accepted at this moment is ended first
         *     - `cancelled`: what was not sent is not sent any more
         * @enum {string}
         */
        ImportState: "ready" | "sending" | "sent" | "cancelling" | "cancelled";
        Invitation: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            expires_at: number;
            id: string;
            /** @description Who gets a new password; null: somebody new */
            person: {
                id: string;
                name: string;
            } | null;
            role: components["schemas"]["Role"];
        };
        InvitationList: {
            invitations: components["schemas"]["Invitation"][];
        };
        InvitationLook: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            expires_at: number;
            /**
             * @description first: makes the first owner; colleague: makes somebody else; password: sets a new one; demo: signs in at once
             * @enum {string}
             */
            kind: "first" | "colleague" | "password";
            /** @description Who gets a new password; null: the link is for somebody new */
            person: {
                name: string;
            } | null;
            role: components["schemas"]["Role"];
        };
        InvitationRequest: {
            /** @description How the person is called, and signs in */
            name?: string;
            /** @description At least 10 characters */
            password?: string;
            /** @description What stands behind `#` in the link */
            token: string;
        };
        InvitationToken: {
            /** @description What stands behind `#` in the link */
            token: string;
        };
        JumpPath: {
            /** @description What WeChat accepted last; null: none was registered */
            jump_path: string | null;
            /** @description The pages by MINIAPP_PAGES; empty: not known, and any page is taken */
            pages: string[];
            /** @description What was said last, and where; it holds. `none`: WeChat is left as it is. null: nothing was said */
            said: {
                /** @enum {string} */
                by: "setting" | "api" | "proxy";
                path: string;
            } | null;
            /** @description MSG_JUMP_PATH; null: not set */
            setting: string | null;
        };
        JumpPathRequest: {
            path: string;
        };
        /**
         * @description ship: reads, exports, ships, reminds and corrects, as a shop system does; read: reads and exports; full: everything but people and keys
         * @enum {string}
         */
        KeyScope: "ship" | "read" | "full";
        /** @description The goods came too late for WeChat's review, which counts 5 seconds from the payment; they are sent all the same */
        LateDetails: {
            message: string;
            /** Format: int64 */
            seconds_after_payment: number;
        } | null;
        LikelyCause: {
            help: components["schemas"]["TroubleHelp"];
            name: string;
            text: string;
        };
        LineError: {
            /**
             * @description Stable, for programs
             * @enum {string}
             */
            code: "invalid" | "unknown_field" | "method_not_allowed" | "too_large" | "inside_only" | "foreign_host" | "foreign_origin" | "file_too_large" | "unauthorized" | "sign_in_failed" | "forbidden" | "invitation_spent" | "name_taken" | "last_owner" | "shop_closed" | "shop_changed" | "first_shop_only" | "shop_known" | "no_platform" | "session_expired" | "login_failed" | "push_refused" | "not_found" | "wrong_address" | "unknown_carrier" | "carrier_ambiguous" | "receiver_phone_needed" | "already_open" | "already_shipped" | "split_unfinished" | "reshipment_spent" | "closed" | "complaint_closed" | "answer_under_way" | "refused_by_wechat" | "wechat_unavailable" | "request_timeout" | "database_unavailable" | "idempotency_key_reused" | "not_open" | "set_by_operator" | "confirmation_needed" | "outcome_unknown" | "image_too_large" | "too_many" | "internal";
            /** @description The heading; null for the line as a whole */
            column: string | null;
            /**
             * Format: int64
             * @description WeChat's code, where it refused
             */
            errcode?: number;
            /** @description What PATCH …/rows/{n} calls this cell; null for the line as a whole */
            field: components["schemas"]["ImportField"] | null;
            /** @description Lines of the file */
            lines: number[];
            /** @description What happened */
            message: string;
            /** @description What to do about it */
            remedy?: string;
            /** @description Carriers that may have been meant */
            suggestions?: components["schemas"]["SuggestedCarrier"][];
        };
        ListedComplaint: {
            /** @description What may be answered now */
            actions: components["schemas"]["ComplaintAction"][];
            /** @description Unix seconds: then WeChat decides without you; null: it is not your turn, or no time was set */
            answer_by: number | null;
            /** Format: int64 */
            appeal_state: number;
            complaint_order_id: string;
            /**
             * Format: int64
             * @description Unix seconds
             */
            create_time: number;
            out_trade_no: string;
            read_at: number | null;
            /**
             * Format: int64
             * @description WeChat's status; -1: not read yet
             */
            status: number;
            status_text: string;
            transaction_id: string;
            /**
             * @description Who has to act
             * @enum {string}
             */
            turn: "merchant" | "buyer" | "platform" | "over";
            /**
             * Format: int64
             * @description WeChat's number of the reason; -1: not read yet
             */
            type: number;
        };
        Media: {
            /**
             * Format: int64
             * @description Unix seconds
             */
            created_at: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            expires_at: number;
            media_id: string;
        };
        MerchantInvitation: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            expires_at: number;
            id: string;
            /** @description Shown once */
            link: string;
            permission_sets: number[];
        };
        MerchantInvitationRequest: {
            /** @description The one Mini Program that may answer */
            biz_appid?: string;
            /** @description For whom it is */
            name: string;
            /** @description Of 142, 182, 45, 76, 18; 142 and 182 when left out */
            permission_sets?: number[];
        };
        Money: {
            /** @description How new the local copy is, Unix seconds: orders paid in the two days before are as WeChat had them then, or newer. When it is older than a minute it is brought up to date first, for three seconds at most. null: nothing was read yet */
            as_of: number | null;
            expected: components["schemas"]["ExpectedMoney"];
            /** @description How far the orders that were paid in the last 30 days have come. `signed`: a parcel that WeChat tracks is signed for, or the buyer has confirmed */
            funnel: components["schemas"]["FunnelStep"][];
            /** @description The same for orders paid in the 30 days before, which are read every six hours; pushes and shipments renew single ones */
            older_as_of: number | null;
            overdue: components["schemas"]["OverdueMoney"];
            /** @description By merchant number */
            payees: components["schemas"]["PayeeMoney"][];
            /** @description The last 30 days, today last. What was refunded later is subtracted from the day on which the order was settled */
            settled_days: components["schemas"]["MoneyDay"][];
            /** @description Paid in the last 30 days and completed, and WeChat's push with the time of the settlement did not come: in none of the days */
            settled_untold: components["schemas"]["MoneySum"];
            /** @description How long the orders took whose money came in the last 30 days, the latest 2,000 of them. `orders`: how many tell both times; null: none */
            step_times: components["schemas"]["StepTime"][];
            summary: components["schemas"]["MoneySummary"];
        };
        MoneyDay: {
            /**
             * Format: int64
             * @description Fen, as buyers paid, without refunds; WeChat Pay's fees are in its bill
             */
            amount: number;
            /** @description Of Beijing, `2026-11-21` */
            day: string;
            /**
             * Format: int64
             * @description How many; one that is refunded in full is not counted
             */
            orders: number;
            /**
             * Format: int64
             * @description Fen that went back
             */
            refunded_amount: number;
        };
        MoneyResponse: {
            money: components["schemas"]["Money"];
        };
        MoneySum: {
            /**
             * Format: int64
             * @description Fen, as buyers paid, without refunds; WeChat Pay's fees are in its bill
             */
            amount: number;
            /**
             * Format: int64
             * @description How many; one that is refunded in full is not counted
             */
            orders: number;
            /**
             * Format: int64
             * @description Fen that went back
             */
            refunded_amount: number;
        };
        /** @description Paid and not shipped; shipped and not confirmed; confirmed and not settled; settled since the first of the month in Beijing; expected by WeChat for tomorrow */
        MoneySummary: {
            awaiting_settlement: components["schemas"]["MoneySum"];
            awaiting_shipment: components["schemas"]["MoneySum"];
            expected_tomorrow: components["schemas"]["MoneySum"];
            on_the_way: components["schemas"]["MoneySum"];
            settled_this_month: components["schemas"]["MoneySum"];
        };
        MovedShipments: {
            /**
             * Format: int64
             * @description How many wait for a person for the same reason still, those that were refused included
             */
            left: number;
            refused: components["schemas"]["RefusedShipment"][];
            shipments: components["schemas"]["Shipment"][];
        };
        NewApiKey: {
            api_key: components["schemas"]["ApiKey"];
            /** @description Shown once */
            key: string;
        };
        NewInvitation: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            expires_at: number;
            id: string;
            /** @description The link, shown once; null where PUBLIC_URL is not set: put `/console#invitation=` and the token behind the address of the console */
            link: string | null;
            /** @description Shown once */
            token: string;
        };
        NewInvitationRequest: {
            /**
             * Format: uuid
             * @description Who gets a new password
             */
            person_id?: string;
            role?: components["schemas"]["Role"];
        };
        NewShopRequest: {
            appid: string;
            /** @description As MSG_JUMP_PATH: the page that a tap on the shipping message opens, or none */
            jump_path?: string;
            /** @description How people see the shop */
            name?: string;
            /** @description EncodingAESKey of its message push; made when left out */
            push_aes_key?: string;
            /** @description Of its message push; made when left out */
            push_token?: string;
            /** @description The Mini Program's AppSecret; stored sealed, and never returned */
            secret: string;
            settings?: components["schemas"]["ShopOptions"];
        };
        NewWebhook: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            deliveries: components["schemas"]["WebhookDeliveryCounts"];
            /** @description Which types; `*`: all, also those of later versions */
            events: (components["schemas"]["OutgoingEventType"] | "*")[];
            /** @description Since when nothing was delivered, Unix milliseconds; null: the last one was */
            failing_since: number | null;
            id: string;
            /**
             * @description Of the words in `data`
             * @enum {string}
             */
            language: "en" | "zh";
            /** @description The last try, Unix milliseconds */
            last_at: number | null;
            /** @description Why the last try failed: `HTTP 500`, `timeout`, `private_address`, a code of the network */
            last_error: string | null;
            /** @description The same in words */
            last_error_text: string | null;
            /** @description HTTP status of the last try */
            last_status: number | null;
            /** @description Why it is off. `gone`: it answered 410; `failing`: nothing was delivered for five days; `no_secret`: the master key does not open its secret, rotate it */
            reason: ("by_hand" | "gone" | "failing" | "no_secret") | null;
            /** @description The same in words */
            reason_text: string | null;
            /** @description Signs the deliveries (Standard Webhooks). Save it; it is shown this once */
            secret: string;
            /** @enum {string} */
            state: "active" | "off";
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            updated_at: number;
            url: string;
        };
        NewWebhookResponse: {
            webhook: components["schemas"]["NewWebhook"];
        };
        Order: {
            description: string;
            /**
             * Format: int64
             * @description When WeChat was asked, Unix milliseconds; 0: not yet
             */
            fetched_at: number;
            goods: components["schemas"]["OrderGoods"];
            /** @description A dispute is open */
            in_complaint: boolean;
            /** @description false: WeChat Pay's notification tells of it, and WeChat's shipping management does not show it yet (about a minute); a shipment may be posted, and waits */
            known_to_wechat: boolean;
            /** @description When it is late, if it is not shipped. null: never */
            late_at: number | null;
            merchant_id: string;
            merchant_trade_no: string;
            money: components["schemas"]["OrderMoney"];
            /** @description Who paid */
            openid: string;
            /**
             * Format: int64
             * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
             */
            order_state: number;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            pay_time: number;
            /** @description When a pre-sale that was reported is expected to ship, Unix seconds */
            presale_time: number | null;
            /** @description Of its shipments here the one that decides `goods`, else the newest */
            shipment: components["schemas"]["OrderShipment"] | null;
            shipping: components["schemas"]["OrderShipping"];
            /** @description Empty when there is none */
            sub_merchant_id: string;
            transaction_id: string;
            /**
             * Format: int64
             * @description When WeChat first showed it as it is, Unix milliseconds
             */
            updated_at: number;
        };
        OrderCentrePath: {
            at_wechat: components["schemas"]["OrderCentrePathAtWechat"];
            /** @description What WeChat accepted last; null: none was registered */
            order_centre_path: string | null;
            /** @description The pages by MINIAPP_PAGES; empty: not known, and any page is taken */
            pages: string[];
            /** @description What was said last, and where; it holds. `none`: WeChat is left as it is. null: nothing was said */
            said: {
                /** @enum {string} */
                by: "setting" | "api" | "proxy";
                path: string;
            } | null;
            /** @description ORDER_CENTRE_PATH; null: not set */
            setting: string | null;
        };
        OrderCentrePathAtWechat: {
            /** @description Why it does not say; null: it says, or no answer came */
            errcode: number | null;
            /** @description What WeChat has now; empty: none. null: it does not say */
            path: string | null;
        };
        OrderCentrePathRequest: {
            path: string;
        };
        OrderCounts: {
            /** Format: int64 */
            all: number;
            /** Format: int64 */
            needs_person: number;
            /** Format: int64 */
            received: number;
            /** Format: int64 */
            refunded: number;
            /** Format: int64 */
            shipped: number;
            /** Format: int64 */
            to_ship: number;
            /** Format: int64 */
            uploading: number;
        };
        OrderCountsResponse: {
            /** @description Carriers of all orders, at most 50 */
            carriers: string[];
            /**
             * Format: int64
             * @description A count that is so high says: so many, or more
             */
            counted_at_most: number;
            counts: components["schemas"]["OrderCounts"];
            /** @description Merchant numbers of all orders, at most 50 */
            merchants: string[];
        };
        OrderDetail: {
            description: string;
            /** @description What the shop told of it by PUT /api/orders/details; null: nothing */
            details: components["schemas"]["StoredOrderDetails"] | null;
            /**
             * Format: int64
             * @description When WeChat was asked, Unix milliseconds; 0: not yet
             */
            fetched_at: number;
            /** @description A dispute is open */
            in_complaint: boolean;
            /** @description false: WeChat Pay's notification tells of it, and WeChat's shipping management does not show it yet (about a minute); a shipment may be posted, and waits */
            known_to_wechat: boolean;
            /** @description When it is late, if it is not shipped: 48 hours after payment, or as it was promised or reported. null: never */
            late_at: number | null;
            merchant_id: string;
            merchant_trade_no: string;
            /** @description Who paid */
            openid: string;
            /**
             * Format: int64
             * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
             */
            order_state: number;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            pay_time: number;
            /** @description When a pre-sale that was reported through this server is expected to ship, Unix seconds */
            presale_time: number | null;
            /**
             * Format: int64
             * @description Fen that went back by what WeChat Pay’s notifications and imports told; WeChat’s own word is order_state 5
             */
            refunded_amount: number;
            refunds: components["schemas"]["Refund"][];
            /**
             * Format: int64
             * @description How often what was shipped may be changed: 1, or 0 when the one chance is spent or reserved
             */
            reshipments_left: number;
            /** @description What WeChat's other services are told: the goods in the order centre, logistics messages, the tracking page. They never hold shipping up */
            services: components["schemas"]["OrderService"][];
            settlement: components["schemas"]["Settlement"] | null;
            /** @description Accepted for it, newest first */
            shipments: components["schemas"]["Shipment"][];
            shipping: components["schemas"]["OrderShipping"];
            /** @description As what it was reported: 1 pre-sale, 2 test order; null: it was not */
            special_type: number | null;
            /** @description Empty when there is none */
            sub_merchant_id: string;
            transaction_id: string;
            /** @description Parcels that WeChat tracks for us */
            waybills: components["schemas"]["Waybill"][];
        };
        OrderDetails: {
            after_sales_path?: string;
            /** @description true: the order's page has a button that opens WeChat's customer service */
            contact?: boolean;
            /**
             * Format: int64
             * @description Fen
             */
            discount?: number;
            /**
             * Format: int64
             * @description Fen
             */
            freight?: number;
            /** @description 50 items at most; may be left out */
            item_list?: components["schemas"]["OrderDetailsItem"][];
            /** @description The shop's own number, as the buyer reads it; 1 to 64 bytes */
            merchant_order_no?: string;
            /** @description The order's page in the Mini Program, with its query; or `url` */
            path?: string;
            pickup_code?: string;
            /**
             * Format: int64
             * @description Unix seconds
             */
            presale_time?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            promised_ship_time?: number;
            receiver?: components["schemas"]["OrderDetailsReceiver"];
            /**
             * Format: int64
             * @description Fen
             */
            refunded_amount?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            refunded_time?: number;
            shop?: components["schemas"]["OrderDetailsShop"];
            store?: components["schemas"]["OrderDetailsStore"];
            /** @description The order's page on the web, instead of `path` */
            url?: string;
        };
        OrderDetailsItem: {
            /** @description What was chosen: size, colour; at most 512 characters; mobile numbers in it are masked */
            description?: string;
            /** @description 1 to 3 pictures, https, at most 1024 bytes each; the first one is shown */
            image_url: string[];
            /** @description Once an order; parcels name it; 1 to 64 bytes */
            merchant_item_id: string;
            /** @description 1 to 256 characters; mobile numbers in it are masked */
            name: string;
            /** @description The item's page in the Mini Program; where it is missing, the order's page stands in */
            path?: string;
            /** Format: int64 */
            quantity: number;
            /**
             * Format: int64
             * @description Fen
             */
            unit_price: number;
        };
        /** @description Masked before it is stored: C**, 138****0001, the address down to its road or district. Nothing else of it is kept */
        OrderDetailsReceiver: {
            address?: string;
            name?: string;
            phone?: string;
        };
        OrderDetailsRequest: {
            order?: components["schemas"]["OrderDetails"];
            order_key: components["schemas"]["OrderKey"];
            payer?: components["schemas"]["DetailsPayer"];
            /** @description Of a combined payment, instead of `order`: its sub-orders, each with its own numbers */
            sub_orders?: components["schemas"]["SubOrderDetails"][];
        };
        /** @description As the buyer knows it */
        OrderDetailsShop: {
            logo_url?: string;
            name: string;
            path?: string;
        };
        /** @description Where the goods are picked up */
        OrderDetailsStore: {
            address: string;
            hours?: string;
            name: string;
        };
        OrderEvent: {
            order: {
                description: string;
                /**
                 * Format: int64
                 * @description When WeChat was asked, Unix milliseconds; 0: not yet
                 */
                fetched_at: number;
                /** @description A dispute is open */
                in_complaint: boolean;
                /** @description false: WeChat Pay's notification tells of it, and WeChat's shipping management does not show it yet (about a minute); a shipment may be posted, and waits */
                known_to_wechat: boolean;
                merchant_id: string;
                merchant_trade_no: string;
                /** @description Who paid */
                openid: string;
                /**
                 * Format: int64
                 * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
                 */
                order_state: number;
                /**
                 * Format: int64
                 * @description Fen
                 */
                paid_amount: number;
                /**
                 * Format: int64
                 * @description Unix seconds
                 */
                pay_time: number;
                shipping: components["schemas"]["OrderShipping"];
                /** @description Empty when there is none */
                sub_merchant_id: string;
                transaction_id: string;
            };
            settlement: components["schemas"]["Settlement"] | null;
        };
        /**
         * @description - `to_ship`: to ship
         *     - `partly_shipped`: shipped in part
         *     - `uploading`: on its way to WeChat
         *     - `needs_person`: needs a person
         *     - `shipped`: shipped
         *     - `received`: received
         *     - `not_shipped`: not shipped, and refunded
         * @enum {string}
         */
        OrderGoods: "to_ship" | "partly_shipped" | "uploading" | "needs_person" | "shipped" | "received" | "not_shipped";
        /** @description A payment: `transaction_id`, or `mchid` with `out_trade_no` */
        OrderImportRow: {
            mchid?: string;
            /** @description Who paid */
            openid?: string;
            /** @description What was bought, as PUT /api/orders/details takes it */
            order?: components["schemas"]["OrderDetails"];
            out_trade_no?: string;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            pay_time?: number;
            /**
             * Format: int64
             * @description By when it is promised to ship, Unix seconds: it is late after that, not after 48 hours
             */
            promised_ship_time?: number;
            /** @description WeChat Pay's number of one refund */
            refund_id?: string;
            /**
             * Format: int64
             * @description Fen that were refunded: the sum of all refunds of the payment, or of this one with `refund_id`. In full, it stops a shipment that has not left
             */
            refunded_amount?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            refunded_time?: number;
            transaction_id?: string;
        };
        OrderImportRows: components["schemas"]["OrderImportRow"][];
        /** @description Which payment: `transaction_id` (order_number_type 2), or `mchid` with `out_trade_no` (order_number_type 1) */
        OrderKey: {
            mchid?: string;
            /**
             * @description 1 the merchant's pair (mchid, out_trade_no), 2 WeChat Pay's transaction_id
             * @enum {integer}
             */
            order_number_type: 1 | 2;
            out_trade_no?: string;
            transaction_id?: string;
        };
        /**
         * @description - `paid`: paid
         *     - `settling`: to be settled
         *     - `settled`: settled
         *     - `partly_refunded`: refunded in part
         *     - `refunded`: refunded
         * @enum {string}
         */
        OrderMoney: "paid" | "settling" | "settled" | "partly_refunded" | "refunded";
        OrderOverdueDelivery: {
            data: components["schemas"]["OrderOverdueEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "order.overdue";
        };
        OrderOverdueEvent: {
            /** @description It waits for so long */
            hours: 24 | 48 | 72;
            order: {
                description: string;
                /**
                 * Format: int64
                 * @description When WeChat was asked, Unix milliseconds; 0: not yet
                 */
                fetched_at: number;
                /** @description A dispute is open */
                in_complaint: boolean;
                /** @description false: WeChat Pay's notification tells of it, and WeChat's shipping management does not show it yet (about a minute); a shipment may be posted, and waits */
                known_to_wechat: boolean;
                merchant_id: string;
                merchant_trade_no: string;
                /** @description Who paid */
                openid: string;
                /**
                 * Format: int64
                 * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
                 */
                order_state: number;
                /**
                 * Format: int64
                 * @description Fen
                 */
                paid_amount: number;
                /**
                 * Format: int64
                 * @description Unix seconds
                 */
                pay_time: number;
                shipping: components["schemas"]["OrderShipping"];
                /** @description Empty when there is none */
                sub_merchant_id: string;
                transaction_id: string;
            };
            settlement: components["schemas"]["Settlement"] | null;
        };
        OrderPage: {
            /** @description How new the local copy is, Unix seconds: orders paid in the two days before are as WeChat had them then, or newer. When it is older than a minute it is brought up to date first, for three seconds at most. null: nothing was read yet */
            as_of: number | null;
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
            /** @description The same for orders paid in the 30 days before, which are read every six hours; pushes and shipments renew single ones */
            older_as_of: number | null;
            orders: components["schemas"]["Order"][];
        };
        OrderPaidDelivery: {
            data: components["schemas"]["OrderEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "order.paid";
        };
        OrderParcel: {
            express_company: string;
            goods_desc: string;
            tracking_no: string;
            /**
             * Format: int64
             * @description Unix seconds
             */
            upload_time: number;
        } & {
            [key: string]: unknown;
        };
        OrderReceiptConfirmedDelivery: {
            data: components["schemas"]["OrderReceiptEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "order.receipt_confirmed";
        };
        OrderReceiptEvent: {
            /**
             * @description Who saw it: the Mini Program’s kit, a push, or a look at the order
             * @enum {string}
             */
            noticed_by: "kit" | "push" | "sync";
            order: {
                description: string;
                /**
                 * Format: int64
                 * @description When WeChat was asked, Unix milliseconds; 0: not yet
                 */
                fetched_at: number;
                /** @description A dispute is open */
                in_complaint: boolean;
                /** @description false: WeChat Pay's notification tells of it, and WeChat's shipping management does not show it yet (about a minute); a shipment may be posted, and waits */
                known_to_wechat: boolean;
                merchant_id: string;
                merchant_trade_no: string;
                /** @description Who paid */
                openid: string;
                /**
                 * Format: int64
                 * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
                 */
                order_state: number;
                /**
                 * Format: int64
                 * @description Fen
                 */
                paid_amount: number;
                /**
                 * Format: int64
                 * @description Unix seconds
                 */
                pay_time: number;
                shipping: components["schemas"]["OrderShipping"];
                /** @description Empty when there is none */
                sub_merchant_id: string;
                transaction_id: string;
            };
            settlement: components["schemas"]["Settlement"] | null;
        };
        OrderRefundedDelivery: {
            data: components["schemas"]["OrderEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "order.refunded";
        };
        OrderResponse: {
            order: components["schemas"]["OrderDetail"];
        };
        OrderService: {
            /** @description What happened */
            cause: string | null;
            /** @description WeChat's code, where it refused */
            errcode: number | null;
            /** @description When it is tried next, Unix milliseconds; null: not by itself, or when its shipment is shipped */
            next_at: number | null;
            /** @description Of `details_shipping` the shipment, of `messages` and `tracking` the waybill; else empty */
            part: string;
            reason: components["schemas"]["ServiceReason"] | null;
            /** @description What to do */
            remedy: string | null;
            service: components["schemas"]["ServiceName"];
            state: components["schemas"]["ServiceState"];
        };
        OrderServices: {
            /** @description What WeChat's other services are told: the goods in the order centre, logistics messages, the tracking page. They never hold shipping up */
            services: components["schemas"]["OrderService"][];
        };
        OrderSettledDelivery: {
            data: components["schemas"]["OrderEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "order.settled";
        };
        OrderSettlingDelivery: {
            data: components["schemas"]["OrderEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "order.settling";
        };
        OrderShipment: {
            id: string;
            reason: components["schemas"]["ShipmentReason"] | null;
            state: components["schemas"]["ShipmentState"];
            tracking_nos: string[];
        };
        /** @description WeChat's `shipping`; empty before anything is shipped */
        OrderShipping: {
            /** Format: int64 */
            delivery_mode?: number;
            finish_shipping?: boolean;
            /**
             * Format: int64
             * @description 0 not complete, 1 complete, 2 the re-shipment chance is spent
             */
            finish_shipping_count?: number;
            goods_desc?: string;
            /** Format: int64 */
            logistics_type?: number;
            shipping_list?: components["schemas"]["OrderParcel"][];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description - `to_ship`: waits for shipment, and nobody ships it yet
         *     - `uploading`: a shipment is under way to WeChat
         *     - `needs_person`: a person must look at a shipment
         *     - `shipped`: shipped, not confirmed
         *     - `received`: receipt confirmed
         *     - `refunded`: refunded in full, as WeChat shows it
         * @enum {string}
         */
        OrderStage: "to_ship" | "uploading" | "needs_person" | "shipped" | "received" | "refunded";
        OutgoingEvent: {
            /** @description What it tells, as the API shows it: `webhooks` of the API’s description has the shape for each type */
            data: {
                [key: string]: unknown;
            };
            /** @description The `webhook-id` of its deliveries: the same however often it is sent */
            id: string;
            /**
             * Format: int64
             * @description Its place in the feed: a later one is never given to what was written before it was read
             */
            seq: number;
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            type: components["schemas"]["OutgoingEventType"];
        };
        /**
         * @description - `order.paid`: An order was paid: it was seen at WeChat for the first time.
         *     - `order.overdue`: An order waits for shipment for 24, 48 or 72 hours (`hours`).
         *     - `order.receipt_confirmed`: The buyer has received the order, or WeChat has confirmed it for the buyer. WeChat has no push for it: `noticed_by` says how it was seen: `kit` (the buyer confirmed in the Mini Program), `push` (a settlement push), `sync` (a look at the order).
         *     - `order.settling`: The money of an order will come: WeChat said when, or the order awaits settlement.
         *     - `order.settled`: The money of an order has come.
         *     - `order.refunded`: An order was refunded: WeChat shows it so, or refunds of all of it were told by WeChat Pay or by you; told once.
         *     - `shipment.accepted`: A shipment was accepted and stored.
         *     - `shipment.shipped`: WeChat shows the shipment.
         *     - `shipment.rejected`: A shipment was not sent and will not be, or a person closed it: `reason` says why.
         *     - `shipment.needs_attention`: A person must look at a shipment: `cause` and `remedy` say why, and what to do.
         *     - `shipment.corrected`: WeChat shows something else than this shipment now: it was corrected (`reason` is `corrected`), or changed at WeChat (`changed_at_wechat`).
         *     - `parcel.moved`: A tracked parcel has another status.
         *     - `complaint.opened`: A buyer has opened a complaint.
         *     - `complaint.due`: A complaint must be answered soon.
         *     - `complaint.closed`: A complaint is over.
         *     - `account.restricted`: WeChat restricts the account, or refuses its calls: nothing is sent meanwhile.
         *     - `account.service_changed`: A service of the account was opened, or does not work any more.
         * @enum {string}
         */
        OutgoingEventType: "order.paid" | "order.overdue" | "order.receipt_confirmed" | "order.settling" | "order.settled" | "order.refunded" | "shipment.accepted" | "shipment.shipped" | "shipment.rejected" | "shipment.needs_attention" | "shipment.corrected" | "parcel.moved" | "complaint.opened" | "complaint.due" | "complaint.closed" | "account.restricted" | "account.service_changed";
        OutgoingPage: {
            events: components["schemas"]["OutgoingEvent"][];
            /**
             * Format: int64
             * @description `after` of the next request
             */
            next_after: number;
        };
        /** @description Expected by WeChat more than a day and less than 90 days ago, and not there */
        OverdueMoney: {
            /** @description The 50 that are overdue longest */
            first: components["schemas"]["OverdueOrder"][];
            reasons: components["schemas"]["OverdueReasonSum"][];
            total: components["schemas"]["MoneySum"];
        };
        OverdueOrder: {
            /**
             * Format: int64
             * @description Fen
             */
            amount: number;
            confirm_receive_time: number | null;
            /**
             * Format: int64
             * @description Unix seconds
             */
            estimated_settlement_time: number;
            merchant_id: string;
            merchant_trade_no: string;
            /** Format: int64 */
            order_state: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            pay_time: number;
            reason: components["schemas"]["OverdueReason"];
            /** @description Empty when there is none */
            sub_merchant_id: string;
            transaction_id: string;
        };
        /**
         * @description - `in_dispute`: A complaint is open: WeChat holds the money
         *     - `not_confirmed`: The buyer has not confirmed, and WeChat has not done it for them
         *     - `held_by_wechat`: Confirmed, and WeChat has not paid out
         * @enum {string}
         */
        OverdueReason: "in_dispute" | "not_confirmed" | "held_by_wechat";
        OverdueReasonSum: {
            /**
             * Format: int64
             * @description Fen, as buyers paid, without refunds; WeChat Pay's fees are in its bill
             */
            amount: number;
            message: string;
            /**
             * Format: int64
             * @description How many; one that is refunded in full is not counted
             */
            orders: number;
            reason: components["schemas"]["OverdueReason"];
            /**
             * Format: int64
             * @description Fen that went back
             */
            refunded_amount: number;
            remedy: string;
        };
        ParcelEvent: {
            transaction_id: string;
            waybill: components["schemas"]["Waybill"];
        };
        ParcelMovedDelivery: {
            data: components["schemas"]["ParcelEvent"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "parcel.moved";
        };
        ParcelRequest: {
            contact?: components["schemas"]["Contact"];
            /** @description Express only: a `delivery_id` of GET /api/carriers, an alias, or a name */
            express_company?: string;
            /** @description What is in it; at most 120 characters. May be left out where the order says it, here or in PUT /api/orders/details: its items are named (`Tea x2; Cup x1`) */
            item_desc?: string;
            /** @description What is in this parcel, by the order's merchant_item_id, each once; the order centre, the messages and the buyer's page say it. It never holds the shipment up: what does not fit is answered in `warnings` */
            items?: string[];
            /** @description The receiver's full phone number, also with the extension of a platform (13800138000-1234): WeChat needs it for logistics messages and the tracking page. Sealed until WeChat has taken it, 72 hours at most; no answer shows it */
            receiver_phone?: string;
            /** @description Express only; at most 128 bytes */
            tracking_no?: string;
        };
        ParkedPushes: {
            /** Format: int64 */
            count: number;
            error: string | null;
            event: string;
            /**
             * Format: int64
             * @description Its id
             */
            newest: number;
        };
        PayeeMoney: {
            awaiting_settlement: components["schemas"]["MoneySum"];
            awaiting_shipment: components["schemas"]["MoneySum"];
            merchant_id: string;
            on_the_way: components["schemas"]["MoneySum"];
            settled_30_days: components["schemas"]["MoneySum"];
            /** @description Empty when there is none */
            sub_merchant_id: string;
        };
        /** @description Who paid; the order knows it, so it may be left out */
        Payer: {
            openid?: string;
        };
        PaymentDetails: {
            late: components["schemas"]["LateDetails"];
            order?: components["schemas"]["StoredOrderDetails"];
            order_key: components["schemas"]["DetailsOrderKey"];
            sub_orders?: components["schemas"]["StoredSubOrderDetails"][];
            /** @description WeChat Pay's number of the payment it belongs to; null while the order is not known */
            transaction_id: string | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            updated_at: number;
        };
        Penalty: {
            complaint_order_id: string | null;
            /**
             * Format: int64
             * @description Unix seconds
             */
            create_time: number;
            penalty_id: string;
            /** @description What was taken off the score */
            points: number;
            /** @description WeChat's words */
            reason: string;
            /** Format: int64 */
            status: number;
            status_text: string;
            transaction_id: string | null;
            /**
             * Format: int64
             * @description Unix seconds
             */
            update_time: number;
        };
        PenaltyPage: {
            penalties: components["schemas"]["Penalty"][];
            /** @description Null: WeChat did not say */
            score: number | null;
            /** Format: int64 */
            total: number;
        };
        Person: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            seen_at: number | null;
            /**
             * @description off: may not come in
             * @enum {string}
             */
            state: "active" | "off";
        };
        PersonChange: {
            /** @description How the person is called, and signs in */
            name?: string;
            role?: components["schemas"]["Role"];
            /** @enum {string} */
            state?: "active" | "off";
        };
        PersonList: {
            people: components["schemas"]["Person"][];
        };
        PersonResponse: {
            person: components["schemas"]["Person"];
        };
        PlatformQuotaCleared: {
            /** @constant */
            cleared: true;
        };
        PlatformShopCounts: {
            /** Format: int64 */
            active: number;
            /** Format: int64 */
            invited: number;
            /** Format: int64 */
            revoked: number;
            /** Format: int64 */
            suspended: number;
        };
        PlatformStatus: {
            /** @description The component_appid */
            appid: string;
            /** @description Where WeChat tells of tickets and authorisations */
            event_url: string;
            failed: components["schemas"]["FailedAuthorisation"][];
            /** @description Where WeChat pushes for its shops */
            message_url: string;
            shops: components["schemas"]["PlatformShopCounts"];
            /** @description When the last component_verify_ticket came; null: none came yet */
            ticket_at: number | null;
            /** @description None came for 30 minutes: WeChat is asked to push again, and an alarm tells of it */
            ticket_late: boolean;
            /** @description When the platform's token ends; null: none is kept, the next call gets one */
            token_expires_at: number | null;
            /**
             * Format: int64
             * @description Authorisations that wait to be processed
             */
            waiting: number;
        };
        PlatformStatusResponse: {
            platform: components["schemas"]["PlatformStatus"];
        };
        Pulse: {
            last_push_at: number | null;
            /**
             * Format: int64
             * @description Shipments under way
             */
            outbox: number;
            /** @description Nothing is sent while WeChat refuses the account */
            paused: {
                /** Format: int64 */
                errcode: number;
                /**
                 * Format: int64
                 * @description Unix milliseconds
                 */
                since: number;
            } | null;
        };
        PushSummary: {
            by_event: components["schemas"]["EventTally"][];
            /**
             * Format: int64
             * @description Those that are counted here: the latest 5000
             */
            counted: number;
            last_at: number | null;
            /** @description The last one that WeChat signed */
            last_signed_at: number | null;
            /** Format: int64 */
            parked: number;
            /** @description What to enter at WeChat; null: PUBLIC_URL is not set */
            push_url: string | null;
            /** @description The first one of those */
            signed_since: number | null;
            since: number | null;
            /** Format: int64 */
            waiting: number;
        };
        PushSummaryResponse: {
            summary: components["schemas"]["PushSummary"];
        };
        QueuedItem: {
            name: string;
            /** Format: int64 */
            quantity: number;
        };
        QueuedOrder: {
            description: string;
            in_complaint: boolean;
            items: components["schemas"]["QueuedItem"][];
            /** @description When it is late, Unix seconds: 48 hours after payment, or as it was promised or reported. null: never */
            late_at: number | null;
            /**
             * @description `payment`: 48 hours after it; `promise`: what the shop promised; `presale`: what was reported to WeChat; `never`: a test order
             * @enum {string}
             */
            late_by: "payment" | "promise" | "presale" | "never";
            merchant_id: string;
            merchant_trade_no: string;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            pay_time: number;
            /** @description Masked, as the shop told it; SF wants it as contact. null: not told */
            receiver_phone: string | null;
            shipment: components["schemas"]["QueuedShipment"] | null;
            transaction_id: string;
        };
        /** @description The one under way, or one that was rejected: why, and what to do; null: none */
        QueuedShipment: {
            cause: string | null;
            errcode: number | null;
            express_company: string | null;
            hold_until: number | null;
            id: string;
            reason: components["schemas"]["ShipmentReason"] | null;
            remedy: string | null;
            state: components["schemas"]["ShipmentState"];
            tracking_no: string | null;
        };
        RecoveredShop: {
            appid: string;
            message: string;
            /** @enum {string} */
            outcome: "recovered" | "no_token" | "not_mini_program" | "own_shop" | "release_test" | "failed";
        };
        RecoveredShopList: {
            shops: components["schemas"]["RecoveredShop"][];
        };
        Refund: {
            out_refund_no: string;
            /** @description A person has retried a shipment that it had stopped */
            overruled: boolean;
            /**
             * Format: int64
             * @description Fen
             */
            refund: number;
            /** @description WeChat Pay's number; null: the sum that an import told */
            refund_id: string | null;
            /** @description SUCCESS: the money went back. ABNORMAL: it did not, and must be handled by hand in the merchant platform. CLOSED, PROCESSING */
            status: string;
            success_time: number | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            told_at: number;
            /**
             * Format: int64
             * @description Of the whole order, fen
             */
            total: number;
        };
        /** @description At most 200 */
        RefusedReminder: {
            cause: string | null;
            errcode: number | null;
            transaction_id: string;
        };
        RefusedShipment: {
            error: components["schemas"]["ErrorDetail"];
            id: string;
        };
        RemindAllRequest: {
            /**
             * Format: int64
             * @description Signed for at least so many days ago; 7 when left out
             * @default 7
             */
            signed_days: number;
        };
        RemindAllResponse: {
            refused: components["schemas"]["RefusedReminder"][];
            /**
             * Format: int64
             * @description Reminded by now
             */
            reminded: number;
            /**
             * Format: int64
             * @description New by this call
             */
            requested: number;
            /**
             * Format: int64
             * @description Still to be sent
             */
            waiting: number;
        };
        RemindRequest: {
            /**
             * Format: int64
             * @description When the parcel was signed for, Unix seconds
             */
            received_time: number;
        };
        Removed: {
            /** @constant */
            removed: true;
        };
        Replayed: {
            /** Format: int64 */
            replayed: number;
        };
        ResendEventRequest: {
            /** @description To this webhook only */
            webhook?: string;
        };
        ResendRequest: {
            /**
             * Format: int64
             * @description Unix seconds
             */
            since: number;
            /** @description To this webhook only */
            webhook?: string;
        };
        Resent: {
            /**
             * Format: int64
             * @description Deliveries that are made
             */
            resent: number;
        };
        RestrictionEvent: {
            restriction: {
                facts: {
                    [key: string]: unknown;
                };
                kind: string;
                message: string;
                remedy: string;
                /**
                 * Format: int64
                 * @description Unix milliseconds
                 */
                since: number;
            } & {
                [key: string]: unknown;
            };
        };
        RetriedServices: {
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            retried: number;
        };
        /** @description Its URL and secret are not shown */
        Robot: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            id: string;
            keyword: string | null;
            /**
             * @description WeCom, Feishu or Lark, DingTalk
             * @enum {string}
             */
            kind: "wecom" | "feishu" | "dingtalk";
            /**
             * @description Of its messages
             * @enum {string}
             */
            language: "en" | "zh";
            last_at: number | null;
            /** @description Why the last message did not arrive: the robot's code (`wecom 93000`), `timeout`, a code of the network */
            last_error: string | null;
            last_error_text: string | null;
            name: string;
        };
        RobotList: {
            robots: components["schemas"]["Robot"][];
        };
        RobotRemoved: {
            /** @constant */
            removed: true;
        };
        RobotRequest: {
            /** @description Of a robot that takes messages with a keyword only */
            keyword?: string;
            /**
             * @description WeCom, Feishu or Lark, DingTalk
             * @enum {string}
             */
            kind?: "wecom" | "feishu" | "dingtalk";
            /**
             * @description Of its messages
             * @enum {string}
             */
            language?: "en" | "zh";
            name?: string;
            /** @description Of a robot that wants signatures (Feishu, DingTalk); stored sealed */
            secret?: string;
            /**
             * Format: uri
             * @description The robot's webhook URL; stored sealed
             */
            url: string;
        };
        RobotResponse: {
            robot: components["schemas"]["Robot"];
        };
        RobotTest: {
            delivered: boolean;
            error: string | null;
            error_text: string | null;
        };
        /**
         * @description owner: everything; manager: all but settings, people and keys; clerk: ships and reminds; bookkeeper: reads and exports; viewer: reads
         * @enum {string}
         */
        Role: "owner" | "manager" | "clerk" | "bookkeeper" | "viewer";
        RotateRequest: {
            /**
             * Format: int64
             * @description How long both sign; 0: the former one is known to others
             */
            overlap_seconds?: number;
        };
        SendImportRequest: {
            /** @description Sends rows that the sheet hides, too */
            hidden_rows?: boolean;
            /** @description Rows in state `spends`, each of which uses the only re-shipment chance of its payment: their numbers, or true for all of them. Needs the right to correct. Left out: those that a column of the file itself asks for */
            spend_reshipment?: boolean | number[];
        };
        ServedShop: {
            appid: string;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            jump_path: string | null;
            /** @description What it still needs. secret: nothing can be sent; push: no push can be checked; pay: no merchant number is known whose payment notifications are believed */
            lacks: ("secret" | "push" | "pay")[];
            last_error: components["schemas"]["ShopTrouble"];
            /** @description When WeChat last pushed; null: no push is kept */
            last_push_at: number | null;
            /**
             * @description own: by its own secret; authorised: by a third-party platform
             * @enum {string}
             */
            mode: "own" | "authorised";
            name: string;
            /** @description The URL for its message push; null where PUBLIC_URL is not set: /wechat/push/ and the appid behind the address of the server */
            push_url: string | null;
            settings: {
                mchid?: string;
                miniapp_pages?: string[];
                order_centre_path?: string;
                /** @enum {string} */
                push_forward_own?: "on" | "off";
                push_forward_url?: string;
                /** @enum {string} */
                receipt_reminders?: "on" | "off";
                /** @enum {string} */
                resend?: "auto" | "by-hand";
                /** @enum {string} */
                unsigned_pushes?: "refuse" | "gateway";
            };
            /**
             * @description active: it is served; suspended: not for now; revoked: not any more, its data stays; invited: not yet
             * @enum {string}
             */
            state: "invited" | "active" | "revoked" | "suspended";
            /** @description When WeChat last took its secret */
            verified_at: number | null;
        };
        ServedShopList: {
            shops: components["schemas"]["ServedShop"][];
        };
        ServedShopResponse: {
            shop: components["schemas"]["ServedShop"];
        };
        ServiceChangeEvent: {
            service: {
                /** @description WeChat’s code, where it gave one */
                errcode: number | null;
                message: string;
                /** @enum {string} */
                name: "details" | "details_shipping" | "messages" | "tracking" | "is_trade_managed" | "is_trade_management_confirmation_completed";
                /**
                 * Format: int64
                 * @description Unix milliseconds
                 */
                since: number;
                /** @description true: it was opened; false: it does not work any more */
                works: boolean;
            };
        };
        /**
         * @description - `details`: the goods, in the buyer's order centre (/user-order/orders)
         *     - `details_shipping`: the waybills of these goods, in the order centre (/user-order/orders/shippings)
         *     - `messages`: WeChat's logistics messages of a parcel (follow_waybill)
         *     - `tracking`: WeChat's tracking page of a parcel (trace_waybill)
         * @enum {string}
         */
        ServiceName: "details" | "details_shipping" | "messages" | "tracking";
        /**
         * @description - `off`: The shop said off
         *     - `switched_off`: The service is switched off for the shop
         *     - `not_shipped`: Its shipment is not shipped yet
         *     - `shipment_ended`: Its shipment was not shipped, or was corrected
         *     - `no_goods`: Nobody said what was bought: a name and a picture of the goods are needed
         *     - `no_phone`: The receiver's phone number was not given, or is gone
         *     - `not_opened`: The account does not have this service
         *     - `quota_spent`: Today's calls are spent
         *     - `not_scanned`: The carrier has not scanned the parcel yet
         *     - `phone_refused`: WeChat refused what it was told of the parcel, most likely the receiver's phone number
         *     - `changes_spent`: WeChat takes no more changes of the goods: the buyer sees those of before
         *     - `items_unknown`: A parcel names items that the order does not have
         *     - `order_missing`: WeChat does not have the shopping order
         *     - `payment_not_known_yet`: WeChat does not know the payment yet
         *     - `linked`: WeChat has linked these goods to the payment: they cannot be changed any more
         *     - `refused_by_wechat`: WeChat refused it
         *     - `breaks_a_rule`: It breaks a rule of WeChat: nothing was sent
         *     - `account_refused`: WeChat refuses the account or its token
         *     - `newer_at_wechat`: WeChat has a newer version, which was not sent from here
         *     - `answer_lost`: WeChat's answer was lost
         *     - `wechat_busy`: WeChat does not answer, or asks us to wait
         *     - `given_up`: It was tried for three days
         * @enum {string}
         */
        ServiceReason: "off" | "switched_off" | "not_shipped" | "shipment_ended" | "no_goods" | "no_phone" | "not_opened" | "quota_spent" | "not_scanned" | "phone_refused" | "changes_spent" | "items_unknown" | "order_missing" | "payment_not_known_yet" | "linked" | "refused_by_wechat" | "breaks_a_rule" | "account_refused" | "newer_at_wechat" | "answer_lost" | "wechat_busy" | "given_up";
        ServiceRetry: {
            /** @description One part, as `services` names it; all of them when left out */
            part?: string;
            /** @description The receiver's full number, for `messages` and `tracking`; kept sealed until WeChat took it, 72 hours at most */
            receiver_phone?: string;
        };
        /** @description What WeChat's other services are told, once it is shipped; they never hold the shipment up */
        ServicesRequest: {
            /**
             * @description Logistics messages from WeChat to the buyer, where there is a receiver_phone. `auto` (default): if the account has it; `require`: a person is told when it cannot be had; `off`: not told
             * @default auto
             * @enum {string}
             */
            messages: "auto" | "require" | "off";
            /**
             * @description The order centre: goods and waybills. `auto` (default): if the account has it; `require`: a person is told when it cannot be had; `off`: not told
             * @default auto
             * @enum {string}
             */
            shopping_order: "auto" | "require" | "off";
            /**
             * @description The tracking page, where there is a receiver_phone. `auto` (default): if the account has it; `require`: a person is told when it cannot be had; `off`: not told
             * @default auto
             * @enum {string}
             */
            tracking: "auto" | "require" | "off";
        };
        ServicesRetry: {
            /** @description WeChat's code; null: it gave none */
            errcode: number | null;
            reason: components["schemas"]["ServiceReason"] | null;
            service: components["schemas"]["ServiceName"];
        };
        /**
         * @description - `waiting`: It is sent when its time comes: `reason` and `next_at` say what it waits for.
         *     - `sending`: The call is in progress. Stored before it is sent, so that a crash in between is noticed.
         *     - `verifying`: The answer was lost: it is asked for, or sent again where that does no harm.
         *     - `done`: WeChat took it.
         *     - `not_available`: The account, or this order, cannot have it; `reason` says why.
         *     - `refused`: WeChat refused what was sent; correct it and tell it again.
         *     - `needs_attention`: A person must look: retry it.
         * @enum {string}
         */
        ServiceState: "waiting" | "sending" | "verifying" | "done" | "not_available" | "refused" | "needs_attention";
        /** @description What one of WeChat's services was told in the last 30 days: orders or parcels by state, and the share that WeChat took (of `messages`: the share of parcels with logistics messages); null: none */
        ServiceTally: {
            service: components["schemas"]["ServiceName"];
            share_done: number | null;
            states: {
                [key: string]: number;
            };
        };
        Session: {
            person: {
                id: string;
                name: string;
                role: components["schemas"]["Role"];
            };
            /** @description What the person may do */
            rights: ("read" | "export" | "ship" | "remind" | "correct" | "manage" | "settings" | "people" | "platform")[];
            /** @description Where the session is */
            shop: components["schemas"]["SessionShop"];
            /** @description In which shops the person has a role, and which; POST /api/session/shop changes between them */
            shops: components["schemas"]["SessionShopRole"][];
        };
        SessionShop: {
            appid: string;
            /** @description Where it is known */
            name: string | null;
        };
        SessionShopRequest: {
            appid: string;
        };
        SessionShopRole: {
            appid: string;
            /** @description Where it is known */
            name: string | null;
            role: components["schemas"]["Role"];
        };
        SessionStart: {
            /** @description true: `POST /api/session/demo` signs in as the owner, in the demo of `pnpm start` only */
            demo: boolean;
            /** @description false: `fahuo console invite` makes the link for the first owner */
            people: boolean;
        };
        Setting: {
            is_secret: boolean;
            is_set: boolean;
            meaning: string;
            name: string;
            /** @enum {string} */
            source: "environment" | "default";
            /** @description null: it has none, or is a secret; of some addresses only where they lead */
            value: string | null;
        };
        /** @description `default`: as if it had never been changed */
        SettingsChange: {
            /** @enum {string} */
            messages?: "on" | "off" | "default";
            /** @enum {string} */
            receipt_reminders?: "on" | "off" | "default";
            /** @enum {string} */
            resend?: "auto" | "by-hand" | "default";
            /** @enum {string} */
            shopping_order?: "on" | "off" | "default";
            /** @enum {string} */
            tracking?: "on" | "off" | "default";
        };
        SettingsResponse: {
            /** @description What the operator has set; read at start */
            settings: components["schemas"]["Setting"][];
            /** @description What may be changed while the server runs */
            switches: components["schemas"]["Switch"][];
        };
        /** @description Null: WeChat has not said yet */
        Settlement: {
            /** @description 1 by hand, 2 automatic */
            confirm_receive_method: number | null;
            confirm_receive_time: number | null;
            estimated_settlement_time: number | null;
            settlement_time: number | null;
            shipped_time: number | null;
        };
        SettlementLine: {
            /** @description 1 by hand, 2 automatic */
            confirm_receive_method: number | null;
            confirm_receive_time: number | null;
            estimated_settlement_time: number | null;
            merchant_id: string;
            merchant_trade_no: string;
            /**
             * Format: int64
             * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
             */
            order_state: number;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            pay_time: number;
            settlement_time: number | null;
            shipped_time: number | null;
            /** @description Empty when there is none */
            sub_merchant_id: string;
            transaction_id: string;
        };
        SettlementPage: {
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
            settlements: components["schemas"]["SettlementLine"][];
            /** @description Of all pages, as buyers paid; on the first page only */
            totals: {
                settled: components["schemas"]["SettlementSum"];
                unsettled: components["schemas"]["SettlementSum"];
            } | null;
        };
        SettlementSum: {
            /** Format: int64 */
            orders: number;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
        };
        Shipment: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            accepted_at: number;
            /** @description What was done for it; empty in lists */
            attempts: components["schemas"]["Attempt"][];
            /** @description What happened */
            cause: string | null;
            /** @description All shipments that go in one upload with this one */
            combined: {
                leader: string;
                shipments: string[];
            } | null;
            /**
             * @description 1 unified: everything in one parcel; 2 split: several parcels, express only
             * @enum {integer}
             */
            delivery_mode: 1 | 2;
            /** @description WeChat's code, where it refused */
            errcode: number | null;
            /** @description It is not sent before, and can be taken back until then; null: it is not held */
            hold_until: number | null;
            id: string;
            is_all_delivered?: boolean;
            /** @description For 10060001: possible causes, likeliest first */
            likely_causes: string[];
            /**
             * @description 1 express, 2 same-city, 3 virtual, 4 self-pickup
             * @enum {integer}
             */
            logistics_type: 1 | 2 | 3 | 4;
            order_key: components["schemas"]["ShipmentOrderKey"];
            reason: components["schemas"]["ShipmentReason"] | null;
            /** @description What to do */
            remedy: string | null;
            /** @description What WeChat's other services are told: the goods in the order centre, logistics messages, the tracking page. They never hold shipping up */
            services: components["schemas"]["OrderService"][];
            shipping_list?: components["schemas"]["ShipmentParcel"][];
            /** @description A correction, which uses the only re-shipment chance of the payment */
            spends_reshipment: boolean;
            state: components["schemas"]["ShipmentState"];
            /** @description WeChat Pay's number of the payment; null until it is known */
            transaction_id: string | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            updated_at: number;
            /** @description RFC 3339, of its last upload */
            upload_time: string | null;
        };
        ShipmentAcceptedDelivery: {
            data: components["schemas"]["ShipmentResponse"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "shipment.accepted";
        };
        ShipmentCorrectedDelivery: {
            data: components["schemas"]["ShipmentResponse"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "shipment.corrected";
        };
        ShipmentNeedsAttentionDelivery: {
            data: components["schemas"]["ShipmentResponse"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "shipment.needs_attention";
        };
        /** @description Which payment: `transaction_id` (order_number_type 2), or `mchid` with `out_trade_no` (order_number_type 1) */
        ShipmentOrderKey: {
            mchid?: string;
            /**
             * @description 1 the merchant's pair (mchid, out_trade_no), 2 WeChat Pay's transaction_id
             * @enum {integer}
             */
            order_number_type: 1 | 2;
            out_trade_no?: string;
            transaction_id?: string;
        } & {
            [key: string]: unknown;
        };
        ShipmentPage: {
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
            shipments: components["schemas"]["Shipment"][];
        };
        ShipmentParcel: {
            /** @description Masked phone numbers */
            contact?: {
                consignor_contact?: string;
                receiver_contact?: string;
            } & {
                [key: string]: unknown;
            };
            express_company?: string;
            item_desc?: string;
            tracking_no?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description - `payment_not_known_yet`: WeChat does not know the payment yet
         *     - `unknown_payment`: WeChat does not know the payment, long after it was made
         *     - `wechat_does_not_answer`: WeChat does not answer
         *     - `wechat_not_reached`: WeChat could not be reached; nothing was sent
         *     - `wechat_says_wait`: WeChat asks us to wait
         *     - `wechat_busy`: WeChat was busy; the upload may have taken effect
         *     - `token_refused`: WeChat refused the access token
         *     - `interrupted`: The server stopped during the upload
         *     - `answer_lost`: WeChat's answer to the upload was lost
         *     - `already_there`: WeChat says it already has exactly this
         *     - `not_applied`: The upload did not take effect
         *     - `unproven`: It was sent, but WeChat has not confirmed the result
         *     - `not_taken`: WeChat accepted the upload but the order shows no shipment
         *     - `shipped_differently`: The order shows a different shipment, entered by hand or by another system
         *     - `refunded`: WeChat Pay, or you, told of a refund in full: nothing was sent
         *     - `partly_shipped`: Some sub-orders of the combined payment are shipped, others are not
         *     - `not_the_payer`: payer.openid did not pay this order
         *     - `waits_for_other`: Another shipment of the same payment, posted by its other number, comes first
         *     - `waits_for_parcel`: An earlier parcel of the same split shipment comes first
         *     - `parcel_missing`: An earlier parcel of the same split shipment was rejected
         *     - `another_is_open`: Another shipment of the same payment was sent later
         *     - `account_refused`: WeChat refuses this account, its token or its quota; the shop is paused
         *     - `not_authorized`: The merchant ended the authorisation of the third-party platform; nothing is lost
         *     - `odd_answer`: WeChat's answer to the upload says nothing that we know
         *     - `answered`: WeChat accepted the upload
         *     - `newer_at_wechat`: WeChat says that it has something newer, and the order does not show it
         *     - `not_payable`: WeChat says that the payment cannot be shipped, and the order says that it can
         *     - `stamps_differ`: Uploads of its sub-orders may still be on their way, with different times
         *     - `corrected`: Corrected by a later shipment
         *     - `changed_at_wechat`: Changed at WeChat, in its console or by another system
         *     - `refused_by_wechat`: WeChat refused it
         *     - `breaks_a_rule`: It breaks one of WeChat's rules; nothing was sent
         *     - `reshipment_spent`: The one re-shipment chance of this payment has been used
         *     - `order_closed`: The order can no longer be shipped: received, completed or refunded
         *     - `tried_again`: Retried by a person
         *     - `closed_by_hand`: Closed by a person
         *     - `was_shipped_already`: WeChat already had exactly this; nothing was sent
         * @enum {string}
         */
        ShipmentReason: "payment_not_known_yet" | "unknown_payment" | "wechat_does_not_answer" | "wechat_not_reached" | "wechat_says_wait" | "wechat_busy" | "token_refused" | "interrupted" | "answer_lost" | "already_there" | "not_applied" | "unproven" | "not_taken" | "shipped_differently" | "refunded" | "partly_shipped" | "not_the_payer" | "waits_for_other" | "waits_for_parcel" | "parcel_missing" | "another_is_open" | "account_refused" | "not_authorized" | "odd_answer" | "answered" | "newer_at_wechat" | "not_payable" | "stamps_differ" | "corrected" | "changed_at_wechat" | "refused_by_wechat" | "breaks_a_rule" | "reshipment_spent" | "order_closed" | "tried_again" | "closed_by_hand" | "was_shipped_already";
        ShipmentRejectedDelivery: {
            data: components["schemas"]["ShipmentResponse"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "shipment.rejected";
        };
        ShipmentRequest: {
            /**
             * @description 1 unified: everything in one parcel; 2 split: several parcels, express only
             * @enum {integer}
             */
            delivery_mode: 1 | 2;
            /**
             * Format: int64
             * @description The shipment is stored now and sent after so many seconds: until then POST /api/shipments/{id}/undo takes it back. At most 60. Not for a further parcel that waits for an earlier one
             */
            hold_seconds?: number;
            /** @description Required for delivery_mode 2; true completes the shipment, and WeChat tells the buyer */
            is_all_delivered?: boolean;
            /**
             * @description 1 express, 2 same-city, 3 virtual, 4 self-pickup
             * @enum {integer}
             */
            logistics_type: 1 | 2 | 3 | 4;
            /** @description What was bought: the same as in PUT /api/orders/details, which it takes the place of. A combined payment has it for all of its sub-orders, or for none */
            order?: components["schemas"]["OrderDetails"];
            order_key: components["schemas"]["OrderKey"];
            payer?: components["schemas"]["Payer"];
            services?: components["schemas"]["ServicesRequest"];
            /** @description The parcels: one for delivery_mode 1, at most 15 for delivery_mode 2 */
            shipping_list: components["schemas"]["ParcelRequest"][];
            /** @description true allows this to be a correction of what was shipped: it uses the only re-shipment chance of the payment */
            spend_reshipment?: boolean;
            /** @description Taken and not used: each upload gets its own time */
            upload_time?: unknown;
        };
        ShipmentResponse: {
            shipment: components["schemas"]["Shipment"];
        };
        ShipmentShippedDelivery: {
            data: components["schemas"]["ShipmentResponse"];
            /** @description When it was written: ISO 8601 */
            timestamp: string;
            /** @constant */
            type: "shipment.shipped";
        };
        /**
         * @description - `waiting`: A further parcel of a split shipment that is under way: it goes on when the earlier ones are shipped or closed. The last one (is_all_delivered) goes last.
         *     - `queued`: Accepted and stored. A worker queries the order (get_order) before it uploads anything.
         *     - `sending`: The upload is in progress. The state is stored before the request is sent, so that a crash in between is noticed.
         *     - `verifying`: The upload was sent; get_order will show whether it took effect.
         *     - `shipped`: get_order shows this shipment.
         *     - `superseded`: It was shipped, and WeChat shows something else now: it was corrected, or changed at WeChat.
         *     - `rejected`: Not shipped, and not sent again. The reason says why.
         *     - `needs_attention`: A person must look: retry it, or close it.
         * @enum {string}
         */
        ShipmentState: "waiting" | "queued" | "sending" | "verifying" | "shipped" | "superseded" | "rejected" | "needs_attention";
        ShipmentWarning: {
            field: string;
            message: string;
        };
        ShipQueue: {
            /** @description How new the local copy is, Unix seconds: orders paid in the two days before are as WeChat had them then, or newer. When it is older than a minute it is brought up to date first, for three seconds at most. null: nothing was read yet */
            as_of: number | null;
            /** @description Of the last parcel */
            last_carrier: string | null;
            /** @description Those that are late */
            late: components["schemas"]["Tally"];
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
            /** @description The same for orders paid in the 30 days before, which are read every six hours; pushes and shipments renew single ones */
            older_as_of: number | null;
            orders: components["schemas"]["QueuedOrder"][];
            /** @description Those that are late by midnight in Beijing, if they are not shipped; late ones, too */
            today: components["schemas"]["Tally"];
            /** @description All that are to be shipped */
            total: components["schemas"]["Tally"];
            /** @description Accepted and not shipped yet, newest first, at most 50; with the first page only */
            under_way: components["schemas"]["QueuedOrder"][];
        };
        /** @description What these sets let the server do */
        ShopAbilities: {
            can_complain: boolean;
            can_message: boolean;
            can_order_centre: boolean;
            can_set_jump_path: boolean;
            can_ship: boolean;
            can_sync_list: boolean;
            can_trace: boolean;
        };
        ShopChangeRequest: {
            /** @description As MSG_JUMP_PATH: the page that a tap on the shipping message opens, or none */
            jump_path?: string;
            /** @description How people see the shop */
            name?: string;
            /** @description EncodingAESKey of its message push; made when left out */
            push_aes_key?: string;
            /** @description Of its message push; made when left out */
            push_token?: string;
            /** @description The Mini Program's AppSecret; stored sealed, and never returned */
            secret?: string;
            settings?: components["schemas"]["ShopOptions"];
            /** @enum {string} */
            state?: "active" | "suspended";
        };
        /** @description What the environment says of the first shop, in small letters: docs/SETTINGS.md */
        ShopOptions: {
            mchid?: string;
            miniapp_pages?: string[];
            order_centre_path?: string;
            /** @enum {string} */
            push_forward_own?: "on" | "off";
            push_forward_url?: string;
            /** @enum {string} */
            receipt_reminders?: "on" | "off";
            /** @enum {string} */
            resend?: "auto" | "by-hand";
            /** @enum {string} */
            unsigned_pushes?: "refuse" | "gateway";
        };
        ShopPeople: {
            people: components["schemas"]["ShopPerson"][];
        };
        ShopPerson: {
            id: string;
            name: string;
            role: components["schemas"]["Role"];
        };
        ShopRemoved: {
            /** @constant */
            removed: true;
        };
        ShopRoleRequest: {
            role: components["schemas"]["Role"];
        };
        /** @description The latest thing that is wrong and not over, in words; null: nothing is */
        ShopTrouble: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            at: number;
            kind: string;
            message: string;
            remedy: string;
        } | null;
        SignedOut: {
            /** @constant */
            signed_out: true;
        };
        SignInRequest: {
            /** @description How the person is called, and signs in */
            name: string;
            /** @description At least 10 characters */
            password: string;
        };
        SpecialOrderRequest: {
            /**
             * Format: int64
             * @description Unix seconds; pre-sale only: 15 to 330 days after payment
             */
            delay_to?: number;
            /** @description 1 pre-sale, 2 test */
            type: 1 | 2;
        };
        StepTime: {
            average_days: number | null;
            median_days: number | null;
            /** Format: int64 */
            orders: number;
            /** @enum {string} */
            step: "paid_to_shipped" | "shipped_to_signed" | "signed_to_confirmed" | "confirmed_to_settled" | "paid_to_settled";
        };
        StoredOrderDetails: {
            after_sales_path?: string;
            contact?: boolean;
            /**
             * Format: int64
             * @description Fen
             */
            discount?: number;
            /**
             * Format: int64
             * @description Fen
             */
            freight?: number;
            item_list?: components["schemas"]["BuyerOrderItem"][];
            merchant_order_no?: string;
            path?: string;
            pickup_code?: string;
            /**
             * Format: int64
             * @description Unix seconds
             */
            presale_time?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            promised_ship_time?: number;
            receiver?: {
                address: string;
                name: string;
                phone: string;
            };
            /**
             * Format: int64
             * @description Fen
             */
            refunded_amount?: number;
            /**
             * Format: int64
             * @description Unix seconds
             */
            refunded_time?: number;
            shop?: {
                logo_url?: string;
                name: string;
                path?: string;
            };
            store?: {
                address: string;
                hours?: string;
                name: string;
            };
            url?: string;
        };
        StoredSubOrderDetails: {
            order: components["schemas"]["StoredOrderDetails"];
            order_key: components["schemas"]["DetailsOrderKey"];
            /** @description WeChat Pay's number of the payment it belongs to; null while the order is not known */
            transaction_id: string | null;
        };
        SubOrderDetails: {
            order: components["schemas"]["OrderDetails"];
            order_key: components["schemas"]["OrderKey"];
        };
        SubOrderRequest: {
            /**
             * @description 1 unified: everything in one parcel; 2 split: several parcels, express only
             * @enum {integer}
             */
            delivery_mode: 1 | 2;
            /** @description Required for delivery_mode 2; true completes the shipment, and WeChat tells the buyer */
            is_all_delivered?: boolean;
            /**
             * @description 1 express, 2 same-city, 3 virtual, 4 self-pickup
             * @enum {integer}
             */
            logistics_type: 1 | 2 | 3 | 4;
            /** @description What was bought: the same as in PUT /api/orders/details, which it takes the place of. A combined payment has it for all of its sub-orders, or for none */
            order?: components["schemas"]["OrderDetails"];
            order_key: components["schemas"]["OrderKey"];
            /** @description The parcels: one for delivery_mode 1, at most 15 for delivery_mode 2 */
            shipping_list: components["schemas"]["ParcelRequest"][];
        };
        SuggestedCarrier: {
            delivery_id: string;
            delivery_name: string;
        };
        Switch: {
            label: string;
            meaning: string;
            /** @enum {string} */
            name: "receipt_reminders" | "resend" | "shopping_order" | "messages" | "tracking";
            /** @description The setting that fixes it; null: none does */
            setting: string | null;
            /**
             * @description `environment`: the operator has set it, and it cannot be changed here
             * @enum {string}
             */
            source: "environment" | "api" | "default";
            value: string;
            values: string[];
        };
        Sync: {
            as_of: number | null;
            /** @description Why it waits */
            cause: string | null;
            errcode: number | null;
            /**
             * Format: int64
             * @description Of 100 orders, read so far
             */
            pages: number;
            /** @description Pages are being read, or waited for */
            reading: boolean;
            retry_at: number | null;
        };
        SyncRequest: {
            /** @description Those of 30 days, too */
            older?: boolean;
        };
        Syncs: {
            /** @description Orders paid in the last 30 days */
            older: components["schemas"]["Sync"];
            /** @description Orders paid in the last two days */
            recent: components["schemas"]["Sync"];
        };
        Tally: {
            /** Format: int64 */
            orders: number;
            /**
             * Format: int64
             * @description Fen
             */
            paid_amount: number;
        };
        TimelineItem: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            at: number;
            /** @description Who of the shop did it, as they were called then; null: nobody, or not known */
            by: {
                /** @enum {string} */
                kind: "person" | "key" | "command";
                name: string;
            } | null;
            /** @enum {string} */
            kind: "paid" | "accepted" | "attempt" | "shipped" | "corrected" | "rejected" | "needs_attention" | "parcel" | "receipt_confirmed" | "settling" | "settled" | "refund" | "complaint" | "push" | "undone" | "retried" | "closed" | "reminded" | "reported";
            shipment_id: string | null;
            text: string;
        };
        TimelineResponse: {
            timeline: components["schemas"]["TimelineItem"][];
        };
        Todo: {
            /** Format: int64 */
            count: number;
            errcode: number | null;
            /** @description `complaint_opened`: the five that end first; `receipt_unconfirmed`: how many may still be reminded */
            facts: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            kind: "account_refused" | "jump_path_refused" | "order_centre_path_refused" | "trade_management_off" | "trade_confirmation_incomplete" | "trade_type_unknown" | "shipping_demanded" | "shipping_overdue" | "shipment_needs_attention" | "shipment_rejected" | "shipment_changed_at_wechat" | "service_needs_attention" | "presale_to_report" | "order_not_known" | "pay_key_wrong" | "sync_failing" | "disk_nearly_full" | "webhook_off" | "complaint_opened" | "complaint_due" | "complaint_unknown" | "account_punished" | "platform_ticket_missing" | "platform_refused" | "authorisation_lost" | "authorisation_revoked" | "push_parked" | "receipt_unconfirmed" | "settlement_late" | "pushes_silent";
            message: string;
            /** @description Fen at stake */
            paid_amount: number | null;
            /** @description Of shipments */
            reason: string | null;
            remedy: string;
            since: number | null;
            /** @description By when, Unix milliseconds */
            until: number | null;
        };
        TrackedGoods: {
            /** Format: uri */
            goods_img_url: string;
            goods_name: string;
        };
        TrackRequest: {
            /** @description Shown on WeChat's tracking page */
            goods: components["schemas"]["TrackedGoods"][];
            /** @description Passed to WeChat and not stored */
            receiver_phone: string;
            /** @description Passed to WeChat and not stored */
            sender_phone?: string;
            tracking_no: string;
        };
        TradeType: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            at: number;
            /**
             * @description `unknown`: the answer was lost, and a person has to look in the console
             * @enum {string}
             */
            state: "sending" | "applied" | "unknown";
            /** @description null: applied for before by somebody else */
            trade_type: number | null;
        };
        TradeTypeRequest: {
            /** @description true: a person knows that an account can do this once */
            confirm?: boolean;
            material_list: {
                /** @description From POST /api/account/media */
                media_id: string;
                /**
                 * Format: int64
                 * @description 1 image, 2 video
                 */
                type: number;
            }[];
            reason: string;
            /** @description true: although an application was sent before */
            repeat?: boolean;
            /**
             * Format: int64
             * @description 1 general, 2 physical e-commerce, 3 offline service, 4 online service
             */
            trade_type: number;
        };
        TradeTypeResponse: {
            trade_type: components["schemas"]["TradeType"];
        };
        Trouble: {
            /** @description Nothing is sent while WeChat refuses the account */
            paused: {
                cause: string;
                /** Format: int64 */
                errcode: number;
                remedy: string;
                /**
                 * Format: int64
                 * @description Unix milliseconds
                 */
                since: number;
            } | null;
            /** @description Pushes that failed eight times */
            pushes: components["schemas"]["ParkedPushes"][];
            /** @description What WeChat's services could not be told in the last 30 days; they hold no shipment up */
            services: components["schemas"]["TroubledServices"][];
            shipments: components["schemas"]["TroubledShipments"][];
        };
        TroubledServices: {
            cause: string | null;
            /** Format: int64 */
            count: number;
            /** @description WeChat's code; null: it gave none */
            errcode: number | null;
            examples: {
                part: string;
                transaction_id: string | null;
            }[];
            reason: components["schemas"]["ServiceReason"] | null;
            remedy: string | null;
            service: components["schemas"]["ServiceName"];
        };
        TroubledShipments: {
            cause: string | null;
            /** Format: int64 */
            count: number;
            /** @description WeChat's code; null: it gave none */
            errcode: number | null;
            /** @description The newest three, each with the call that WeChat answered so */
            examples: components["schemas"]["Shipment"][];
            helps: components["schemas"]["TroubleHelp"][];
            /** @description Of the newest one: possible causes, likeliest first, each with what helps */
            likely_causes: components["schemas"]["LikelyCause"][];
            /**
             * Format: int64
             * @description Of their orders, in fen
             */
            paid_amount: number;
            reason: components["schemas"]["ShipmentReason"] | null;
            remedy: string | null;
            /**
             * Format: int64
             * @description Since when the first one waits, Unix milliseconds
             */
            since: number;
            state: components["schemas"]["ShipmentState"];
        };
        /**
         * @description `retry` and `close`: POST /api/shipments/retry and /close with the reason; `open_order`: look at the order; `look_in_wechat`: in the console of WeChat; `check_account`: run the checks
         * @enum {string}
         */
        TroubleHelp: "retry" | "close" | "open_order" | "look_in_wechat" | "check_account";
        TroubleResponse: {
            trouble: components["schemas"]["Trouble"];
        };
        Waybill: {
            /** @description true: WeChat sends the buyer messages about this parcel */
            messages: boolean;
            /**
             * @description Of the one receipt reminder of the payment
             * @enum {string}
             */
            reminder: "watching" | "sending" | "sent" | "not_needed" | "refused";
            /**
             * Format: int64
             * @description 0 unknown, 1 collected, 2 in transit, 3 out for delivery, 4 signed, 5 exception, 6 signed by proxy
             */
            status: number;
            /** @description The statuses that it has had, the oldest first */
            statuses: components["schemas"]["WaybillStatus"][];
            /** @description true: WeChat's tracking page opens without asking the buyer for a phone number */
            tracking: boolean;
            tracking_no: string;
        };
        WaybillResponse: {
            waybill: components["schemas"]["Waybill"];
        };
        WaybillStatus: {
            /**
             * Format: int64
             * @description When it was first seen, Unix seconds; WeChat gives no times
             */
            at: number;
            /**
             * Format: int64
             * @description 0 unknown, 1 collected, 2 in transit, 3 out for delivery, 4 signed, 5 exception, 6 signed by proxy
             */
            status: number;
        };
        WaybillTokenRequest: {
            /** Format: uri */
            goods_img_url: string;
            /** @description The receiver's phone number; passed to WeChat, neither stored nor logged */
            receiver_phone?: string;
            tracking_no: string;
        };
        WaybillTokenResponse: {
            /** @description For openWaybillTracking of WeChat's logistics plugin */
            waybill_token: string;
        };
        Webhook: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            deliveries: components["schemas"]["WebhookDeliveryCounts"];
            /** @description Which types; `*`: all, also those of later versions */
            events: (components["schemas"]["OutgoingEventType"] | "*")[];
            /** @description Since when nothing was delivered, Unix milliseconds; null: the last one was */
            failing_since: number | null;
            id: string;
            /**
             * @description Of the words in `data`
             * @enum {string}
             */
            language: "en" | "zh";
            /** @description The last try, Unix milliseconds */
            last_at: number | null;
            /** @description Why the last try failed: `HTTP 500`, `timeout`, `private_address`, a code of the network */
            last_error: string | null;
            /** @description The same in words */
            last_error_text: string | null;
            /** @description HTTP status of the last try */
            last_status: number | null;
            /** @description Why it is off. `gone`: it answered 410; `failing`: nothing was delivered for five days; `no_secret`: the master key does not open its secret, rotate it */
            reason: ("by_hand" | "gone" | "failing" | "no_secret") | null;
            /** @description The same in words */
            reason_text: string | null;
            /** @enum {string} */
            state: "active" | "off";
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            updated_at: number;
            url: string;
        };
        WebhookChange: {
            /** @description Which types; `*`: all, also those of later versions */
            events?: (components["schemas"]["OutgoingEventType"] | "*")[];
            /**
             * @description Of the words in `data`
             * @enum {string}
             */
            language?: "en" | "zh";
            /** @enum {string} */
            state?: "active" | "off";
            /**
             * Format: uri
             * @description Where events are posted; https and a public address unless WEBHOOK_ALLOW_PRIVATE is on
             */
            url?: string;
        };
        WebhookDelivery: {
            /**
             * Format: int64
             * @description The next try, while it is pending
             */
            due_at: number;
            error: string | null;
            error_text: string | null;
            event_id: string;
            /** Format: int64 */
            seq: number;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            status: number | null;
            tried_at: number | null;
            /** Format: int64 */
            tries: number;
            type: string;
        };
        /** @description Events that wait, and that were given up after ten tries */
        WebhookDeliveryCounts: {
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            pending: number;
        };
        WebhookDeliveryPage: {
            deliveries: components["schemas"]["WebhookDelivery"][];
            next_cursor: number | null;
        };
        WebhookList: {
            webhooks: components["schemas"]["Webhook"][];
        };
        WebhookRequest: {
            /** @description Which types; `*`: all, also those of later versions */
            events?: (components["schemas"]["OutgoingEventType"] | "*")[];
            /**
             * @description Of the words in `data`
             * @enum {string}
             */
            language?: "en" | "zh";
            /**
             * Format: uri
             * @description Where events are posted; https and a public address unless WEBHOOK_ALLOW_PRIVATE is on
             */
            url: string;
        };
        WebhookResponse: {
            webhook: components["schemas"]["Webhook"];
        };
        WebhookTest: {
            delivered: boolean;
            /** Format: int64 */
            duration_ms: number;
            error: string | null;
            error_text: string | null;
            status: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Seconds to wait before the next try; where it is known
         * @example 2
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readAccount: {
        parameters: {
            query?: {
                /** @description true: asks WeChat now */
                refresh?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What WeChat says of the account: whether shipping management is on and confirmed; the trade type that was applied for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "is_trade_managed": {
                     *           "value": true,
                     *           "errcode": null,
                     *           "cause": null,
                     *           "remedy": null,
                     *           "since": 1764123000000,
                     *           "asked_at": 1764123000000
                     *         },
                     *         "is_trade_management_confirmation_completed": {
                     *           "value": true,
                     *           "errcode": null,
                     *           "cause": null,
                     *           "remedy": null,
                     *           "since": 1764123000000,
                     *           "asked_at": 1764123000000
                     *         },
                     *         "trade_type": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readBrand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of the application as a famous brand, as WeChat says now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "brand": {
                     *         "status": 1,
                     *         "status_text": "in review",
                     *         "apply_for": 1,
                     *         "audit_reason": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BrandResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `refused_by_wechat`: WeChat refused the request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    applyForBrand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "Application": {
                 *         "apply_for": 1,
                 *         "audit_info": {
                 *           "brand_name": "山间茶事",
                 *           "brand_type": 4,
                 *           "flagship_in_which_ec_platform": "京东",
                 *           "ec_platform_proof_list": [
                 *             "HNpt8GEVyTAEcUZPrbbIzMYEUL6fEphDcs3mSdXf4vGE"
                 *           ]
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BrandRequest"];
            };
        };
        responses: {
            /** @description Applies as a famous brand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "brand": {
                     *         "status": 1,
                     *         "status_text": "in review",
                     *         "apply_for": 1,
                     *         "audit_reason": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BrandResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `unknown_field`: Unknown field
             *
             *     `refused_by_wechat`: WeChat refused the request
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    uploadMedia: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example GIF89a */
                "image/gif": string;
                "image/jpeg": string;
                "image/png": string;
                "multipart/form-data": string;
            };
        };
        responses: {
            /** @description Uploads an image to WeChat, for the applications below */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "media_id": "HNpt8GEVyTAEcUZPrbbIzMYEUL6fEphDcs3mSdXf4vGE",
                     *       "created_at": 1764123000,
                     *       "expires_at": 1764382200
                     *     }
                     */
                    "application/json": components["schemas"]["Media"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `image_too_large`: The image is too large
             *
             *     `too_large`: The request body is too large
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    applyForTradeType: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "trade_type": 2,
                 *       "material_list": [
                 *         {
                 *           "type": 1,
                 *           "media_id": "HNpt8GEVyTAEcUZPrbbIzMYEUL6fEphDcs3mSdXf4vGE"
                 *         }
                 *       ],
                 *       "reason": "现主要销售实物商品",
                 *       "confirm": true
                 *     }
                 */
                "application/json": components["schemas"]["TradeTypeRequest"];
            };
        };
        responses: {
            /** @description Applies for another trade type, once an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "trade_type": {
                     *         "state": "applied",
                     *         "trade_type": 2,
                     *         "at": 1764123000000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TradeTypeResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `confirmation_needed`: A person has to confirm this first
             *
             *     `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `unknown_field`: Unknown field
             *
             *     `refused_by_wechat`: WeChat refused the request
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `outcome_unknown`: WeChat's answer was lost: the request may have taken effect */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAlarms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Robots that tell people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "robots": [
                     *         {
                     *           "id": "rb_019aa4c0-7b1e-7000-8000-5d2f8a1c3e03",
                     *           "kind": "wecom",
                     *           "name": "shop",
                     *           "keyword": null,
                     *           "language": "zh",
                     *           "last_at": null,
                     *           "last_error": null,
                     *           "last_error_text": null,
                     *           "created_at": 1764123000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RobotList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addAlarm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123abcd",
                 *       "name": "shop"
                 *     }
                 */
                "application/json": components["schemas"]["RobotRequest"];
            };
        };
        responses: {
            /** @description Lets the robot of a group tell people what needs them */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "robot": {
                     *         "id": "rb_019aa4c0-7b1e-7000-8000-5d2f8a1c3e03",
                     *         "kind": "wecom",
                     *         "name": "shop",
                     *         "keyword": null,
                     *         "language": "zh",
                     *         "last_at": null,
                     *         "last_error": null,
                     *         "last_error_text": null,
                     *         "created_at": 1764123000000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RobotResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeAlarm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a robot
                 * @example rb_019aa4c0-7b1e-7000-8000-5d2f8a1c3e03
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removes a robot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "removed": true
                     *     }
                     */
                    "application/json": components["schemas"]["RobotRemoved"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testAlarm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a robot
                 * @example rb_019aa4c0-7b1e-7000-8000-5d2f8a1c3e03
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Says something in the group now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivered": true,
                     *       "error": null,
                     *       "error_text": null
                     *     }
                     */
                    "application/json": components["schemas"]["RobotTest"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readAttention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What needs a person, by kind and reason, with the money at stake; and how the server is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "attention": [
                     *         {
                     *           "kind": "shipment_needs_attention",
                     *           "reason": "unknown_payment",
                     *           "errcode": 10060001,
                     *           "count": 1,
                     *           "paid_amount": 16800,
                     *           "since": 1764123000000,
                     *           "until": null,
                     *           "message": "WeChat does not know the payment, long after it was made",
                     *           "remedy": "Go through likely_causes, then retry it or close it.",
                     *           "facts": {}
                     *         }
                     *       ],
                     *       "pulse": {
                     *         "paused": null,
                     *         "outbox": 0,
                     *         "last_push_at": 1764123000000
                     *       },
                     *       "as_of": 1764130200,
                     *       "older_as_of": 1764115800
                     *     }
                     */
                    "application/json": components["schemas"]["AttentionResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description The id of a person or key */
                by?: string;
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /** @description At or after, Unix seconds */
                from?: number;
                /** @description Rows of a page */
                limit?: number;
                /** @description Before, Unix seconds */
                to?: number;
                /** @description What was done to this order */
                transaction_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what to which order, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e41",
                     *           "at": 1764123100000,
                     *           "by": {
                     *             "kind": "person",
                     *             "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *             "name": "小林"
                     *           },
                     *           "action": "closeShipment",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "shipment_id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "subject": null,
                     *           "before": {
                     *             "state": "needs_attention",
                     *             "reason": "unknown_payment"
                     *           },
                     *           "after": {
                     *             "state": "rejected",
                     *             "reason": "closed_by_hand"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAutoShipRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules, and what they have done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rules": [
                     *         {
                     *           "id": "0193d6c2-7b1a-7c3e-9f00-5a1b2c3d4e5f",
                     *           "match": {
                     *             "merchant_trade_no": "TOPUP"
                     *           },
                     *           "logistics_type": 3,
                     *           "item_desc": "Top-up",
                     *           "after": 60,
                     *           "paid_from": 1764123000,
                     *           "created_at": 1764123000000,
                     *           "shipped": 0,
                     *           "refused": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AutoShipRules"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createAutoShipRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "match": {
                 *         "merchant_trade_no": "TOPUP"
                 *       },
                 *       "logistics_type": 3,
                 *       "item_desc": "Top-up",
                 *       "after": 60
                 *     }
                 */
                "application/json": components["schemas"]["AutoShipRuleRequest"];
            };
        };
        responses: {
            /** @description Makes a rule: orders that match are shipped by themselves, as virtual goods or for pick-up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rule": {
                     *         "id": "0193d6c2-7b1a-7c3e-9f00-5a1b2c3d4e5f",
                     *         "match": {
                     *           "merchant_trade_no": "TOPUP"
                     *         },
                     *         "logistics_type": 3,
                     *         "item_desc": "Top-up",
                     *         "after": 60,
                     *         "paid_from": 1764123000,
                     *         "created_at": 1764123000000,
                     *         "shipped": 0,
                     *         "refused": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AutoShipRuleResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeAutoShipRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0193d6c2-7b1a-7c3e-9f00-5a1b2c3d4e5f */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ends a rule; what it has shipped stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "done": true
                     *     }
                     */
                    "application/json": components["schemas"]["AutoShipRuleRemoved"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readBoard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits for shipment (by age), for confirmation, for settlement, and what is in dispute */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "board": {
                     *         "as_of": 1764130200,
                     *         "older_as_of": 1764115800,
                     *         "awaiting_shipment": [
                     *           {
                     *             "age": "under_24_h",
                     *             "orders": 3,
                     *             "paid_amount": 50400
                     *           },
                     *           {
                     *             "age": "24_to_48_h",
                     *             "orders": 0,
                     *             "paid_amount": 0
                     *           },
                     *           {
                     *             "age": "over_48_h",
                     *             "orders": 0,
                     *             "paid_amount": 0
                     *           }
                     *         ],
                     *         "shipped_not_confirmed": {
                     *           "orders": 3,
                     *           "paid_amount": 50400
                     *         },
                     *         "confirmed_not_settled": {
                     *           "orders": 3,
                     *           "paid_amount": 50400
                     *         },
                     *         "in_dispute": {
                     *           "orders": 0,
                     *           "paid_amount": 0
                     *         },
                     *         "shipments": {
                     *           "queued": 1,
                     *           "needs_attention": 1
                     *         },
                     *         "services": [
                     *           {
                     *             "service": "details",
                     *             "states": {
                     *               "done": 36,
                     *               "waiting": 4
                     *             },
                     *             "share_done": 0.9
                     *           },
                     *           {
                     *             "service": "messages",
                     *             "states": {
                     *               "done": 36,
                     *               "waiting": 4
                     *             },
                     *             "share_done": 0.9
                     *           }
                     *         ],
                     *         "paused": null,
                     *         "attention": [
                     *           {
                     *             "kind": "shipment_needs_attention",
                     *             "count": 1,
                     *             "since": 1764123000000,
                     *             "message": "A shipment needs attention",
                     *             "remedy": "`fahuo shipments list --state needs_attention` says what to do with each.",
                     *             "facts": {}
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BoardResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCarriers: {
        parameters: {
            query?: {
                /**
                 * @description An id, an alias or a part of the name
                 * @example 圆通
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Carriers that WeChat knows; q: an id, an alias or a part of the name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "carriers": [
                     *         {
                     *           "delivery_id": "YTO",
                     *           "delivery_name": "圆通速递"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CarrierList"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listComplaints: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
                /**
                 * @description Open ones by default
                 * @example open
                 */
                state?: "open" | "closed" | "all";
                transaction_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complaints of buyers, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "complaints": [
                     *         {
                     *           "complaint_order_id": "200126112600001",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "out_trade_no": "TEA20261126001",
                     *           "type": 611,
                     *           "status": 201,
                     *           "status_text": "opened, waits for your answer",
                     *           "turn": "merchant",
                     *           "actions": [
                     *             "agree",
                     *             "refuse"
                     *           ],
                     *           "appeal_state": 0,
                     *           "create_time": 1764209400,
                     *           "answer_by": 1764382200,
                     *           "read_at": 1764209405000
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ComplaintPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readComplaint: {
        parameters: {
            query?: {
                /** @description 1: asks WeChat now, and returns the buyer's phone number, which is stored nowhere; the log notes that it was read */
                contact?: "1";
            };
            header?: never;
            path: {
                /**
                 * @description complaint_order_id of the push
                 * @example 200126112600001
                 */
                complaint_order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A complaint, what was said in it, and our answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "complaint": {
                     *         "complaint_order_id": "200126112600001",
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "out_trade_no": "TEA20261126001",
                     *         "type": 611,
                     *         "status": 201,
                     *         "status_text": "opened, waits for your answer",
                     *         "turn": "merchant",
                     *         "actions": [
                     *           "agree",
                     *           "refuse"
                     *         ],
                     *         "appeal_state": 0,
                     *         "create_time": 1764209400,
                     *         "answer_by": 1764382200,
                     *         "read_at": 1764209405000,
                     *         "detail": {
                     *           "product_name": "Tea",
                     *           "amount": "¥9.90",
                     *           "content": "The parcel did not come.",
                     *           "media": [],
                     *           "history": [
                     *             {
                     *               "type": 1,
                     *               "time": 1764209400,
                     *               "content": "The parcel did not come.",
                     *               "media": [],
                     *               "blame_result": null
                     *             }
                     *           ],
                     *           "return_bill": null
                     *         },
                     *         "answers": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ComplaintResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    answerComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description complaint_order_id of the push
                 * @example 200126112600001
                 */
                complaint_order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "refuse",
                 *       "content": "The parcel was signed for on 25 November."
                 *     }
                 */
                "application/json": components["schemas"]["ComplaintAnswerRequest"];
            };
        };
        responses: {
            /** @description Answers a complaint, at most once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "answer": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *         "action": "refuse",
                     *         "content": "The parcel was signed for on 25 November.",
                     *         "state": "done",
                     *         "errcode": 0,
                     *         "sent_at": 1764213000000,
                     *         "ended_at": 1764213000180
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ComplaintAnswerResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `complaint_closed`: The complaint is over
             *
             *     `answer_under_way`: Another answer to this complaint is under way
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readDoctor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the last run of the doctor found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "doctor": {
                     *         "state": "done",
                     *         "started_at": 1764123000000,
                     *         "finished_at": 1764123001840,
                     *         "total": 16,
                     *         "checks": [
                     *           {
                     *             "id": "database",
                     *             "name": "database",
                     *             "level": "ok",
                     *             "found": "SQLite, 0.41 ms per durable write",
                     *             "remedy": null
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DoctorResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    runDoctor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Makes all checks anew; ask GET /api/doctor until it is `done` */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "doctor": {
                     *         "state": "running",
                     *         "started_at": 1764123000000,
                     *         "finished_at": null,
                     *         "total": 16,
                     *         "checks": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DoctorResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                cursor?: number;
                /** @description WeChat's name of the event */
                event?: string;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
                /** @example done */
                state?: components["schemas"]["EventState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WeChat's pushes, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": 42,
                     *           "event": "trade_manage_order_settlement",
                     *           "label": "An order was shipped, confirmed or settled",
                     *           "state": "done",
                     *           "tries": 1,
                     *           "error": null,
                     *           "received_at": 1764126605000,
                     *           "signed": true,
                     *           "message": {
                     *             "Event": "trade_manage_order_settlement",
                     *             "transaction_id": "4200002687202611261451882916",
                     *             "merchant_id": "1900000109"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 42 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One push */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event": {
                     *         "id": 42,
                     *         "event": "trade_manage_order_settlement",
                     *         "label": "An order was shipped, confirmed or settled",
                     *         "state": "done",
                     *         "tries": 1,
                     *         "error": null,
                     *         "received_at": 1764126605000,
                     *         "signed": true,
                     *         "message": {
                     *           "Event": "trade_manage_order_settlement",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "merchant_id": "1900000109"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["EventResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    replayEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 42 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Processes a push again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    replayParkedEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Processes all parked pushes again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    summarizeEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When WeChat pushed last, since when it signs, and how many of each event came */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "summary": {
                     *         "push_url": "https://fahuo.example.com/wechat/push",
                     *         "last_at": 1764126605000,
                     *         "last_signed_at": 1764126605000,
                     *         "signed_since": 1764126605000,
                     *         "counted": 1,
                     *         "since": 1764126605000,
                     *         "parked": 0,
                     *         "waiting": 0,
                     *         "by_event": [
                     *           {
                     *             "event": "trade_manage_order_settlement",
                     *             "label": "An order was shipped, confirmed or settled",
                     *             "count": 1,
                     *             "parked": 0,
                     *             "last_at": 1764126605000
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PushSummaryResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listExpectedOrders: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Payments that we were told of, and that WeChat does not show yet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "expected": [
                     *         {
                     *           "id": "2:4200002687202611261451882916",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "mchid": "1900000109",
                     *           "out_trade_no": "TEA20261126001",
                     *           "source": "notification",
                     *           "paid_amount": 16800,
                     *           "pay_time": 1764123000,
                     *           "promised_ship_time": null,
                     *           "told_at": 1764123000000,
                     *           "tries": 1,
                     *           "next_at": 1764123120000,
                     *           "errcode": 10060001,
                     *           "likely_causes": [
                     *             "Paid only just now: WeChat shows a payment after about a minute. Wait."
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ExpectedOrderPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    forgetExpectedOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 2:4200002687202611261451882916 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Expects a payment no more: a wrong number, or another Mini Program’s */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "done": true
                     *     }
                     */
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The imports, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "imports": [
                     *         {
                     *           "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *           "name": null,
                     *           "state": "sent",
                     *           "file": {
                     *             "kind": "text",
                     *             "encoding": "utf-8",
                     *             "separator": ",",
                     *             "other_sheets": [],
                     *             "heading_line": 1,
                     *             "columns": {
                     *               "transaction_id": "transaction_id",
                     *               "express_company": "express_company",
                     *               "tracking_no": "tracking_no",
                     *               "item_desc": "item_desc"
                     *             },
                     *             "unused_columns": [],
                     *             "skipped_lines": [],
                     *             "lines": 1
                     *           },
                     *           "columns": [
                     *             {
                     *               "name": "transaction_id",
                     *               "field": "transaction_id",
                     *               "by": "heading"
                     *             },
                     *             {
                     *               "name": "express_company",
                     *               "field": "express_company",
                     *               "by": "heading"
                     *             },
                     *             {
                     *               "name": "tracking_no",
                     *               "field": "tracking_no",
                     *               "by": "heading"
                     *             },
                     *             {
                     *               "name": "item_desc",
                     *               "field": "item_desc",
                     *               "by": "heading"
                     *             }
                     *           ],
                     *           "rows": {
                     *             "invalid": 0,
                     *             "ready": 0,
                     *             "spends": 0,
                     *             "hidden": 0,
                     *             "queued": 0,
                     *             "accepted": 1,
                     *             "unchanged": 0,
                     *             "refused": 0,
                     *             "cancelled": 0
                     *           },
                     *           "shipments": [
                     *             {
                     *               "state": "shipped",
                     *               "reason": null,
                     *               "open": false,
                     *               "count": 1,
                     *               "cause": null
                     *             }
                     *           ],
                     *           "created_at": 1764126600000,
                     *           "send_at": 1764126602000,
                     *           "finished_at": 1764126602100
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createImport: {
        parameters: {
            query?: {
                /** @description What each column is taken for, first to last, `-` for one that is not used; remembered for these headings. Without it, columns are known by their headings, else by what stands in them */
                columns?: string;
                /** @description What the file is called */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "multipart/form-data": string;
                /**
                 * @example transaction_id,express_company,tracking_no,item_desc
                 *     4200002687202611261451882916,YTO,YT8812345678901,Tea x1
                 */
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Reads a file (CSV, TSV, .xlsx) or pasted text and stores what it says; nothing is sent yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *         "name": null,
                     *         "state": "ready",
                     *         "file": {
                     *           "kind": "text",
                     *           "encoding": "utf-8",
                     *           "separator": ",",
                     *           "other_sheets": [],
                     *           "heading_line": 1,
                     *           "columns": {
                     *             "transaction_id": "transaction_id",
                     *             "express_company": "express_company",
                     *             "tracking_no": "tracking_no",
                     *             "item_desc": "item_desc"
                     *           },
                     *           "unused_columns": [],
                     *           "skipped_lines": [],
                     *           "lines": 1
                     *         },
                     *         "columns": [
                     *           {
                     *             "name": "transaction_id",
                     *             "field": "transaction_id",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "express_company",
                     *             "field": "express_company",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "tracking_no",
                     *             "field": "tracking_no",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "item_desc",
                     *             "field": "item_desc",
                     *             "by": "heading"
                     *           }
                     *         ],
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 1,
                     *           "spends": 0,
                     *           "hidden": 0,
                     *           "queued": 0,
                     *           "accepted": 0,
                     *           "unchanged": 0,
                     *           "refused": 0,
                     *           "cancelled": 0
                     *         },
                     *         "shipments": [],
                     *         "created_at": 1764126600000,
                     *         "send_at": null,
                     *         "finished_at": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `file_too_large`: The file is too large
             *
             *     `too_large`: The request body is too large
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An import: how far it is, and what its shipments wait for; kept for 30 days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *         "name": null,
                     *         "state": "sent",
                     *         "file": {
                     *           "kind": "text",
                     *           "encoding": "utf-8",
                     *           "separator": ",",
                     *           "other_sheets": [],
                     *           "heading_line": 1,
                     *           "columns": {
                     *             "transaction_id": "transaction_id",
                     *             "express_company": "express_company",
                     *             "tracking_no": "tracking_no",
                     *             "item_desc": "item_desc"
                     *           },
                     *           "unused_columns": [],
                     *           "skipped_lines": [],
                     *           "lines": 1
                     *         },
                     *         "columns": [
                     *           {
                     *             "name": "transaction_id",
                     *             "field": "transaction_id",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "express_company",
                     *             "field": "express_company",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "tracking_no",
                     *             "field": "tracking_no",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "item_desc",
                     *             "field": "item_desc",
                     *             "by": "heading"
                     *           }
                     *         ],
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 0,
                     *           "spends": 0,
                     *           "hidden": 0,
                     *           "queued": 0,
                     *           "accepted": 1,
                     *           "unchanged": 0,
                     *           "refused": 0,
                     *           "cancelled": 0
                     *         },
                     *         "shipments": [
                     *           {
                     *             "state": "shipped",
                     *             "reason": null,
                     *             "open": false,
                     *             "count": 1,
                     *             "cause": null
                     *           }
                     *         ],
                     *         "created_at": 1764126600000,
                     *         "send_at": 1764126602000,
                     *         "finished_at": 1764126602100
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancels what an import has not sent yet; what was accepted goes on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *         "name": null,
                     *         "state": "cancelling",
                     *         "file": {
                     *           "kind": "text",
                     *           "encoding": "utf-8",
                     *           "separator": ",",
                     *           "other_sheets": [],
                     *           "heading_line": 1,
                     *           "columns": {
                     *             "transaction_id": "transaction_id",
                     *             "express_company": "express_company",
                     *             "tracking_no": "tracking_no",
                     *             "item_desc": "item_desc"
                     *           },
                     *           "unused_columns": [],
                     *           "skipped_lines": [],
                     *           "lines": 1
                     *         },
                     *         "columns": [
                     *           {
                     *             "name": "transaction_id",
                     *             "field": "transaction_id",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "express_company",
                     *             "field": "express_company",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "tracking_no",
                     *             "field": "tracking_no",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "item_desc",
                     *             "field": "item_desc",
                     *             "by": "heading"
                     *           }
                     *         ],
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 1,
                     *           "spends": 0,
                     *           "hidden": 0,
                     *           "queued": 0,
                     *           "accepted": 0,
                     *           "unchanged": 0,
                     *           "refused": 0,
                     *           "cancelled": 0
                     *         },
                     *         "shipments": [],
                     *         "created_at": 1764126600000,
                     *         "send_at": null,
                     *         "finished_at": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "columns": [
                 *         "transaction_id",
                 *         "express_company",
                 *         "tracking_no",
                 *         null
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangeImportRequest"];
            };
        };
        responses: {
            /** @description Takes the columns for something else, or one word for another in all rows that are not sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *         "name": null,
                     *         "state": "ready",
                     *         "file": {
                     *           "kind": "text",
                     *           "encoding": "utf-8",
                     *           "separator": ",",
                     *           "other_sheets": [],
                     *           "heading_line": 1,
                     *           "columns": {
                     *             "transaction_id": "transaction_id",
                     *             "express_company": "express_company",
                     *             "tracking_no": "tracking_no",
                     *             "item_desc": "item_desc"
                     *           },
                     *           "unused_columns": [],
                     *           "skipped_lines": [],
                     *           "lines": 1
                     *         },
                     *         "columns": [
                     *           {
                     *             "name": "transaction_id",
                     *             "field": "transaction_id",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "express_company",
                     *             "field": "express_company",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "tracking_no",
                     *             "field": "tracking_no",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "item_desc",
                     *             "field": "item_desc",
                     *             "by": "heading"
                     *           }
                     *         ],
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 1,
                     *           "spends": 0,
                     *           "hidden": 0,
                     *           "queued": 0,
                     *           "accepted": 0,
                     *           "unchanged": 0,
                     *           "refused": 0,
                     *           "cancelled": 0
                     *         },
                     *         "shipments": [],
                     *         "created_at": 1764126600000,
                     *         "send_at": null,
                     *         "finished_at": null
                     *       },
                     *       "changed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedImport"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importResultCsv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example transaction_id,Line,Result */
                    "text/csv": string;
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importResultXlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file again as .xlsx, with what became of each line, and what to do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listImportRows: {
        parameters: {
            query?: {
                /** @description `next_after` of the page before; 0 for the first page */
                after?: number;
                /**
                 * @description Rows of a page
                 * @example 100
                 */
                limit?: number;
                state?: components["schemas"]["ImportRowState"];
                /** @description Several states, with commas between */
                states?: string;
            };
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a file says of each payment, all that is wrong with it, and its shipment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "number": 1,
                     *           "lines": [
                     *             2
                     *           ],
                     *           "payment": "4200002687202611261451882916",
                     *           "parcels": [
                     *             {
                     *               "lines": [
                     *                 2
                     *               ],
                     *               "tracking_no": "YT8812345678901",
                     *               "express_company": "YTO",
                     *               "item_desc": "Tea x1"
                     *             }
                     *           ],
                     *           "cells": [
                     *             {
                     *               "line": 2,
                     *               "values": {
                     *                 "transaction_id": "4200002687202611261451882916",
                     *                 "express_company": "YTO",
                     *                 "tracking_no": "YT8812345678901",
                     *                 "item_desc": "Tea x1"
                     *               }
                     *             }
                     *           ],
                     *           "errors": [],
                     *           "state": "accepted",
                     *           "shipment": {
                     *             "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *             "state": "shipped",
                     *             "reason": null,
                     *             "cause": null,
                     *             "remedy": null
                     *           }
                     *         }
                     *       ],
                     *       "next_after": null
                     *     }
                     */
                    "application/json": components["schemas"]["ImportRowPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeImportRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
                /** @example 1 */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cells": {
                 *         "tracking_no": "YT8812345678901"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ChangeImportRowRequest"];
            };
        };
        responses: {
            /** @description Corrects cells of a row that is not sent, and judges it again at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "number": 1,
                     *           "lines": [
                     *             2
                     *           ],
                     *           "payment": "4200002687202611261451882916",
                     *           "parcels": [
                     *             {
                     *               "lines": [
                     *                 2
                     *               ],
                     *               "tracking_no": "YT8812345678901",
                     *               "express_company": "YTO",
                     *               "item_desc": "Tea x1"
                     *             }
                     *           ],
                     *           "cells": [
                     *             {
                     *               "line": 2,
                     *               "values": {
                     *                 "transaction_id": "4200002687202611261451882916",
                     *                 "express_company": "YTO",
                     *                 "tracking_no": "YT8812345678901",
                     *                 "item_desc": "Tea x1"
                     *               }
                     *             }
                     *           ],
                     *           "errors": [],
                     *           "state": "ready",
                     *           "shipment": null
                     *         }
                     *       ],
                     *       "removed": [],
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *         "name": null,
                     *         "state": "ready",
                     *         "file": {
                     *           "kind": "text",
                     *           "encoding": "utf-8",
                     *           "separator": ",",
                     *           "other_sheets": [],
                     *           "heading_line": 1,
                     *           "columns": {
                     *             "transaction_id": "transaction_id",
                     *             "express_company": "express_company",
                     *             "tracking_no": "tracking_no",
                     *             "item_desc": "item_desc"
                     *           },
                     *           "unused_columns": [],
                     *           "skipped_lines": [],
                     *           "lines": 1
                     *         },
                     *         "columns": [
                     *           {
                     *             "name": "transaction_id",
                     *             "field": "transaction_id",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "express_company",
                     *             "field": "express_company",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "tracking_no",
                     *             "field": "tracking_no",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "item_desc",
                     *             "field": "item_desc",
                     *             "by": "heading"
                     *           }
                     *         ],
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 1,
                     *           "spends": 0,
                     *           "hidden": 0,
                     *           "queued": 0,
                     *           "accepted": 0,
                     *           "unchanged": 0,
                     *           "refused": 0,
                     *           "cancelled": 0
                     *         },
                     *         "shipments": [],
                     *         "created_at": 1764126600000,
                     *         "send_at": null,
                     *         "finished_at": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedImportRows"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "spend_reshipment": []
                 *     }
                 */
                "application/json": components["schemas"]["SendImportRequest"];
            };
        };
        responses: {
            /** @description Ships what an import says; again: tries what was refused, and sends nothing twice */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *         "name": null,
                     *         "state": "sending",
                     *         "file": {
                     *           "kind": "text",
                     *           "encoding": "utf-8",
                     *           "separator": ",",
                     *           "other_sheets": [],
                     *           "heading_line": 1,
                     *           "columns": {
                     *             "transaction_id": "transaction_id",
                     *             "express_company": "express_company",
                     *             "tracking_no": "tracking_no",
                     *             "item_desc": "item_desc"
                     *           },
                     *           "unused_columns": [],
                     *           "skipped_lines": [],
                     *           "lines": 1
                     *         },
                     *         "columns": [
                     *           {
                     *             "name": "transaction_id",
                     *             "field": "transaction_id",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "express_company",
                     *             "field": "express_company",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "tracking_no",
                     *             "field": "tracking_no",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "item_desc",
                     *             "field": "item_desc",
                     *             "by": "heading"
                     *           }
                     *         ],
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 0,
                     *           "spends": 0,
                     *           "hidden": 0,
                     *           "queued": 1,
                     *           "accepted": 0,
                     *           "unchanged": 0,
                     *           "refused": 0,
                     *           "cancelled": 0
                     *         },
                     *         "shipments": [],
                     *         "created_at": 1764126600000,
                     *         "send_at": 1764126602000,
                     *         "finished_at": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The links that can still be used */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "invitations": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e51",
                     *           "role": "clerk",
                     *           "person": null,
                     *           "created_at": 1764123000000,
                     *           "expires_at": 1764382200000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "clerk"
                 *     }
                 */
                "application/json": components["schemas"]["NewInvitationRequest"];
            };
        };
        responses: {
            /** @description Makes a one-time link: for somebody new, or for a new password */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e51",
                     *       "token": "kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4B5C6D7E8F9G",
                     *       "link": "https://fahuo.example.com/console#invitation=kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4B5C6D7E8F9G",
                     *       "expires_at": 1764382200000
                     *     }
                     */
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e51 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes a link back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "removed": true
                     *     }
                     */
                    "application/json": components["schemas"]["AccessRemoved"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readJumpPath: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The path registered with WeChat, and what was said last */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jump_path": "pages/mine/order?from=wechat",
                     *       "said": {
                     *         "path": "pages/mine/order?from=wechat",
                     *         "by": "api"
                     *       },
                     *       "setting": null,
                     *       "pages": []
                     *     }
                     */
                    "application/json": components["schemas"]["JumpPath"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeJumpPath: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "path": "pages/mine/order?from=wechat"
                 *     }
                 */
                "application/json": components["schemas"]["JumpPathRequest"];
            };
        };
        responses: {
            /** @description Registers another path now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jump_path": "pages/mine/order?from=wechat",
                     *       "said": {
                     *         "path": "pages/mine/order?from=wechat",
                     *         "by": "api"
                     *       },
                     *       "setting": null,
                     *       "pages": []
                     *     }
                     */
                    "application/json": components["schemas"]["JumpPath"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API keys of the database; those of MERCHANT_API_KEYS are not among them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e61",
                     *           "name": "ERP",
                     *           "scope": "ship",
                     *           "created_at": 1764123000000,
                     *           "revoked_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ERP",
                 *       "scope": "ship"
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRequest"];
            };
        };
        responses: {
            /** @description Makes an API key, and shows it once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "fahuo_kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4",
                     *       "api_key": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e61",
                     *         "name": "ERP",
                     *         "scope": "ship",
                     *         "created_at": 1764123000000,
                     *         "revoked_at": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e61 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revokes a key at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "revoked": true
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyRevoked"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readMoney: {
        parameters: {
            query?: {
                /**
                 * @description Days ahead that are shown
                 * @example 7
                 */
                days_ahead?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the money is: by step, by day, by merchant number, and what is overdue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "money": {
                     *         "as_of": 1764130200,
                     *         "older_as_of": 1764115800,
                     *         "summary": {
                     *           "awaiting_shipment": {
                     *             "orders": 3,
                     *             "amount": 50400,
                     *             "refunded_amount": 0
                     *           },
                     *           "on_the_way": {
                     *             "orders": 3,
                     *             "amount": 50400,
                     *             "refunded_amount": 0
                     *           },
                     *           "awaiting_settlement": {
                     *             "orders": 0,
                     *             "amount": 0,
                     *             "refunded_amount": 0
                     *           },
                     *           "settled_this_month": {
                     *             "orders": 120,
                     *             "amount": 2016000,
                     *             "refunded_amount": 16800
                     *           },
                     *           "expected_tomorrow": {
                     *             "orders": 3,
                     *             "amount": 50400,
                     *             "refunded_amount": 0
                     *           }
                     *         },
                     *         "settled_days": [
                     *           {
                     *             "day": "2025-11-26",
                     *             "orders": 3,
                     *             "amount": 50400,
                     *             "refunded_amount": 0
                     *           }
                     *         ],
                     *         "settled_untold": {
                     *           "orders": 0,
                     *           "amount": 0,
                     *           "refunded_amount": 0
                     *         },
                     *         "expected": {
                     *           "basis": "The time that WeChat told for each order when it was shipped.",
                     *           "days": [
                     *             {
                     *               "day": "2025-11-26",
                     *               "orders": 3,
                     *               "amount": 50400,
                     *               "refunded_amount": 0
                     *             }
                     *           ],
                     *           "later": {
                     *             "orders": 0,
                     *             "amount": 0,
                     *             "refunded_amount": 0
                     *           },
                     *           "held": {
                     *             "orders": 0,
                     *             "amount": 0,
                     *             "refunded_amount": 0
                     *           },
                     *           "untold": {
                     *             "orders": 0,
                     *             "amount": 0,
                     *             "refunded_amount": 0
                     *           }
                     *         },
                     *         "funnel": [
                     *           {
                     *             "step": "paid",
                     *             "orders": 3,
                     *             "amount": 50400,
                     *             "refunded_amount": 0
                     *           }
                     *         ],
                     *         "step_times": [
                     *           {
                     *             "step": "paid_to_shipped",
                     *             "orders": 120,
                     *             "average_days": 0.8,
                     *             "median_days": 0.6
                     *           }
                     *         ],
                     *         "payees": [
                     *           {
                     *             "merchant_id": "1900000109",
                     *             "sub_merchant_id": "",
                     *             "awaiting_shipment": {
                     *               "orders": 3,
                     *               "amount": 50400,
                     *               "refunded_amount": 0
                     *             },
                     *             "on_the_way": {
                     *               "orders": 3,
                     *               "amount": 50400,
                     *               "refunded_amount": 0
                     *             },
                     *             "awaiting_settlement": {
                     *               "orders": 0,
                     *               "amount": 0,
                     *               "refunded_amount": 0
                     *             },
                     *             "settled_30_days": {
                     *               "orders": 3,
                     *               "amount": 50400,
                     *               "refunded_amount": 0
                     *             }
                     *           }
                     *         ],
                     *         "overdue": {
                     *           "total": {
                     *             "orders": 1,
                     *             "amount": 16800,
                     *             "refunded_amount": 0
                     *           },
                     *           "reasons": [
                     *             {
                     *               "reason": "in_dispute",
                     *               "message": "A complaint is open: WeChat holds the money",
                     *               "remedy": "Answer the complaint; the money follows when it is closed.",
                     *               "orders": 1,
                     *               "amount": 16800,
                     *               "refunded_amount": 0
                     *             }
                     *           ],
                     *           "first": [
                     *             {
                     *               "transaction_id": "4200002687202611261451882916",
                     *               "merchant_id": "1900000109",
                     *               "sub_merchant_id": "",
                     *               "merchant_trade_no": "TEA20261126001",
                     *               "order_state": 2,
                     *               "amount": 16800,
                     *               "pay_time": 1762913400,
                     *               "estimated_settlement_time": 1763863800,
                     *               "confirm_receive_time": null,
                     *               "reason": "in_dispute"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["MoneyResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readOrderCentrePath: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The path registered with WeChat, what WeChat has now, and what was said last */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "order_centre_path": "pages/order/detail/index?merchant_trade_no=${商品订单号}",
                     *       "at_wechat": {
                     *         "path": "pages/order/detail/index?merchant_trade_no=${商品订单号}",
                     *         "errcode": null
                     *       },
                     *       "said": {
                     *         "path": "pages/order/detail/index?merchant_trade_no=${商品订单号}",
                     *         "by": "api"
                     *       },
                     *       "setting": null,
                     *       "pages": []
                     *     }
                     */
                    "application/json": components["schemas"]["OrderCentrePath"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeOrderCentrePath: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "path": "pages/order/detail/index?merchant_trade_no=${商品订单号}"
                 *     }
                 */
                "application/json": components["schemas"]["OrderCentrePathRequest"];
            };
        };
        responses: {
            /** @description Registers another path now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "order_centre_path": "pages/order/detail/index?merchant_trade_no=${商品订单号}",
                     *       "at_wechat": {
                     *         "path": "pages/order/detail/index?merchant_trade_no=${商品订单号}",
                     *         "errcode": null
                     *       },
                     *       "said": {
                     *         "path": "pages/order/detail/index?merchant_trade_no=${商品订单号}",
                     *         "by": "api"
                     *       },
                     *       "setting": null,
                     *       "pages": []
                     *     }
                     */
                    "application/json": components["schemas"]["OrderCentrePath"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /** @description Carrier of the first parcel: a `delivery_id` of GET /api/carriers */
                express_company?: string;
                in_complaint?: boolean;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
                /** @description Of the merchant who was paid */
                merchant_id?: string;
                /** @description The merchant's own number of the payment */
                merchant_trade_no?: string;
                /** @description Who paid */
                openid?: string;
                /**
                 * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
                 * @example 2
                 */
                order_state?: 1 | 2 | 3 | 4 | 5 | 6;
                /** @description true: those that wait for shipment and are late: 48 hours after payment, or after the time that was promised or reported */
                overdue?: boolean;
                /** @description Paid before, Unix seconds */
                paid_before?: number;
                /** @description Paid at or after, Unix seconds */
                paid_from?: number;
                /** @description true: those that were reported as pre-sales; false: all others */
                presale?: boolean;
                /** @description The beginning of any number: of the payment, the shop’s own, of a waybill, or the id of a shipment; or the end of a waybill. At least 4 characters, in any case. At most 200 of each kind are found: type more of the number to find fewer */
                search?: string;
                stage?: components["schemas"]["OrderStage"];
                /** @description Of one of its parcels, also a corrected one */
                tracking_no?: string;
                /** @description WeChat Pay's number of the payment */
                transaction_id?: string;
                /** @description What changed at or after, Unix seconds; ask again with some seconds of overlap */
                updated_since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Orders from the local copy, newest payment first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orders": [
                     *         {
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "merchant_id": "1900000109",
                     *           "sub_merchant_id": "",
                     *           "merchant_trade_no": "TEA20261126001",
                     *           "description": "Tea x1",
                     *           "paid_amount": 16800,
                     *           "openid": "oExampleBuyer0123456789abcd",
                     *           "pay_time": 1764123000,
                     *           "order_state": 2,
                     *           "in_complaint": false,
                     *           "shipping": {
                     *             "delivery_mode": 1,
                     *             "logistics_type": 1,
                     *             "finish_shipping": true,
                     *             "finish_shipping_count": 1,
                     *             "goods_desc": "Tea x1",
                     *             "shipping_list": [
                     *               {
                     *                 "tracking_no": "YT8812345678901",
                     *                 "express_company": "YTO",
                     *                 "goods_desc": "Tea x1",
                     *                 "upload_time": 1764126600
                     *               }
                     *             ]
                     *           },
                     *           "fetched_at": 1764126660000,
                     *           "known_to_wechat": true,
                     *           "updated_at": 1764126605000,
                     *           "goods": "shipped",
                     *           "money": "paid",
                     *           "presale_time": null,
                     *           "late_at": 1764295800,
                     *           "shipment": {
                     *             "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *             "state": "shipped",
                     *             "reason": null,
                     *             "tracking_nos": [
                     *               "YT8812345678901"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null,
                     *       "as_of": 1764126660,
                     *       "older_as_of": 1764119400
                     *     }
                     */
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportOrders: {
        parameters: {
            query?: {
                /** @description Carrier of the first parcel: a `delivery_id` of GET /api/carriers */
                express_company?: string;
                in_complaint?: boolean;
                /** @description Of the merchant who was paid */
                merchant_id?: string;
                /** @description The merchant's own number of the payment */
                merchant_trade_no?: string;
                /** @description Who paid */
                openid?: string;
                /** @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement */
                order_state?: 1 | 2 | 3 | 4 | 5 | 6;
                /** @description true: those that wait for shipment and are late: 48 hours after payment, or after the time that was promised or reported */
                overdue?: boolean;
                /** @description Paid before, Unix seconds */
                paid_before?: number;
                /** @description Paid at or after, Unix seconds */
                paid_from?: number;
                /** @description true: those that were reported as pre-sales; false: all others */
                presale?: boolean;
                /** @description The beginning of any number: of the payment, the shop’s own, of a waybill, or the id of a shipment; or the end of a waybill. At least 4 characters, in any case. At most 200 of each kind are found: type more of the number to find fewer */
                search?: string;
                /** @example shipped */
                stage?: components["schemas"]["OrderStage"];
                /** @description Of one of its parcels, also a corrected one */
                tracking_no?: string;
                /** @description WeChat Pay's number of the payment */
                transaction_id?: string;
                /** @description What changed at or after, Unix seconds; ask again with some seconds of overlap */
                updated_since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All orders that match as CSV, with amounts in yuan and times in China; without openids */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example Order,Shop's number,Merchant number,Item,Amount (yuan),Paid at,Goods,Money,WeChat's state,Carrier,Waybills,Late at */
                    "text/csv": string;
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportOrdersXlsx: {
        parameters: {
            query?: {
                /** @description Carrier of the first parcel: a `delivery_id` of GET /api/carriers */
                express_company?: string;
                in_complaint?: boolean;
                /** @description Of the merchant who was paid */
                merchant_id?: string;
                /** @description The merchant's own number of the payment */
                merchant_trade_no?: string;
                /** @description Who paid */
                openid?: string;
                /** @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement */
                order_state?: 1 | 2 | 3 | 4 | 5 | 6;
                /** @description true: those that wait for shipment and are late: 48 hours after payment, or after the time that was promised or reported */
                overdue?: boolean;
                /** @description Paid before, Unix seconds */
                paid_before?: number;
                /** @description Paid at or after, Unix seconds */
                paid_from?: number;
                /** @description true: those that were reported as pre-sales; false: all others */
                presale?: boolean;
                /** @description The beginning of any number: of the payment, the shop’s own, of a waybill, or the id of a shipment; or the end of a waybill. At least 4 characters, in any case. At most 200 of each kind are found: type more of the number to find fewer */
                search?: string;
                /** @example shipped */
                stage?: components["schemas"]["OrderStage"];
                /** @description Of one of its parcels, also a corrected one */
                tracking_no?: string;
                /** @description WeChat Pay's number of the payment */
                transaction_id?: string;
                /** @description What changed at or after, Unix seconds; ask again with some seconds of overlap */
                updated_since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same as .xlsx, at most 10,000 orders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example PK… */
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description WeChat Pay's number of the payment
                 * @example 4200002687202611261451882916
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An order as WeChat has it now, with its shipments; from the local copy when WeChat does not answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "order": {
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "merchant_id": "1900000109",
                     *         "sub_merchant_id": "",
                     *         "merchant_trade_no": "TEA20261126001",
                     *         "description": "Tea x1",
                     *         "paid_amount": 16800,
                     *         "openid": "oExampleBuyer0123456789abcd",
                     *         "pay_time": 1764123000,
                     *         "order_state": 2,
                     *         "in_complaint": false,
                     *         "shipping": {
                     *           "delivery_mode": 1,
                     *           "logistics_type": 1,
                     *           "finish_shipping": true,
                     *           "finish_shipping_count": 1,
                     *           "goods_desc": "Tea x1",
                     *           "shipping_list": [
                     *             {
                     *               "tracking_no": "YT8812345678901",
                     *               "express_company": "YTO",
                     *               "goods_desc": "Tea x1",
                     *               "upload_time": 1764126600
                     *             }
                     *           ]
                     *         },
                     *         "fetched_at": 1764126660000,
                     *         "known_to_wechat": true,
                     *         "settlement": {
                     *           "shipped_time": 1764126600,
                     *           "estimated_settlement_time": 1764990600,
                     *           "confirm_receive_method": null,
                     *           "confirm_receive_time": null,
                     *           "settlement_time": null
                     *         },
                     *         "details": {
                     *           "merchant_order_no": "TEA20261126001",
                     *           "path": "pages/order/detail?id=20261126001",
                     *           "item_list": [
                     *             {
                     *               "merchant_item_id": "tea-250",
                     *               "name": "Wuyi rock tea, in a tin",
                     *               "description": "250 g, medium roast",
                     *               "unit_price": 18800,
                     *               "quantity": 1,
                     *               "image_url": [
                     *                 "https://shop.example.com/tea.jpg"
                     *               ],
                     *               "path": "pages/goods/detail?id=tea-250"
                     *             }
                     *           ],
                     *           "freight": 0,
                     *           "discount": 2000,
                     *           "shop": {
                     *             "name": "Mountain Tea",
                     *             "logo_url": "https://shop.example.com/logo.png"
                     *           },
                     *           "promised_ship_time": 1764295800,
                     *           "after_sales_path": "pages/after-sales/index?id=20261126001",
                     *           "contact": true,
                     *           "receiver": {
                     *             "name": "陈**",
                     *             "phone": "138****0001",
                     *             "address": "福建省厦门市思明区湖滨南路***"
                     *           }
                     *         },
                     *         "presale_time": null,
                     *         "special_type": null,
                     *         "late_at": 1764295800,
                     *         "refunded_amount": 0,
                     *         "refunds": [],
                     *         "waybills": [
                     *           {
                     *             "tracking_no": "YT8812345678901",
                     *             "status": 2,
                     *             "statuses": [
                     *               {
                     *                 "status": 1,
                     *                 "at": 1764213000
                     *               },
                     *               {
                     *                 "status": 2,
                     *                 "at": 1764233000
                     *               }
                     *             ],
                     *             "messages": true,
                     *             "tracking": true,
                     *             "reminder": "watching"
                     *           }
                     *         ],
                     *         "reshipments_left": 1,
                     *         "shipments": [
                     *           {
                     *             "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *             "state": "shipped",
                     *             "transaction_id": "4200002687202611261451882916",
                     *             "order_key": {
                     *               "order_number_type": 2,
                     *               "transaction_id": "4200002687202611261451882916"
                     *             },
                     *             "logistics_type": 1,
                     *             "delivery_mode": 1,
                     *             "shipping_list": [
                     *               {
                     *                 "tracking_no": "YT8812345678901",
                     *                 "express_company": "YTO",
                     *                 "item_desc": "Tea x1"
                     *               }
                     *             ],
                     *             "combined": null,
                     *             "spends_reshipment": false,
                     *             "upload_time": "2025-11-26T11:10:00.412+08:00",
                     *             "reason": null,
                     *             "errcode": null,
                     *             "cause": null,
                     *             "remedy": null,
                     *             "likely_causes": [],
                     *             "hold_until": null,
                     *             "accepted_at": 1764126600000,
                     *             "updated_at": 1764126601300,
                     *             "attempts": [],
                     *             "services": []
                     *           }
                     *         ],
                     *         "services": [
                     *           {
                     *             "service": "details",
                     *             "part": "",
                     *             "state": "done",
                     *             "reason": null,
                     *             "errcode": null,
                     *             "cause": null,
                     *             "remedy": null,
                     *             "next_at": null
                     *           },
                     *           {
                     *             "service": "messages",
                     *             "part": "YT8812345678901",
                     *             "state": "not_available",
                     *             "reason": "not_opened",
                     *             "errcode": 48001,
                     *             "cause": "The account does not have this service",
                     *             "remedy": "Open it in the WeChat console; it is asked for again each day and by `fahuo doctor`.",
                     *             "next_at": null
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OrderResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    remindOfReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description WeChat Pay's number of the payment
                 * @example 4200002687202611261451882916
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "received_time": 1764295800
                 *     }
                 */
                "application/json": components["schemas"]["RemindRequest"];
            };
        };
        responses: {
            /** @description Reminds the buyer to confirm receipt; WeChat sends one an order, for express only */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "done": true
                     *     }
                     */
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retryService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example messages */
                service: components["schemas"]["ServiceName"];
                /**
                 * @description WeChat Pay's number of the payment
                 * @example 4200002687202611261451882916
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "part": "YT8812345678901"
                 *     }
                 */
                "application/json": components["schemas"]["ServiceRetry"];
            };
        };
        responses: {
            /** @description Tells a service of WeChat again now; what may have been taken is verified first */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "services": [
                     *         {
                     *           "service": "details",
                     *           "part": "",
                     *           "state": "done",
                     *           "reason": null,
                     *           "errcode": null,
                     *           "cause": null,
                     *           "remedy": null,
                     *           "next_at": null
                     *         },
                     *         {
                     *           "service": "messages",
                     *           "part": "YT8812345678901",
                     *           "state": "not_available",
                     *           "reason": "not_opened",
                     *           "errcode": 48001,
                     *           "cause": "The account does not have this service",
                     *           "remedy": "Open it in the WeChat console; it is asked for again each day and by `fahuo doctor`.",
                     *           "next_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrderServices"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    reportSpecialOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description WeChat Pay's number of the payment
                 * @example 4200002687202611261451882916
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": 1,
                 *       "delay_to": 1765851000
                 *     }
                 */
                "application/json": components["schemas"]["SpecialOrderRequest"];
            };
        };
        responses: {
            /** @description Reports an order that cannot ship in time: pre-sale, or a test order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "done": true
                     *     }
                     */
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description WeChat Pay's number of the payment
                 * @example 4200002687202611261451882916
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened to an order, oldest first, in words; from what is stored, WeChat is not asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "timeline": [
                     *         {
                     *           "at": 1764123000000,
                     *           "kind": "paid",
                     *           "text": "Paid ¥168.00",
                     *           "shipment_id": null,
                     *           "by": null
                     *         },
                     *         {
                     *           "at": 1764126600000,
                     *           "kind": "accepted",
                     *           "text": "Shipment accepted YT8812345678901",
                     *           "shipment_id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "by": {
                     *             "kind": "person",
                     *             "name": "小王"
                     *           }
                     *         },
                     *         {
                     *           "at": 1764126601300,
                     *           "kind": "shipped",
                     *           "text": "WeChat shows the shipment",
                     *           "shipment_id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "by": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TimelineResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    trackParcel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description WeChat Pay's number of the payment
                 * @example 4200002687202611261451882916
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tracking_no": "YT8812345678901",
                 *       "receiver_phone": "13800000000",
                 *       "goods": [
                 *         {
                 *           "goods_name": "Tea",
                 *           "goods_img_url": "https://shop.example.com/tea.jpg"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TrackRequest"];
            };
        };
        responses: {
            /** @description Lets WeChat track a parcel: the buyer sees its tracking and its statuses and, with RECEIPT_REMINDERS=on, is reminded once after it is signed for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "waybill": {
                     *         "tracking_no": "YT8812345678901",
                     *         "status": 2,
                     *         "statuses": [
                     *           {
                     *             "status": 1,
                     *             "at": 1764213000
                     *           },
                     *           {
                     *             "status": 2,
                     *             "at": 1764233000
                     *           }
                     *         ],
                     *         "messages": true,
                     *         "tracking": true,
                     *         "reminder": "watching"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WaybillResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    countOrders: {
        parameters: {
            query?: {
                /** @description Carrier of the first parcel: a `delivery_id` of GET /api/carriers */
                express_company?: string;
                in_complaint?: boolean;
                /** @description Of the merchant who was paid */
                merchant_id?: string;
                /** @description The merchant's own number of the payment */
                merchant_trade_no?: string;
                /** @description Who paid */
                openid?: string;
                /** @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement */
                order_state?: 1 | 2 | 3 | 4 | 5 | 6;
                /** @description true: those that wait for shipment and are late: 48 hours after payment, or after the time that was promised or reported */
                overdue?: boolean;
                /** @description Paid before, Unix seconds */
                paid_before?: number;
                /** @description Paid at or after, Unix seconds */
                paid_from?: number;
                /** @description true: those that were reported as pre-sales; false: all others */
                presale?: boolean;
                /**
                 * @description The beginning of any number: of the payment, the shop’s own, of a waybill, or the id of a shipment; or the end of a waybill. At least 4 characters, in any case. At most 200 of each kind are found: type more of the number to find fewer
                 * @example YT8812345678901
                 */
                search?: string;
                /** @description Of one of its parcels, also a corrected one */
                tracking_no?: string;
                /** @description WeChat Pay's number of the payment */
                transaction_id?: string;
                /** @description What changed at or after, Unix seconds; ask again with some seconds of overlap */
                updated_since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many orders there are at each stage, and what they can be filtered by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "counts": {
                     *         "all": 1,
                     *         "to_ship": 0,
                     *         "uploading": 0,
                     *         "needs_person": 0,
                     *         "shipped": 1,
                     *         "received": 0,
                     *         "refunded": 0
                     *       },
                     *       "counted_at_most": 10000,
                     *       "carriers": [
                     *         "YTO"
                     *       ],
                     *       "merchants": [
                     *         "1900000109"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrderCountsResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putOrderDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_key": {
                 *         "order_number_type": 2,
                 *         "transaction_id": "4200002687202611261451882916"
                 *       },
                 *       "order": {
                 *         "merchant_order_no": "TEA20261126001",
                 *         "path": "pages/order/detail?id=20261126001",
                 *         "item_list": [
                 *           {
                 *             "merchant_item_id": "tea-250",
                 *             "name": "Wuyi rock tea, in a tin",
                 *             "description": "250 g, medium roast",
                 *             "unit_price": 18800,
                 *             "quantity": 1,
                 *             "image_url": [
                 *               "https://shop.example.com/tea.jpg"
                 *             ],
                 *             "path": "pages/goods/detail?id=tea-250"
                 *           }
                 *         ],
                 *         "freight": 0,
                 *         "discount": 2000,
                 *         "shop": {
                 *           "name": "Mountain Tea",
                 *           "logo_url": "https://shop.example.com/logo.png"
                 *         },
                 *         "promised_ship_time": 1764295800,
                 *         "after_sales_path": "pages/after-sales/index?id=20261126001",
                 *         "contact": true,
                 *         "receiver": {
                 *           "name": "陈小明",
                 *           "phone": "13800000001",
                 *           "address": "福建省厦门市思明区湖滨南路 88 号"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OrderDetailsRequest"];
            };
        };
        responses: {
            /** @description Stores what was bought, for the buyer's pages: goods, shop, receiver; it replaces what was told before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "details": {
                     *         "order_key": {
                     *           "order_number_type": 2,
                     *           "transaction_id": "4200002687202611261451882916"
                     *         },
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "order": {
                     *           "merchant_order_no": "TEA20261126001",
                     *           "path": "pages/order/detail?id=20261126001",
                     *           "item_list": [
                     *             {
                     *               "merchant_item_id": "tea-250",
                     *               "name": "Wuyi rock tea, in a tin",
                     *               "description": "250 g, medium roast",
                     *               "unit_price": 18800,
                     *               "quantity": 1,
                     *               "image_url": [
                     *                 "https://shop.example.com/tea.jpg"
                     *               ],
                     *               "path": "pages/goods/detail?id=tea-250"
                     *             }
                     *           ],
                     *           "freight": 0,
                     *           "discount": 2000,
                     *           "shop": {
                     *             "name": "Mountain Tea",
                     *             "logo_url": "https://shop.example.com/logo.png"
                     *           },
                     *           "promised_ship_time": 1764295800,
                     *           "after_sales_path": "pages/after-sales/index?id=20261126001",
                     *           "contact": true,
                     *           "receiver": {
                     *             "name": "陈**",
                     *             "phone": "138****0001",
                     *             "address": "福建省厦门市思明区湖滨南路***"
                     *           }
                     *         },
                     *         "updated_at": 1764122940000,
                     *         "late": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DetailsResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "transaction_id": "4200002687202611261451882916",
                 *         "openid": "oExampleBuyer0123456789abcd",
                 *         "promised_ship_time": 1764641400
                 *       },
                 *       {
                 *         "mchid": "1900000109",
                 *         "out_trade_no": "T20261127002",
                 *         "pay_time": 1764123000
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["OrderImportRows"];
            };
        };
        responses: {
            /** @description Tells of payments: each is asked for until WeChat shows it; answers for each row */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "known": 1,
                     *       "expected": 1,
                     *       "refused": 0,
                     *       "rows": [
                     *         {
                     *           "row": 1,
                     *           "state": "known",
                     *           "id": null,
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "error": null
                     *         },
                     *         {
                     *           "row": 2,
                     *           "state": "expected",
                     *           "id": "1:1900000109:T20261127002",
                     *           "transaction_id": null,
                     *           "error": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportedOrders"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importOrdersFile: {
        parameters: {
            query?: {
                /** @description What amounts are in whose headings do not say it */
                amounts?: "yuan" | "fen";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "multipart/form-data": string;
                /**
                 * @example transaction_id,paid_amount
                 *     4200001234202611270000000001,16800
                 */
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Tells of the payments of a file (CSV, TSV, .xlsx, JSON); answers for each line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "known": 1,
                     *       "expected": 1,
                     *       "refused": 0,
                     *       "rows": [
                     *         {
                     *           "row": 1,
                     *           "state": "known",
                     *           "id": null,
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "error": null,
                     *           "line": 2
                     *         },
                     *         {
                     *           "row": 2,
                     *           "state": "expected",
                     *           "id": "1:1900000109:T20261127002",
                     *           "transaction_id": null,
                     *           "error": null,
                     *           "line": 3
                     *         }
                     *       ],
                     *       "columns": {
                     *         "transaction_id": "transaction_id",
                     *         "paid_amount": "paid_amount"
                     *       },
                     *       "unused_columns": []
                     *     }
                     */
                    "application/json": components["schemas"]["ImportedOrdersFile"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `file_too_large`: The file is too large
             *
             *     `too_large`: The request body is too large
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    remindAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "signed_days": 7
                 *     }
                 */
                "application/json": components["schemas"]["RemindAllRequest"];
            };
        };
        responses: {
            /** @description Reminds the buyers of all orders that were signed for and are not confirmed: each once, however often this is called; it goes on in the background */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "requested": 42,
                     *       "reminded": 12,
                     *       "waiting": 30,
                     *       "refused": []
                     *     }
                     */
                    "application/json": components["schemas"]["RemindAllResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOutgoing: {
        parameters: {
            query?: {
                /**
                 * @description A seq; 0: from the first that is kept
                 * @example 0
                 */
                after?: number;
                /**
                 * @description Rows of a page
                 * @example 100
                 */
                limit?: number;
                type?: components["schemas"]["OutgoingEventType"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What webhooks are told, as a feed, first come first; for those who cannot be called */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "evt_019aa4c0-7b1e-7000-8000-5d2f8a1c3e01",
                     *           "seq": 1,
                     *           "type": "parcel.moved",
                     *           "timestamp": "2025-11-26T03:10:05.000Z",
                     *           "data": {
                     *             "transaction_id": "4200002687202611261451882916",
                     *             "waybill": {
                     *               "tracking_no": "YT8812345678901",
                     *               "status": 4,
                     *               "reminder": "watching"
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "next_after": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OutgoingPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resendEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of an event
                 * @example evt_019aa4c0-7b1e-7000-8000-5d2f8a1c3e01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ResendEventRequest"];
            };
        };
        responses: {
            /** @description Sends an event again, to the active webhooks that want its type */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "resent": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Resent"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resendEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": 1764123000
                 *     }
                 */
                "application/json": components["schemas"]["ResendRequest"];
            };
        };
        responses: {
            /** @description Sends all events since a time again, as far as they are kept */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "resent": 12
                     *     }
                     */
                    "application/json": components["schemas"]["Resent"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPenalties: {
        parameters: {
            query?: {
                /**
                 * @description Rows of a page
                 * @example 50
                 */
                limit?: number;
                /**
                 * @description From 0
                 * @example 0
                 */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What took points off the account's transaction score, asked of WeChat now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "score": 98,
                     *       "total": 1,
                     *       "penalties": [
                     *         {
                     *           "penalty_id": "12345678",
                     *           "complaint_order_id": "200126112600001",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "reason": "交易投诉处理超时",
                     *           "status": 2,
                     *           "status_text": "points were taken",
                     *           "points": 2,
                     *           "create_time": 1764382200,
                     *           "update_time": 1764382200
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PenaltyPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people who may sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *           "name": "小林",
                     *           "role": "owner",
                     *           "state": "active",
                     *           "created_at": 1764123000000,
                     *           "seen_at": 1764123600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removes a person; what they did stays told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "removed": true
                     *     }
                     */
                    "application/json": components["schemas"]["AccessRemoved"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `last_owner`: This is the only owner
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "manager"
                 *     }
                 */
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description Renames a person, gives another role, or switches them off */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "person": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *         "name": "小林",
                     *         "role": "manager",
                     *         "state": "active",
                     *         "created_at": 1764123000000,
                     *         "seen_at": 1764123600000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PersonResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `name_taken`: Somebody has this name already
             *
             *     `last_owner`: This is the only owner
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the platform stands: ticket, token, shops, and the last 20 authorisations that failed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "platform": {
                     *         "appid": "wxc0000000000000ab",
                     *         "event_url": "https://shop.fahuo.cn/wechat/platform/auth",
                     *         "message_url": "https://shop.fahuo.cn/wechat/platform/push/$APPID$",
                     *         "ticket_at": 1764123000000,
                     *         "ticket_late": false,
                     *         "token_expires_at": 1764129000000,
                     *         "shops": {
                     *           "invited": 0,
                     *           "active": 12,
                     *           "revoked": 1,
                     *           "suspended": 0
                     *         },
                     *         "waiting": 0,
                     *         "failed": [
                     *           {
                     *             "authorizer_appid": "wx00000000000000bb",
                     *             "kind": "authorized",
                     *             "outcome": "code_expired",
                     *             "remedy": "The code expired before WeChat could be asked. Ask the merchant to add or remove a permission set in the authorisation: that makes a new code.",
                     *             "tries": 9,
                     *             "error": null,
                     *             "received_at": 1764123000000
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PlatformStatusResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `no_platform`: This server is no third-party platform
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    clearPlatformQuota: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sets the day's counts of the platform's calls back to zero; ten times a month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cleared": true
                     *     }
                     */
                    "application/json": components["schemas"]["PlatformQuotaCleared"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `no_platform`: This server is no third-party platform
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `refused_by_wechat`: WeChat refused the request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    inviteMerchant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "山间茶馆",
                 *       "permission_sets": [
                 *         142,
                 *         182
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MerchantInvitationRequest"];
            };
        };
        responses: {
            /** @description Makes a link by which a merchant authorises the platform, and shows it once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e71",
                     *       "link": "https://shop.fahuo.cn/onboard/o1AbCdEfGhIjKlMnOpQrStUvWxYz012345",
                     *       "permission_sets": [
                     *         142,
                     *         182
                     *       ],
                     *       "expires_at": 1765332600000
                     *     }
                     */
                    "application/json": components["schemas"]["MerchantInvitation"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `no_platform`: This server is no third-party platform
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    recoverAuthorisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reads all authorisations anew from WeChat, and answers when all were read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000bb",
                     *           "outcome": "recovered",
                     *           "message": "active"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveredShopList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `no_platform`: This server is no third-party platform
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `refused_by_wechat`: WeChat refused the request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAuthorisedShops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shops that authorised the platform */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000bb",
                     *           "name": "山间茶馆",
                     *           "state": "active",
                     *           "principal_name": "杭州山间茶业有限公司",
                     *           "permission_sets": [
                     *             142,
                     *             182
                     *           ],
                     *           "abilities": {
                     *             "can_ship": true,
                     *             "can_sync_list": false,
                     *             "can_set_jump_path": false,
                     *             "can_message": false,
                     *             "can_trace": false,
                     *             "can_complain": false,
                     *             "can_order_centre": true
                     *           },
                     *           "created_at": 1764123000000,
                     *           "verified_at": 1764123000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuthorisedShopList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `no_platform`: This server is no third-party platform
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retryServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service": "messages",
                 *       "reason": "phone_refused",
                 *       "errcode": 931000
                 *     }
                 */
                "application/json": components["schemas"]["ServicesRetry"];
            };
        };
        responses: {
            /** @description Tells a service again what it could not be told for one reason, at most 200 orders or parcels at once */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "retried": 3,
                     *       "left": 0
                     *     }
                     */
                    "application/json": components["schemas"]["RetriedServices"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in, and what they may do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "person": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *         "name": "小林",
                     *         "role": "owner"
                     *       },
                     *       "rights": [
                     *         "read",
                     *         "export",
                     *         "ship",
                     *         "remind",
                     *         "correct",
                     *         "manage",
                     *         "settings",
                     *         "people",
                     *         "platform"
                     *       ],
                     *       "shop": {
                     *         "appid": "wx00000000000000ab",
                     *         "name": null
                     *       },
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000ab",
                     *           "name": null,
                     *           "role": "owner"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "小林",
                 *       "password": "七里香-茶-2026"
                 *     }
                 */
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Signs a person in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "person": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *         "name": "小林",
                     *         "role": "owner"
                     *       },
                     *       "rights": [
                     *         "read",
                     *         "export",
                     *         "ship",
                     *         "remind",
                     *         "correct",
                     *         "manage",
                     *         "settings",
                     *         "people",
                     *         "platform"
                     *       ],
                     *       "shop": {
                     *         "appid": "wx00000000000000ab",
                     *         "name": null
                     *       },
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000ab",
                     *           "name": null,
                     *           "role": "owner"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `sign_in_failed`: Wrong name or password */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: {
                /** @description On all other devices, too */
                everywhere?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signs out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signed_out": true
                     *     }
                     */
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    enterDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signs in as the demo's owner, without a password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "person": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *         "name": "小林",
                     *         "role": "owner"
                     *       },
                     *       "rights": [
                     *         "read",
                     *         "export",
                     *         "ship",
                     *         "remind",
                     *         "correct",
                     *         "manage",
                     *         "settings",
                     *         "people",
                     *         "platform"
                     *       ],
                     *       "shop": {
                     *         "appid": "wx00000000000000ab",
                     *         "name": null
                     *       },
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000ab",
                     *           "name": null,
                     *           "role": "owner"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `wrong_address`: Wrong address: this server has no such path */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4B5C6D7E8F9G",
                 *       "name": "小林",
                 *       "password": "七里香-茶-2026"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationRequest"];
            };
        };
        responses: {
            /** @description Uses a one-time link, and signs in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "person": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *         "name": "小林",
                     *         "role": "owner"
                     *       },
                     *       "rights": [
                     *         "read",
                     *         "export",
                     *         "ship",
                     *         "remind",
                     *         "correct",
                     *         "manage",
                     *         "settings",
                     *         "people",
                     *         "platform"
                     *       ],
                     *       "shop": {
                     *         "appid": "wx00000000000000ab",
                     *         "name": null
                     *       },
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000ab",
                     *           "name": null,
                     *           "role": "owner"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `name_taken`: Somebody has this name already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `invitation_spent`: This link was used, has expired, or was replaced by a newer one */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    lookAtInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4B5C6D7E8F9G"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description What a one-time link is for; it can still be used */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "colleague",
                     *       "role": "clerk",
                     *       "person": null,
                     *       "expires_at": 1764382200000
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationLook"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `invitation_spent`: This link was used, has expired, or was replaced by a newer one */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    enterShop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "appid": "wx00000000000000ab"
                 *     }
                 */
                "application/json": components["schemas"]["SessionShopRequest"];
            };
        };
        responses: {
            /** @description Changes to another shop */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "person": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *         "name": "小林",
                     *         "role": "owner"
                     *       },
                     *       "rights": [
                     *         "read",
                     *         "export",
                     *         "ship",
                     *         "remind",
                     *         "correct",
                     *         "manage",
                     *         "settings",
                     *         "people",
                     *         "platform"
                     *       ],
                     *       "shop": {
                     *         "appid": "wx00000000000000ab",
                     *         "name": null
                     *       },
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000ab",
                     *           "name": null,
                     *           "role": "owner"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSessionStart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether there is an owner yet, who can sign in and invite others */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people": true,
                     *       "demo": false
                     *     }
                     */
                    "application/json": components["schemas"]["SessionStart"];
                };
            };
            /**
             * @description `foreign_host`: The request names another host than PUBLIC_URL
             *
             *     `foreign_origin`: A web page of another address may not ask this API
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the server runs with, and where each value comes from; never a secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "switches": [
                     *         {
                     *           "name": "messages",
                     *           "label": "WeChat's logistics messages",
                     *           "meaning": "When off, WeChat sends buyers no messages of new parcels, unless a shipment requires it.",
                     *           "value": "off",
                     *           "values": [
                     *             "on",
                     *             "off"
                     *           ],
                     *           "source": "api",
                     *           "setting": null
                     *         }
                     *       ],
                     *       "settings": [
                     *         {
                     *           "name": "PORT",
                     *           "meaning": "the port to listen on, 1 to 65535; 0: any free one",
                     *           "value": "4000",
                     *           "is_set": false,
                     *           "is_secret": false,
                     *           "source": "default"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SettingsResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "messages": "off"
                 *     }
                 */
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Changes what may be changed while the server runs; on all servers within two seconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "switches": [
                     *         {
                     *           "name": "messages",
                     *           "label": "WeChat's logistics messages",
                     *           "meaning": "When off, WeChat sends buyers no messages of new parcels, unless a shipment requires it.",
                     *           "value": "off",
                     *           "values": [
                     *             "on",
                     *             "off"
                     *           ],
                     *           "source": "api",
                     *           "setting": null
                     *         }
                     *       ],
                     *       "settings": [
                     *         {
                     *           "name": "PORT",
                     *           "meaning": "the port to listen on, 1 to 65535; 0: any free one",
                     *           "value": "4000",
                     *           "is_set": false,
                     *           "is_secret": false,
                     *           "source": "default"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SettingsResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `set_by_operator`: The operator has set this
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSettlements: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /** @description The money is expected before, Unix seconds */
                estimated_before?: number;
                /** @description The money is expected at or after, Unix seconds */
                estimated_from?: number;
                /**
                 * @description Rows of a page
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description true: the money is there; false: it is not yet
                 * @example false
                 */
                settled?: boolean;
                /** @description The money came before, Unix seconds */
                settlement_before?: number;
                /** @description The money came at or after, Unix seconds */
                settlement_from?: number;
                /** @description Shipped before, Unix seconds */
                shipped_before?: number;
                /**
                 * @description Shipped at or after, Unix seconds
                 * @example 1764123000
                 */
                shipped_from?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Settlements of a period with their totals, latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "settlements": [
                     *         {
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "merchant_id": "1900000109",
                     *           "sub_merchant_id": "",
                     *           "merchant_trade_no": "TEA20261126001",
                     *           "paid_amount": 16800,
                     *           "order_state": 2,
                     *           "pay_time": 1764123000,
                     *           "shipped_time": 1764126600,
                     *           "estimated_settlement_time": 1764990600,
                     *           "confirm_receive_method": null,
                     *           "confirm_receive_time": null,
                     *           "settlement_time": null
                     *         }
                     *       ],
                     *       "totals": {
                     *         "settled": {
                     *           "orders": 0,
                     *           "paid_amount": 0
                     *         },
                     *         "unsettled": {
                     *           "orders": 1,
                     *           "paid_amount": 16800
                     *         }
                     *       },
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SettlementPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportSettlements: {
        parameters: {
            query?: {
                /** @description The money is expected before, Unix seconds */
                estimated_before?: number;
                /** @description The money is expected at or after, Unix seconds */
                estimated_from?: number;
                /** @description true: the money is there; false: it is not yet */
                settled?: boolean;
                /**
                 * @description The money came before, Unix seconds
                 * @example 1766715000
                 */
                settlement_before?: number;
                /**
                 * @description The money came at or after, Unix seconds
                 * @example 1764123000
                 */
                settlement_from?: number;
                /** @description Shipped before, Unix seconds */
                shipped_before?: number;
                /** @description Shipped at or after, Unix seconds */
                shipped_from?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All settlements as CSV, with amounts in yuan and times in China */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example transaction_id,merchant_id,sub_merchant_id,merchant_trade_no,paid_amount_yuan,order_state,pay_time,shipped_time,estimated_settlement_time,confirm_receive_method,confirm_receive_time,settlement_time */
                    "text/csv": string;
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportSettlementsXlsx: {
        parameters: {
            query?: {
                /** @description The money is expected before, Unix seconds */
                estimated_before?: number;
                /** @description The money is expected at or after, Unix seconds */
                estimated_from?: number;
                /** @description true: the money is there; false: it is not yet */
                settled?: boolean;
                /**
                 * @description The money came before, Unix seconds
                 * @example 1766715000
                 */
                settlement_before?: number;
                /**
                 * @description The money came at or after, Unix seconds
                 * @example 1764123000
                 */
                settlement_from?: number;
                /** @description Shipped before, Unix seconds */
                shipped_before?: number;
                /** @description Shipped at or after, Unix seconds */
                shipped_from?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settlements of a period as .xlsx, for the bookkeeper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readShipQueue: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /** @description Rows of a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Orders that nobody ships yet, those with the least time left first; and what is under way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orders": [
                     *         {
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "merchant_id": "1900000109",
                     *           "merchant_trade_no": "TEA20261126001",
                     *           "description": "Tea",
                     *           "paid_amount": 16800,
                     *           "pay_time": 1764123000,
                     *           "in_complaint": false,
                     *           "late_at": 1764295800,
                     *           "late_by": "payment",
                     *           "items": [
                     *             {
                     *               "name": "Tea",
                     *               "quantity": 1
                     *             }
                     *           ],
                     *           "receiver_phone": "138****0000",
                     *           "shipment": null
                     *         }
                     *       ],
                     *       "under_way": [],
                     *       "total": {
                     *         "orders": 3,
                     *         "paid_amount": 50400
                     *       },
                     *       "today": {
                     *         "orders": 1,
                     *         "paid_amount": 16800
                     *       },
                     *       "late": {
                     *         "orders": 0,
                     *         "paid_amount": 0
                     *       },
                     *       "last_carrier": "YTO",
                     *       "next_cursor": null,
                     *       "as_of": 1764130200,
                     *       "older_as_of": 1764115800
                     *     }
                     */
                    "application/json": components["schemas"]["ShipQueue"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listShipments: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before; leave out for the first page */
                cursor?: string;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
                /** @description The merchant's own number of the payment */
                merchant_trade_no?: string;
                /** @description Those that a person should look at */
                needs_person?: boolean;
                /** @description Who paid */
                openid?: string;
                reason?: components["schemas"]["ShipmentReason"];
                /** @example shipped */
                state?: components["schemas"]["ShipmentState"];
                /**
                 * @description Of one of its parcels
                 * @example YT8812345678901
                 */
                tracking_no?: string;
                /** @description WeChat Pay's number of the payment */
                transaction_id?: string;
                /** @description What changed at or after, Unix seconds; ask again with some seconds of overlap */
                updated_since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shipments, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipments": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "state": "shipped",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "order_key": {
                     *             "order_number_type": 2,
                     *             "transaction_id": "4200002687202611261451882916"
                     *           },
                     *           "logistics_type": 1,
                     *           "delivery_mode": 1,
                     *           "shipping_list": [
                     *             {
                     *               "tracking_no": "YT8812345678901",
                     *               "express_company": "YTO",
                     *               "item_desc": "Tea x1"
                     *             }
                     *           ],
                     *           "combined": null,
                     *           "spends_reshipment": false,
                     *           "upload_time": "2025-11-26T11:10:00.412+08:00",
                     *           "reason": null,
                     *           "errcode": null,
                     *           "cause": null,
                     *           "remedy": null,
                     *           "likely_causes": [],
                     *           "hold_until": null,
                     *           "accepted_at": 1764126600000,
                     *           "updated_at": 1764126601300,
                     *           "attempts": [],
                     *           "services": []
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ShipmentPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createShipment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body is the same shipment for 30 days, whatever became of it since; 1 to 255 visible ASCII characters
                 * @example 0b9c6f0e-6e0c-4c57-a0c8-6f7d2b5a9d10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_key": {
                 *         "order_number_type": 2,
                 *         "transaction_id": "4200002687202611261451882916"
                 *       },
                 *       "logistics_type": 1,
                 *       "delivery_mode": 1,
                 *       "shipping_list": [
                 *         {
                 *           "tracking_no": "YT8812345678901",
                 *           "express_company": "YTO",
                 *           "items": [
                 *             "tea-100g"
                 *           ],
                 *           "receiver_phone": "13800000000"
                 *         }
                 *       ],
                 *       "order": {
                 *         "item_list": [
                 *           {
                 *             "merchant_item_id": "tea-100g",
                 *             "name": "Tea",
                 *             "unit_price": 16800,
                 *             "quantity": 1,
                 *             "image_url": [
                 *               "https://shop.example.com/tea.png"
                 *             ]
                 *           }
                 *         ]
                 *       },
                 *       "services": {
                 *         "shopping_order": "auto",
                 *         "messages": "require"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ShipmentRequest"];
            };
        };
        responses: {
            /** @description Ships an order: WeChat's upload body without upload_time; payer may be left out */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipment": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *         "state": "queued",
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "order_key": {
                     *           "order_number_type": 2,
                     *           "transaction_id": "4200002687202611261451882916"
                     *         },
                     *         "logistics_type": 1,
                     *         "delivery_mode": 1,
                     *         "shipping_list": [
                     *           {
                     *             "tracking_no": "YT8812345678901",
                     *             "express_company": "YTO",
                     *             "item_desc": "Tea x1"
                     *           }
                     *         ],
                     *         "combined": null,
                     *         "spends_reshipment": false,
                     *         "upload_time": null,
                     *         "reason": null,
                     *         "errcode": null,
                     *         "cause": null,
                     *         "remedy": null,
                     *         "likely_causes": [],
                     *         "hold_until": null,
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": [],
                     *         "services": []
                     *       },
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["AcceptedShipmentResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `already_open`: Another shipment of this payment is in progress
             *
             *     `already_shipped`: This payment was already shipped with different details
             *
             *     `split_unfinished`: A split shipment of this payment is unfinished
             *
             *     `reshipment_spent`: The one re-shipment chance of this payment has been used
             *
             *     `closed`: This payment can no longer be shipped
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `unknown_carrier`: WeChat does not know this carrier
             *
             *     `carrier_ambiguous`: Several carriers have this name
             *
             *     `idempotency_key_reused`: This Idempotency-Key was already used for another shipment
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a shipment
                 * @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A shipment: its state, why, and every attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipment": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *         "state": "shipped",
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "order_key": {
                     *           "order_number_type": 2,
                     *           "transaction_id": "4200002687202611261451882916"
                     *         },
                     *         "logistics_type": 1,
                     *         "delivery_mode": 1,
                     *         "shipping_list": [
                     *           {
                     *             "tracking_no": "YT8812345678901",
                     *             "express_company": "YTO",
                     *             "item_desc": "Tea x1"
                     *           }
                     *         ],
                     *         "combined": null,
                     *         "spends_reshipment": false,
                     *         "upload_time": "2025-11-26T11:10:00.412+08:00",
                     *         "reason": null,
                     *         "errcode": null,
                     *         "cause": null,
                     *         "remedy": null,
                     *         "likely_causes": [],
                     *         "hold_until": null,
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126601300,
                     *         "attempts": [
                     *           {
                     *             "at": 1764126600020,
                     *             "call": "/wxa/sec/order/get_order",
                     *             "outcome": "ok",
                     *             "errcode": 0,
                     *             "rid": null
                     *           },
                     *           {
                     *             "at": 1764126600610,
                     *             "call": "/wxa/sec/order/upload_shipping_info",
                     *             "outcome": "ok",
                     *             "errcode": 0,
                     *             "rid": null
                     *           },
                     *           {
                     *             "at": 1764126601280,
                     *             "call": "/wxa/sec/order/get_order",
                     *             "outcome": "ok",
                     *             "errcode": 0,
                     *             "rid": null
                     *           }
                     *         ],
                     *         "services": [
                     *           {
                     *             "service": "details",
                     *             "part": "",
                     *             "state": "done",
                     *             "reason": null,
                     *             "errcode": null,
                     *             "cause": null,
                     *             "remedy": null,
                     *             "next_at": null
                     *           },
                     *           {
                     *             "service": "messages",
                     *             "part": "YT8812345678901",
                     *             "state": "not_available",
                     *             "reason": "not_opened",
                     *             "errcode": 48001,
                     *             "cause": "The account does not have this service",
                     *             "remedy": "Open it in the WeChat console; it is asked for again each day and by `fahuo doctor`.",
                     *             "next_at": null
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ShipmentResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    closeShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a shipment
                 * @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closes a shipment that needs attention and is not to be sent any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipment": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *         "state": "rejected",
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "order_key": {
                     *           "order_number_type": 2,
                     *           "transaction_id": "4200002687202611261451882916"
                     *         },
                     *         "logistics_type": 1,
                     *         "delivery_mode": 1,
                     *         "shipping_list": [
                     *           {
                     *             "tracking_no": "YT8812345678901",
                     *             "express_company": "YTO",
                     *             "item_desc": "Tea x1"
                     *           }
                     *         ],
                     *         "combined": null,
                     *         "spends_reshipment": false,
                     *         "upload_time": null,
                     *         "reason": "closed_by_hand",
                     *         "errcode": null,
                     *         "cause": "Closed by a person",
                     *         "remedy": "Nothing to do.",
                     *         "likely_causes": [],
                     *         "hold_until": null,
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": [],
                     *         "services": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ShipmentResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retryShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a shipment
                 * @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Retries a shipment that needs attention; it queries the order first, so no chance is spent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipment": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *         "state": "queued",
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "order_key": {
                     *           "order_number_type": 2,
                     *           "transaction_id": "4200002687202611261451882916"
                     *         },
                     *         "logistics_type": 1,
                     *         "delivery_mode": 1,
                     *         "shipping_list": [
                     *           {
                     *             "tracking_no": "YT8812345678901",
                     *             "express_company": "YTO",
                     *             "item_desc": "Tea x1"
                     *           }
                     *         ],
                     *         "combined": null,
                     *         "spends_reshipment": false,
                     *         "upload_time": null,
                     *         "reason": null,
                     *         "errcode": null,
                     *         "cause": null,
                     *         "remedy": null,
                     *         "likely_causes": [],
                     *         "hold_until": null,
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": [],
                     *         "services": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ShipmentResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `already_open`: Another shipment of this payment is in progress
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    undoShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a shipment
                 * @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes back a shipment that is held (`hold_seconds`) and not sent yet: WeChat never hears of it, no chance is spent, and the payment can be shipped again. 409 when it is being sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipment": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *         "state": "rejected",
                     *         "transaction_id": "4200002687202611261451882916",
                     *         "order_key": {
                     *           "order_number_type": 2,
                     *           "transaction_id": "4200002687202611261451882916"
                     *         },
                     *         "logistics_type": 1,
                     *         "delivery_mode": 1,
                     *         "shipping_list": [
                     *           {
                     *             "tracking_no": "YT8812345678901",
                     *             "express_company": "YTO",
                     *             "item_desc": "Tea x1"
                     *           }
                     *         ],
                     *         "combined": null,
                     *         "spends_reshipment": false,
                     *         "upload_time": null,
                     *         "reason": "closed_by_hand",
                     *         "errcode": null,
                     *         "cause": "Closed by a person",
                     *         "remedy": "Nothing to do.",
                     *         "likely_causes": [],
                     *         "hold_until": null,
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": [],
                     *         "services": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ShipmentResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `not_open`: Not possible in the current state
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    closeShipments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "unknown_payment"
                 *     }
                 */
                "application/json": components["schemas"]["ByReason"];
            };
        };
        responses: {
            /** @description Closes the shipments that a person should look at for one reason, at most 200 at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipments": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "state": "rejected",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "order_key": {
                     *             "order_number_type": 2,
                     *             "transaction_id": "4200002687202611261451882916"
                     *           },
                     *           "logistics_type": 1,
                     *           "delivery_mode": 1,
                     *           "shipping_list": [
                     *             {
                     *               "tracking_no": "YT8812345678901",
                     *               "express_company": "YTO",
                     *               "item_desc": "Tea x1"
                     *             }
                     *           ],
                     *           "combined": null,
                     *           "spends_reshipment": false,
                     *           "upload_time": null,
                     *           "reason": "closed_by_hand",
                     *           "errcode": null,
                     *           "cause": "Closed by a person",
                     *           "remedy": "Nothing to do.",
                     *           "likely_causes": [],
                     *           "hold_until": null,
                     *           "accepted_at": 1764126600000,
                     *           "updated_at": 1764126600000,
                     *           "attempts": [],
                     *           "services": []
                     *         }
                     *       ],
                     *       "refused": [],
                     *       "left": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MovedShipments"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createCombinedShipment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key with the same body is the same shipment for 30 days, whatever became of it since; 1 to 255 visible ASCII characters
                 * @example 0b9c6f0e-6e0c-4c57-a0c8-6f7d2b5a9d10
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_key": {
                 *         "order_number_type": 2,
                 *         "transaction_id": "4200002687202611261451882919"
                 *       },
                 *       "sub_orders": [
                 *         {
                 *           "order_key": {
                 *             "order_number_type": 2,
                 *             "transaction_id": "4200002687202611261451882917"
                 *           },
                 *           "logistics_type": 1,
                 *           "delivery_mode": 1,
                 *           "shipping_list": [
                 *             {
                 *               "tracking_no": "YT8812345678902",
                 *               "express_company": "YTO",
                 *               "item_desc": "Tea x1"
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "order_key": {
                 *             "order_number_type": 2,
                 *             "transaction_id": "4200002687202611261451882918"
                 *           },
                 *           "logistics_type": 1,
                 *           "delivery_mode": 1,
                 *           "shipping_list": [
                 *             {
                 *               "tracking_no": "YT8812345678903",
                 *               "express_company": "YTO",
                 *               "item_desc": "Tea x1"
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CombinedShipmentRequest"];
            };
        };
        responses: {
            /** @description Ships a combined payment: all its sub-orders in one upload */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipment": {
                     *         "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *         "state": "queued",
                     *         "transaction_id": "4200002687202611261451882917",
                     *         "order_key": {
                     *           "order_number_type": 2,
                     *           "transaction_id": "4200002687202611261451882917"
                     *         },
                     *         "logistics_type": 1,
                     *         "delivery_mode": 1,
                     *         "shipping_list": [
                     *           {
                     *             "tracking_no": "YT8812345678902",
                     *             "express_company": "YTO",
                     *             "item_desc": "Tea x1"
                     *           }
                     *         ],
                     *         "combined": {
                     *           "leader": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "shipments": [
                     *             "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *             "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e22"
                     *           ]
                     *         },
                     *         "spends_reshipment": false,
                     *         "upload_time": null,
                     *         "reason": null,
                     *         "errcode": null,
                     *         "cause": null,
                     *         "remedy": null,
                     *         "likely_causes": [],
                     *         "hold_until": null,
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": [],
                     *         "services": []
                     *       },
                     *       "warnings": [],
                     *       "sub_orders": [
                     *         "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *         "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e22"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CombinedShipmentResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `already_open`: Another shipment of this payment is in progress
             *
             *     `already_shipped`: This payment was already shipped with different details
             *
             *     `split_unfinished`: A split shipment of this payment is unfinished
             *
             *     `reshipment_spent`: The one re-shipment chance of this payment has been used
             *
             *     `closed`: This payment can no longer be shipped
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `unknown_carrier`: WeChat does not know this carrier
             *
             *     `carrier_ambiguous`: Several carriers have this name
             *
             *     `idempotency_key_reused`: This Idempotency-Key was already used for another shipment
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    dryRunCombinedShipment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_key": {
                 *         "order_number_type": 2,
                 *         "transaction_id": "4200002687202611261451882919"
                 *       },
                 *       "sub_orders": [
                 *         {
                 *           "order_key": {
                 *             "order_number_type": 2,
                 *             "transaction_id": "4200002687202611261451882916"
                 *           },
                 *           "logistics_type": 1,
                 *           "delivery_mode": 1,
                 *           "shipping_list": [
                 *             {
                 *               "tracking_no": "YT8812345678904",
                 *               "express_company": "YTO",
                 *               "item_desc": "Tea x1"
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CombinedShipmentRequest"];
            };
        };
        responses: {
            /** @description The same for a combined payment: each sub-order spends its own chance */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": {
                     *         "parts": [
                     *           {
                     *             "transaction_id": "4200002687202611261451882916",
                     *             "outcome": "corrects",
                     *             "before": {
                     *               "logistics_type": 1,
                     *               "delivery_mode": 1,
                     *               "shipping_list": [
                     *                 {
                     *                   "tracking_no": "YT8812345678901",
                     *                   "express_company": "YTO",
                     *                   "item_desc": "Tea x1"
                     *                 }
                     *               ]
                     *             },
                     *             "after": {
                     *               "logistics_type": 1,
                     *               "delivery_mode": 1,
                     *               "shipping_list": [
                     *                 {
                     *                   "tracking_no": "YT8812345678904",
                     *                   "express_company": "YTO",
                     *                   "item_desc": "Tea x1"
                     *                 }
                     *               ]
                     *             },
                     *             "changes": [
                     *               "shipping_list.0.tracking_no: \"YT8812345678901\" → \"YT8812345678904\""
                     *             ],
                     *             "spends_reshipment": true,
                     *             "reshipments_left": 1,
                     *             "shipment_id": null,
                     *             "error": null
                     *           }
                     *         ],
                     *         "spends_reshipment": true,
                     *         "accepted": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `unknown_carrier`: WeChat does not know this carrier
             *
             *     `carrier_ambiguous`: Several carriers have this name
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    dryRunShipment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_key": {
                 *         "order_number_type": 2,
                 *         "transaction_id": "4200002687202611261451882916"
                 *       },
                 *       "logistics_type": 1,
                 *       "delivery_mode": 1,
                 *       "shipping_list": [
                 *         {
                 *           "tracking_no": "YT8812345678904",
                 *           "express_company": "YTO",
                 *           "item_desc": "Tea x1"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ShipmentRequest"];
            };
        };
        responses: {
            /** @description Tells what a shipment would do: old and new side by side, and whether it spends the re-shipment chance. Nothing is stored or sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": {
                     *         "parts": [
                     *           {
                     *             "transaction_id": "4200002687202611261451882916",
                     *             "outcome": "corrects",
                     *             "before": {
                     *               "logistics_type": 1,
                     *               "delivery_mode": 1,
                     *               "shipping_list": [
                     *                 {
                     *                   "tracking_no": "YT8812345678901",
                     *                   "express_company": "YTO",
                     *                   "item_desc": "Tea x1"
                     *                 }
                     *               ]
                     *             },
                     *             "after": {
                     *               "logistics_type": 1,
                     *               "delivery_mode": 1,
                     *               "shipping_list": [
                     *                 {
                     *                   "tracking_no": "YT8812345678904",
                     *                   "express_company": "YTO",
                     *                   "item_desc": "Tea x1"
                     *                 }
                     *               ]
                     *             },
                     *             "changes": [
                     *               "shipping_list.0.tracking_no: \"YT8812345678901\" → \"YT8812345678904\""
                     *             ],
                     *             "spends_reshipment": true,
                     *             "reshipments_left": 1,
                     *             "shipment_id": null,
                     *             "error": null
                     *           }
                     *         ],
                     *         "spends_reshipment": true,
                     *         "accepted": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DryRunResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `unknown_carrier`: WeChat does not know this carrier
             *
             *     `carrier_ambiguous`: Several carriers have this name
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importShipments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "multipart/form-data": string;
                /**
                 * @example transaction_id,express_company,tracking_no,item_desc
                 *     4200002687202611261451882916,YTO,YT8812345678901,Tea x1
                 */
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Reads a file and ships what it says at once; answers for each row */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 1,
                     *       "refused": 0,
                     *       "rows": [
                     *         {
                     *           "lines": [
                     *             2
                     *           ],
                     *           "payment": "4200002687202611261451882916",
                     *           "shipment": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "error": null,
                     *           "errors": []
                     *         }
                     *       ],
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
                     *         "name": null,
                     *         "state": "sent",
                     *         "file": {
                     *           "kind": "text",
                     *           "encoding": "utf-8",
                     *           "separator": ",",
                     *           "other_sheets": [],
                     *           "heading_line": 1,
                     *           "columns": {
                     *             "transaction_id": "transaction_id",
                     *             "express_company": "express_company",
                     *             "tracking_no": "tracking_no",
                     *             "item_desc": "item_desc"
                     *           },
                     *           "unused_columns": [],
                     *           "skipped_lines": [],
                     *           "lines": 1
                     *         },
                     *         "columns": [
                     *           {
                     *             "name": "transaction_id",
                     *             "field": "transaction_id",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "express_company",
                     *             "field": "express_company",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "tracking_no",
                     *             "field": "tracking_no",
                     *             "by": "heading"
                     *           },
                     *           {
                     *             "name": "item_desc",
                     *             "field": "item_desc",
                     *             "by": "heading"
                     *           }
                     *         ],
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 0,
                     *           "spends": 0,
                     *           "hidden": 0,
                     *           "queued": 0,
                     *           "accepted": 1,
                     *           "unchanged": 0,
                     *           "refused": 0,
                     *           "cancelled": 0
                     *         },
                     *         "shipments": [
                     *           {
                     *             "state": "shipped",
                     *             "reason": null,
                     *             "open": false,
                     *             "count": 1,
                     *             "cause": null
                     *           }
                     *         ],
                     *         "created_at": 1764126600000,
                     *         "send_at": 1764126602000,
                     *         "finished_at": 1764126602100
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImportedFile"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `file_too_large`: The file is too large
             *
             *     `too_large`: The request body is too large
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retryShipments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "unknown_payment"
                 *     }
                 */
                "application/json": components["schemas"]["ByReason"];
            };
        };
        responses: {
            /** @description Retries the shipments that need attention for one reason, at most 200 at once */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shipments": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e21",
                     *           "state": "queued",
                     *           "transaction_id": "4200002687202611261451882916",
                     *           "order_key": {
                     *             "order_number_type": 2,
                     *             "transaction_id": "4200002687202611261451882916"
                     *           },
                     *           "logistics_type": 1,
                     *           "delivery_mode": 1,
                     *           "shipping_list": [
                     *             {
                     *               "tracking_no": "YT8812345678901",
                     *               "express_company": "YTO",
                     *               "item_desc": "Tea x1"
                     *             }
                     *           ],
                     *           "combined": null,
                     *           "spends_reshipment": false,
                     *           "upload_time": null,
                     *           "reason": null,
                     *           "errcode": null,
                     *           "cause": null,
                     *           "remedy": null,
                     *           "likely_causes": [],
                     *           "hold_until": null,
                     *           "accepted_at": 1764126600000,
                     *           "updated_at": 1764126600000,
                     *           "attempts": [],
                     *           "services": []
                     *         }
                     *       ],
                     *       "refused": [],
                     *       "left": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MovedShipments"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listShops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Mini Programs that the server serves beside the first one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shops": [
                     *         {
                     *           "appid": "wx00000000000000cd",
                     *           "name": "茶铺二店",
                     *           "mode": "own",
                     *           "state": "active",
                     *           "jump_path": "pages/order/detail/index",
                     *           "settings": {
                     *             "mchid": "1900000109"
                     *           },
                     *           "push_url": "https://fahuo.example.com/wechat/push/wx00000000000000cd",
                     *           "verified_at": 1764123000000,
                     *           "created_at": 1764123000000,
                     *           "lacks": [
                     *             "pay"
                     *           ],
                     *           "last_push_at": 1764123500000,
                     *           "last_error": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ServedShopList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addShop: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "appid": "wx00000000000000cd",
                 *       "name": "茶铺二店",
                 *       "secret": "0123456789abcdef0123456789abcdef",
                 *       "jump_path": "pages/order/detail/index",
                 *       "settings": {
                 *         "mchid": "1900000109"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewShopRequest"];
            };
        };
        responses: {
            /** @description Serves another Mini Program of the merchant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shop": {
                     *         "appid": "wx00000000000000cd",
                     *         "name": "茶铺二店",
                     *         "mode": "own",
                     *         "state": "active",
                     *         "jump_path": "pages/order/detail/index",
                     *         "settings": {
                     *           "mchid": "1900000109"
                     *         },
                     *         "push_url": "https://fahuo.example.com/wechat/push/wx00000000000000cd",
                     *         "verified_at": 1764123000000,
                     *         "created_at": 1764123000000,
                     *         "lacks": [
                     *           "pay"
                     *         ],
                     *         "last_push_at": 1764123500000,
                     *         "last_error": null
                     *       },
                     *       "push": {
                     *         "url": "https://fahuo.example.com/wechat/push/wx00000000000000cd",
                     *         "token": "fahuoPushToken2026",
                     *         "encoding_aes_key": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AddedShop"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_known`: This server serves that Mini Program already
             *
             *     `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example wx00000000000000cd */
                appid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Serves a shop no more and forgets its secrets; its data stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "removed": true
                     *     }
                     */
                    "application/json": components["schemas"]["ShopRemoved"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example wx00000000000000cd */
                appid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "suspended"
                 *     }
                 */
                "application/json": components["schemas"]["ShopChangeRequest"];
            };
        };
        responses: {
            /** @description Changes a shop, suspends it, or resumes it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shop": {
                     *         "appid": "wx00000000000000cd",
                     *         "name": "茶铺二店",
                     *         "mode": "own",
                     *         "state": "suspended",
                     *         "jump_path": "pages/order/detail/index",
                     *         "settings": {
                     *           "mchid": "1900000109"
                     *         },
                     *         "push_url": "https://fahuo.example.com/wechat/push/wx00000000000000cd",
                     *         "verified_at": 1764123000000,
                     *         "created_at": 1764123000000,
                     *         "lacks": [
                     *           "pay"
                     *         ],
                     *         "last_push_at": 1764123500000,
                     *         "last_error": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ServedShopResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `refused_by_wechat`: WeChat refused the request
             *
             *     `unknown_field`: Unknown field
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `wechat_unavailable`: WeChat is unavailable
             *
             *     `database_unavailable`: The database is unavailable
             */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listShopPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example wx00000000000000cd */
                appid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who was given a role in a shop; owners of the first one are owners there, too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *           "name": "小林",
                     *           "role": "clerk"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ShopPeople"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    giveShopRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example wx00000000000000cd */
                appid: string;
                /** @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "clerk"
                 *     }
                 */
                "application/json": components["schemas"]["ShopRoleRequest"];
            };
        };
        responses: {
            /** @description Gives a person of the first shop a role in another one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people": [
                     *         {
                     *           "id": "019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31",
                     *           "name": "小林",
                     *           "role": "clerk"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ShopPeople"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeShopRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example wx00000000000000cd */
                appid: string;
                /** @example 019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Takes a role in a shop away, from the next request on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people": []
                     *     }
                     */
                    "application/json": components["schemas"]["ShopPeople"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance
             *
             *     `first_shop_only`: People and shops are kept in the first shop of this server
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the local copy is read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recent": {
                     *         "reading": false,
                     *         "pages": 3,
                     *         "as_of": 1764123000,
                     *         "retry_at": null,
                     *         "errcode": null,
                     *         "cause": null
                     *       },
                     *       "older": {
                     *         "reading": true,
                     *         "pages": 12,
                     *         "as_of": 1764123000,
                     *         "retry_at": null,
                     *         "errcode": null,
                     *         "cause": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Syncs"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    startSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "older": true
                 *     }
                 */
                "application/json": components["schemas"]["SyncRequest"];
            };
        };
        responses: {
            /** @description Reads orders from WeChat now; at most once a minute, whoever asks */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recent": {
                     *         "reading": false,
                     *         "pages": 3,
                     *         "as_of": 1764123000,
                     *         "retry_at": null,
                     *         "errcode": null,
                     *         "cause": null
                     *       },
                     *       "older": {
                     *         "reading": true,
                     *         "pages": 12,
                     *         "as_of": 1764123000,
                     *         "retry_at": null,
                     *         "errcode": null,
                     *         "cause": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Syncs"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readTrouble: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What went wrong and waits for a person, by reason, with what helps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "trouble": {
                     *         "paused": null,
                     *         "shipments": [
                     *           {
                     *             "state": "needs_attention",
                     *             "reason": "unknown_payment",
                     *             "errcode": 10060001,
                     *             "count": 2,
                     *             "paid_amount": 16800,
                     *             "since": 1764123000000,
                     *             "cause": "WeChat does not know the payment, long after it was made",
                     *             "remedy": "Go through likely_causes, then retry it or close it.",
                     *             "likely_causes": [
                     *               {
                     *                 "name": "another_mini_program",
                     *                 "text": "Paid to another Mini Program, or called with another appid's token.",
                     *                 "help": "check_account"
                     *               }
                     *             ],
                     *             "helps": [
                     *               "retry",
                     *               "close",
                     *               "check_account"
                     *             ],
                     *             "examples": []
                     *           }
                     *         ],
                     *         "services": [
                     *           {
                     *             "service": "messages",
                     *             "reason": "not_opened",
                     *             "errcode": 48001,
                     *             "count": 3,
                     *             "cause": "The account does not have this service",
                     *             "remedy": "Open it in the WeChat console; it is asked for again each day and by `fahuo doctor`.",
                     *             "examples": [
                     *               {
                     *                 "transaction_id": "4200002687202611261451882916",
                     *                 "part": "YT8812345678901"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "pushes": [
                     *           {
                     *             "event": "trade_manage_order_settlement",
                     *             "error": "WeChat does not answer",
                     *             "count": 1,
                     *             "newest": 42
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TroubleResponse"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Webhooks, with how their deliveries go */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhooks": [
                     *         {
                     *           "id": "wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02",
                     *           "url": "https://shop.example.com/fahuo",
                     *           "events": [
                     *             "order.paid",
                     *             "shipment.needs_attention"
                     *           ],
                     *           "language": "en",
                     *           "state": "active",
                     *           "reason": null,
                     *           "reason_text": null,
                     *           "failing_since": null,
                     *           "last_at": null,
                     *           "last_status": null,
                     *           "last_error": null,
                     *           "last_error_text": null,
                     *           "deliveries": {
                     *             "pending": 0,
                     *             "failed": 0
                     *           },
                     *           "created_at": 1764123000000,
                     *           "updated_at": 1764123000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example.com/fahuo",
                 *       "events": [
                 *         "order.paid"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description Lets events be posted to an address, from now on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02",
                     *         "url": "https://shop.example.com/fahuo",
                     *         "events": [
                     *           "order.paid"
                     *         ],
                     *         "language": "en",
                     *         "state": "active",
                     *         "reason": null,
                     *         "reason_text": null,
                     *         "failing_since": null,
                     *         "last_at": null,
                     *         "last_status": null,
                     *         "last_error": null,
                     *         "last_error_text": null,
                     *         "deliveries": {
                     *           "pending": 0,
                     *           "failed": 0
                     *         },
                     *         "created_at": 1764123000000,
                     *         "updated_at": 1764123000000,
                     *         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewWebhookResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a webhook
                 * @example wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A webhook, with how its deliveries go */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02",
                     *         "url": "https://shop.example.com/fahuo",
                     *         "events": [
                     *           "order.paid",
                     *           "shipment.needs_attention"
                     *         ],
                     *         "language": "en",
                     *         "state": "active",
                     *         "reason": null,
                     *         "reason_text": null,
                     *         "failing_since": null,
                     *         "last_at": null,
                     *         "last_status": null,
                     *         "last_error": null,
                     *         "last_error_text": null,
                     *         "deliveries": {
                     *           "pending": 0,
                     *           "failed": 0
                     *         },
                     *         "created_at": 1764123000000,
                     *         "updated_at": 1764123000000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a webhook
                 * @example wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removes a webhook and what waits for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "removed": true
                     *     }
                     */
                    "application/json": components["schemas"]["Removed"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a webhook
                 * @example wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "active"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description Changes a webhook; `state` switches it off or on again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02",
                     *         "url": "https://shop.example.com/fahuo",
                     *         "events": [
                     *           "order.paid",
                     *           "shipment.needs_attention"
                     *         ],
                     *         "language": "en",
                     *         "state": "active",
                     *         "reason": null,
                     *         "reason_text": null,
                     *         "failing_since": null,
                     *         "last_at": null,
                     *         "last_status": null,
                     *         "last_error": null,
                     *         "last_error_text": null,
                     *         "deliveries": {
                     *           "pending": 0,
                     *           "failed": 0
                     *         },
                     *         "created_at": 1764123000000,
                     *         "updated_at": 1764123000000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                cursor?: number;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
                /** @example delivered */
                state?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path: {
                /**
                 * @description Of a webhook
                 * @example wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a webhook was sent, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "event_id": "evt_019aa4c0-7b1e-7000-8000-5d2f8a1c3e01",
                     *           "seq": 1,
                     *           "type": "order.paid",
                     *           "state": "delivered",
                     *           "tries": 1,
                     *           "due_at": 1764123000000,
                     *           "tried_at": 1764123000041,
                     *           "status": 204,
                     *           "error": null,
                     *           "error_text": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a webhook
                 * @example wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["RotateRequest"];
            };
        };
        responses: {
            /** @description Makes a new secret; the former one signs beside it for a day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02",
                     *         "url": "https://shop.example.com/fahuo",
                     *         "events": [
                     *           "order.paid",
                     *           "shipment.needs_attention"
                     *         ],
                     *         "language": "en",
                     *         "state": "active",
                     *         "reason": null,
                     *         "reason_text": null,
                     *         "failing_since": null,
                     *         "last_at": null,
                     *         "last_status": null,
                     *         "last_error": null,
                     *         "last_error_text": null,
                     *         "deliveries": {
                     *           "pending": 0,
                     *           "failed": 0
                     *         },
                     *         "created_at": 1764123000000,
                     *         "updated_at": 1764123000000,
                     *         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewWebhookResponse"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_large`: The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unknown_field`: Unknown field */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Of a webhook
                 * @example wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Posts an event of type `webhook.test` now, and tells what came back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivered": true,
                     *       "status": 204,
                     *       "error": null,
                     *       "error_text": null,
                     *       "duration_ms": 41
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            /** @description `invalid`: Invalid request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `unauthorized`: Nobody is signed in, and the API key is missing or unknown */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `shop_closed`: This shop is suspended or removed on this server, or you have no role in it any more
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `shop_changed`: You have chosen another shop meanwhile, in another tab for instance */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `too_many`: Too many requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description `database_unavailable`: The database is unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    accountRestricted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountRestrictedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    accountServiceChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountServiceChangedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    complaintClosed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintClosedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    complaintDue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintDueDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    complaintOpened: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintOpenedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderOverdue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderOverdueDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderPaid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderPaidDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderReceiptConfirmed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderReceiptConfirmedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderRefunded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderRefundedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderSettled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderSettledDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderSettling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderSettlingDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    parcelMoved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParcelMovedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shipmentAccepted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentAcceptedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shipmentCorrected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentCorrectedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shipmentNeedsAttention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentNeedsAttentionDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shipmentRejected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentRejectedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    shipmentShipped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentShippedDelivery"];
            };
        };
        responses: {
            /** @description Any 2xx within 15 s: it arrived */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is sent here any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
