/**
 * Made from server/src/routes.ts; `pnpm vitest run --project unit test/docs --update` writes it anew.
 */
export interface paths {
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
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads a file (CSV, TSV, .xlsx) and stores what it says; nothing is sent yet
         * @description At most 10,000 lines and 20 MB. UTF-8, UTF-16 and GBK; the headings may be ours, those of WeChat's console and bills, or those of common ERPs. Columns that are not used are named.
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
    "/api/imports/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ships what an import says; again: tries what was refused, and sends nothing twice */
        post: operations["sendImport"];
        delete?: never;
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
    "/api/orders/{transaction_id}/waybills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets WeChat track a parcel: the buyer sees its tracking and, with RECEIPT_REMINDERS=on, is reminded once after it is signed for */
        post: operations["trackParcel"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
            kind: "account_refused" | "jump_path_refused" | "shipping_demanded" | "shipping_overdue" | "shipment_needs_attention" | "shipment_rejected" | "shipment_changed_at_wechat" | "push_parked";
            message: string;
            remedy: string;
            since: number | null;
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
            /** @description Shipments that are not shipped, by state; `needs_attention` and `rejected` wait for a person */
            shipments: {
                [key: string]: number;
            };
            shipped_not_confirmed: components["schemas"]["Tally"];
        };
        BoardResponse: {
            board: components["schemas"]["Board"];
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
            /**
             * Format: int64
             * @description WeChat's status of the waybill: 0 none yet, 1 collected, 2 in transit, 3 out for delivery, 4 signed for, 5 problem, 6 signed for by an agent; missing where it is not known
             */
            status?: number;
            /** @description Empty for what is not express */
            tracking_no: string;
            /**
             * Format: int64
             * @description Unix seconds
             */
            upload_time: number;
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
            reason: components["schemas"]["ShipmentReason"];
        };
        Carrier: {
            delivery_id: string;
            delivery_name: string;
        };
        CarrierList: {
            carriers: components["schemas"]["Carrier"][];
        };
        CombinedShipmentRequest: {
            order_key: components["schemas"]["OrderKey"];
            payer?: components["schemas"]["Payer"];
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
        DetailsResponse: {
            details: components["schemas"]["PaymentDetails"];
        };
        Done: {
            /** @constant */
            done: true;
        };
        Error: {
            error: components["schemas"]["ErrorDetail"];
        };
        ErrorDetail: {
            /**
             * @description Stable, for programs
             * @enum {string}
             */
            code: "invalid" | "unknown_field" | "method_not_allowed" | "too_large" | "inside_only" | "foreign_host" | "foreign_origin" | "file_too_large" | "unauthorized" | "session_expired" | "login_failed" | "push_refused" | "not_found" | "wrong_address" | "unknown_carrier" | "carrier_ambiguous" | "receiver_phone_needed" | "already_open" | "already_shipped" | "split_unfinished" | "reshipment_spent" | "closed" | "refused_by_wechat" | "wechat_unavailable" | "request_timeout" | "database_unavailable" | "idempotency_key_reused" | "not_open" | "too_many" | "internal";
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
        /**
         * @description `parked`: processing failed eight times; replay it when the cause is gone
         * @enum {string}
         */
        EventState: "new" | "done" | "parked";
        Import: {
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            created_at: number;
            file: components["schemas"]["ImportFile"];
            finished_at: number | null;
            id: string;
            /** @description Payments by state */
            rows: {
                /** Format: int64 */
                accepted: number;
                /** Format: int64 */
                invalid: number;
                /** Format: int64 */
                ready: number;
                /** Format: int64 */
                refused: number;
                /** Format: int64 */
                unchanged: number;
            };
            send_at: number | null;
            /** @description Its shipments by state and reason, which says what they wait for */
            shipments: components["schemas"]["ImportShipments"][];
            state: components["schemas"]["ImportState"];
        };
        ImportedFile: {
            /** Format: int64 */
            accepted: number;
            import: components["schemas"]["Import"];
            /** Format: int64 */
            refused: number;
            rows: components["schemas"]["ImportedRow"][];
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
        ImportFile: {
            /** @description Headings by what they are read as */
            columns: {
                [key: string]: string;
            };
            encoding?: string;
            /** Format: int64 */
            heading_line: number;
            /** @enum {string} */
            kind: "text" | "xlsx";
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
        ImportParcel: {
            express_company?: string;
            item_desc: string;
            lines: number[];
            tracking_no?: string;
        };
        ImportResponse: {
            import: components["schemas"]["Import"];
        };
        ImportRow: {
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
         *     - `ready`: not sent yet
         *     - `accepted`: a new shipment
         *     - `unchanged`: all of it was shipped or accepted before; nothing new
         *     - `refused`: it could not be accepted; sending the import again tries it again
         * @enum {string}
         */
        ImportRowState: "invalid" | "ready" | "accepted" | "unchanged" | "refused";
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
         * @enum {string}
         */
        ImportState: "ready" | "sending" | "sent";
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
        LineError: {
            /**
             * @description Stable, for programs
             * @enum {string}
             */
            code: "invalid" | "unknown_field" | "method_not_allowed" | "too_large" | "inside_only" | "foreign_host" | "foreign_origin" | "file_too_large" | "unauthorized" | "session_expired" | "login_failed" | "push_refused" | "not_found" | "wrong_address" | "unknown_carrier" | "carrier_ambiguous" | "receiver_phone_needed" | "already_open" | "already_shipped" | "split_unfinished" | "reshipment_spent" | "closed" | "refused_by_wechat" | "wechat_unavailable" | "request_timeout" | "database_unavailable" | "idempotency_key_reused" | "not_open" | "too_many" | "internal";
            /** @description The heading; null for the line as a whole */
            column: string | null;
            /**
             * Format: int64
             * @description WeChat's code, where it refused
             */
            errcode?: number;
            /** @description Lines of the file */
            lines: number[];
            /** @description What happened */
            message: string;
            /** @description What to do about it */
            remedy?: string;
        };
        MovedShipments: {
            refused: components["schemas"]["RefusedShipment"][];
            shipments: components["schemas"]["Shipment"][];
        };
        Order: {
            description: string;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            fetched_at: number;
            /** @description A dispute is open */
            in_complaint: boolean;
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
            /**
             * Format: int64
             * @description When WeChat first showed it as it is, Unix milliseconds
             */
            updated_at: number;
        };
        OrderDetail: {
            description: string;
            /** @description What the shop told of it by PUT /api/orders/details; null: nothing */
            details: components["schemas"]["StoredOrderDetails"] | null;
            /**
             * Format: int64
             * @description Unix milliseconds
             */
            fetched_at: number;
            /** @description A dispute is open */
            in_complaint: boolean;
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
            settlement: components["schemas"]["Settlement"] | null;
            /** @description Accepted for it, newest first */
            shipments: components["schemas"]["Shipment"][];
            shipping: components["schemas"]["OrderShipping"];
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
        OrderPage: {
            /** @description How new the local copy is, Unix seconds: orders paid in the two days before are as WeChat had them then, or newer. When it is older than a minute it is brought up to date first, for three seconds at most. null: nothing was read yet */
            as_of: number | null;
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
            /** @description The same for orders paid in the 30 days before, which are read every six hours; pushes and shipments renew single ones */
            older_as_of: number | null;
            orders: components["schemas"]["Order"][];
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
        OrderResponse: {
            order: components["schemas"]["OrderDetail"];
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
        ParcelRequest: {
            contact?: components["schemas"]["Contact"];
            /** @description Express only: a `delivery_id` of GET /api/carriers, an alias, or a name */
            express_company?: string;
            /** @description What is in it; at most 120 characters */
            item_desc: string;
            /** @description Express only; at most 128 bytes */
            tracking_no?: string;
        };
        /** @description Who paid; the order knows it, so it may be left out */
        Payer: {
            openid?: string;
        };
        PaymentDetails: {
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
        RefusedShipment: {
            error: components["schemas"]["ErrorDetail"];
            id: string;
        };
        RemindRequest: {
            /**
             * Format: int64
             * @description When the parcel was signed for, Unix seconds
             */
            received_time: number;
        };
        Replayed: {
            /** Format: int64 */
            replayed: number;
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
         *     - `partly_shipped`: Some sub-orders of the combined payment are shipped, others are not
         *     - `not_the_payer`: payer.openid did not pay this order
         *     - `waits_for_other`: Another shipment of the same payment, posted by its other number, comes first
         *     - `waits_for_parcel`: An earlier parcel of the same split shipment comes first
         *     - `parcel_missing`: An earlier parcel of the same split shipment was rejected
         *     - `another_is_open`: Another shipment of the same payment was sent later
         *     - `account_refused`: WeChat refuses this account, its token or its quota; the shop is paused
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
        ShipmentReason: "payment_not_known_yet" | "unknown_payment" | "wechat_does_not_answer" | "wechat_not_reached" | "wechat_says_wait" | "wechat_busy" | "token_refused" | "interrupted" | "answer_lost" | "already_there" | "not_applied" | "unproven" | "not_taken" | "shipped_differently" | "partly_shipped" | "not_the_payer" | "waits_for_other" | "waits_for_parcel" | "parcel_missing" | "another_is_open" | "account_refused" | "odd_answer" | "answered" | "newer_at_wechat" | "not_payable" | "stamps_differ" | "corrected" | "changed_at_wechat" | "refused_by_wechat" | "breaks_a_rule" | "reshipment_spent" | "order_closed" | "tried_again" | "closed_by_hand" | "was_shipped_already";
        ShipmentRequest: {
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
            order_key: components["schemas"]["OrderKey"];
            payer?: components["schemas"]["Payer"];
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
        /**
         * @description - `queued`: Accepted and stored. A worker queries the order (get_order) before it uploads anything.
         *     - `waiting`: A further parcel of a split shipment that is under way: it goes on when the earlier ones are shipped or closed. The last one (is_all_delivered) goes last.
         *     - `sending`: The upload is in progress. The state is stored before the request is sent, so that a crash in between is noticed.
         *     - `verifying`: The upload was sent; get_order will show whether it took effect.
         *     - `shipped`: get_order shows this shipment.
         *     - `superseded`: It was shipped, and WeChat shows something else now: it was corrected, or changed at WeChat.
         *     - `rejected`: Not shipped, and not sent again. The reason says why.
         *     - `needs_attention`: A person must look: retry it, or close it.
         * @enum {string}
         */
        ShipmentState: "queued" | "waiting" | "sending" | "verifying" | "shipped" | "superseded" | "rejected" | "needs_attention";
        SpecialOrderRequest: {
            /**
             * Format: int64
             * @description Unix seconds; pre-sale only: 15 to 330 days after payment
             */
            delay_to?: number;
            /** @description 1 pre-sale, 2 test */
            type: 1 | 2;
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
            order_key: components["schemas"]["OrderKey"];
            /** @description The parcels: one for delivery_mode 1, at most 15 for delivery_mode 2 */
            shipping_list: components["schemas"]["ParcelRequest"][];
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
        Waybill: {
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
            tracking_no: string;
        };
        WaybillResponse: {
            waybill: components["schemas"]["Waybill"];
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            };
        };
        responses: {
            /** @description Reads a file (CSV, TSV, .xlsx) and stores what it says; nothing is sent yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "import": {
                     *         "id": "019ac5d2-7c1e-7b10-8c4e-2f7a5b9d0e11",
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
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 1,
                     *           "accepted": 0,
                     *           "unchanged": 0,
                     *           "refused": 0
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 0,
                     *           "accepted": 1,
                     *           "unchanged": 0,
                     *           "refused": 0
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *           "state": "accepted",
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
                     *           "errors": [],
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
        requestBody?: never;
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
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 1,
                     *           "accepted": 0,
                     *           "unchanged": 0,
                     *           "refused": 0
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                in_complaint?: boolean;
                /**
                 * @description Rows of a page
                 * @example 20
                 */
                limit?: number;
                /** @description The merchant's own number of the payment */
                merchant_trade_no?: string;
                /** @description Who paid */
                openid?: string;
                /**
                 * @description 1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement
                 * @example 2
                 */
                order_state?: 1 | 2 | 3 | 4 | 5 | 6;
                /** @description Paid before, Unix seconds */
                paid_before?: number;
                /** @description Paid at or after, Unix seconds */
                paid_from?: number;
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
                     *           "updated_at": 1764126605000
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *         "waybills": [
                     *           {
                     *             "tracking_no": "YT8812345678901",
                     *             "status": 2,
                     *             "reminder": "watching"
                     *           }
                     *         ],
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
                     *             "accepted_at": 1764126600000,
                     *             "updated_at": 1764126601300,
                     *             "attempts": []
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `not_open`: Not possible in the current state */
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description Lets WeChat track a parcel: the buyer sees its tracking and, with RECEIPT_REMINDERS=on, is reminded once after it is signed for */
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *         "updated_at": 1764122940000
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *           "accepted_at": 1764126600000,
                     *           "updated_at": 1764126601300,
                     *           "attempts": []
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                 *           "item_desc": "Tea x1"
                 *         }
                 *       ]
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
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": []
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": []
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `not_open`: Not possible in the current state */
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
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": []
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *           "accepted_at": 1764126600000,
                     *           "updated_at": 1764126600000,
                     *           "attempts": []
                     *         }
                     *       ],
                     *       "refused": []
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *         "accepted_at": 1764126600000,
                     *         "updated_at": 1764126600000,
                     *         "attempts": []
                     *       },
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *         "rows": {
                     *           "invalid": 0,
                     *           "ready": 0,
                     *           "accepted": 1,
                     *           "unchanged": 0,
                     *           "refused": 0
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
                     *           "accepted_at": 1764126600000,
                     *           "updated_at": 1764126600000,
                     *           "attempts": []
                     *         }
                     *       ],
                     *       "refused": []
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
            /** @description `unauthorized`: The API key is missing or unknown */
            401: {
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
}
