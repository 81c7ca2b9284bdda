/** Every step that may come next, and what it breaks. What `advance` and `accept` do is done here in the small. */
import { WechatError } from '@fahuo/wechat'
import type { SplitUpload } from '../../packages/emulator/src/calls/judge.ts'
import { hintOf } from '../../server/src/shipments/hint.ts'
import {
  ask,
  bitsOf,
  judge,
  lessonOf,
  newestOf,
  proofOf,
  stampOf,
  uploaded,
  type Shown,
} from './rules.ts'
import {
  holdsPayment,
  isOpen,
  later,
  MAX_ROWS,
  MAX_WIRE,
  nameOf,
  type Base,
  type Content,
  type Row,
  type State,
} from './state.ts'

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
  /** WeChat does not know the payment at first. */
  unknown?: true
  /** Our clock is behind: a stamp is the least that it can be. */
  behind?: true
  /** Nobody ever closes a shipment. */
  no_close?: true
  split_upload?: SplitUpload
  /** WeChat enforces no 268485216: the belts must hold without it. */
  any_time?: true
}

/** Rules that can be switched off, each with a scenario that misses it. */
export const RULES = {
  'one stamp for all uploads of a payment': 'a correction',
  'only its own worker ends a stamp': 'all: a split and its correction',
  'the account pauses, it rejects nothing': 'one, odd answers and refusals',
  'a refusal is followed by a look': 'one, odd answers and refusals',
  'what WeChat shows no more is superseded': 'a correction, refund',
  'a reservation is given back in the same commit': 'a correction, refund',
  'a split that is open takes the rest': 'a split',
  'an older look proves nothing': 'both numbers, get_order goes back',
  'a retry forgets the version': 'one, errcode 0 and nothing there',
  'it forgets only while a stamp may be on its way': 'both numbers, back, hours',
  'a refused time is a version': 'by hand, corrected and closed',
} as const

/** Rules that hold one another up: without one of these alone, another one still holds. */
export const BELTS = [
  'a look after the claim',
  'one claim over both numbers',
  'an answer that says nothing is followed by a look',
  'a refusal after an unsure upload is no end',
  "the chance is WeChat's count",
  'the own proof sets the version back',
  'what was answered is not sent again by itself',
  'an unsure shipment holds its payment',
  'a deadline passes before a resend',
] as const
export type Rule = keyof typeof RULES | (typeof BELTS)[number]

/** @param good a step that a way to the end may rely on: time, truth, a person's action */
export type Emit = (state: State, label: string, good?: boolean) => void
export type Violate = (what: string) => void

const put = <Item>(list: readonly Item[], at: number, item: Item) => list.with(at, item)

