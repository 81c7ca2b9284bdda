import type { Scope } from '../database/database.ts'
import type { ServiceName } from './services.ts'

/** Removes the phone numbers that WeChat has taken, and those whose time has passed. @returns how many */
export async function forgetServicePhones(
  { database: { db }, appid }: Scope,
  now: number,
): Promise<number> {
  const rows = await db
    .updateTable('services')
    .set({ phone: null, phone_until: null })
    .where('appid', '=', appid)
    .where('phone', 'is not', null)
    .where((eb) => eb.or([eb('state', '=', 'done'), eb('phone_until', '<=', now)]))
    .returning('id')
    .execute()
  return rows.length
}

const WITH_PHONE: readonly ServiceName[] = ['messages', 'tracking']

/** Tells whether a phone number may have been stored or taken since a time, Unix milliseconds. */
export async function phonesChangedSince(
  { database: { db }, appid }: Scope,
  since: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('services')
    .select('id')
    .where('appid', '=', appid)
    .where('updated_at', '>=', since)
    .where('service', 'in', WITH_PHONE)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
