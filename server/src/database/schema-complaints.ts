/** The tables of buyers' complaints. */

/** A complaint, as WeChat last told of it. */
export interface ComplaintsTable {
  appid: string
  complaint_order_id: string
  /** WeChat Pay's number, and the merchant's own; empty: not told. */
  transaction_id: string
  out_trade_no: string
  /** WeChat's numbers; -1: it was not read yet. */
  type: number
  status: number
  appeal_state: number
  /** When it was first known to be so, Unix milliseconds. */
  status_at: number
  /** Unix seconds. */
  create_time: number
  /** Unix seconds, as WeChat sends it; 0: none. */
  expire_time: number
  /** JSON of what was said in it, phone numbers masked; null: it was not read yet. */
  detail: string | null
  /** When WeChat was asked last, Unix milliseconds; 0: never. */
  read_at: number
  /** When WeChat is asked next. */
  read_due_at: number
  /** Reads that failed in a row. */
  tries: number
  /** Until when the merchant must answer, Unix milliseconds; null: it is not their turn. */
  answer_by: number | null
  /** When a person is told next that time runs out; null: not any more. */
  alarm_at: number | null
  /** 1: nobody has to act any more. */
  closed: number
  received_at: number
  updated_at: number
}

/** What the merchant answered, each at most once. */
export interface ComplaintAnswersTable {
  appid: string
  id: string
  complaint_order_id: string
  /** `agree`, `refuse`, `proof`, `refund` or `appeal`; the database checks it. */
  action: string
  /** The text, phone numbers masked. */
  content: string
  /** Of action, text and pictures: the same again is the same answer. */
  content_hash: string
  /** How the complaint stood before it, as JSON: whether it was taken shows by that. */
  before: string
  /** `sending`, `done`, `refused`, `unknown` or `not_taken`; the database checks it. */
  state: string
  errcode: number | null
  sent_at: number
  /** The call cannot be on its way after this. */
  deadline_at: number
  ended_at: number | null
}
