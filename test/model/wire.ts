/** What becomes of an upload on the wire, and of its answer. */
import { WechatError } from '@fahuo/wechat'
import { hintOf } from '../../server/src/shipments/hint.ts'
import { shows, type Context } from './context.ts'
import { judge, proofOf } from './rules.ts'
import { put, reject, withRow } from './rows.ts'
import { nameOf, type Row, type State } from './state.ts'

const LOST = new WechatError('shipping.upload', 'unknown', { reason: 'timeout' })
const NO_TOKEN = new WechatError('credentials.stableToken', 'refused', { errcode: 40164 })

/** Made once each: an error with its stack is dear. */
const refusals = new Map<number, WechatError>()
function refusal(errcode: number): WechatError {
  const known = refusals.get(errcode)
  const error = known ?? new WechatError('shipping.upload', 'refused', { errcode })
  if (!known) refusals.set(errcode, error)
  return error
}

export function wireMoves(context: Context, state: State) {
  const { emit, violate, world } = context
  for (const [at, message] of state.wire.entries()) {
    const gone: State = { ...state, wire: state.wire.toSpliced(at, 1) }
    const name = `upload ${nameOf(message.content)}`
    const answer = (next: State, error: WechatError | undefined, label: string, good = true) =>
      message.worker === 0
        ? emit(next, label, good)
        : takeAnswer(context, next, message.worker - 1, message.row, error, label, good)
    const { errcode, next, reshipment } = judge(
      state.wechat,
      message.content,
      message.list,
      message.time,
      world,
    )
    let arrived = gone
    if (errcode === 0) {
      // What a person does between our look and WeChat's own is what is left: docs/PROMISE.md.
      const unseen = state.wechat.hands > message.hands
      if (reshipment && !message.said && !unseen)
        violate('S1: the re-shipment chance is spent by an upload that did not say so')
      const left = state.rows.some(
        (row) =>
          row?.state === 'waiting' &&
          proofOf(next, row.content, false) !== 'applied' &&
          !message.said,
      )
      if (next.finished && left && message.row >= 0 && !message.said)
        violate('S2: finished while a parcel waits')
      arrived = shows(context, { ...gone, wechat: next, changed_by: 'us', told: false })
      arrived = withRow(arrived, message.row, { applied: true })
    }
    const label = `${name} arrives: ${errcode}`
    answer(arrived, errcode === 0 ? undefined : refusal(errcode), label)
    if (world.loss) {
      answer(gone, LOST, `${name} is lost`)
      if (message.worker > 0) answer(arrived, LOST, `${label}, the answer is lost`)
    }
    if (message.worker === 0) continue
    if (world.odd) {
      const unlisted = refusal(777_777)
      if (errcode === 0) answer(arrived, unlisted, `${name} is applied, an unlisted errcode`, false)
      answer(gone, unlisted, `${name} is not applied, an unlisted errcode`, false)
      answer(gone, refusal(-1), `${name} is not applied, -1`, false)
    }
    if (world.account) {
      answer(gone, refusal(48001), `${name} is refused: 48001`, false)
      answer(gone, NO_TOKEN, `${name}: no token, 40164`, false)
    }
    if (world.refusals) {
      answer(gone, refusal(10060031), `${name} is refused: 10060031`, false)
      answer(gone, refusal(10060004), `${name} is refused: 10060004`, false)
    }
    if (world.lies) answer(gone, undefined, `${name}: errcode 0, and nothing happens`, false)
    if (world.loss)
      takeAnswer(
        context,
        { ...state, wire: put(state.wire, at, { ...message, worker: 0 }) },
        message.worker - 1,
        message.row,
        LOST,
        `no answer in time to ${name}, which is on its way`,
        true,
      )
  }
}

/** As `takeAnswer` of advance.ts. */
function takeAnswer(
  context: Context,
  state: State,
  worker: number,
  at: number,
  error: WechatError | undefined,
  label: string,
  good: boolean,
) {
  const { emit, without } = context
  const row = state.rows[at]
  let next: State = { ...state, workers: put(state.workers, worker, null) }
  // The lease, or the row, is not this worker's any more: its commit does not hold.
  if (!row || row.lease !== worker + 1 || row.state !== 'sending') return emit(next, label, good)
  const answer = hintOf(error)
  const back = (change: Partial<Row>) => withRow(next, at, { lease: 0, ...change })
  const rejects = answer.to === 'paused' && without('the account pauses, it rejects nothing')
  if (rejects || (error?.errcode === 10060031 && without('a refusal is followed by a look')))
    return reject(context, next, at, label, 'refused_by_wechat')
  switch (answer.to) {
    case 'verifying': {
      let { hint } = answer
      if (hint === 'unsure' && without('an answer that says nothing is followed by a look'))
        return reject(context, next, at, label, 'refused_by_wechat')
      if (hint === 'answered' && without('what was answered is not sent again by itself'))
        hint = 'lost'
      const definite = hint !== 'lost' && hint !== 'unsure'
      if (!error)
        next = {
          ...next,
          payment: {
            ...next.payment,
            newest: Math.max(next.payment.newest, row.upload_time),
          },
        }
      return emit(
        back({
          state: 'verifying',
          hint,
          unsure_before: row.unsure_before || answer.may_be_taken,
          ...(definite && { deadline: false }),
        }),
        label,
        good,
      )
    }
    case 'queued':
    case 'paused':
      return emit(back({ state: 'queued', deadline: false }), label, good)
    case 'rejected':
      return reject(context, next, at, label, answer.reason)
  }
}
