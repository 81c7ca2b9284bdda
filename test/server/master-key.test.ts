import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ENGINES, execute, makeDatabase, readRows } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const merchantOf = (pair: Pair) => openMerchant(() => pair)

const restartWith = (pair: Pair, settings: Record<string, string>) => {
  Object.assign(pair.env, settings)
  return pair.restart()
}

const logIn = async (pair: Pair) => {
  const { code } = (await pair.control<{ code: string }>('POST', '/login-codes', { openid: 'oB' }))
    .body
  return (await call<{ token: string }>('POST', `${pair.url}/buyer/session`, { body: { code } }))
    .body.token
}
const ordersOf = async (pair: Pair, key: string) =>
  (await call('GET', `${pair.url}/buyer/orders`, { key })).status

const sealedRows = (url: string) =>
  readRows<{ name: string; value: string }>(
    url,
    `select name, value from settings where name in ('access_token', 'session_secret') order by name`,
  )

describe.each(ENGINES)('the master key on %s', (engine) => {
  const removals: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const remove of removals.splice(0).toReversed()) await remove()
  })
  const start = async (more: Record<string, string> = {}) => {
    const database = await makeDatabase(engine)
    removals.push(database.remove)
    const pair = await startPair({}, undefined, { DATABASE_URL: database.url, ...more })
    removals.push(() => pair.stop())
    await merchantOf(pair).pay()
    await until(
      () => sealedRows(database.url),
      (rows) => rows.length === 2,
    )
    return { pair, url: database.url }
  }

  it('seals the access token and the secret of sessions', async () => {
    const { pair, url } = await start()
    for (const { value } of await sealedRows(url)) expect(value).toMatch(/^sealed\.1\.[\w-]+$/)
    const token = await logIn(pair)
    const before = await sealedRows(url)
    await pair.restart()
    expect(await ordersOf(pair, token)).toBe(200)
    expect(await sealedRows(url)).toEqual(before)
  })

  it('seals what a version before stored in plain text', async () => {
    const { pair, url } = await start()
    const secret = randomBytes(32).toString('base64url')
    await execute(url, `update settings set value = '${secret}' where name = 'session_secret'`)
    await execute(url, `delete from settings where name = 'master_key_check'`)
    await pair.restart()
    const token = await logIn(pair)
    const [, row] = await sealedRows(url)
    expect(row?.value).toMatch(/^sealed/)
    // It still is that secret.
    await pair.restart()
    expect(await ordersOf(pair, token)).toBe(200)
  })

  it('makes anew what cannot be opened', async () => {
    const { pair, url } = await start()
    const token = await logIn(pair)
    await execute(url, `update settings set value = 'sealed.1.AAAA' where value like 'sealed.%'`)
    await pair.restart()
    expect(await ordersOf(pair, token)).toBe(401)
    expect(await ordersOf(pair, await logIn(pair))).toBe(200)
    await merchantOf(pair).pay()
    await until(
      () => sealedRows(url),
      (rows) => rows.every(({ value }) => value.length > 20),
    )
  })

  it('is changed by the command line, and nobody is logged out', async () => {
    const { pair, url } = await start()
    const token = await logIn(pair)
    const before = await sealedRows(url)
    const next = randomBytes(32).toString('base64')
    const env = { ...pair.env, FAHUO_NEXT_MASTER_KEY: next }
    const { code, output } = await fahuo(['master-key', 'rotate'], env)
    expect([code, output]).toEqual([0, expect.stringContaining('sealed by the new key')])
    const after = await sealedRows(url)
    for (const [at, { value }] of after.entries()) expect(value).not.toBe(before[at]?.value)
    // One that stands in a setting is changed there; the key file is a new one.
    await restartWith(pair, engine === 'sqlite' ? {} : { FAHUO_MASTER_KEY: next })
    expect(await ordersOf(pair, token)).toBe(200)
  })

  it('is refused when it is another one, until that is reset', async () => {
    const { pair } = await start(engine === 'sqlite' ? { FAHUO_MASTER_KEY: MASTER_KEY } : {})
    const other = { FAHUO_MASTER_KEY: randomBytes(32).toString('hex') }
    await expect(restartWith(pair, other)).rejects.toThrow('fahuo master-key reset')
    expect(await fahuo(['master-key', 'reset'], { ...pair.env, ...other })).toMatchObject({
      code: 0,
    })
    await restartWith(pair, other)
    expect(await ordersOf(pair, await logIn(pair))).toBe(200)
  })
})

