import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { copiedTables, copyDatabase } from './copy.ts'
import { onEachEngine } from './engines.testing.ts'
import { insertPush } from '../pushes/queries.ts'
import { saveOrders } from '../orders/queries.ts'
import { writeValue } from './key-value.ts'
import { openDatabase, type Database } from './database.ts'
import { announceServer, removeServer } from './servers.ts'

const appid = 'wx0000000000000001'

onEachEngine('a copy into', (open) => {
  let target: Database
  beforeAll(async () => {
    target = await open()
  })

  it('brings everything, and refuses to mix two databases', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-copy-'))
    const source = await openDatabase(join(folder, 'fahuo.db'))
    const shop = { database: source, appid }
    await saveOrders(
      shop,
      Array.from({ length: 1200 }, (_, at) => ({
        transaction_id: `42000${at}`,
        merchant_id: '19',
        sub_merchant_id: '',
        merchant_trade_no: `T${at}`,
        description: '茶叶 | "x"',
        paid_amount: at,
        openid: 'oA',
        pay_time: 1_790_000_000 + at,
        order_state: 1,
        in_complaint: false,
        shipping: {},
        fetched_at: 1_790_000_000_123,
      })),
    )
    for (const key of ['b', 'a', 'c'])
      await insertPush(shop, { key, event: key, message: '{}', signed: 1, received_at: 1 })
    await writeValue(shop, 'session_secret', 's')

    const progress: string[] = []
    await copyDatabase(source, target, (table, copied, all) =>
      progress.push(`${table} ${copied}/${all}`),
    )
    expect(progress).toContain('orders 1200/1200')
    const read = async (store: Database) => ({
      orders: await store.db.selectFrom('orders').selectAll().orderBy('pay_time').execute(),
      events: await store.db.selectFrom('events').select('event').orderBy('id').execute(),
      settings: await store.db.selectFrom('settings').selectAll().execute(),
    })
    expect(await read(target)).toEqual(await read(source))
    await expect(copyDatabase(source, target, () => {})).rejects.toThrow('not empty')
    await source.close()
    await rm(folder, { recursive: true, force: true })
  })
})

onEachEngine('a copy that is broken off', (open) => {
  it('leaves nothing, and lets no server start beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-copy-'))
    const file = join(folder, 'fahuo.db')
    const own = await open()
    const again = await open()
    const other = await openDatabase(file)
    await writeValue({ database: own, appid }, 'session_secret', 's')
    const broken = copyDatabase(
      own,
      other,
      () => {},
      async () => {
        // A server that starts on either says first that it lives.
        await expect(announceServer(again, 'starting')).rejects.toThrow(/lock/)
        throw new Error('broken off')
      },
    )
    await expect(broken).rejects.toThrow('broken off')
    const settings = (database: Database) =>
      database.db.selectFrom('settings').selectAll().execute()
    expect(await settings(other)).toEqual([])
    expect(await settings(own)).toHaveLength(1)

    await announceServer(again, 'living')
    for (const [from, to] of [
      [own, other],
      [other, own],
    ] as const)
      await expect(copyDatabase(from, to, () => {})).rejects.toMatchObject({
        text: { en: expect.stringContaining('A server works on'), zh: expect.any(String) },
      })
    await removeServer(again, 'living')
    await copyDatabase(own, other, () => {})
    expect(await settings(other)).toHaveLength(1)
    await other.close()
    await rm(folder, { recursive: true, force: true })
  })
})

it('knows every table', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-copy-'))
  const [source, target] = [
    await openDatabase(join(folder, 'a.db')),
    await openDatabase(join(folder, 'b.db')),
  ]
  const tables = await source.db.introspection.getTables()
  await expect(copyDatabase(source, target, () => {})).resolves.toBeUndefined()
  expect(tables.map(({ name }) => name).toSorted()).toEqual([...copiedTables, 'servers'].toSorted())
  await Promise.all([source.close(), target.close()])
  await rm(folder, { recursive: true, force: true })
})
