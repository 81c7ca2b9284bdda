/** What becomes of an upload on the wire, and of its answer. */
import { WechatError } from '@fahuo/wechat'
import { hintOf } from '../../../server/src/shipments/hint.ts'
import { bitsOf, judge } from '../rules.ts'
import type { Base } from '../state.ts'
import type { Context } from './context.ts'
import { contentOfRow, nameOf, withPayment, withRow, type Message, type State } from './state.ts'

export function wireMoves(context: Context, state: State, at: number, message: Message): void {
  const { emit, violate, world } = context
  const gone: State = { ...state, wire: state.wire.toSpliced(at, 1) }
  const name = `upload ${nameOf(message)}`
  const lost = new WechatError('shipping.uploadCombined', 'unknown', { reason: 'timeout' })
  const answer = (next: State, error: WechatError | undefined, label: string) =>
    takeAnswer(context, next, message, error, label)
  const judged = message.sides.map((side) =>
    judge(state.orders[side], contentOfRow(message), bitsOf(message.parcel), message.time, {
      requests: [],
    }),
  )
  const errcode = judged.find((one) => one.errcode !== 0)?.errcode ?? 0
  let arrived = gone
  for (const [part, side] of message.sides.entries()) {
    const one = judged[part]!
    if (one.errcode !== 0 || (errcode !== 0 && !world.each)) continue
    if (one.reshipment && !message.said[part])
      violate('S1: the re-shipment chance is spent by an upload that did not say so')
    const orders = arrived.orders.with(side, one.next) as [Base, Base]
    const shown = world.lag ? arrived.shown : (arrived.shown.with(side, one.next) as [Base, Base])
    arrived = { ...arrived, orders, shown }
  }
  const refusal =
    errcode === 0 ? undefined : new WechatError('shipping.upload', 'refused', { errcode })
  answer(arrived, refusal, `${name} arrives: ${errcode}`)
  answer(gone, lost, `${name} is lost`)
  if (!message.live) return
  if (world.lies) answer(gone, undefined, `${name}: errcode 0, and nothing happens`)
  answer(arrived, lost, `${name} arrives: ${errcode}, the answer is lost`)
  const left = { ...message, live: false }
  answer({ ...state, wire: state.wire.with(at, left) }, lost, `no answer in time to ${name}`)
  if (world.crash) emit({ ...state, wire: state.wire.with(at, left) }, 'a server is killed')
}

/** As `takeAnswer` of send.ts. */
function takeAnswer(
  { emit }: Context,
  state: State,
  { row: at, live }: Message,
  error: WechatError | undefined,
  label: string,
): void {
  const row = live ? state.rows[at] : null
  if (row?.state !== 'sending') return emit(state, label, true)
  const answer = hintOf(error)
  if (answer.to !== 'verifying')
    return emit(withRow(state, at, { state: 'queued', deadline: false }), label, true)
  const { hint, may_be_taken } = answer
  const definite = hint !== 'lost' && hint !== 'unsure'
  let next = withRow(state, at, {
    state: 'verifying',
    hint,
    unsure_before: row.unsure_before || may_be_taken,
    ...(definite && { deadline: false }),
  })
  if (!error)
    for (const side of row.sides) {
      const newest = Math.max(next.payments[side].newest, row.upload_time)
      next = withPayment(next, side, { newest })
    }
  emit(next, label, true)
}