export function movesOf(world: World, off: ReadonlySet<Rule>, emit: Emit, violate: Violate) {
  const split = world.split_upload ?? 'append'
  const without = (rule: Rule) => off.has(rule)

  // --- rows ---
  const withRow = (state: State, at: number, change: Partial<Row>): State => {
    const row = state.rows[at]
    return row ? { ...state, rows: put(state.rows, at, { ...row, ...change }) } : state
  }
  /** It has ended: its uploads may still be on their way, and belong to nobody. */
  function ended(state: State, at: number, keep_reservation = false): State {
    const { payment } = state
    const mine = payment.reserved_by === at
    return {
      ...state,
      rows: put(state.rows, at, null),
      wire: state.wire.map((one) => (one.row === at ? { ...one, row: -1, worker: 0 } : one)),
      workers: state.workers.map((one) => (one?.row === at ? null : one)),
      payment: mine ? { ...payment, reserved_by: keep_reservation ? 9 : -1 } : payment,
    }
  }
  const samePayment = (a: Row, b: Pick<Row, 'number' | 'claimed'>) =>
    a.number === b.number || (!without('one claim over both numbers') && a.claimed && b.claimed)
  const holds = (row: Row | null) =>
    without('an unsure shipment holds its payment') ? isOpen(row) : holdsPayment(row)
  const isHeld = (state: State, at: number, row: Pick<Row, 'number' | 'claimed'>) =>
    state.rows.some(
      (other, place) => place !== at && other && holds(other) && samePayment(other, row),
    )

  // --- what a look teaches, whoever looked ---
  function teach(state: State, base: Base, by_proof = false): State {
    if (!base.known) return state
    const lesson = lessonOf(
      without('an older look proves nothing') ? forgetful(state) : state,
      base,
      by_proof,
    )
    if (!lesson) return state
    const chance = without("the chance is WeChat's count") ? null : lesson.chance
    let next: State = {
      ...state,
      payment: {
        ...state.payment,
        newest: Math.max(state.payment.newest, lesson.newest),
        ...(chance && { chance }),
      },
      told: state.told || same(base, state.wechat),
    }
    for (const at of lesson.proven) next = proven(next, at, base)
    if (!without('what WeChat shows no more is superseded'))
      for (const at of lesson.superseded) next = ended(next, at)
    return next
  }
  const forgetful = (state: State): State => ({
    ...state,
    payment: { ...state.payment, newest: 0 },
  })

  /** A row that WeChat shows: a correction has spent the chance, counted once it is complete. */
  function proven(state: State, at: number, base: Base): State {
    const { payment } = state
    const next = withRow(state, at, { state: 'shipped', reason: '', lease: 0 })
    if (payment.reserved_by !== at) return next
    return {
      ...next,
      payment: {
        ...next.payment,
        reserved_by: -1,
        ...(!base.finished && { chance: 'presumed' as const }),
      },
    }
  }

  const same = (a: Base, b: Base) => JSON.stringify(a) === JSON.stringify(b)
  const inSight = (state: State) => same(state.wechat, state.shown)
  const views = (state: State): Base[] =>
    world.lag === 'back' && !inSight(state) ? [state.shown, state.wechat] : [state.shown]
  const shows = (state: State): State => (world.lag ? state : { ...state, shown: state.wechat })

  // --- the world ---
  function worldMoves(state: State) {
    const { wechat } = state
    if (!wechat.known)
      emit(
        shows({ ...state, wechat: { ...wechat, known: true } }),
        'WeChat comes to know the payment',
        true,
      )
    if (!inSight(state)) emit({ ...state, shown: wechat }, 'get_order catches up', true)
    if (world.refund && !wechat.closed && wechat.known)
      emit(
        shows({ ...state, wechat: { ...wechat, closed: true }, told: false }),
        'the payment is refunded',
      )
    if (state.hands > 0 && wechat.known && !wechat.closed)
      for (const content of world.hand ?? []) {
        const { errcode, next } = judge(
          wechat,
          content,
          bitsOf(content.parcels),
          later(state),
          split,
        )
        if (errcode !== 0) continue
        emit(
          shows({
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

  // --- the wire ---
  function wireMoves(state: State) {
    for (const [at, message] of state.wire.entries()) {
      const gone: State = { ...state, wire: state.wire.toSpliced(at, 1) }
      const name = `upload ${nameOf(message.content)}`
      const answer = (next: State, error: WechatError | undefined, label: string, good = true) =>
        message.worker === 0
          ? emit(next, label, good)
          : takeAnswer(next, message.worker - 1, message.row, error, label, good)
      const lost = new WechatError('shipping.upload', 'unknown', { reason: 'timeout' })
      const refused = (errcode: number) =>
        new WechatError('shipping.upload', 'refused', { errcode })

      const { errcode, next, reshipment } = judge(
        state.wechat,
        message.content,
        message.list,
        message.time,
        split,
      )
      let arrived = gone
      if (errcode === 0) {
        // What a person does between our look and WeChat's own is what is left: docs/PROMISE.md.
        const unseen = state.wechat.hands > message.hands
        if (reshipment && !message.said && !unseen)
          violate('S1: the re-shipment chance is spent by an upload that did not say so')
        arrived = shows({ ...gone, wechat: next, changed_by: 'us', told: false })
        arrived = withRow(arrived, message.row, { applied: true })
      }
      const label = `${name} arrives: ${errcode}`
      answer(arrived, errcode === 0 ? undefined : refused(errcode), label)
      if (world.loss) {
        answer(gone, lost, `${name} is lost`)
        if (message.worker > 0) answer(arrived, lost, `${label}, the answer is lost`)
      }
      if (message.worker === 0) continue
      if (world.odd) {
        const unlisted = refused(777_777)
        if (errcode === 0)
          answer(arrived, unlisted, `${name} is applied, an unlisted errcode`, false)
        answer(gone, unlisted, `${name} is not applied, an unlisted errcode`, false)
        answer(gone, refused(-1), `${name} is not applied, -1`, false)
      }
      if (world.account) {
        answer(gone, refused(48001), `${name} is refused: 48001`, false)
        answer(
          gone,
          new WechatError('credentials.stableToken', 'refused', { errcode: 40164 }),
          `${name}: no token, 40164`,
          false,
        )
      }
      if (world.refusals) {
        answer(gone, refused(10060031), `${name} is refused: 10060031`, false)
        answer(gone, refused(10060004), `${name} is refused: 10060004`, false)
      }
      if (world.lies) answer(gone, undefined, `${name}: errcode 0, and nothing happens`, false)
      if (world.loss)
        takeAnswer(
          { ...state, wire: put(state.wire, at, { ...message, worker: 0 }) },
          message.worker - 1,
          message.row,
          lost,
          `no answer in time to ${name}, which is on its way`,
          true,
        )
    }
  }

  /** As `takeAnswer` of advance.ts. */
  function takeAnswer(
    state: State,
    worker: number,
    at: number,
    error: WechatError | undefined,
    label: string,
    good: boolean,
  ) {
    const row = state.rows[at]
    let next: State = { ...state, workers: put(state.workers, worker, null) }
    // The lease, or the row, is not this worker's any more: its commit does not hold.
    if (!row || row.lease !== worker + 1 || row.state !== 'sending') return emit(next, label, good)
    const answer = hintOf(error)
    const back = (change: Partial<Row>) => withRow(next, at, { lease: 0, ...change })
    const rejects = answer.to === 'paused' && without('the account pauses, it rejects nothing')
    if (rejects || (error?.errcode === 10060031 && without('a refusal is followed by a look')))
      return reject(next, at, label, 'refused_by_wechat')
    switch (answer.to) {
      case 'verifying': {
        let { hint } = answer
        if (hint === 'unsure' && without('an answer that says nothing is followed by a look')) {
          next = back({ state: 'queued', hint: 'none' })
          return emit(next, label, good)
        }
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
        return reject(next, at, label, answer.reason)
    }
  }

  function reject(state: State, at: number, label: string, reason: string) {
    const row = state.rows[at]
    if (row?.applied && proofOf(state.wechat, row.content, row.spends) === 'applied')
      violate(`S3: rejected (${reason}) although WeChat has it`)
    if (reason === 'order_closed' && !state.wechat.closed)
      violate('S2: rejected as closed although the payment can be shipped')
    if (reason === 'reshipment_spent' && !state.wechat.spent)
      violate('S2: rejected for a chance that is not spent')
    let next = ended(state, at, without('a reservation is given back in the same commit'))
    if (reason === 'reshipment_spent')
      next = { ...next, payment: { ...next.payment, chance: 'spent' } }
    emit(next, `${label} → rejected ${reason}`, true)
  }

  // --- time ---
  function timeMoves(state: State) {
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

  // --- workers ---
  function workerMoves(state: State) {
    for (const [at, worker] of state.workers.entries()) {
      if (worker?.seen && !worker.waits) commitSending(state, at)
      if (worker) continue
      for (const [place, row] of state.rows.entries())
        if (isOpen(row) && row.lease === 0) step(state, at, place, row)
    }
  }

  function step(state: State, worker: number, at: number, row: Row) {
    const what = nameOf(row.content)
    if (row.state === 'sending') {
      const interrupted = { state: 'verifying', hint: 'lost', unsure_before: true } as const
      return emit(withRow(state, at, interrupted), `${what}: interrupted → verifying`, true)
    }
    for (const late of world.hours ? [false, true] : [false]) {
      if (late) decided(state, worker, at, row, { kind: 'nothing', errcode: null }, late)
      for (const base of views(state))
        decided(
          state,
          worker,
          at,
          row,
          base.known ? { kind: 'order', base } : { kind: 'unknown_payment' },
          late,
        )
    }
  }

  function asked(state: State, row: Row, shown: Shown, late: boolean) {
    let [payment, given] = [state, row]
    if (without('an older look proves nothing')) payment = forgetful(state)
    if (without('a refusal after an unsure upload is no end'))
      given = { ...given, unsure_before: false }
    if (without('a deadline passes before a resend')) given = { ...given, deadline: false }
    if (
      without('a look after the claim') &&
      !row.claimed &&
      row.state === 'queued' &&
      shown.kind === 'order'
    )
      given = { ...given, claimed: true }
    const decision = ask(payment, given, shown, late)
    const open = shown.kind === 'order' && proofOf(shown.base, row.content, row.spends) === 'grows'
    const closed_split = without('a split that is open takes the rest') && open
    return closed_split && (decision.do === 'send' || decision.do === 'move')
      ? ({ do: 'move', to: { state: 'needs_attention', reason: 'shipped_differently' } } as const)
      : decision
  }

  function decided(
    state: State,
    worker: number,
    at: number,
    row: Row,
    shown: Shown,
    late: boolean,
  ) {
    const decision = asked(state, row, shown, late)
    const base = shown.kind === 'order' ? shown.base : undefined
    const learnt = base && row.claimed ? teach(state, base) : state
    const label = `${nameOf(row.content)} (${row.state}${row.hint === 'none' ? '' : `, ${row.hint}`})${late ? ', late' : ''}`
    switch (decision.do) {
      case 'pause':
      case 'part':
        return
      case 'stay':
        return emit(learnt, `${label}: looks, stays`, true)
      case 'claim':
        if (isHeld(state, at, { number: row.number, claimed: true })) return
        return emit(withRow(state, at, { claimed: true }), `${label}: claims its payment`, true)
      case 'send': {
        if (!base || !learnt.rows[at]) return
        const claimed = withRow(learnt, at, { claimed: true, lease: worker + 1 })
        const { stamp, pending } = state.payment
        const looked = { row: at, seen: base, stamp, pending, stamp_to_send: 0, waits: false }
        return emit(
          { ...claimed, workers: put(claimed.workers, worker, looked) },
          `${label}: server ${worker + 1} looks, may send`,
          true,
        )
      }
      case 'move': {
        const { state: to, reason } = decision.to
        const said = `${label} → ${to} ${reason ?? ''}`
        if (!learnt.rows[at]) return emit(learnt, said, true)
        if (to === 'rejected') return reject(learnt, at, label, reason ?? '')
        if (to === 'shipped' && base)
          return emit(shipped(teach(state, base, row.claimed), at, row, base), said, true)
        let next = withRow(learnt, at, {
          state: to,
          lease: 0,
          reason: to === 'needs_attention' ? (reason ?? '') : '',
          hint: to === 'queued' && reason !== 'not_payable' ? 'none' : row.hint,
        })
        if ('new_stamp' in decision && decision.new_stamp)
          next = {
            ...next,
            payment: {
              ...next.payment,
              pending: false,
              newest: without('a refused time is a version')
                ? next.payment.newest
                : Math.max(next.payment.newest, state.payment.stamp),
            },
          }
        return emit(next, said, true)
      }
    }
  }

  function shipped(state: State, at: number, row: Row, base: Base): State {
    const { payment } = state
    const next = proven(withRow(state, at, { claimed: true }), at, base)
    const own = row.upload_time > 0 && row.upload_time === payment.stamp
    if (!payment.pending || !(own || without('only its own worker ends a stamp'))) return next
    const newest = without('the own proof sets the version back')
      ? next.payment.newest
      : newestOf(base)
    return { ...next, payment: { ...next.payment, pending: false, newest } }
  }

  function commitSending(state: State, at: number) {
    const worker = state.workers[at]
    const row = worker && state.rows[worker.row]
    if (!worker?.seen || !row) return
    const { payment } = state
    const held = row.lease === at + 1 && row.state === 'queued'
    const moved = payment.stamp !== worker.stamp || payment.pending !== worker.pending
    if (!held || moved) {
      const idle = { ...state, workers: put(state.workers, at, null) }
      return emit(
        held ? withRow(idle, worker.row, { lease: 0 }) : idle,
        'the stamp or the lease has moved: looks again',
        true,
      )
    }
    if (state.wire.length >= MAX_WIRE) return
    const asked_at = world.behind ? 0 : later(state)
    const kept = without('one stamp for all uploads of a payment')
      ? { ...state, payment: { ...payment, pending: false } }
      : state
    const stamp = stampOf(kept, worker.seen, asked_at)
    const sent = withRow(state, worker.row, {
      state: 'sending',
      upload_time: stamp,
      deadline: true,
      applied: false,
    })
    emit(
      {
        ...sent,
        payment: { ...sent.payment, stamp, pending: true },
        workers: put(sent.workers, at, {
          ...worker,
          seen: null,
          stamp_to_send: stamp,
          waits: true,
        }),
        wire: [
          ...sent.wire,
          {
            row: worker.row,
            content: row.content,
            list: uploaded(worker.seen, row.content),
            time: stamp,
            said: row.spends,
            worker: at + 1,
            hands: worker.seen.hands,
          },
        ],
      },
      `${nameOf(row.content)} is sent with the time ${stamp}`,
      true,
    )
  }

  // --- people ---
  function peopleMoves(state: State) {
    for (const request of world.requests) accept(state, request)
    for (const [at, row] of state.rows.entries()) {
      if (!row || row.lease > 0) continue
      const waits = row.state === 'needs_attention'
      if (waits && !isHeld(state, at, row)) {
        const again = ['unproven', 'not_taken', 'newer_at_wechat'].includes(row.reason)
        const may_forget =
          state.payment.pending || without('it forgets only while a stamp may be on its way')
        const forget = again && may_forget && row.claimed && !without('a retry forgets the version')
        emit(
          withRow(forget ? forgetful(state) : state, at, {
            state: 'queued',
            hint: 'none',
            reason: '',
          }),
          `retry ${nameOf(row.content)}`,
          true,
        )
      }
      const never_sent = row.state === 'queued' && row.upload_time === 0
      const over = (row.state === 'queued' || row.state === 'verifying') && !row.deadline
      if (!world.no_close && (waits || never_sent || over))
        emit(
          ended(state, at, without('a reservation is given back in the same commit')),
          `close ${nameOf(row.content)}`,
          true,
        )
    }
    if (!state.told)
      for (const base of views(state)) emit(teach(state, base), 'a sync reads the order', true)
  }

  /** As accept.ts and correction.ts. */
  function accept(state: State, { content, number, said }: Request) {
    const place = state.rows.indexOf(null)
    const claimed = number === 'transaction_id'
    const own = { number, claimed }
    const visible = state.rows.filter((row): row is Row => row !== null && samePayment(row, own))
    const name = `POST ${nameOf(content)}${said ? ', spend_reshipment' : ''}${claimed ? '' : ', by its other number'}`
    // Itself, or 409.
    if (visible.some(holds)) return
    if (place < 0 || place >= MAX_ROWS) return
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
    const added = (row: Row): State => ({ ...state, rows: put(state.rows, place, row) })
    if (said)
      for (const base of views(state)) {
        if (!base.known) continue
        const proof = proofOf(base, content, true)
        if (proof === 'takes_none' || proof === 'applied') continue
        if (proof !== 'different') {
          if (!refused(state, visible, content))
            emit(teach(added(fresh), base), `${name}: ${proof}`, true)
          continue
        }
        if (base.mode === 2 && content.mode === 2 && base.finished && !content.all) continue
        const { chance, reserved_by } = teach(state, base).payment
        if (base.spent || chance !== 'there' || reserved_by >= 0) {
          const quiet = state.wire.length === 0 && !state.rows.some(isOpen)
          if (
            quiet &&
            inSight(state) &&
            state.wechat.finished &&
            !state.wechat.spent &&
            reserved_by === 9
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
        const taught = teach(added({ ...fresh, claimed: true, spends: true }), base)
        if (isHeld(taught, place, { number, claimed: true })) continue
        emit(
          { ...taught, payment: { ...taught.payment, reserved_by: place } },
          `${name}: a correction, the chance is reserved`,
          true,
        )
      }
    else if (!refused(state, visible, content)) emit(added(fresh), name, true)
  }

  /** 409 by what is shipped, or the same content again. */
  function refused(state: State, visible: readonly Row[], content: Content): boolean {
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
    return (
      changed !== undefined && (complete !== undefined || content.mode !== changed.content.mode)
    )
  }

  return (state: State) => {
    worldMoves(state)
    wireMoves(state)
    timeMoves(state)
    workerMoves(state)
    peopleMoves(state)
  }
}

/** An end that is true: nothing is open, and what we call shipped WeChat has. */
export function isTrueEnd(state: State): boolean {
  return (
    state.wire.length === 0 &&
    state.rows.every(
      (row) =>
        row === null ||
        (row.state === 'shipped' &&
          (state.wechat.closed || proofOf(state.wechat, row.content, false) === 'applied')),
    )
  )
}
