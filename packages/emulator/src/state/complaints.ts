/** A buyer's complaint as WeChat keeps it. */
export interface Complaint {
  /** Digits. */
  complaint_order_id: string
  transaction_id: string
  openid: string
  phone_number: string
  /** The kind of problem, 611 and others [official]. */
  type: number
  content: string
  /** URLs of pictures. */
  media: string[]
  /** A status of the documents. */
  status: number
  /** An APPEAL_STATE. */
  appeal_state: number
  /** Unix ms. */
  created_at: number
  /** When the status, and when the time for an appeal ends; Unix ms, 0: never. */
  expires_at: number
  appeal_until: number
  items: ComplaintItem[]
  /** The goods are to come back. */
  return_bill: {
    returnId: string
    waybillId: string
    deliveryName: string
    orderStatus: number
  } | null
}

/** A step in a complaint's course. */
export interface ComplaintItem {
  itemType: number
  /** Unix seconds. */
  time: number
  content: string
  mediaIdList: string[]
  /** Of a decision: 1, the goods come back first. */
  blameResult?: number
  appealItemType?: number
}

/** `itemType` of the steps that the emulator takes itself [official]. */
export const COMPLAINT_ITEM = {
  OPENED: 1,
  BUYER_MESSAGE: 2,
  MERCHANT_PROOF: 8,
  WITHDRAWN: 12,
  PLATFORM: 13,
  PROOF_WANTED: 16,
  PROOF_OF_BOTH_WANTED: 18,
  DECIDED_AGAINST_MERCHANT: 31,
  NOT_THE_MERCHANT: 33,
  REFUND_PROVEN: 36,
  MERCHANT_LATE: 101,
  BUYER_SATISFIED: 104,
  REFUND_PROOF_LATE: 107,
  BUYER_LATE: 108,
  MERCHANT_ANSWERED: 109,
  REFUND_PROOF: 110,
  MERCHANT_PROOF_LATE: 112,
  PROOF_OF_BOTH_LATE: 113,
  COMPENSATED: 118,
} as const

/** What took points off the account's score. */
export interface Penalty {
  penalty_id: string
  /** Empty: not for a complaint. */
  complaint_order_id: string
  transaction_id: string
  reason: string
  /** A PENALTY_STATUS. */
  status: number
  points: number
  /** Unix ms. */
  created_at: number
  updated_at: number
}

/** The score of an account that nothing was taken from [assumed: a shop's software keeps it from 0 to 100, beginning with 100]. */
export const FULL_SCORE = 100
