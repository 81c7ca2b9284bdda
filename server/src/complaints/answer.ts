/**
 * Answers to complaints, each sent at most once: it is stored before the call, and what became of a
 * lost one is read in the complaint itself.
 */
import { createHash, randomUUIDv7 } from 'node:crypto'
import { WechatError } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { maskPhonesIn } from '../core/masking.ts'
import { MINUTE_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { readComplaint, requireComplaint, type Complaint } from './complaints.ts'
import {
  answersOf,
  endAnswer,
  insertAnswer,
  type Answer,
  type AnswerAction,
  type Standing,
} from './answer-queries.ts'
import { turnOf } from './turn.ts'

export type { Answer, AnswerAction }

/** What a merchant says to a complaint. */
export interface AnswerInput {
  action: AnswerAction
  content?: string | undefined
  /** Of pictures that were uploaded to WeChat in the last three days. */
  media_ids?: string[] | undefined
  /** Of returned goods, from the complaint's `return_bill`. */
  return_id?: string | undefined
  accept_return?: number | undefined
}

/** A call is over after that, whatever became of it. */
const DEADLINE_MS = MINUTE_MS

const AGREE = 1
const REFUSE = 2

const standingOf = ({ status, appeal_state, detail }: Complaint): Standing => ({
  status,
  appeal_state,
  items: detail?.history.length ?? 0,
})

const hashOf = ({ action, content = '', media_ids = [], ...more }: AnswerInput): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        action,
        content.trim(),
        media_ids,
        more.return_id ?? '',
        more.accept_return ?? 0,
      ]),
    )
    .digest('base64url')

/**
 * Answers a complaint, and waits for WeChat. The same answer again is not sent again; while the
 * outcome of one is not known, no other one is sent.
 * @returns the answer: `done`, or `unknown` when its outcome is being found out
 * @throws FahuoError `not_found`, `complaint_closed`, `answer_under_way`,
 * `refused_by_wechat`
 */
export async function answerComplaint(
  shop: Shop,
  complaint_order_id: string,
  input: AnswerInput,
): Promise<Answer> {
  const known = await requireComplaint(shop, complaint_order_id)
  const content_hash = hashOf(input)
  const earlier = await resolveOpen(shop, known)
  // Said before in the same situation, and taken: WeChat would refuse it, or take it for one more.
  const same = earlier.find(
    (one) =>
      one.content_hash === content_hash &&
      (one.state === 'done' || one.state === 'unknown' || one.state === 'sending'),
  )
  if (same) return same
  const open = earlier.find(({ state }) => state === 'sending' || state === 'unknown')
  if (open) throw new FahuoError('answer_under_way', open.id)
  const complaint = await requireRead(shop, known)
  if (turnOf(complaint) === 'over' && input.action !== 'appeal')
    throw new FahuoError('complaint_closed', complaint_order_id)

  const now = shop.clock.now()
  const answer: Answer = {
    id: randomUUIDv7(),
    complaint_order_id,
    action: input.action,
    content: maskPhonesIn(input.content ?? ''),
    content_hash,
    before: standingOf(complaint),
    state: 'sending',
    errcode: null,
    sent_at: now,
    deadline_at: now + DEADLINE_MS,
    ended_at: null,
  }
  if (!(await insertAnswer(shop, answer)))
    throw new FahuoError('answer_under_way', complaint_order_id)
  shop.log.info({ complaint: complaint_order_id, action: input.action }, 'answering a complaint')
  return send(shop, answer, input)
}

/** How it stands now, so that what an answer changes shows. @throws FahuoError `wechat_unavailable` */
async function requireRead(shop: Shop, { complaint_order_id }: Complaint) {
  try {
    return (await readComplaint(shop, complaint_order_id)).complaint
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    throw new FahuoError('wechat_unavailable', error.message, error.errcode)
  }
}

