/** Who has to act on a complaint; `over`: nobody any more. */
export type ComplaintTurn = 'merchant' | 'buyer' | 'platform' | 'over'

const OF_MERCHANT = new Set([106, 108, 201, 206])
const OF_BUYER = new Set([202, 203, 204, 308, 309])
/** 102: withdrawn. */
const OVER = new Set([102, 112, 115, 116, 205, 209])

/**
 * Returns whose turn it is by a complaint's status [official]. One that is not listed is open, and
 * the platform's: nothing may be missed because WeChat adds a status.
 */
export function complaintTurn(status: number): ComplaintTurn {
  if (OF_MERCHANT.has(status)) return 'merchant'
  if (OF_BUYER.has(status)) return 'buyer'
  return OVER.has(status) ? 'over' : 'platform'
}

/** Statuses of a complaint that more than one place asks for [official]. */
export const COMPLAINT_STATUS = {
  WITHDRAWN: 102,
  /** Opened: the merchant has 48 hours. */
  OPENED: 201,
  /** The merchant did not answer in time. */
  MERCHANT_LATE: 202,
  /** Decided against the merchant, who proves a refund within 48 hours [official]. */
  REFUND_PROOF_WANTED: 206,
} as const

/** `appealState` of a complaint's detail [official]. */
export const APPEAL_STATE = {
  NONE: 0,
  OPEN: 401,
  LATE: 402,
  RUNNING: 403,
  WON: 117,
  LOST: 118,
} as const

/** `status` of a row of get_penalty_list [official]. */
export const PENALTY_STATUS = { DEDUCTED: 2, APPEALED: 4, APPEAL_LOST: 5, APPEAL_WON: 6 } as const
