import { expect, it } from 'vitest'
import { onEachEngine } from '../database/engines.testing.ts'
import type { Database } from '../database/database.ts'
import type { Group } from './groups.ts'
import {
  countRows,
  countShipments,
  findImport,
  insertImport,
  insertRows,
  listRows,
  type NewRow,
} from './queries.ts'
import {
  cancelRows,
  claimImport,
  finishImport,
  finishingRow,
  queuedRows,
  startCancelling,
  startSending,
  type Claimed,
} from './send-queries.ts'
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

const newRow = (number: number, state: NewRow['state'], shipment_id: string): NewRow => ({
  number,
  state,
  payment: `4200${number - 1}`,
  content: JSON.stringify(group(`4200${number - 1}`)),
  phones: null,
  phones_until: null,
  shipment_id,
  refusal: null,
  cells: null,
  spend: false,
})

/** Nothing besides what is in order. */
const plainly = { spend: [], hidden: false } as const

const claimed = (id: string, sends: number): Claimed => ({ id, state: 'sending', sends })

onEachEngine('imports', (open) => {
  /** An import of three payments, the last of them wrong in the file. */
  async function prepare(database: Database, id: string) {
    const scope = { database, appid: `wx-${id}` }
    await insertRows(
      scope,
      id,
      (['ready', 'ready', 'invalid'] as const).map((state, at) =>
        newRow(at + 1, state, `${id}-${at}`),
      ),
    )
    await insertImport(scope, {
      id,
      state: 'ready',
      about,
      created_at: 1,
      send_at: null,
      finished_at: null,
      name: null,
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
    const claim = async (lease: string, now: number) =>
      (await claimImport(scope, { now, lease, lease_until: now + 10 }))?.id
    expect(await claim('one', 100)).toBeUndefined()
    await startSending(scope, 'b1', 99, plainly)
    await startSending(scope, 'b1', 120, plainly)
    expect(await findImport(scope, 'b1')).toMatchObject({ state: 'sending', send_at: 99 })
    const both = await Promise.all([claim('one', 100), claim('two', 100)])
    expect(both.filter((id) => id !== undefined)).toEqual(['b1'])
    const holder = both[0] === undefined ? 'two' : 'one'
    expect(await claim(holder, 105)).toBe('b1')
    expect(await claim('three', 110)).toBeUndefined()
    expect(await claim('three', 116)).toBe('b1')
    // Who lost the lease ends nothing.
    await finishImport(scope, claimed('b1', 2), holder, 117)
    expect(await findImport(scope, 'b1')).toMatchObject({ state: 'sending' })
    await finishImport(scope, claimed('b1', 2), 'three', 117)
    expect(await findImport(scope, 'b1')).toMatchObject({ state: 'sent', finished_at: 117 })
  })

  it('tries again only what was refused', async () => {
    const database = await open()
    const scope = await prepare(database, 'c1')
    await startSending(scope, 'c1', 1, plainly)
    expect((await queuedRows(scope, 'c1', 50)).map(({ number }) => number)).toEqual([1, 2])
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
    await finishImport(scope, claimed('c1', 1), 'one', 6)
    await startSending(scope, 'c1', 7, plainly)
    expect((await queuedRows(scope, 'c1', 50)).map(({ number }) => number)).toEqual([2])
  })

  it('is not finished while more of it was sent', async () => {
    const database = await open()
    const scope = await prepare(database, 'e1')
    await startSending(scope, 'e1', 1, plainly)
    const first = await claimImport(scope, { now: 2, lease: 'one', lease_until: 10 })
    await startSending(scope, 'e1', 3, plainly)
    await finishImport(scope, first as Claimed, 'one', 4)
    expect(await findImport(scope, 'e1')).toMatchObject({ state: 'sending' })
    const second = await claimImport(scope, { now: 5, lease: 'one', lease_until: 10 })
    await finishImport(scope, second as Claimed, 'one', 6)
    expect(await findImport(scope, 'e1')).toMatchObject({ state: 'sent' })
  })

  it('sends what spends a chance, or is hidden, only if it is chosen', async () => {
    const database = await open()
    const scope = await prepare(database, 'f1')
    const more = [newRow(4, 'spends', 's4'), { ...newRow(5, 'spends', 's5'), spend: true }]
    await insertRows(scope, 'f1', [...more, newRow(6, 'hidden', 's6')])
    const sent = async () => (await queuedRows(scope, 'f1', 50)).map(({ number }) => number)
    await startSending(scope, 'f1', 1, plainly)
    expect(await sent()).toEqual([1, 2])
    await startSending(scope, 'f1', 2, { spend: 'marked', hidden: false })
    expect(await sent()).toEqual([1, 2, 5])
    await startSending(scope, 'f1', 3, { spend: [1, 4, 6], hidden: false })
    expect(await sent()).toEqual([1, 2, 4, 5])
    await startSending(scope, 'f1', 4, { spend: 'all', hidden: true })
    const rows = await queuedRows(scope, 'f1', 50)
    expect(rows.map(({ number, spend }) => [number, spend])).toEqual([
      [1, false],
      [2, false],
      [4, true],
      [5, true],
      [6, false],
    ])
  })

  it('is cancelled but for what was accepted, marked or not', async () => {
    const database = await open()
    const scope = await prepare(database, 'g1')
    await startSending(scope, 'g1', 1, plainly)
    await database.unit([
      finishingRow(scope, 'g1', 1, { state: 'accepted', shipment_id: 's1', refusal: null }),
    ])
    expect(await startCancelling(scope, 'g1')).toBe(true)
    expect((await claimImport(scope, { now: 2, lease: 'one', lease_until: 9 }))?.state).toBe(
      'cancelling',
    )
    // Who lost the lease cancels nothing.
    await cancelRows(scope, 'g1', 'other', 3)
    expect(await findImport(scope, 'g1')).toMatchObject({ state: 'cancelling' })
    await cancelRows(scope, 'g1', 'one', 3)
    const states = async () =>
      (await listRows(scope, 'g1', { after: 0, limit: 9 })).map(({ state }) => state)
    expect(await states()).toEqual(['accepted', 'cancelled', 'cancelled'])
    // It was accepted in the same moment.
    await database.unit([
      finishingRow(scope, 'g1', 2, { state: 'accepted', shipment_id: 's2', refusal: null }),
    ])
    expect(await states()).toEqual(['accepted', 'accepted', 'cancelled'])
    await startSending(scope, 'g1', 4, plainly)
    expect(await findImport(scope, 'g1')).toMatchObject({ state: 'cancelled' })
    expect(await startCancelling(scope, 'g1')).toBe(false)
  })

  it('forgets what is old, and rows that never became an import', async () => {
    const database = await open()
    const scope = await prepare(database, 'd1')
    await insertRows(scope, 'd0', [newRow(1, 'ready', 'x')])
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
