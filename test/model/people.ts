/** What people do: POST, retry, close; and the sync that reads the order. */
import { inSight, views, type Context, type Request } from './context.ts'
import { isFurther, proofOf } from './rules.ts'
import { ended, forgetful, holds, isHeld, put, samePayment, teach, withRow } from './rows.ts'
import { GONE, isOpen, MAX_ROWS, nameOf, type Content, type Row, type State } from './state.ts'

export function peopleMoves(context: Context, state: State) {
  const { emit, without, world } = context
  for (const request of world.requests) accept(context, state, request)
  for (const [at, row] of state.rows.entries()) {
    if (!row || row.lease > 0) continue
    const waits = row.state === 'needs_attention'
    if (waits && !isHeld(context, state, at, row)) {
      const again = ['unproven', 'not_taken', 'newer_at_wechat'].includes(row.reason)
      const may_forget =
        state.payment.pending || without('it forgets only while a stamp may be on its way')
      const forget = again && may_forget && row.claimed && !without('a retry forgets the version')
      const overrules = row.reason === 'refunded' && !without('a retry overrules a refund')
      const payment = { ...state.payment, ...(overrules && { refund: 2 as const }) }
      const retried = overrules ? { ...state, payment } : state
      emit(
        withRow(forget ? forgetful(retried) : retried, at, {
          state: 'queued',
          hint: 'none',
          reason: '',
        }),
        `retry ${nameOf(row.content)}`,
        true,
      )
    }
    const never_sent = row.state === 'waiting' || (row.state === 'queued' && row.upload_time === 0)
    const over = (row.state === 'queued' || row.state === 'verifying') && !row.deadline
    // Taking back what is held (`undoShipment`) is a close, too, of one that was never sent; that it is
    // sent later than it could be is no transition.
    if (!world.no_close && (waits || never_sent || over))
      emit(
        ended(state, at, without('a reservation is given back in the same commit')),
        `close ${nameOf(row.content)}`,
        true,
      )
  }
  if (!state.told)
    for (const base of views(context, state))
      emit(teach(context, state, base), 'a sync reads the order', true)
}

/** As accept.ts and correction.ts. */
function accept(context: Context, state: State, { content, number, said }: Request) {
  const { emit, violate } = context
  const place = state.rows.indexOf(null)
  const claimed = number === 'transaction_id'
  const own = { number, claimed }
  const visible = state.rows.filter(
    (row): row is Row => row !== null && samePayment(context, row, own),
  )
  const name = `POST ${nameOf(content)}${said ? ', spend_reshipment' : ''}${claimed ? '' : ', by its other number'}`
  const fresh: Row = {
    content,
    number,
    claimed,
    state: 'queued',
    hint: 'none',
    unsure_before: false,
    spends: false,
    upload_time: 0,
    deadline: false,
    lease: 0,
    reason: '',
    applied: false,
  }
  const pending = visible.filter(
    (row) => isOpen(row) || row.state === 'waiting' || row.state === 'needs_attention',
  )
  const further = !said && isFurther(fresh, pending)
  // Itself, or 409.
  if (!further && visible.some((row) => row.state === 'waiting' || holds(context, row))) return
  if (place < 0 || place >= MAX_ROWS) return
  const added = (row: Row): State => ({ ...state, rows: put(state.rows, place, row) })
  if (said)
    for (const base of views(context, state)) {
      if (!base.known) continue
      const proof = proofOf(base, content, true)
      if (proof === 'takes_none' || proof === 'applied') continue
      if (proof !== 'different') {
        if (!refused(context, state, visible, content))
          emit(teach(context, added(fresh), base), `${name}: ${proof}`, true)
        continue
      }
      if (base.mode === 2 && content.mode === 2 && base.finished && !content.all) continue
      const { chance, reserved_by } = teach(context, state, base).payment
      if (base.spent || chance !== 'there' || reserved_by >= 0) {
        const quiet = state.wire.length === 0 && !state.rows.some(isOpen)
        if (
          quiet &&
          inSight(state) &&
          state.wechat.finished &&
          !state.wechat.spent &&
          reserved_by === GONE
        )
          violate('S4: refused for a chance that nobody has taken')
        if (
          quiet &&
          inSight(state) &&
          state.wechat.finished &&
          !state.wechat.spent &&
          chance === 'spent'
        )
          violate('S4: refused for a chance that WeChat has not counted')
        continue
      }
      const taught = teach(context, added({ ...fresh, claimed: true, spends: true }), base)
      if (isHeld(context, taught, place, { number, claimed: true })) continue
      emit(
        { ...taught, payment: { ...taught.payment, reserved_by: place } },
        `${name}: a correction, the chance is reserved`,
        true,
      )
    }
  else if (!refused(context, state, visible, content)) {
    const waits = further
    const held = visible.some((row) => holds(context, row))
    if (waits) emit(added({ ...fresh, state: 'waiting' }), `${name}: it waits`, true)
    else if (!held) emit(added(fresh), name, true)
  }
}

/** 409 by what is shipped, or the same content again. */
function refused(
  context: Context,
  state: State,
  visible: readonly Row[],
  content: Content,
): boolean {
  const { violate } = context
  const shipped = visible.filter((row) => row.state === 'shipped')
  const same = shipped.some((row) => JSON.stringify(row.content) === JSON.stringify(content))
  if (same) {
    const quiet =
      state.wire.length === 0 && !state.rows.some(isOpen) && state.told && inSight(state)
    if (
      quiet &&
      !state.wechat.closed &&
      state.changed_by === 'us' &&
      proofOf(state.wechat, content, false) !== 'applied'
    )
      violate('S3: we say shipped, and WeChat has something else of ours')
    return true
  }
  const complete = shipped.find((row) => row.content.mode === 1 || row.content.all)
  const changed = complete ?? shipped[0]
  return changed !== undefined && (complete !== undefined || content.mode !== changed.content.mode)
}
