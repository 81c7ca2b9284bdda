import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSealer } from '../core/sealing.ts'
import { systemClock } from '../core/time.ts'
import type { Database } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { looksAtShops } from '../due-queries.ts'
import { readShopSecrets } from './secrets.ts'
import type { Shop } from './shop.ts'
import { createRegistry } from './registry.ts'

const first = 'wx00000000000000a0'
const appid = (number: number) => `wx${String(number).padStart(16, '0')}`
const sealer = createSealer(randomBytes(32))

/** A server with shops that have an appid and a client to close, and workers that are counted. */
function openServer(database: Database, { most = 500, fails = new Set<string>() } = {}) {
  const working: string[] = []
  const built: string[] = []
  const silent = () => {}
  const shopOf = (of: string) =>
    ({ appid: of, wechat: { close: () => Promise.resolve() } }) as unknown as Shop
  const registry = createRegistry({
    app: {
      database,
      sealer,
      clock: systemClock,
      log: { info: silent, warn: silent, error: silent },
      onFailure: silent,
      mayClaim: () => Promise.resolve(true),
    },
    first: shopOf(first),
    looks: looksAtShops(database),
    most,
    check: () => Promise.resolve(),
    build: (record) => {
      built.push(record.appid)
      if (fails.has(record.appid)) return Promise.reject(new Error('no database'))
      return Promise.resolve({ shop: shopOf(record.appid) })
    },
    run: {
      own({ shop }) {
        working.push(shop.appid)
        return {
          wake: silent,
          stop: () => Promise.resolve(void working.splice(working.indexOf(shop.appid), 1)),
        }
      },
    },
  })
  return { registry, working, built }
}

onEachEngine('the registry of shops', (open) => {
  it('finds what another server added, and not any more what it suspended', async () => {
    const [one, other] = [openServer(await open()), openServer(await open())]
    expect(await one.registry.find(appid(1))).toBeNull()
    await other.registry.save(appid(1), { change: { name: '茶' }, secrets: { shop_secret: 's' } })
    expect((await one.registry.find(appid(1)))?.appid).toBe(appid(1))
    expect(await one.registry.find('no appid')).toBeNull()
    expect((await one.registry.find(first))?.appid).toBe(first)

    const worker = one.registry.start()
    await expect.poll(() => one.working).toContain(appid(1))
    await other.registry.save(appid(1), { change: { state: 'suspended' } })
    expect(await other.registry.find(appid(1))).toBeNull()
    await expect.poll(() => one.registry.find(appid(1))).toBeNull()
    await expect.poll(() => one.working).not.toContain(appid(1))
    await worker.stop()
  })

  it('seals the secrets, and gives back what was stored', async () => {
    const database = await open()
    const { registry } = openServer(database)
    const change = {
      name: '茶铺',
      jump_path: 'pages/order/index',
      permission_sets: [142],
      settings: { mchid: '1900000109' },
    }
    await registry.save(appid(2), { change, secrets: { shop_secret: 'the-secret-of-2' } })
    expect(await registry.record(appid(2))).toMatchObject({
      mode: 'own',
      state: 'active',
      ...change,
    })
    await registry.save(appid(2), { change: { name: '茶' } })
    expect(await registry.record(appid(2))).toMatchObject({ ...change, name: '茶' })
    const scope = { database, sealer, appid: appid(2) }
    expect(await readShopSecrets(scope)).toMatchObject({ secret: 'the-secret-of-2' })
    const rows = await database.db.selectFrom('settings').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('the-secret-of-2')
    await registry.save(appid(2), { change: {}, secrets: { shop_secret: null } })
    expect(await readShopSecrets(scope)).toMatchObject({ secret: null })
  })

  it('keeps so many ready, the last used ones, and builds others again', async () => {
    const { registry, built } = openServer(await open(), { most: 2 })
    for (const number of [11, 12, 13]) await registry.save(appid(number), { change: {} })
    for (const number of [11, 12, 11, 13, 11]) await registry.find(appid(number))
    expect(built).toEqual([11, 12, 13].map(appid))
    await registry.find(appid(12))
    expect(built).toEqual([11, 12, 13, 12].map(appid))
  })

  it('starts the others when one cannot be built', async () => {
    const { registry, working } = openServer(await open(), { fails: new Set([appid(21)]) })
    const worker = registry.start()
    for (const number of [21, 22]) await registry.save(appid(number), { change: {} })
    await expect.poll(() => working).toContain(appid(22))
    expect(working).not.toContain(appid(21))
    await worker.stop()
  })

  it('misses no change of two servers that write at once', async () => {
    const [one, other] = [openServer(await open()), openServer(await open())]
    const numbers = Array.from({ length: 30 }, (_, at) => 100 + at)
    const save = (number: number) =>
      (number % 2 === 0 ? one : other).registry.save(appid(number), { change: {} })
    await Promise.all(numbers.map(save))
    const revisions = (await one.registry.all()).map(({ revision }) => revision)
    expect(new Set(revisions).size).toBe(revisions.length)
    for (const { registry } of [one, other])
      for (const number of numbers)
        expect((await registry.find(appid(number)))?.appid).toBe(appid(number))
  })
})
