/** What may happen in a scenario, and what every kind of step is given. */
import type { SplitUpload } from '../../packages/emulator/src/calls/judge.ts'
import type { Emit as EmitOf } from './explore.ts'
import type { Base, Content, Row, State } from './state.ts'
import type { Rule } from './switches.ts'

export interface Request {
  content: Content
  number: Row['number']
  said: boolean
}

/** What may happen in a scenario. */
export interface World {
  requests: readonly Request[]
  hand?: readonly Content[]
  hands?: number
  /** get_order shows the order later; `back`: now the new one, now the old one. */
  lag?: true | 'back'
  /** An upload may arrive after its deadline. */
  unbounded?: true
  /** Requests and answers are lost. */
  loss?: true
  crash?: true
  /** A lease runs out under a worker that goes on. */
  stall?: true
  /** Hours pass: every wait may be over. */
  hours?: true
  /** The account, its token or its quota are refused. */
  account?: true
  /** Applied or not, the answer proves nothing. */
  odd?: true
  /** The content is refused. */
  refusals?: true
  /** Errcode 0, and nothing happens. */
  lies?: true
  refund?: true
  /** We are told of a refund in full, whether WeChat's order shows it or not. */
  told_refund?: true
  /** get_order answers about another payment. */
  other?: true
  /** WeChat does not know the payment at first. */
  unknown?: true
  /** Our clock is behind: a stamp is the least that it can be. */
  behind?: true
  /** Nobody ever closes a shipment. */
  no_close?: true
  split_upload?: SplitUpload
  /** WeChat enforces no 268485216: the belts must hold without it. */
  any_time?: true
  /** WeChat takes the same content again, as a re-shipment: it enforces no 10060023. */
  any_content?: true
}

export type Emit = EmitOf<State>
export type Violate = (what: string) => void

export interface Context {
  world: World
  /** The rule is switched off. */
  without: (rule: Rule) => boolean
  emit: Emit
  violate: Violate
}

/** What get_order may show now. */
export const same = (a: Base, b: Base) => JSON.stringify(a) === JSON.stringify(b)
export const inSight = (state: State) => same(state.wechat, state.shown)
export const views = ({ world }: Context, state: State): Base[] =>
  world.lag === 'back' && !inSight(state) ? [state.shown, state.wechat] : [state.shown]
export const shows = ({ world }: Context, state: State): State =>
  world.lag ? state : { ...state, shown: state.wechat }
