import type { Selectable } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Scope, Statement } from '../database/database.ts'
import type { OnboardingsTable } from '../database/schema-platform.ts'

/** A link by which a merchant begins to authorise the platform. Times in Unix milliseconds. */
export interface Onboarding extends Omit<
  Selectable<OnboardingsTable>,
  'appid' | 'hash' | 'permission_sets'
> {
  permission_sets: readonly number[]
}

const COLUMNS = [
  'id',
  'name',
  'permission_sets',
  'biz_appid',
  'authorizer_appid',
  'created_at',
  'expires_at',
  'revoked_at',
] as const

type Row = Pick<Selectable<OnboardingsTable>, (typeof COLUMNS)[number]>

const toOnboarding = (row: Row): Onboarding => ({
  ...row,
  permission_sets: JSON.parse(row.permission_sets) as number[],
})

export async function insertOnboarding(
  scope: Scope,
  onboarding: Onboarding,
  hash: string,
): Promise<void> {
  const { database, appid } = scope
  const permission_sets = JSON.stringify(onboarding.permission_sets)
  const { id, name } = onboarding
  await database.unit([
    database.db.insertInto('onboardings').values({ ...onboarding, permission_sets, appid, hash }),
    ...auditing(scope, { subject: id, after: { name } }),
  ])
}

export async function listOnboardings({ database: { db }, appid }: Scope): Promise<Onboarding[]> {
  const rows = await db
    .selectFrom('onboardings')
    .select(COLUMNS)
    .where('appid', '=', appid)
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
  return rows.map(toOnboarding)
}

export async function findOnboarding(
  { database: { db }, appid }: Scope,
  by: { hash: string } | { id: string },
): Promise<Onboarding | undefined> {
  const query = db.selectFrom('onboardings').select(COLUMNS).where('appid', '=', appid)
  const row = await (
    'hash' in by ? query.where('hash', '=', by.hash) : query.where('id', '=', by.id)
  ).executeTakeFirst()
  return row && toOnboarding(row)
}

/** @returns false when there is no such link, or it was revoked before */
export async function revokeOnboarding(scope: Scope, id: string, now: number): Promise<boolean> {
  const { database, appid } = scope
  const [revoked] = await database.unit([
    database.db
      .updateTable('onboardings')
      .set({ revoked_at: now })
      .where('appid', '=', appid)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id'),
    ...auditing(scope, { subject: id }),
  ])
  return revoked.length > 0
}

/** Notes a pre_auth_code of a link, by which the event of the authorisation is known to be of it. */
export async function insertPreauthCode(
  { database: { db }, appid }: Scope,
  code: { digest: string; onboarding_id: string; expires_at: number },
): Promise<void> {
  await db
    .insertInto('onboarding_codes')
    .values({ ...code, appid })
    .onConflict((conflict) => conflict.columns(['appid', 'digest']).doNothing())
    .execute()
}

/** Forgets codes that ended; events come late, so they are kept for a while. @returns how many */
export async function purgePreauthCodes(
  { database: { db }, appid }: Scope,
  before: number,
): Promise<number> {
  const removed = await db
    .deleteFrom('onboarding_codes')
    .where('appid', '=', appid)
    .where('expires_at', '<', before)
    .returning('digest')
    .execute()
  return removed.length
}

/** Finds by which link a pre_auth_code was fetched; null: by none of ours. */
export async function findOnboardingOfCode(
  { database: { db }, appid }: Scope,
  digest: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('onboarding_codes')
    .select('onboarding_id')
    .where('appid', '=', appid)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row?.onboarding_id ?? null
}

/** The statement that notes who authorised by a link. */
export const endingOnboarding = (
  { database: { db }, appid }: Scope,
  { id, authorizer_appid }: { id: string; authorizer_appid: string },
): Statement =>
  db
    .updateTable('onboardings')
    .set({ authorizer_appid })
    .where('appid', '=', appid)
    .where('id', '=', id)
