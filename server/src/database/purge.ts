/** Rows that are looked at, and removed, in one step: each step is a short transaction. */
export const PURGED_AT_ONCE = 500

/** What a step of a purge did. */
export interface Purged {
  removed: number
  /** The id to go on after; null: what comes is not old. */
  next: number | null
}
