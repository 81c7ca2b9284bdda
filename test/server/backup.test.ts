import { copyFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { execute, makeDatabase, makePostgres, readRows } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

let pair: Pair
let folder: string
let url: string
let cleanups: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-backup-'))
  url = join(folder, 'fahuo.db')
  pair = await startPair({}, undefined, { DATABASE_URL: url })
  cleanups = [() => rm(folder, { recursive: true }), () => pair.stop()]
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})
/** Stops the server; what is there afterwards is stopped, too. */
async function stopServer(): Promise<void> {
  cleanups.pop()
  await pair.stop()
}
const { pay, shipped } = openMerchant(() => pair)
const run = (...args: string[]) => fahuo(args, pair.env)
const shipments = (file = url) =>
  readRows<{ id: string }>(file, 'select id from shipments order by id')
const shipOne = async () =>
  shipped(content((await pay<{ transaction_id: string }>()).transaction_id))

describe('fahuo backup and restore', () => {
  it('copy a database in use, and put the copy back when the server is stopped', async () => {
    const first = await shipOne()
    const copy = join(folder, 'copy.db')
    expect(await run('backup', copy)).toMatchObject({ code: 0 })
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([])
    expect(await run('backup', copy)).toMatchObject({ code: 1 })
    const second = await shipOne()

    const refused = await run('restore', copy)
    expect(refused.code).toBe(1)
    expect(refused.output).toContain('stop the server')
    expect(refused.output).toContain('Nothing was changed')
    expect(await shipments()).toEqual([{ id: first.id }, { id: second.id }])

    await stopServer()
    const restored = await run('restore', copy)
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('is restored') })
    expect(await shipments()).toEqual([{ id: first.id }])
    const names = await readdir(folder)
    const former = names.find((name) => /before-restore-\d+T\d+Z$/.test(name)) ?? ''
    expect(await shipments(join(folder, former))).toHaveLength(2)
    // Nothing of the former file's log stays beside the restored one.
    expect(names.filter((name) => /^fahuo\.db-|restoring/.test(name))).toEqual([])
  })

  it('refuse what is no whole database of this version, and change nothing', async () => {
    await shipOne()
    const good = join(folder, 'good.db')
    await run('backup', good)
    await stopServer()
    const file = (name: string) => join(folder, name)
    await writeFile(file('text.db'), 'transaction_id,express_company\n')
    await writeFile(file('empty.db'), '')
    await copyFile(good, file('short.db'))
    await truncate(file('short.db'), 3 * 4096)
    await copyFile(good, file('newer.db'))
    await execute(
      file('newer.db'),
      `insert into kysely_migration (name, timestamp) values ('999-future', 'x')`,
    )
    const other = new DatabaseSync(file('other.db'))
    other.exec('create table notes (text)')
    other.close()
    const before = await readFile(url)
    for (const [name, words] of [
      ['none.db', 'There is no file'],
      ['text.db', 'not a SQLite database'],
      ['empty.db', 'not a SQLite database'],
      ['short.db', 'damaged'],
      ['newer.db', 'newer version of Fahuo (999-future)'],
      ['other.db', 'another program'],
    ] as const) {
      const { code, output } = await run('restore', file(name))
      expect([name, code, output]).toEqual([name, 1, expect.stringContaining(words)])
      expect(output).not.toContain('    at ')
    }
    expect(await readFile(url)).toEqual(before)
    expect((await readdir(folder)).filter((name) => /restor/.test(name))).toEqual([])
  })

  it('replace a database that is damaged', async () => {
    const { id } = await shipOne()
    const copy = join(folder, 'copy.db')
    await run('backup', copy)
    await stopServer()
    await writeFile(url, 'SQLite format 3\0 and rubbish'.repeat(1000))
    await writeFile(`${url}-wal`, 'rubbish')
    expect(await run('restore', copy)).toMatchObject({ code: 0 })
    expect(await shipments()).toEqual([{ id }])
  })
})

describe('fahuo migrate-to', () => {
  it('refuses while a server lives on either side, and copies when none does', async () => {
    const { id } = await shipOne()
    const other = await makeDatabase('sqlite')
    cleanups.splice(1, 0, other.remove)
    const source = await run('migrate-to', other.url)
    expect(source).toMatchObject({ code: 1, output: expect.stringContaining('A server works on') })

    // The server works on the other one now.
    const env = pair.env
    await stopServer()
    pair = await startPair({}, undefined, { DATABASE_URL: other.url })
    cleanups.push(() => pair.stop())
    const target = await fahuo(['--lang', 'zh', 'migrate-to', other.url], env)
    expect(target).toMatchObject({ code: 1, output: expect.stringContaining('请先停止') })
    await stopServer()
    expect(await shipments(other.url)).toEqual([])

    const third = join(folder, 'third.db')
    expect(await fahuo(['migrate-to', third], env)).toMatchObject({ code: 0 })
    expect(await shipments(third)).toEqual([{ id }])
    expect(await readRows(third, 'select * from servers')).toEqual([])
  })

  it('wants no password in the command line', async () => {
    const { id } = await shipOne()
    const { env } = pair
    await stopServer()
    const other = await makePostgres({ bare: true })
    cleanups.push(other.remove)
    const { password } = new URL(other.url)
    const bare = other.url.replace(`:${password}@`, '@')
    const url_file = join(folder, 'url')
    await writeFile(url_file, `${other.url}\n`, { mode: 0o600 })

    const none = await fahuo(['migrate-to'], env)
    expect(none).toMatchObject({ code: 1, output: expect.stringContaining('PGPASSWORD') })
    const copied = await fahuo(['migrate-to', bare], { ...env, PGPASSWORD: password })
    expect(copied).toMatchObject({ code: 0 })
    expect(await shipments(other.url)).toEqual([{ id }])
    // They name the same database, which is not empty any more.
    for (const [args, more] of [
      [['migrate-to', '--url-file', url_file], {}],
      [['migrate-to'], { FAHUO_TARGET_URL: other.url }],
      [['migrate-to', other.url], {}],
    ] as const) {
      const { code, output } = await fahuo([...args], { ...env, ...more })
      expect([code, output]).toEqual([1, expect.stringContaining('not empty')])
      expect(output).not.toContain(password)
      expect(output.includes('all users of this machine')).toBe(args.length === 2)
    }
  })
})
