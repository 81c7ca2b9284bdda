import { readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { Client } from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { connect, migrate, openDatabase } from '../database.ts'

const PHONE = '13800138000'
const OPENID = 'oSomebodyElse000000000001'

/** What 0.1 stored, with openids masked by their names. */
const STORED = [
  {
    MsgType: 'event',
    Event: 'complaint_callback',
    FromUserName: 'oSom…',
    complaint_order_id: '77',
    phone_number: PHONE,
    history: [{ open_id: OPENID, content: 'call me' }],
  },
  { MsgType: 'text', FromUserName: 'oSom…', Content: `my number is ${PHONE}` },
  { MsgType: 'event', Event: 'unknown_one', who: OPENID },
]

const settlement = (transaction_id: string, settlement_time: number) => ({
  appid: 'wx1',
  transaction_id,
  settlement_time,
  shipped_time: 1763690400,
})

async function fill(database_url: string): Promise<void> {
  const connection = connect(database_url)
  await migrate(connection, { to: '006-promise' })
  const db = connection.db as unknown as Kysely<Record<string, Record<string, unknown>>>
  await db
    .insertInto('events')
    .values(
      STORED.map((message) => ({
        appid: 'wx1',
        event: message.Event ?? message.MsgType,
        message: JSON.stringify(message),
        received_at: 1,
        state: 'done',
        tries: 1,
        due_at: 0,
      })),
    )
    .execute()
  await db
    .insertInto('settlements')
    .values([settlement('odd', 9e15), settlement('good', 1764554400)])
    .execute()
  await connection.db.destroy()
}

/** @returns how many rows of settlements there are */
async function check(database_url: string): Promise<number> {
  const { db, close } = await openDatabase(database_url)
  const events = await db.selectFrom('events').select(['event', 'message', 'signed']).execute()
  expect(events.map(({ message, ...row }) => ({ ...row, message: JSON.parse(message) }))).toEqual([
    {
      event: 'complaint_callback',
      signed: null,
      message: { MsgType: 'event', Event: 'complaint_callback', complaint_order_id: '77' },
    },
    { event: 'unknown_one', signed: null, message: { MsgType: 'event', Event: 'unknown_one' } },
  ])
  const times = await db
    .selectFrom('settlements')
    .select(['transaction_id', 'settlement_time', 'shipped_time'])
    .orderBy('transaction_id')
    .execute()
  expect(times).toEqual([
    { transaction_id: 'good', settlement_time: 1764554400, shipped_time: 1763690400 },
    { transaction_id: 'odd', settlement_time: null, shipped_time: 1763690400 },
  ])
  await close()
  return times.length
}

describe('pushes that 0.1 stored keep only what may be kept', () => {
  it('on SQLite, where nothing of it stays in the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-push-fields-'))
    const file = join(folder, 'fahuo.db')
    await fill(file)
    expect(readFileSync(file).includes(PHONE)).toBe(true)
    expect(await check(file)).toBe(2)
    for (const name of readdirSync(folder))
      for (const personal of [PHONE, OPENID, 'call me'])
        expect(readFileSync(join(folder, name)).includes(personal)).toBe(false)
    await rm(folder, { recursive: true })
  })

  it('on PostgreSQL', async () => {
    const server = inject('postgres')
    const name = `fahuo_push_fields_${Date.now()}`
    const admin = new Client({ connectionString: `${server}/postgres` })
    await admin.connect()
    await admin.query(`create database ${name}`)
    await fill(`${server}/${name}`)
    expect(await check(`${server}/${name}`)).toBe(2)
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
})
