import { execFile } from 'node:child_process'
import { mkdtemp, open, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES, execute, makeDatabase, readRows, whenFree } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface NotReady {
  status: string
  code: string
  reason: string
  remedy: string
}

let pair: Pair
let cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  const last_first = cleanups.toReversed()
  cleanups = []
  for (const cleanup of last_first) await cleanup()
})
const start = async (url: string) => {
  pair = await startPair({}, undefined, { DATABASE_URL: url })
  cleanups.push(() => pair.stop())
}
const { pay, ship, shipped, calls } = openMerchant(() => pair)
const ready = () => call<NotReady>('GET', `${pair.url}/readyz`)
const notReady = (code: string) =>
  until(ready, ({ status, body }) => status === 503 && body.code === code)

describe('a SQLite file under a running server', () => {
  let url: string
  beforeEach(async () => {
    const database = await makeDatabase('sqlite')
    cleanups.push(database.remove)
    ;({ url } = database)
    await start(url)
    const { transaction_id } = await pay()
    await shipped(content(transaction_id))
  })

  it.each([
    ['deleted', () => unlink(url)],
    ['moved away', () => rename(url, `${url}.old`)],
    [
      'replaced by another one',
      async () => {
        await writeFile(`${url}.new`, '')
        await rename(`${url}.new`, url)
      },
    ],
    ['without its log of writes', () => unlink(`${url}-wal`)],
  ])('that is %s accepts nothing more, and says so', async (_, harm) => {
    const { transaction_id } = await pay()
    await harm()
    // At once, before anything has looked.
    const refused = await ship(content(transaction_id))
    expect(refused).toMatchObject({
      status: 503,
      body: { error: { code: 'database_unavailable' } },
    })
    const { body } = await notReady('gone')
    expect(body.reason).toContain('deleted or replaced')
    expect(body.remedy).toContain('fahuo restore')
    expect((await ship(content(transaction_id))).status).toBe(503)
    const push = await fetch(`${pair.url}/wechat/push`, { method: 'POST', body: '{}' })
    expect(push.status).toBe(503)
    const said = pair.lines.filter(({ facts }) => 'trouble' in facts)
    expect(said).toMatchObject([{ level: 'error', facts: { trouble: 'gone' } }])
  })

  it('that somebody keeps locked answers 503, and goes on after', async () => {
    const other = new DatabaseSync(url, { timeout: 0 })
    await whenFree(() => other.exec('begin immediate'))
    const { transaction_id } = await pay()
    const answer = await ship(content(transaction_id))
    expect(answer.status).toBe(503)
    expect(answer.body.error.remedy).toContain('again')
    const { body } = await notReady('locked')
    expect(body.reason).toContain('lock')
    const chinese = await fetch(`${pair.url}/readyz`, { headers: { 'accept-language': 'zh' } })
    expect(await chinese.text()).toContain('数据库被其他程序锁住')
    other.exec('rollback')
    other.close()
    await until(ready, ({ status }) => status === 200)
    expect((await shipped(content(transaction_id))).state).toBe('shipped')
  })
})

const run = promisify(execFile)
/** A disk of 16 MB; none where only root may mount, or nobody. */
const small_disks = await (async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-small-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder])
    return [folder]
  } catch (error) {
    await rm(folder, { recursive: true })
    console.log(`A full disk is not tried: ${String(error)}`)
    return []
  }
})()

describe.each(small_disks)('a disk that is full (%s)', (folder) => {
  it('shows in readyz, loses nothing that was accepted, and goes on when there is room', async () => {
    cleanups.push(async () => {
      await run('umount', [folder])
      await rm(folder, { recursive: true })
    })
    await start(join(folder, 'fahuo.db'))
    const filler = await open(join(folder, 'filler'), 'w')
    cleanups.push(() => filler.close())
    const fill = async () => {
      for (;;) await filler.write(Buffer.alloc(64 * 1024))
    }
    await expect(fill()).rejects.toThrow('ENOSPC')
    await notReady('full')
    const accepted: string[] = []
    // The log of writes has room of its own for some; then it is refused.
    await until(
      async () => {
        const { transaction_id } = await pay()
        const { status } = await ship(content(transaction_id))
        if (status === 202) accepted.push(transaction_id)
        return status
      },
      (status) => status === 503,
      60_000,
    )
    await filler.truncate(0)
    await until(ready, ({ status }) => status === 200)
    for (const transaction_id of accepted)
      expect((await shipped(content(transaction_id))).state).toBe('shipped')
  }, 120_000)
})

describe.each(ENGINES)('a database that a newer version has migrated (%s)', (engine) => {
  it('is left alone by this one', async () => {
    const database = await makeDatabase(engine)
    cleanups.push(database.remove)
    await start(database.url)
    const GET_ORDER = '/wxa/sec/order/get_order'
    const unknown = await ship(content('4200000000202611260000000009'))
    expect(unknown.status).toBe(202)
    await until(
      () => calls(GET_ORDER),
      (made) => made.length > 1,
    )

    await execute(
      database.url,
      `insert into kysely_migration (name, timestamp) values ('999-future', 'x')`,
    )
    const { body } = await notReady('newer')
    expect(body.reason).toContain('newer version')
    const before = await calls(GET_ORDER)
    // The server says every two seconds that it lives; its workers look twice a second.
    const beat = () => readRows<{ seen_at: number }>(database.url, 'select seen_at from servers')
    const [first] = await beat()
    await until(beat, ([row]) => Number(row?.seen_at) > Number(first?.seen_at) + 3_000)
    expect(await calls(GET_ORDER)).toHaveLength(before.length)
    expect(await ship(content('4200000000202611260000000010'))).toMatchObject({
      status: 503,
      body: { error: { message: expect.stringContaining('newer version') } },
    })
    const said = pair.lines.filter(({ facts }) => 'trouble' in facts)
    expect(said).toMatchObject([{ level: 'error', facts: { trouble: 'newer' } }])

    await execute(database.url, `delete from kysely_migration where name = '999-future'`)
    await until(ready, ({ status }) => status === 200)
    await until(
      () => calls(GET_ORDER),
      (made) => made.length > before.length,
    )
  })
})