describe('the key file of SQLite', () => {
  const mode = (file: string) => (statSync(file).mode & 0o777).toString(8)

  it('is private, as the database and its folder are, and not in a backup', async () => {
    const { url, remove } = await makeDatabase('sqlite')
    const file = join(dirname(url), 'inner/fahuo.db')
    const pair = await startPair({}, undefined, { DATABASE_URL: file })
    try {
      await merchantOf(pair).pay()
      expect(mode(dirname(file))).toBe('700')
      for (const end of ['', '-wal', '-shm', '.key'])
        expect([end, mode(file + end)]).toEqual([end, '600'])
      const copy = join(dirname(url), 'copy.db')
      const { output } = await fahuo(['backup', copy], pair.env)
      expect(output).toContain('The master key')
      expect(mode(copy)).toBe('600')
      const key = readFileSync(`${file}.key`, 'utf8').trim()
      expect(readFileSync(copy).includes(key)).toBe(false)
      expect(existsSync(`${copy}.key`)).toBe(false)
    } finally {
      await pair.stop()
      await remove()
    }
  })

  it('takes the rights of others from files that are there', async () => {
    const { url, remove } = await makeDatabase('sqlite')
    writeFileSync(url, '', { mode: 0o644 })
    const pair = await startPair({}, undefined, { DATABASE_URL: url })
    expect(mode(url)).toBe('600')
    // A folder may be there for others, too: a person decides.
    chmodSync(dirname(url), 0o755)
    const { output } = await fahuo(['doctor'], pair.env)
    expect(output).toContain(`chmod 700 ${dirname(url)}`)
    expect(mode(dirname(url))).toBe('755')
    await pair.stop()
    await remove()
  })

  it('is made anew when it is lost, with what it sealed', async () => {
    const { url, remove } = await makeDatabase('sqlite')
    const pair = await startPair({}, undefined, { DATABASE_URL: url })
    try {
      const token = await logIn(pair)
      rmSync(`${url}.key`)
      await pair.restart()
      expect(JSON.stringify(pair.lines)).toContain('the key file of the database is missing')
      expect(await ordersOf(pair, token)).toBe(401)
      expect(await ordersOf(pair, await logIn(pair))).toBe(200)
    } finally {
      await pair.stop()
      await remove()
    }
  })

  it('ends a rotation that was broken off', async () => {
    const { url, remove } = await makeDatabase('sqlite')
    const pair = await startPair({}, undefined, { DATABASE_URL: url })
    try {
      const token = await logIn(pair)
      const former = readFileSync(`${url}.key`)
      await fahuo(['master-key', 'rotate'], pair.env)
      // As if it had ended between the commit and the rename.
      writeFileSync(`${url}.key.new`, readFileSync(`${url}.key`), { mode: 0o600 })
      writeFileSync(`${url}.key`, former, { mode: 0o600 })
      await pair.restart()
      expect(await ordersOf(pair, token)).toBe(200)
      expect(existsSync(`${url}.key.new`)).toBe(false)
    } finally {
      await pair.stop()
      await remove()
    }
  })
})

describe('PostgreSQL without FAHUO_MASTER_KEY', () => {
  it('is refused with the line that makes one', async () => {
    const { url, remove } = await makeDatabase('postgres')
    await expect(
      startPair({}, undefined, { DATABASE_URL: url, FAHUO_MASTER_KEY: '' }),
    ).rejects.toThrow('echo "FAHUO_MASTER_KEY=$(openssl rand -base64 32)" >> .env')
    await remove()
  })
})
