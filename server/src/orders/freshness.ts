/** How old the local copy is: both times in Unix seconds; null when nothing was read yet. */
export interface Freshness {
  /** Orders that were paid in the two days before it are at least as new. */
  as_of: number | null
  /** Orders that were paid in the 30 days before it are at least as new. */
  older_as_of: number | null
}
