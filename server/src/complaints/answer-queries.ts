/** SQL of the answers to complaints. */
import type { Selectable } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Scope } from '../database/database.ts'
import { isUniqueViolation } from '../database/dialects.ts'
import type { ComplaintAnswersTable } from '../database/schema.ts'

type AnswerRow = Selectable<ComplaintAnswersTable>
export type AnswerAction = 'agree' | 'refuse' | 'proof' | 'refund' | 'appeal'
export type AnswerState = 'sending' | 'done' | 'refused' | 'unknown' | 'not_taken'

/** How a complaint stood when it was answered. */
export interface Standing {
  status: number
  appeal_state: number
  items: number
}

/** What the merchant answered. */
export type Answer = Omit<AnswerRow, 'appid' | 'action' | 'state' | 'before'> & {
  action: AnswerAction
  state: AnswerState
  before: Standing
}

const toAnswer = ({ action, state, before, ...row }: AnswerRow): Answer => ({
  ...row,
  action: action as AnswerAction,
  state: state as AnswerState,
  before: JSON.parse(before) as Standing,
})

/** Stores an answer before it is sent. @returns false while another one of the complaint is under way */
export async function insertAnswer(scope: Scope, { before, ...answer }: Answer): Promise<boolean> {
  const { database, appid } = scope
  const { complaint_order_id: subject, action } = answer
  try {
    await database.unit([
      database.db
        .insertInto('complaint_answers')
        .values({ ...answer, appid, before: JSON.stringify(before) }),
      ...auditing(scope, { subject, before: { status: before.status }, after: { action } }),
    ])
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** Ends an answer, or notes that nobody knows. Only one that is under way. */
export async function endAnswer(
  { database: { db }, appid }: Scope,
  id: string,
  end: Pick<Answer, 'state' | 'errcode' | 'ended_at'>,
): Promise<void> {
  await db
    .updateTable('complaint_answers')
    .set(end)
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', 'in', ['sending', 'unknown'])
    .execute()
}

/** Returns the answers of a complaint, oldest first. */
export async function answersOf(
  { database: { db }, appid }: Scope,
  complaint_order_id: string,
): Promise<Answer[]> {
  const rows = await db
    .selectFrom('complaint_answers')
    .selectAll()
    .where('appid', '=', appid)
    .where('complaint_order_id', '=', complaint_order_id)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()
  return rows.map(toAnswer)
}

/** Returns the complaints of which an answer's outcome is not known, and whose deadline is over. */
export async function unresolvedAnswers(
  { database: { db }, appid }: Scope,
  now: number,
): Promise<Answer[]> {
  const rows = await db
    .selectFrom('complaint_answers')
    .selectAll()
    .where('appid', '=', appid)
    .where('state', 'in', ['sending', 'unknown'])
    .where('deadline_at', '<=', now)
    .execute()
  return rows.map(toAnswer)
}
