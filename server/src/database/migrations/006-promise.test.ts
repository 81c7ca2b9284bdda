import { sql, type Kysely } from 'kysely'
import { Client } from 'pg'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { connect, migrate, openDatabase } from '../database.ts'
import type { Schema } from '../schema.ts'

/** A row of 0.1, as far as it matters here. */
interface Old {
  id: string
  state: string
  payment?: string
  transaction_id?: string | null
  openid?: string | null
  upload_time?: string | null
  reason?: string | null
  spends_reshipment?: number
}

const OLD_ROWS: Old[] = [
  // Two unproven ones of a payment: the one that was sent last goes on.
  {
    id: 'two-a',
    state: 'needs_attention',
    payment: '2:two',
    reason: 'unproven',
    upload_time: '2026-11-01T10:00:00+08:00',
  },
  {
    id: 'two-b',
    state: 'needs_attention',
    payment: '2:two',
    reason: 'unproven',
    upload_time: '2026-11-01T11:00:00.500+08:00',
  },
  // One beside an open one.
  {
    id: 'beside-a',
    state: 'needs_attention',
    payment: '2:beside',
    reason: 'not_taken',
    upload_time: '2026-11-01T12:00:00+08:00',
  },
  { id: 'beside-b', state: 'queued', payment: '2:beside' },
  // By its other number, known to be the same.
  {
    id: 'number-a',
    state: 'verifying',
    payment: '1:m:o',
    transaction_id: 'number',
    upload_time: '2026-11-02T10:00:00+08:00',
  },
  {
    id: 'number-b',
    state: 'needs_attention',
    payment: '2:number',
    transaction_id: 'number',
    reason: 'unproven',
    upload_time: '2026-11-01T10:00:00+08:00',
  },
  // It breaks a check of today.
  { id: 'broken', state: 'verifying', payment: '2:broken', openid: null, upload_time: null },
  {
    id: 'correction',
    state: 'verifying',
    payment: '2:correction',
    reason: 'answer_lost',
    upload_time: '2026-11-03T10:00:00+08:00',
    spends_reshipment: 1,
  },
  {
    id: 'spent',
    state: 'shipped',
    payment: '2:spent',
    upload_time: '2026-11-01T10:00:00+08:00',
    spends_reshipment: 1,
  },
  // Of two payments, each by the merchant's pair, with an empty number beside it.
  {
    id: 'empty-a',
    state: 'needs_attention',
    payment: '1:m:a',
    transaction_id: '',
    reason: 'unknown_payment',
  },
  { id: 'empty-b', state: 'queued', payment: '1:m:b', transaction_id: '' },
  { id: 'closed', state: 'rejected', payment: '2:closed', transaction_id: null, openid: null },
]

const engines = {
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-migration-'))
    return { url: join(folder, 'fahuo.db'), drop: () => rm(folder, { recursive: true }) }
  },
  async postgres() {
    const admin = new Client({ connectionString: `${inject('postgres')}/postgres` })
    await admin.connect()
    const name = `fahuo_migration_${Date.now()}`
    await admin.query(`create database ${name}`)
    return {
      url: `${inject('postgres')}/${name}`,
      async drop() {
        await admin.query(`drop database ${name} with (force)`)
        await admin.end()
      },
    }
  },
}

async function fill(db: Kysely<Schema>): Promise<void> {
  for (const [at, row] of OLD_ROWS.entries()) {
    const { id, state, payment = '', transaction_id = payment.slice(2), openid = 'o' } = row
    const { upload_time = null, reason = null, spends_reshipment = 0 } = row
    await sql`insert into shipments (id, appid, payment, transaction_id, openid, content, content_hash,
      state, upload_time, reason, errcode, tries, due_at, deadline_at, lease, lease_until,
      accepted_at, updated_at, spends_reshipment)
      values (${id}, 'wx', ${payment}, ${transaction_id}, ${openid}, '{}', ${id}, ${state},
      ${upload_time}, ${reason}, null, 0, 0, 0, null, 0, ${at}, ${at}, ${spends_reshipment})`.execute(
      db,
    )
  }
  await sql`insert into payments (appid, transaction_id, reshipments_left) values ('wx', 'correction', 0), ('wx', 'spent', 0)`.execute(
    db,
  )
  await sql`insert into orders (appid, transaction_id, merchant_id, sub_merchant_id, merchant_trade_no,
    description, paid_amount, openid, pay_time, order_state, in_complaint, shipping, fetched_at)
    values ('wx', 'correction', 'm', '', 'o', '', 1, 'o', 1, 2, 0,
    '{"shipping_list":[{"upload_time":1700000000}]}', 1)`.execute(db)
}

describe.each(['sqlite', 'postgres'] as const)('a database of 0.1 (%s)', (engine) => {
  it('keeps every row, and decides what 0.1 allowed', async () => {
    const { url, drop } = await engines[engine]()
    try {
      const old = connect(url)
      await migrate(old, { to: '005-due' })
      await fill(old.db)
      await old.db.destroy()

      const said: object[] = []
      const database = await openDatabase(url, (facts) => void said.push(facts))
      const rows = await database.db.selectFrom('shipments').selectAll().orderBy('id').execute()
      const stateOf = Object.fromEntries(
        rows.map(({ id, state, reason, hint, unsure_before }) => [
          id,
          [state, reason, hint, unsure_before].join(' '),
        ]),
      )
      expect(stateOf).toEqual({
        'beside-a': 'needs_attention not_taken answered 1',
        'beside-b': 'needs_attention another_is_open none 0',
        broken: 'needs_attention unproven answered 0',
        closed: 'rejected  none 0',
        correction: 'verifying answer_lost lost 1',
        'empty-a': 'needs_attention unknown_payment none 0',
        'empty-b': 'queued  none 0',
        'number-a': 'verifying  answered 1',
        'number-b': 'needs_attention another_is_open lost 0',
        spent: 'shipped  none 0',
        'two-a': 'needs_attention another_is_open lost 0',
        'two-b': 'needs_attention unproven lost 1',
      })
      expect(said).toHaveLength(3)
      const payments = await database.db
        .selectFrom('payments')
        .selectAll()
        .orderBy('transaction_id')
        .execute()
      const seconds = (time: string) => Math.floor(Date.parse(time) / 1000)
      expect(payments).toMatchObject([
        {
          transaction_id: 'beside',
          stamp: seconds('2026-11-01T12:00:00+08:00'),
          stamp_pending: 1,
          newest: 0,
          chance: 'there',
          reserved_by: null,
        },
        {
          transaction_id: 'correction',
          stamp: seconds('2026-11-03T10:00:00+08:00'),
          stamp_pending: 1,
          newest: 1700000000,
          chance: 'there',
          reserved_by: 'correction',
        },
        {
          transaction_id: 'number',
          stamp: seconds('2026-11-02T10:00:00+08:00'),
          stamp_pending: 1,
          newest: 0,
          chance: 'there',
          reserved_by: null,
        },
        {
          transaction_id: 'spent',
          stamp: 0,
          stamp_pending: 0,
          newest: 0,
          chance: 'spent',
          reserved_by: null,
        },
        {
          transaction_id: 'two',
          stamp: seconds('2026-11-01T11:00:00+08:00'),
          stamp_pending: 1,
          newest: 0,
          chance: 'there',
          reserved_by: null,
        },
      ])
      await database.close()
    } finally {
      await drop()
    }
  })
})
