import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onEachEngine } from '../engines.testing.ts'
import { up } from './012-empty-fields.ts'

/** As a Go SDK sent it, and as it was stored: with a text for everything that was not set. */
const STORED = JSON.stringify({
  order_key: { order_number_type: 1, transaction_id: '', mchid: '1900000109', out_trade_no: 'T1' },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [
    {
      tracking_no: 'YT1234567890',
      express_company: 'YTO',
      item_desc: 'Tea ""',
      contact: { consignor_contact: '', receiver_contact: '' },
    },
  ],
})

onEachEngine('rows with empty fields', (open) => {
  it('are as if the fields had been left out', async () => {
    const { db } = await open()
    for (const [id, state, reason] of [
      ['waiting', 'queued', 'wechat_does_not_answer'],
      ['seen', 'needs_attention', 'unproven'],
    ])
      await sql`insert into shipments (id, appid, payment, transaction_id, content, content_hash,
        state, reason, tries, due_at, deadline_at, lease_until, accepted_at, updated_at)
        values (${id}, 'wx', ${`1:1900000109:${id}`}, '', ${STORED}, 'old', ${state}, ${reason}, 9,
        9000000000000, 0, 0, 1, 1)`.execute(db)
    await sql`insert into payments (appid, transaction_id, stamp, stamp_pending, newest, chance)
      values ('wx', '', 0, 0, 0, 'there')`.execute(db)
    await db.schema.dropIndex('orders_of_sub_merchant').execute()
    await db.schema.dropIndex('idempotency_keys_created').execute()

    await up(db as never)

    const rows = await db.selectFrom('shipments').selectAll().orderBy('id').execute()
    expect(rows).toMatchObject([
      { id: 'seen', state: 'needs_attention', transaction_id: null },
      { id: 'waiting', state: 'queued', transaction_id: null, tries: 0, due_at: 0 },
    ])
    expect(JSON.parse(rows[1]?.content ?? '')).toEqual({
      order_key: { order_number_type: 1, mchid: '1900000109', out_trade_no: 'T1' },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no: 'YT1234567890', express_company: 'YTO', item_desc: 'Tea ""' }],
    })
    expect(rows[1]?.content_hash).toMatch(/^[\w-]{43}$/)
    expect(await db.selectFrom('payments').selectAll().execute()).toEqual([])
  })
})
