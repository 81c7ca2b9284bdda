import { expect, it } from 'vitest'
import { onEachEngine } from '../database/engines.testing.ts'
import type { Database } from '../database/database.ts'
import type { Group } from './groups.ts'
import {
  claimImport,
  countRows,
  countShipments,
  findImport,
  finishImport,
  finishingRow,
  insertImport,
  insertRows,
  listRows,
  readyRows,
  startSending,
} from './queries.ts'
import { removeImports } from './purge-queries.ts'
import type { About } from './read.ts'

const about: About = {
  kind: 'text',
  other_sheets: [],
  heading_line: 1,
  columns: { transaction_id: '支付单号' },
  unused_columns: [],
  skipped_lines: [],
  lines: 3,
}

const group = (payment: string): Group => ({
  lines: [2],
  payment,
  transaction_id: payment,
  logistics_type: 1,
  spend_reshipment: false,
  parcels: [],
  problems: [],
})

onEachEngine('imports', (open) => {
  /** An import of three payments, the last of them wrong in the file. */
  async function prepare(database: Database, id: string) {
    const scope = { database, appid: 'wx1' }
    await insertRows(
      scope,
      id,
      ['ready', 'ready', 'invalid'].map((state, at) => ({
        number: at + 1,
        state: state as 'ready' | 'invalid',
        payment: `4200${at}`,
        content: JSON.stringify(group(`4200${at}`)),
        shipment_id: `${id}-${at}`,
      })),
    )
    await insertImport(scope, {
      id,
      state: 'ready',
      about,
      created_at: 1,
      send_at: null,
      finished_at: null,
    })
    return scope
  }

  it('keeps what a file says, shop by shop', async () => {
    const database = await open()
    const scope = await prepare(database, 'a1')
    expect(await findImport(scope, 'a1')).toMatchObject({ state: 'ready', about, send_at: null })
    expect(await findImport({ database, appid: 'wx2' }, 'a1')).toBeUndefined()
    const counts = await countRows(scope, 'a1')
    expect(counts.toSorted((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
      { state: 'invalid', count: 1 },
      { state: 'ready', count: 2 },
    ])
    const rows = await listRows(scope, 'a1', { after: 1, limit: 1 })
    expect(rows).toMatchObject([{ number: 2, group: group('42001'), shipment: null }])
    expect(await countShipments(scope, 'a1', [1, 500])).toEqual([])
  })

  it('is sent by one server at a time, and by another when that one is gone', async () => {
    const database = await open()
    const scope = await prepare(database, 'b1')
    const claim = (lease: string, now: number) =>
      claimImport(scope, { now, lease, lease_until: now + 10 })
    expect(await claim('one', 100)).toBeUndefined()
    await startSending(scope, 'b1', 99)
    await startSending(scope, 'b1', 120)
    expect(await findImport(scope, 'b1')).toMatchObject({ state: 'sending', send_at: 99 })
    const both = await Promise.all([claim('one', 100), claim('two', 100)])
    expect(both.filter((id) => id !== undefined)).toEqual(['b1'])
    const holder = both[0] === undefined ? 'two' : 'one'
    expect(await claim(holder, 105)).toBe('b1')
    expect(await claim('three', 110)).toBeUndefined()
    expect(await claim('three', 116)).toBe('b1')
    // Who lost the lease ends nothing.
    await finishImport(scope, 'b1', holder, 117)
    expect(await findImport(scope, 'b1')).toMatchObject({ state: 'sending' })
    await finishImport(scope, 'b1', 'three', 117)
    expect(await findImport(scope, 'b1')).toMatchObject({ state: 'sent', finished_at: 117 })
  })

  it('tries again only what was refused', async () => {
    const database = await open()
    const scope = await prepare(database, 'c1')
    await startSending(scope, 'c1', 1)
    expect((await readyRows(scope, 'c1', 50)).map(({ number }) => number)).toEqual([1, 2])
    await database.unit([
      finishingRow(scope, 'c1', 1, { state: 'accepted', shipment_id: 's1', refusal: null }),
      finishingRow(scope, 'c1', 2, {
        state: 'refused',
        shipment_id: 'c1-1',
        refusal: { code: 'already_open', detail: 's0' },
      }),
    ])
    // A late word changes nothing.
    await database.unit([
      finishingRow(scope, 'c1', 1, { state: 'refused', shipment_id: 's9', refusal: null }),
    ])
    const [first, second] = await listRows(scope, 'c1', { after: 0, limit: 10 })
    expect(first).toMatchObject({ state: 'accepted', shipment_id: 's1' })
    expect(second).toMatchObject({ state: 'refused', refusal: { code: 'already_open' } })
    await claimImport(scope, { now: 5, lease: 'one', lease_until: 15 })
    await finishImport(scope, 'c1', 'one', 6)
    await startSending(scope, 'c1', 7)
    expect((await readyRows(scope, 'c1', 50)).map(({ number }) => number)).toEqual([2])
  })

  it('forgets what is old, and rows that never became an import', async () => {
    const database = await open()
    const scope = await prepare(database, 'd1')
    await insertRows(scope, 'd0', [
      { number: 1, state: 'ready', payment: '', content: '{}', shipment_id: 'x' },
    ])
    expect(await removeImports(scope, 'd1', 500)).toBeGreaterThan(0)
    expect(await removeImports(scope, 'd1', 500)).toBe(0)
    expect(await countRows(scope, 'd0')).toEqual([])
    expect(await findImport(scope, 'd1')).toBeDefined()
    // Some at once; the import goes last.
    expect(await removeImports(scope, 'd2', 1)).toBe(1)
    expect(await findImport(scope, 'd1')).toBeDefined()
    while ((await removeImports(scope, 'd2', 1)) > 0);
    expect(await countRows(scope, 'd1')).toEqual([])
    expect(await findImport(scope, 'd1')).toBeUndefined()
  })
})
