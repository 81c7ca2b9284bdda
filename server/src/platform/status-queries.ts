import type { Database, Scope } from '../database/database.ts'
import type { ShopState } from '../shops/record.ts'
import type { Outcome } from './outcomes.ts'

/** What did not come to its end, or to none that the merchant or we wanted. Times in Unix milliseconds. */
export interface FailedAuthorisation {
  /** Empty where a redirect did not say. */
  authorizer_appid: string
  kind: string
  /** Null: it is tried again. */
  outcome: Outcome | null
  tries: number
  /** What WeChat said last. */
  error: string | null
  received_at: number
}

/** After these a person has something to do. */
const FAILED = [
  'code_spent',
  'code_expired',
  'failed',
  'not_mini_program',
] as const satisfies Outcome[]

/** Lists what failed, or is tried again, the newest first. */
export async function listFailed(
  { database: { db }, appid }: Scope,
  limit: number,
): Promise<FailedAuthorisation[]> {
  const rows = await db
    .selectFrom('authorisations')
    .select(['authorizer_appid', 'kind', 'outcome', 'tries', 'error', 'received_at'])
    .where('appid', '=', appid)
    .where((eb) =>
      eb.or([eb('outcome', 'in', FAILED), eb.and([eb('state', '=', 'new'), eb('tries', '>', 0)])]),
    )
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, outcome: row.outcome as Outcome | null }))
}

/** Counts the shops of the platform by their state. */
export async function countAuthorisedShops({ db }: Database): Promise<Map<ShopState, number>> {
  const rows = await db
    .selectFrom('shops')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('mode', '=', 'authorised')
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}
