import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { claimDueEvents, finishEvent } from '../pushes/queries.ts'
import { connect, migrate, openDatabase, type Scope } from './database.ts'
import { schemaVersion } from './version.ts'

const appid = 'wx0000000000000001'

async function makeEmpty(engine: 'sqlite' | 'postgres') {
  if (engine === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-old-'))
    return { url: join(folder, 'fahuo.db'), remove: () => rm(folder, { recursive: true }) }
  }
  const admin = new Client({ connectionString: `${inject('postgres')}/postgres` })
  await admin.connect()
  const name = `fahuo_old_${Date.now()}`
  await admin.query(`create database ${name}`)
  return {
    url: `${inject('postgres')}/${name}`,
    async remove() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

describe.each(['sqlite', 'postgres'] as const)('a database of 0.1 (%s)', (engine) => {
  it('is not migrated while its server works on it', async () => {
    const { url, remove } = await makeEmpty(engine)
    const old = connect(url)
    try {
      await migrate(old, { to: '005-due' })
      await sql`insert into settings (appid, name, value)
        values (${appid}, 'session_secret', 's')`.execute(old.db)
      // What 0.1's push worker does twice a second, until it is stopped.
      const stopping = new AbortController()
      const scope = {
        database: { ...old, close: () => old.db.destroy() },
        appid,
      } as unknown as Scope
      const worker = (async () => {
        while (!stopping.signal.aborted) {
          const now = Date.now()
          const due = await claimDueEvents(scope, { now, lease_until: now + 60_000, limit: 16 })
          for (const { id } of due)
            await finishEvent(scope, { id, state: 'done', tries: 1, due_at: 0, error: null })
          await wait(200, undefined, { signal: stopping.signal }).catch(() => {})
        }
      })()
      const refused = openDatabase(url)
      await expect(refused).rejects.toMatchObject({
        name: 'OperatorError',
        text: { en: expect.stringContaining('Stop every server'), zh: expect.any(String) },
      })
      expect(await schemaVersion(old.db)).toBe('005-due')
      stopping.abort()
      await worker
      expect(await old.db.selectFrom('events').selectAll().execute()).toEqual([])

      const said: string[] = []
      const opened = await openDatabase(url, (_, message) => void said.push(message))
      expect(said[0]).toContain('previous version')
      expect(await opened.db.selectFrom('events').selectAll().execute()).toEqual([])
      await opened.close()
    } finally {
      await old.db.destroy()
      await remove()
    }
  })

  it('that no server has used yet is migrated at once', async () => {
    const { url, remove } = await makeEmpty(engine)
    const said: string[] = []
    const opened = await openDatabase(url, (_, message) => void said.push(message))
    expect(said).toEqual([])
    await opened.close()
    await remove()
  })
})
