import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects.ts'

/** Several Mini Programs on one server: which ones, who works in them, and in which one a session is. */
export async function up(db: Kysely<never>, engine: Engine): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table shops (
    appid text not null primary key,
    mode text not null check (mode in ('own', 'authorised')),
    state text not null check (state in ('invited', 'active', 'revoked', 'suspended')),
    name text not null, user_name text not null, principal_name text not null,
    account_status integer, verified_at bigint, permission_sets text not null,
    jump_path text, settings text not null,
    revision bigint not null, created_at bigint not null, updated_at bigint not null)`)
  await run('create index shops_by_revision on shops (revision)')
  await run(`create table shop_people (
    appid text not null, person_id text not null,
    role text not null check (role in ('owner', 'manager', 'clerk', 'bookkeeper', 'viewer')),
    created_at bigint not null,
    primary key (appid, person_id))`)
  await run('create index shops_of_person on shop_people (person_id, appid)')
  await run('alter table sessions add column current_appid text')
  // A key finds its shop, and a merchant number those that are paid by it. SQLite's key has the first.
  if (engine === 'postgres') await run('create index api_keys_by_hash on api_keys (hash)')
  await run('create index pay_merchants_by_mchid on pay_merchants (mchid, appid)')
}
