/** Finds a server of 0.1 that still works on a database which is to be migrated: it says nowhere that it lives. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { OperatorError } from '../core/errors.ts'
import { SECOND_MS } from '../core/time.ts'
import type { Say } from './migrations/006-promise.ts'
import type { Schema } from './schema.ts'
import { schemaVersion } from './version.ts'

/** The migration that 0.1 must not work beside. */
const PROMISE = '006-promise'

/** An event that means nothing: whoever claims it processes stored pushes, as 0.1 does twice a second. */
const PROBE = 'fahuo_upgrade_probe'

const POLL_MS = 100

/** Six of its rounds. */
const PATIENCE_MS = 3 * SECOND_MS

/** It may be busy with events that wait for a WeChat which does not answer: then it claims none. */
const BUSY_PATIENCE_MS = 15 * SECOND_MS

type Db = Kysely<Schema>

/**
 * Refuses to migrate a database of 0.1 while its server works on it: 0.1 would go on by its old
 * rules, on rows that the migration has decided.
 * @throws OperatorError that says what to stop
 */
export async function refuseBesideOldServer(db: Db, say: Say = () => {}): Promise<void> {
  if (!(await isOld(db))) return
  const appids = await db.selectFrom('settings').select('appid').distinct().execute()
  if (appids.length === 0) return
  say({}, 'looking whether a server of the previous version still runs on this database')
  const open = await db
    .selectFrom('events')
    .select('id')
    .where('state', '=', 'new')
    .executeTakeFirst()
  const probes = await db
    .insertInto('events')
    .values(appids.map(({ appid }) => ({ appid, ...newProbe() })))
    .returning('id')
    .execute()
  const ids = probes.map(({ id }) => id)
  try {
    // Another new server may have migrated meanwhile, and claimed it.
    if ((await isClaimed(db, ids, open ? BUSY_PATIENCE_MS : PATIENCE_MS)) && (await isOld(db)))
      throw new OperatorError(STOP_FIRST)
  } finally {
    await db.deleteFrom('events').where('id', 'in', ids).execute()
  }
}

const newProbe = () => ({
  event: PROBE,
  message: '{}',
  received_at: Date.now(),
  state: 'new' as const,
  tries: 0,
  due_at: 0,
})

async function isOld(db: Db): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return false
  const version = await schemaVersion(db)
  return version !== null && version < PROMISE
}

async function isClaimed(db: Db, ids: readonly number[], patience_ms: number): Promise<boolean> {
  const deadline = performance.now() + patience_ms
  while (performance.now() < deadline) {
    const claimed = await db
      .selectFrom('events')
      .select('id')
      .where('id', 'in', [...ids])
      .where(sql<boolean>`(state <> 'new' or due_at <> 0)`)
      .executeTakeFirst()
    if (claimed) return true
    await wait(POLL_MS)
  }
  return false
}

const STOP_FIRST = {
  en: 'A server of version 0.1 still works on this database, and would break what the migration decides. Stop every server that uses this database (systemctl stop, docker compose down, Ctrl-C in `pnpm start`), then start this one again. Nothing was changed.',
  zh: '仍有 0.1 版的服务在使用这个数据库，此时升级会破坏数据。请先停止所有使用该数据库的服务（systemctl stop、docker compose down，或在 `pnpm start` 中按 Ctrl-C），再重新启动本服务。数据库未做任何更改。',
}
