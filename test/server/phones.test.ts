/** A receiver's phone number: where it is while WeChat has not taken it, and that it is nowhere after. */
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiedTables } from '../../server/src/database/copy.ts'
import { ENGINES, execute, makeDatabase, readRows } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { openImporter } from '../support/importer.ts'
import { content, openMerchant, type Shipment } from '../support/merchant.ts'
import { asLogged } from '../support/secrets.ts'
import { startPair, type Pair } from '../support/server.ts'

const HOUR_MS = 60 * 60 * 1000
const PHONE = '13912340001'
const FILE_PHONE = '13912340002'
const VIRTUAL = '18412340003-7788'
const item = {
  merchant_item_id: 'tea',
  name: 'Tea',
  unit_price: 9_900,
  quantity: 1,
  image_url: ['https://shop.example/tea.jpg'],
}
const order = { item_list: [item] }

/** Read by another process: to close a file here would drop the locks that the server has on it. */
const bytesOf = (file: string) =>
  execFileSync('cat', [file], { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 })

interface Row {
  id: string
  service: string
  state: string
  phone: string | null
}

describe.each(ENGINES)('a receiver’s phone number (%s)', (engine) => {
  let pair: Pair
  let database: Awaited<ReturnType<typeof makeDatabase>>
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead }
  beforeAll(async () => {
    database = await makeDatabase(engine)
    pair = await startPair({}, undefined, { DATABASE_URL: database.url }, { clock })
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })
  const { pay } = openMerchant(() => pair)
  const importer = openImporter(() => pair)
  const rows = (where = 'phone is not null') =>
    readRows<Row>(database.url, `select id, service, state, phone from services where ${where}`)
  const settings = (more: object) => pair.control('POST', '/settings', more)
  const post = (transaction_id: string, tracking_no: string, receiver_phone: string) =>
    call<{ shipment: Shipment }>('POST', `${pair.url}/api/shipments`, {
      key: pair.api_key,
      body: content(transaction_id, '', {
        shipping_list: [{ tracking_no, express_company: 'YTO', items: ['tea'], receiver_phone }],
        order,
      }),
      headers: { 'idempotency-key': `${engine}-${tracking_no}` },
    })
  /** All that the database holds, and with SQLite its files, the log of writes included. */
  const stored = async () => {
    const tables = await Promise.all(
      copiedTables.map((table) => readRows<object>(database.url, `select * from ${table}`)),
    )
    const texts = [JSON.stringify(tables)]
    if (engine === 'sqlite') {
      const folder = dirname(database.url)
      for (const name of readdirSync(folder))
        if (name.startsWith(basename(database.url)) && !name.endsWith('.key'))
          texts.push(bytesOf(join(folder, name)))
    }
    return texts.join('\n')
  }
  const arrived = async (transaction_id: string) =>
    (
      await pair.control<{ waybills: { receiver_phone: string; component: string }[] }>(
        'GET',
        `/orders/${transaction_id}/services`,
      )
    ).body.waybills

  it('waits sealed while WeChat does not take it, and is nowhere once it has', async () => {
    await settings({ waybill_scanned_after_hours: 24 })
    const { transaction_id } = await pay()
    const { body } = await post(transaction_id, 'YT3000000001', PHONE)
    expect(JSON.stringify(body)).not.toContain(PHONE)
    await until(
      () => rows(`transaction_id = '${transaction_id}' and state = 'waiting' and tries > 0`),
      ({ length }) => length === 2,
    )
    const sealed = (await rows()).flatMap(({ phone }) => phone ?? [])
    expect(sealed).toHaveLength(2)
    for (const one of sealed) expect(one).toMatch(/^sealed\.1\./)
    expect(await stored()).not.toContain(PHONE)
    // The carrier scans it.
    await settings({ waybill_scanned_after_hours: 0 })
    await execute(
      database.url,
      `update services set due_at = 0 where transaction_id = '${transaction_id}'`,
    )
    const waybills = await until(
      () => arrived(transaction_id),
      ({ length }) => length === 2,
    )
    expect(waybills.map(({ component }) => component).toSorted()).toEqual(['messages', 'tracking'])
    const needles = [PHONE, ...sealed, ...sealed.map((one) => one.slice('sealed.1.'.length))]
    const left = await until(
      async () => {
        const text = await stored()
        return needles.filter((needle) => text.includes(needle)).length
      },
      (count) => count === 0,
    )
    expect(left).toBe(0)
    const metrics = await fetch(`${pair.url}/metrics`).then((answer) => answer.text())
    const read = await pair.merchant('GET', `/api/shipments/${body.shipment.id}`)
    const doctor = await fahuo(['doctor'], pair.env)
    const told = [asLogged(pair.lines), metrics, JSON.stringify(read.body), doctor.output].join()
    for (const needle of needles) expect(told).not.toContain(needle)
  })

  it('reaches WeChat with the extension that a platform gave it', async () => {
    const { transaction_id } = await pay()
    await post(transaction_id, 'YT3000000002', VIRTUAL)
    await until(
      () => arrived(transaction_id),
      ({ length }) => length === 2,
    )
    const { body } = await pair.control<{ calls: { request: { receiver_phone: string } }[] }>(
      'GET',
      '/calls?path=/cgi-bin/express/delivery/open_msg/follow_waybill&limit=1000',
    )
    expect(body.calls.length).toBeGreaterThan(0)
    await until(rows, ({ length }) => length === 0)
  })

  it('is removed after 72 hours, when WeChat never took it', async () => {
    await settings({ waybill_scanned_after_hours: 1_000 })
    const { transaction_id } = await pay()
    await post(transaction_id, 'YT3000000003', PHONE)
    await until(
      () => rows(`transaction_id = '${transaction_id}' and phone is not null and tries > 0`),
      ({ length }) => length === 2,
    )
    clock.ahead += 72 * HOUR_MS + 60_000
    await until(rows, ({ length }) => length === 0)
    await settings({ waybill_scanned_after_hours: 0 })
    clock.ahead = 0
    expect(await stored()).not.toContain(PHONE)
  })

  it('of a file waits sealed until its row is accepted', async () => {
    const { transaction_id } = await pay()
    const file = `transaction_id,express_company,tracking_no,item_desc,收件人手机\n${transaction_id},YTO,YT3000000004,Tea,${FILE_PHONE}\n`
    const { body } = await importer.postFile<{ import: { id: string } }>(
      '/api/imports',
      Buffer.from(file),
    )
    const taken = body.import
    const [row] = await readRows<{ phones: string | null; content: string }>(
      database.url,
      `select phones, content from import_rows where import_id = '${taken.id}'`,
    )
    expect(row?.phones).toMatch(/^sealed\.1\./)
    expect(row?.content).toContain('139****0002')
    expect(await stored()).not.toContain(FILE_PHONE)
    await pair.merchant('POST', `/api/imports/${taken.id}/send`)
    await until(
      () => rows(`transaction_id = '${transaction_id}' and service = 'messages'`),
      ([one]) => one !== undefined && one.state !== 'waiting',
    )
    const [after] = await readRows<{ phones: string | null }>(
      database.url,
      `select phones from import_rows where import_id = '${taken.id}'`,
    )
    expect(after?.phones).toBeNull()
  })

  it('is in no backup, sealed or not', async () => {
    await settings({ waybill_scanned_after_hours: 1_000 })
    const { transaction_id } = await pay()
    await post(transaction_id, 'YT3000000005', PHONE)
    const sealed = (
      await until(
        () => rows(`transaction_id = '${transaction_id}' and phone is not null`),
        ({ length }) => length === 2,
      )
    ).flatMap(({ phone }) => phone ?? [])
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-copy-'))
    const copy = join(folder, 'copy-of-all')
    const { code, output } = await fahuo(['backup', copy], pair.env)
    // PostgreSQL has its own tools, and says so.
    const [made, said] = engine === 'sqlite' ? [0, 'copy-of-all'] : [1, 'pg_dump']
    expect([code, output]).toEqual([made, expect.stringContaining(said)])
    for (const bytes of made === 0 ? [bytesOf(copy)] : []) {
      expect(bytes).toContain(transaction_id)
      for (const needle of [PHONE, ...sealed]) expect(bytes).not.toContain(needle)
    }
    await rm(folder, { recursive: true })
    await settings({ waybill_scanned_after_hours: 0 })
  })
})
