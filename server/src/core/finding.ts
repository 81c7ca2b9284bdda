import type { Text } from './language.ts'

/** What a check of `fahuo doctor` found. `warning`: it works, and something should be looked at. */
export interface Finding {
  level: 'ok' | 'warning' | 'problem'
  found: Text
  /** What to do about it. */
  remedy?: Text
}

/** A check that was made. */
export interface Examined {
  /** Stays the same over versions. */
  id: string
  name: Text
  finding: Finding
}
