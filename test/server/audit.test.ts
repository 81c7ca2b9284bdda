/** Who did what is stored with what was done: both, or neither. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, execute, select } from '../support/databases.ts'
import { failingDatabase } from '../support/failing-database.ts'
import { call } from '../support/http.ts'
import { openImporter, type Import } from '../support/importer.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Entry {
  by: { kind: string; id: string }
  action: string
  transaction_id: string | null
  subject: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const TIMEOUT = 120_000

describe.each(ENGINES)('who did what (%s)', { timeout: TIMEOUT }, (engine) => {
  let pair: Pair
  let owner: SignedIn
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, { WEBHOOK_ALLOW_PRIVATE: 'on' })
    owner = await personWith(pair, 'owner')
  }, TIMEOUT)
  afterAll(() => pair.stop())
  const { pay, shipped, truth, fault, calls } = openMerchant(() => pair)
  const { postFile, readImport } = openImporter(() => pair)
  const run = (sql: string) => execute(pair.env.DATABASE_URL, sql)
  const audit = async () =>
    (await owner.ask<{ entries: Entry[] }>('GET', `/api/audit?by=${owner.id}&limit=200`)).body
      .entries
  const taken = async (line: string) => {
    const bytes = Buffer.from(`微信支付单号,快递公司,快递单号,商品信息\n${line}`)
    return (await postFile<{ import: Import }>('/api/imports', bytes)).body.import.id
  }
  const made = async (path: string, name: string, body: object) =>
    (await owner.ask<Record<string, { id: string }>>('POST', path, body)).body[name]?.id ?? ''
  const rule = { match: { mchid: '1900000000' }, logistics_type: 3, item_desc: 'Top-up' }
  const robot = { url: 'http://127.0.0.1:9/send?key=of-the-robot', kind: 'wecom', name: 'Shop' }
  const hook = { url: 'http://127.0.0.1:9/hook/of-the-hook', events: ['account.restricted'] }

  it('is stored in the commit of what was done, whatever it is', async () => {
    const { transaction_id } = await pay()
    const other = await pay()
    const [sent, cancelled] = [
      await taken(`${transaction_id},YTO,YT7712345678901,茶叶`),
      await taken(`${transaction_id},YTO,YT7712345678902,茶叶`),
    ]
    const mended = await taken(`${transaction_id},YTO,YT7712345678905,茶叶`)
    const columns = (await readImport(mended)).columns.map(({ field }) => field)
    const cells = { tracking_no: 'YT7712345678906' }
    const replace = { field: 'item_desc', from: '茶叶', to: '茶' }
    const { order_key } = content(transaction_id)
    const details = {
      order_key,
      order: { shop: { name: 'Tea', logo_url: 'https://shop.example.com/logo.png' } },
    }
    const [rule_id, robot_id, hook_id] = [
      await made('/api/auto-ship-rules', 'rule', rule),
      await made('/api/alarms', 'robot', robot),
      await made('/api/webhooks', 'webhook', hook),
    ]
    const deeds: [action: string, method: string, path: string, body?: object][] = [
      ['changeSettings', 'PATCH', '/api/settings', { messages: 'off' }],
      ['createAutoShipRule', 'POST', '/api/auto-ship-rules', rule],
      ['removeAutoShipRule', 'DELETE', `/api/auto-ship-rules/${rule_id}`],
      ['addAlarm', 'POST', '/api/alarms', robot],
      ['removeAlarm', 'DELETE', `/api/alarms/${robot_id}`],
      ['createWebhook', 'POST', '/api/webhooks', hook],
      ['changeWebhook', 'PATCH', `/api/webhooks/${hook_id}`, { state: 'off' }],
      ['rotateWebhookSecret', 'POST', `/api/webhooks/${hook_id}/rotate`, {}],
      ['deleteWebhook', 'DELETE', `/api/webhooks/${hook_id}`],
      ['remindAll', 'POST', '/api/orders/remind', {}],
      ['sendImport', 'POST', `/api/imports/${sent}/send`],
      ['cancelImport', 'DELETE', `/api/imports/${cancelled}`],
      ['changeJumpPath', 'PUT', '/api/jump-path', { path: 'pages/order/detail/index' }],
      ['changeImportRow', 'PATCH', `/api/imports/${mended}/rows/1`, { cells }],
      ['changeImport', 'PATCH', `/api/imports/${mended}`, { replace }],
      ['changeImport', 'PATCH', `/api/imports/${mended}`, { columns }],
      ['putOrderDetails', 'PUT', '/api/orders/details', details],
      ['createShipment', 'POST', '/api/shipments', content(other.transaction_id)],
    ]
    // Among the small facts those that a person says: the server notes others meanwhile.
    const said = `settings where name = 'switches' or name = 'jump_path' or name like '%:%' order by name`
    const stored = async () => {
      const tables = ['auto_ship_rules', 'robots', 'webhooks', 'shipments', 'order_details']
      tables.push(`import_rows where import_id = '${mended}' order by number`, said)
      const rows = tables.map((table) => select(pair.env.DATABASE_URL, `select * from ${table}`))
      const imports = [sent, cancelled].map(async (id) => (await readImport(id)).state)
      return JSON.stringify(await Promise.all([...rows, ...imports]))
    }
    await run('alter table audit rename to audit_away')
    for (const [action, method, path, body] of deeds) {
      const before = await stored()
      const { status } = await owner.ask(method, path, body)
      // A reminder that nobody waits for changes nothing: that it failed is all there is to see.
      expect([action, status, await stored()]).toEqual([action, expect.any(Number), before])
      expect([action, status >= 500]).toEqual([action, true])
    }
    const paths = await pair.control<{ calls: unknown[] }>(
      'GET',
      '/calls?path=/wxa/sec/order/set_msg_jump_path&limit=100',
    )
    const registered = paths.body.calls.length
    await run('alter table audit_away rename to audit')
    for (const [action, method, path, body] of deeds)
      expect([action, (await owner.ask(method, path, body)).status]).toEqual([
        action,
        expect.toSatisfy((status: number) => status < 300),
      ])
    const entries = await audit()
    expect(entries.slice(0, deeds.length).map(({ action }) => action)).toEqual(
      deeds.map(([action]) => action).toReversed(),
    )
    const after = await pair.control<{ calls: unknown[] }>(
      'GET',
      '/calls?path=/wxa/sec/order/set_msg_jump_path&limit=100',
    )
    // Who registers a path is told before WeChat is: without it WeChat was not asked.
    expect(after.body.calls.length).toBe(registered + 1)
    const of = (wanted: string) => entries.find(({ action }) => action === wanted)
    expect(of('changeSettings')).toMatchObject({
      before: { messages: 'on' },
      after: { messages: 'off' },
    })
    expect(of('removeAutoShipRule')).toMatchObject({
      subject: rule_id,
      before: { field: 'mchid', value: '1900000000', item_desc: 'Top-up' },
    })
    expect(of('changeWebhook')).toMatchObject({
      subject: hook_id,
      before: { state: 'active' },
      after: { state: 'off' },
    })
    expect(of('deleteWebhook')).toMatchObject({ before: { host: '127.0.0.1:9' } })
    expect(of('removeAlarm')).toMatchObject({ subject: robot_id, before: { name: 'Shop' } })
    expect(of('sendImport')).toMatchObject({ subject: sent })
    // Paths and queries of such addresses are secrets.
    expect(JSON.stringify(entries)).not.toMatch(/of-the-robot|of-the-hook|whsec_/)
  })

  it('tells of a correction what WeChat showed before', async () => {
    const { transaction_id } = await pay()
    await shipped(content(transaction_id, 'YT7712345678903'))
    const correction = content(transaction_id, 'YT7712345678904', { spend_reshipment: true })
    expect((await owner.ask('POST', '/api/shipments', correction)).status).toBe(202)
    const [entry] = await audit()
    expect(entry).toMatchObject({
      action: 'createShipment',
      transaction_id,
      before: { parcels: [{ tracking_no: 'YT7712345678903', express_company: 'YTO' }] },
      after: { spends_reshipment: true, parcels: [{ tracking_no: 'YT7712345678904' }] },
    })
    expect((await truth(transaction_id)).reshipments_spent).toBeLessThanOrEqual(1)
  })
  it('is told before WeChat is asked, and with what WeChat answered', async () => {
    const [order, other] = [await pay(), await pay()]
    const image = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])
    const { media_id } = (await postFile<{ media_id: string }>('/api/account/media', image)).body
    const { access_token } = (
      await call<{ access_token: string }>('POST', `${pair.url}/cgi-bin/stable_token`, {
        body: { secret: pair.api_key },
      })
    ).body
    const proxied = (path: string, body: object) =>
      call<{ errcode: number }>('POST', `${pair.url}${path}?access_token=${access_token}`, { body })
    const special = '/wxa/sec/order/opspecialorder'
    const jump_path = '/wxa/sec/order/set_msg_jump_path'
    const brand = {
      apply_for: 1,
      audit_info: {
        brand_name: '山间茶事',
        brand_type: 4,
        flagship_in_which_ec_platform: '京东',
        ec_platform_proof_list: [media_id],
      },
    }
    const trade_type = {
      trade_type: 2,
      material_list: [{ type: 1, media_id }],
      reason: 'we now sell goods',
      confirm: true,
    }
    const owned = (path: string, body: object) => () => owner.ask('POST', path, body)
    const ways: [action: string, path: string, ask: () => Promise<{ status: number }>][] = [
      [
        'reportSpecialOrder',
        special,
        owned(`/api/orders/${order.transaction_id}/special`, { type: 2 }),
      ],
      [
        'applyForBrand',
        '/wxa/sec/famousbrand/apply',
        owned('/api/account/brand', { Application: brand }),
      ],
      [
        'applyForTradeType',
        '/wxa/sec/order/setwxatradetypecgi',
        owned('/api/account/trade-type', trade_type),
      ],
      [
        'shipping.reportSpecialOrder',
        special,
        () => proxied(special, { order_id: other.transaction_id, type: 2 }),
      ],
      [
        'shipping.setMsgJumpPath',
        jump_path,
        () => proxied(jump_path, { path: 'pages/order/detail/index' }),
      ],
    ]
    const database = failingDatabase(pair.env.DATABASE_URL)
    const answering = { table: 'audit', on: 'update', when: 'true' } as const
    const last = async () =>
      (await owner.ask<{ entries: Entry[] }>('GET', '/api/audit?limit=1')).body.entries[0]
    for (const [action, path, ask] of ways) {
      const asked = (await calls(path)).length
      await run('alter table audit rename to audit_away')
      expect([action, (await ask()).status]).toEqual([action, 500])
      await run('alter table audit_away rename to audit')
      expect([action, (await calls(path)).length]).toEqual([action, asked])

      await fault(path, 'errcode', { errcode: 48001 })
      await ask()
      expect(await last()).toMatchObject({ action, after: { answer: 'refused', errcode: 48001 } })

      // As a kill between the two leaves it: WeChat was asked, and what it said is not known.
      await database.fail(answering, engine === 'sqlite' ? 'statement' : 'commit')
      expect([action, (await ask()).status]).toEqual([action, 200])
      await database.heal(answering)
      expect(await last()).toMatchObject({ action, after: { answer: 'unknown' } })
    }
    const again = () =>
      owner.ask('POST', `/api/orders/${other.transaction_id}/special`, { type: 2 })
    await fault(special, 'cut_after')
    await again()
    expect(await last()).toMatchObject({ after: { answer: 'unknown', type: 2 } })
    await again()
    expect(await last()).toMatchObject({
      transaction_id: other.transaction_id,
      after: { answer: 'taken', type: 2 },
    })
    const { body } = await owner.ask<{ timeline: { kind: string; text: string }[] }>(
      'GET',
      `/api/orders/${other.transaction_id}/timeline`,
    )
    const reported = body.timeline.filter(({ kind }) => kind === 'reported')
    expect(reported.map(({ text }) => text)).toEqual([
      "Reported as a special order; WeChat's answer is not known",
      'Reported as a special order',
    ])
  })
})
