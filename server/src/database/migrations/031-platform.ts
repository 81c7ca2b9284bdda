import { sql, type Kysely } from 'kysely'

/**
 * A third-party platform: what came of each authorisation, and the links by which merchants begin one.
 * `appid` is the platform's own, the component_appid.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table authorisations (
    appid text not null, id text not null, authorizer_appid text not null,
    kind text not null check (kind in ('authorized', 'updateauthorized', 'unauthorized', 'check')),
    source text not null check (source in ('event', 'redirect', 'refusal', 'command')),
    create_time bigint not null, code_digest text, code_until bigint, onboarding_id text,
    state text not null check (state in ('new', 'done')), outcome text, error text,
    tries integer not null, due_at bigint not null, received_at bigint not null,
    primary key (appid, id))`)
  await run(`create index authorisations_due on authorisations (appid, due_at)
    where state = 'new'`)
  await run(`create index authorisations_of_shop on authorisations
    (appid, authorizer_appid, create_time)`)
  await run(`create index authorisations_by_code on authorisations (appid, code_digest)
    where code_digest is not null`)
  await run(`create table onboardings (
    appid text not null, id text not null, hash text not null, name text not null,
    permission_sets text not null, biz_appid text, authorizer_appid text,
    created_at bigint not null, expires_at bigint not null, revoked_at bigint,
    primary key (appid, id))`)
  await run('create unique index onboardings_by_hash on onboardings (appid, hash)')
  await run(`create table onboarding_codes (
    appid text not null, digest text not null, onboarding_id text not null,
    expires_at bigint not null, primary key (appid, digest))`)
}
