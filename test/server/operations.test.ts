import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startServer } from '@fahuo/server'
import { readConfig } from '@fahuo/server/config'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { MASTER_KEY } from '../support/master-key.ts'

describe('an operator', () => {
  let pair: Pair
  let folder: string
  beforeAll(async () => {
    pair = await startPair()
    folder = await mkdtemp(join(tmpdir(), 'fahuo-operations-'))
  })
  afterAll(async () => {
    await pair.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const { pay, ship } = openMerchant(() => pair)
  const accepted = async () => (await ship(content((await pay()).transaction_id))).body.shipment.id

  /** A second server on another database, which knows all of these shipments. */
  const knowsAll = async (database_url: string, ids: readonly string[]) => {
    const settings = readConfig({
      ...pair.env,
      DATABASE_URL: database_url,
      PORT: '0',
      ...(database_url.startsWith('postgres') && { FAHUO_MASTER_KEY: MASTER_KEY }),
    })
    if ('problems' in settings) throw new Error(settings.problems.join('\n'))
    const silent = () => {}
    const server = await startServer(settings.config, { info: silent, warn: silent, error: silent })
    try {
      for (const id of ids) {
        const url = `http://127.0.0.1:${server.port}/api/shipments/${id}`
        expect((await call('GET', url, { key: pair.api_key })).status).toBe(200)
      }
    } finally {
      await server.stop()
    }
  }

  it('copies the database while it is written to, restores it, and nothing is lost', async () => {
    const before: string[] = []
    for (let made = 0; made < 30; made += 1) before.push(await accepted())
    const over = new AbortController()
    const writing = (async () => {
      while (!over.signal.aborted) await accepted()
    })()
    const copy = join(folder, 'copy.db')
    const { code, output } = await fahuo(['backup', copy], pair.env)
    over.abort()
    await writing
    expect(output).toContain('is complete')
    expect(code).toBe(0)
    expect((await fahuo(['backup', copy], pair.env)).output).toContain('already exists')
    await knowsAll(copy, before)
  })

  it('moves from SQLite to PostgreSQL, and nothing is lost', async () => {
    const ids: string[] = []
    for (let made = 0; made < 20; made += 1) ids.push(await accepted())
    const copy = join(folder, 'still.db')
    // What runs keeps writing: a copy of it stands still.
    await fahuo(['backup', copy], pair.env)
    const admin = new Client({ connectionString: `${inject('postgres')}/postgres` })
    await admin.connect()
    const name = `fahuo_moved_${Date.now()}`
    await admin.query(`create database ${name}`)
    const target = `${inject('postgres')}/${name}`
    const env = { ...pair.env, DATABASE_URL: copy }
    try {
      const { code, output } = await fahuo(['migrate-to', target], env)
      expect(output).toContain('Copied.')
      expect(code).toBe(0)
      expect((await fahuo(['migrate-to', target], env)).output).toContain('not empty')
      await knowsAll(target, ids)
    } finally {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    }
  })
})

describe('a server that is stopped', () => {
  it('does not wait for a WeChat that hangs, and loses and repeats nothing', async () => {
    const pair = await startPair()
    const { transaction_id } = (
      await pair.control<{ transaction_id: string }>('POST', '/orders', {})
    ).body
    const path = '/wxa/sec/order/upload_shipping_info'
    // Its answer would come when nobody waits any more.
    await pair.control('POST', '/faults', { path, effect: 'delay', ms: 60_000 })
    const { body } = await pair.merchant<{ shipment: { id: string } }>('POST', '/api/shipments', {
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 4,
      delivery_mode: 1,
      shipping_list: [{ item_desc: 'Tea' }],
    })
    const shipment = () =>
      pair.merchant<{ shipment: { state: string } }>('GET', `/api/shipments/${body.shipment.id}`)
    await until(shipment, (answer) => answer.body.shipment.state === 'sending')
    await pair.restart()
    await until(shipment, (answer) => answer.body.shipment.state === 'shipped')
    const truth = await pair.control<{ uploads: number; reshipments_spent: number }>(
      'GET',
      `/orders/${transaction_id}`,
    )
    expect(truth.body).toMatchObject({ uploads: 1, reshipments_spent: 0 })
    await pair.stop()
  })
})