async function send(shop: Shop, answer: Answer, input: AnswerInput): Promise<Answer> {
  const end = async (change: Pick<Answer, 'state' | 'errcode'>): Promise<Answer> => {
    const ended_at = change.state === 'unknown' ? null : shop.clock.now()
    await endAnswer(shop, answer.id, { ...change, ended_at })
    return { ...answer, ...change, ended_at }
  }
  try {
    await call(shop, answer.complaint_order_id, input)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode = null, outcome } = error
    if (outcome === 'not_sent') {
      await end({ state: 'not_taken', errcode })
      throw new FahuoError('wechat_unavailable', error.message, errcode ?? undefined)
    }
    if (outcome === 'refused' && error.kind !== 'retry') {
      await end({ state: 'refused', errcode })
      throw new FahuoError('refused_by_wechat', error.rid, errcode ?? undefined)
    }
    shop.log.warn(
      { complaint: answer.complaint_order_id, errcode },
      'the answer to an answer was lost; the complaint is read',
    )
    return conclude(shop, await end({ state: 'unknown', errcode }))
  }
  const done = await end({ state: 'done', errcode: 0 })
  // How it stands now is for the next reader; that it was taken is known.
  await readComplaint(shop, answer.complaint_order_id).catch((error: unknown) => {
    if (!(error instanceof WechatError)) throw error
  })
  return done
}

function call(shop: Shop, id: string, input: AnswerInput): Promise<unknown> {
  const { action, content, media_ids, return_id, accept_return } = input
  const { complaint } = shop.wechat
  const body = {
    complaintOrderId: Number(id),
    ...(content !== undefined && { content }),
    ...(media_ids !== undefined && { mediaIdList: media_ids }),
  }
  switch (action) {
    case 'agree':
      return complaint.respond({ ...body, bussiHandle: AGREE })
    case 'refuse':
      return complaint.respond({ ...body, bussiHandle: REFUSE })
    case 'proof':
      return complaint.supplyProof(body)
    case 'refund':
      return complaint.supplyRefund({
        ...body,
        ...(return_id !== undefined && { returnId: Number(return_id) }),
        ...(accept_return !== undefined && { acceptReturn: accept_return }),
      })
    case 'appeal':
      return complaint.appeal(body)
  }
}

/** Whether a complaint shows that an answer was taken. */
function shows({ action, before }: Answer, now: Complaint): boolean {
  if (action === 'appeal') return now.appeal_state !== before.appeal_state
  if (now.status !== before.status) return true
  return (now.detail?.history.length ?? 0) > before.items
}

/**
 * Finds out what became of an answer by reading its complaint: what it does not show after the
 * deadline was not taken.
 */
export async function conclude(shop: Shop, answer: Answer): Promise<Answer> {
  try {
    const { complaint } = await readComplaint(shop, answer.complaint_order_id)
    const now = shop.clock.now()
    const state = shows(answer, complaint)
      ? 'done'
      : now >= answer.deadline_at
        ? 'not_taken'
        : 'unknown'
    if (state === answer.state) return answer
    const ended_at = state === 'unknown' ? null : now
    await endAnswer(shop, answer.id, { state, errcode: answer.errcode, ended_at })
    shop.log.info(
      { complaint: answer.complaint_order_id, answer: answer.id, state },
      'what became of an answer is known',
    )
    return { ...answer, state, ended_at }
  } catch (error) {
    if (error instanceof WechatError) return answer
    throw error
  }
}

/** Returns the answers of a complaint, after what became of those under way was looked up. */
async function resolveOpen(shop: Shop, { complaint_order_id }: Complaint): Promise<Answer[]> {
  const answers = await answersOf(shop, complaint_order_id)
  return Promise.all(
    answers.map(async (one) => {
      const lost = one.state === 'sending' && shop.clock.now() >= one.deadline_at
      return one.state === 'unknown' || lost ? conclude(shop, one) : one
    }),
  )
}

/** Returns what was answered to a complaint, oldest first. */
export const readAnswers = (shop: Shop, complaint_order_id: string): Promise<Answer[]> =>
  answersOf(shop, complaint_order_id)
