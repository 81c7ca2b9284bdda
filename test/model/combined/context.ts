/** What may happen in a scenario, and what every kind of step is given. */
import type { Emit } from '../explore.ts'
import type { Side, State } from './state.ts'

export interface Posted {
  sides: readonly Side[]
  parcel: number
  said?: true
}

/** A rule that is switched off. */
export type Wrong =
  | 'no stamp serves all'
  | 'each part gives its reservation back'
  | 'a retry forgets the version of each part'
  | 'a retry overrules the refund of each part'

/** What may happen in a scenario. */
export interface World {
  requests: readonly Posted[]
  lag?: true
  hours?: true
  crash?: true
  /** An upload may arrive after its deadline. */
  unbounded?: true
  /** Errcode 0, and nothing happens. */
  lies?: true
  /** We are told of a refund in full of a part. */
  told_refund?: true
  /** WeChat applies the parts that it can; else all or none [assumed: none]. */
  each?: true
}

export interface Context {
  world: World
  without: (rule: Wrong) => boolean
  emit: Emit<State>
  violate: (what: string) => void
}
