/** What happens without us: WeChat, people in its console, time. */
import { inSight, shows, type Context } from './context.ts'
import { bitsOf, judge } from './rules.ts'
import { put, withRow } from './rows.ts'
import { later, nameOf, type State } from './state.ts'

export function worldMoves(context: Context, state: State) {
  const { emit, world } = context
  const { wechat } = state
  if (!wechat.known)
    emit(
      shows(context, { ...state, wechat: { ...wechat, known: true } }),
      'WeChat comes to know the payment',
      true,
    )
  if (!inSight(state)) emit({ ...state, shown: wechat }, 'get_order catches up', true)
  if (world.refund && !wechat.closed && wechat.known)
    emit(
      shows(context, { ...state, wechat: { ...wechat, closed: true }, told: false }),
      'the payment is refunded',
    )
  if (world.told_refund && state.payment.refund === 0)
    emit({ ...state, payment: { ...state.payment, refund: 1 } }, 'we are told of a refund in full')
  if (state.hands > 0 && wechat.known && !wechat.closed)
    for (const content of world.hand ?? []) {
      const { errcode, next } = judge(wechat, content, bitsOf(content.parcels), later(state), world)
      if (errcode !== 0) continue
      emit(
        shows(context, {
          ...state,
          wechat: { ...next, hands: next.hands + 1 },
          hands: state.hands - 1,
          changed_by: 'hand',
          told: false,
        }),
        `a person ships by hand: ${nameOf(content)}`,
      )
    }
}

export function timeMoves(context: Context, state: State) {
  const { emit, world } = context
  for (const [at, worker] of state.workers.entries())
    if (worker && world.crash) {
      const next = {
        ...state,
        workers: put(state.workers, at, null),
        wire: state.wire.map((one) => (one.worker === at + 1 ? { ...one, worker: 0 } : one)),
      }
      emit(next, `server ${at + 1} is killed`, true)
    }
  for (const [at, row] of state.rows.entries()) {
    if (!row) continue
    if (row.lease > 0) {
      const works = state.workers[row.lease - 1]?.row === at
      if (!works || world.stall)
        emit(
          withRow(state, at, { lease: 0 }),
          works ? 'a lease runs out under its worker' : 'a lease runs out',
          !works,
        )
    }
    const flies = state.wire.some((one) => one.row === at)
    if (row.deadline && (!flies || world.unbounded))
      emit(withRow(state, at, { deadline: false }), 'the deadline of an upload is over', !flies)
  }
}
