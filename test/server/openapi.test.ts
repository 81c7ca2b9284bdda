import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { EXAMPLE_MEDIA_ID } from '../../server/src/http/examples.ts'
import { routes } from '@fahuo/server/api'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { asPage, inviteAs, personWith } from '../support/people.ts'
import { pushAsPlatform } from '../support/platform-push.ts'
import { platformSettings, startPlatformWechat } from '../support/platform-wechat.ts'
import { startPair, type Pair } from '../support/server.ts'

const run = promisify(execFile)
const root = dirname(dirname(import.meta.dirname))

interface Media {
  schema: object
  example?: unknown
}
interface Operation {
  operationId: string
  security: object[]
  parameters: { name: string; in: string; example?: unknown }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { content: Record<string, Media> }>
}
interface Description {
  servers: { url: string }[]
  info: { license: object }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

const TIMEOUT = 120_000

let pair: Pair
/** In the test's folder, so that what is written there finds the packages. */
let folder: string
beforeAll(async () => {
  pair = await startPair(
    { shops: [{ appid: 'wx00000000000000cd', secret: '0123456789abcdef0123456789abcdef' }] },
    undefined,
    { PUBLIC_URL: 'https://shop.fahuo.cn/' },
  )
  folder = await mkdtemp(join(import.meta.dirname, '../.openapi-'))
})
afterAll(async () => {
  await pair.stop()
  await rm(folder, { recursive: true, force: true })
})
const { pay, ship, atItsEnd } = openMerchant(() => pair)

const describedBy = async (query = '', language = 'en') => {
  const answer = await fetch(`${pair.url}/api/openapi.json${query}`, {
    headers: { 'accept-language': language },
  })
  return { text: await answer.clone().text(), api: (await answer.json()) as Description }
}

/** A server that is a third-party platform, with its first ticket. */
async function startPlatform() {
  const wechat = await startPlatformWechat()
  const before = (emulator: string) => {
    wechat.before(emulator)
    return Promise.resolve()
  }
  const server = await startPair({}, before, { WECHAT_API_URL: wechat.url, ...platformSettings })
  const auth = `${server.url}/wechat/platform/auth`
  expect((await pushAsPlatform(auth, wechat.newTicket())).status).toBe(200)
  const { cookie } = await personWith(server, 'owner')
  return {
    url: server.url,
    headers: { ...asPage(server.url), cookie },
    stop: () => Promise.all([server.stop(), wechat.close()]),
  }
}

/** Examples hold a shop's own words. */
const withoutExamples = (name: string, value: unknown) =>
  name === 'example' || name === 'examples' ? undefined : value

describe('the description of the API', { timeout: TIMEOUT }, () => {
  it.each(['en', 'zh'])('is without an error or a warning for redocly (%s)', async (language) => {
    const file = join(folder, `openapi.${language}.json`)
    await writeFile(file, (await describedBy(`?lang=${language}`)).text)
    const redocly = join(root, 'test/node_modules/.bin/redocly')
    const { stderr } = await run(redocly, ['lint', '--extends', 'recommended-strict', file], {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    }).catch(({ stderr, stdout }: { stderr: string; stdout: string }) => {
      throw new Error(`${stdout}\n${stderr}`)
    })
    expect(stderr).toContain('Your API description is valid')
  })

  it('is in the language of ?lang, else of Accept-Language, and never in two at once', async () => {
    const chinese = /[\u4e00-\u9fff]/
    const en = await describedBy('', 'en')
    expect((await describedBy('?lang=en', 'zh')).text).toBe(en.text)
    const zh = await describedBy('', 'zh-CN')
    expect((await describedBy('?lang=zh', 'en')).text).toBe(zh.text)
    const sentences = ({ api }: { api: Description }) =>
      [
        ...JSON.stringify(api, withoutExamples).matchAll(
          /"(?:description|summary)":"((?:[^"\\]|\\.)*)"/g,
        ),
      ].map(([, sentence = '']) => sentence)
    expect(sentences(en).length).toBeGreaterThan(150)
    // WeChat's own placeholder is the same in every language.
    const plain = (one: string) => one.replaceAll('${商品订单号}', '')
    expect(sentences(en).filter((one) => chinese.test(plain(one)))).toEqual([])
    expect(sentences(zh).filter((one) => !chinese.test(one))).toEqual([])
    expect(sentences(zh)).toHaveLength(sentences(en).length)
  })

  it('names its schemas, and shows no number that nobody would send', async () => {
    const { text, api } = await describedBy()
    expect(text).not.toContain('9007199254740991')
    for (const name of ['Shipment', 'ShipmentRequest', 'Order', 'Error', 'SettlementPage'])
      expect(api.components.schemas).toHaveProperty(name)
    const bodies = Object.values(api.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ operationId, responses, requestBody }) =>
        [requestBody?.content, ...Object.values(responses).map(({ content }) => content)].map(
          (content) => ({ operationId, schema: content?.['application/json']?.schema }),
        ),
      )
    const unnamed = bodies.filter(({ schema }) => schema && !('$ref' in schema))
    expect(bodies.length).toBeGreaterThan(50)
    expect(unnamed).toEqual([])
    expect(api.servers.map(({ url }) => url)).toEqual(['/', 'https://shop.fahuo.cn'])
    expect(api.info.license).toEqual({ name: 'MIT', identifier: 'MIT' })
  })

  it('comes with a page in Chinese that names the page in English', async () => {
    const page = await (await fetch(`${pair.url}/api/docs?lang=zh`)).text()
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('href="docs?lang=en"')
    const start = await (await fetch(`${pair.url}/api/docs/start.js?lang=zh`)).text()
    expect(start).toContain('openapi.json?lang=zh')
    expect(start).toContain('试一下')
  })
})

describe('the examples', { timeout: TIMEOUT }, () => {
  /** What only the server, WeChat or the clock can make, by operation. */
  async function prepare() {
    const { api } = await describedBy()
    const body = <Body>(path: string) =>
      Object.values(api.paths[path]!['post']!.requestBody!.content)[0]!.example as Body
    const shipment = body<{ order_key: { transaction_id: string } }>('/api/shipments')
    const { transaction_id } = shipment.order_key
    const order = await pay({
      transaction_id,
      openid: 'oExampleBuyer0123456789abcd',
      merchant_trade_no: 'TEA20261126001',
    })
    const { id } = (await ship(shipment)).body.shipment
    await atItsEnd(id)
    const fresh = await pay({ openid: order.openid })
    const combined = await pay<Payment & { sub_orders: Payment[] }>({
      sub_orders: [{ description: 'Tea' }, { description: 'Cup' }],
    })
    const example = body<{ order_key: object; sub_orders: { order_key: object }[] }>(
      '/api/shipments/combined',
    )
    const stopped = async (transaction_id: string) => {
      const { id } = (
        await ship({ ...shipment, order_key: { order_number_type: 2, transaction_id } })
      ).body.shipment
      await atItsEnd(id)
      return { id }
    }
    const held = async () => {
      const { transaction_id } = await pay()
      const order_key = { order_number_type: 2, transaction_id }
      return { id: (await ship({ ...shipment, order_key, hold_seconds: 60 })).body.shipment.id }
    }
    // Without goods there is nothing to tell: a person may try again.
    const untold = await pay()
    const untold_key = { order_number_type: 2, transaction_id: untold.transaction_id }
    await pair.merchant('PUT', '/api/orders/details', { order_key: untold_key, order: {} })
    const events = await until(
      async () => (await pair.merchant<{ events: { id: number }[] }>('GET', '/api/events')).body,
      (page) => page.events.length > 0,
    )
    const { body: complaint } = await pair.control<{ complaint_order_id: string }>(
      'POST',
      '/complaints',
      { transaction_id: fresh.transaction_id },
    )
    const complained = { params: { complaint_order_id: complaint.complaint_order_id } }
    const login = await pair.control<{ code: string }>('POST', '/login-codes', {
      openid: order.openid,
    })
    const take = () =>
      fetch(`${pair.url}/api/imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${pair.api_key}`, 'content-type': 'text/csv' },
        body: body<string>('/api/imports'),
      })
    const importOf = async (answer: Response) =>
      ((await answer.json()) as { import: { id: string } }).import
    const imported = await importOf(await take())
    const unsent = await importOf(await take())
    const cancelled = await importOf(await take())
    // WeChat knows the images that were uploaded to it.
    const uploaded = await fetch(`${pair.url}/api/account/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pair.api_key}`, 'content-type': 'image/gif' },
      body: body<string>('/api/account/media'),
    })
    const { media_id } = (await uploaded.json()) as { media_id: string }
    const withImage = (path: string): unknown =>
      JSON.parse(
        JSON.stringify(body(path), (_, value: unknown) =>
          value === EXAMPLE_MEDIA_ID ? media_id : value,
        ),
      )
    const now = Math.floor(Date.now() / 1000)
    const expected = async () => {
      const told = [{ transaction_id: '4200009999202611261451882930' }]
      const answer = await pair.merchant<{ rows: { id: string }[] }>(
        'POST',
        '/api/orders/import',
        told,
      )
      return { id: answer.body.rows[0]!.id }
    }
    const rule = async () => {
      const body = { match: { mchid: '1900000000' }, logistics_type: 3, item_desc: 'Top-up' }
      const answer = await pair.merchant<{ rule: { id: string } }>(
        'POST',
        '/api/auto-ship-rules',
        body,
      )
      return { id: answer.body.rule.id }
    }
    const hook = async () => {
      const answer = await pair.merchant<{ webhook: { id: string } }>('POST', '/api/webhooks', {
        url: 'https://shop.example.com/fahuo',
      })
      return { params: { id: answer.body.webhook.id } }
    }
    const robot = async () => {
      const answer = await pair.merchant<{ robot: { id: string } }>(
        'POST',
        '/api/alarms',
        body('/api/alarms'),
      )
      return { params: { id: answer.body.robot.id } }
    }
    const [webhook, alarm] = [await hook(), await robot()]
    const owner = await personWith(pair, 'owner')
    const feed = await until(
      async () => (await pair.merchant<{ events: { id: string }[] }>('GET', '/api/outgoing')).body,
      (page) => page.events.length > 0,
    )
    const made: Record<string, { params?: object; body?: unknown }> = {
      readWebhook: webhook,
      changeWebhook: webhook,
      testWebhook: webhook,
      rotateWebhookSecret: webhook,
      listWebhookDeliveries: webhook,
      deleteWebhook: await hook(),
      testAlarm: alarm,
      removeAlarm: await robot(),
      resendEvent: { params: { id: feed.events[0]!.id } },
      readShipment: { params: { id } },
      forgetExpectedOrder: { params: await expected() },
      removeAutoShipRule: { params: await rule() },
      readImport: { params: { id: imported.id } },
      listImportRows: { params: { id: imported.id } },
      sendImport: { params: { id: imported.id } },
      changeImport: { params: { id: unsent.id } },
      changeImportRow: { params: { id: unsent.id, number: 1 } },
      cancelImport: { params: { id: cancelled.id } },
      importResultXlsx: { params: { id: imported.id } },
      importResultCsv: { params: { id: imported.id } },
      retryShipment: { params: await stopped('4200009999202611261451882920') },
      closeShipment: { params: await stopped('4200009999202611261451882921') },
      undoShipment: { params: await held() },
      createCombinedShipment: {
        body: {
          order_key: { order_number_type: 2, transaction_id: combined.transaction_id },
          sub_orders: example.sub_orders.map((sub, at) => ({
            ...sub,
            order_key: {
              order_number_type: 2,
              transaction_id: combined.sub_orders[at]?.transaction_id,
            },
          })),
        },
      },
      retryService: {
        params: { transaction_id: untold.transaction_id, service: 'details' },
        body: {},
      },
      remindOfReceipt: { body: { received_time: now + 60 } },
      reportSpecialOrder: {
        params: { transaction_id: fresh.transaction_id },
        body: { type: 1, delay_to: now + 20 * 86_400 },
      },
      readComplaint: complained,
      answerComplaint: complained,
      replayEvent: { params: { id: events.events[0]!.id } },
      readEvent: { params: { id: events.events[0]!.id } },
      openSession: { body: login.body },
      giveShopRole: { params: { id: owner.id } },
      takeShopRole: { params: { id: owner.id } },
      changePerson: { params: { id: (await personWith(pair, 'clerk')).id } },
      removePerson: { params: { id: (await personWith(pair, 'clerk')).id } },
      removeInvitation: {
        params: {
          id: (await owner.ask<{ id: string }>('POST', '/api/invitations', { role: 'clerk' })).body
            .id,
        },
      },
      revokeKey: {
        params: {
          id: (await owner.ask<{ api_key: { id: string } }>('POST', '/api/keys', { name: 'ERP' }))
            .body.api_key.id,
        },
      },
      signIn: { body: { name: owner.name, password: owner.password } },
      lookAtInvitation: { body: { token: await inviteAs(pair, 'clerk') } },
      acceptInvitation: {
        body: {
          ...body<object>('/api/session/invitation'),
          token: await inviteAs(pair, 'clerk'),
        },
      },
      applyForBrand: { body: withImage('/api/account/brand') },
      applyForTradeType: { body: withImage('/api/account/trade-type') },
    }
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, {
      body: (await pair.control<{ code: string }>('POST', '/login-codes', { openid: order.openid }))
        .body,
    })
    return { api, made, token: session.body.token, owner }
  }

  it('are accepted by the server, each, and answered as they say', async () => {
    const { api, made, token, owner } = await prepare()
    // The one route that is not there on a server which others reach.
    const demo = await startPair({}, undefined, { FAHUO_DEMO: 'on' })
    const platform = await startPlatform()
    const sent: string[] = []
    // Each session is signed out of once.
    const leaving = await personWith(pair, 'viewer')
    const callerOf = ([way = {}]: object[], id: string): Record<string, string> => {
      if ('api_key' in way) return { authorization: `Bearer ${pair.api_key}` }
      if ('session' in way) return { authorization: `Bearer ${token}` }
      const { cookie } = id === 'signOut' ? leaving : owner
      const { url } = id === 'enterDemo' ? demo : pair
      return { ...asPage(url), ...('person' in way && { cookie }) }
    }
    const isPlatform = (path: string) => path.startsWith('/api/platform')
    const urlOf = (path: string, id: string) =>
      isPlatform(path) ? platform.url : id === 'enterDemo' ? demo.url : pair.url
    for (const [path, methods] of Object.entries(api.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const { operationId, security, parameters, requestBody, responses } = operation
        const own = made[operationId] ?? {}
        const url = new URL(
          path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
            encodeURIComponent(
              String(
                (own.params as Record<string, unknown> | undefined)?.[name] ??
                  parameters.find((one) => one.name === name)?.example,
              ),
            ),
          ),
          urlOf(path, operationId),
        )
        for (const { name, in: where, example } of parameters)
          if (where === 'query' && example !== undefined)
            url.searchParams.set(name, String(example))
        const [[type, media] = [undefined, undefined]] = Object.entries(requestBody?.content ?? {})
        const body = own.body ?? media?.example
        const answer = await fetch(url, {
          method: method.toUpperCase(),
          headers: {
            ...(isPlatform(path) ? platform.headers : callerOf(security, operationId)),
            ...(type !== undefined && { 'content-type': type }),
          },
          ...(body !== undefined && {
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
        })
        const expected = Object.keys(responses).find((status) => Number(status) < 300)
        const text = await answer.text()
        expect([operationId, answer.status, answer.status < 300 ? '' : text]).toEqual([
          operationId,
          Number(expected),
          '',
        ])
        sent.push(operationId)
      }
    await demo.stop()
    await platform.stop()
    expect(sent.length).toBe(routes.length)
  })

  it('show what the server answers', () => {
    for (const { id, response, example } of routes)
      expect([id, response.schema.safeParse(example.response).error]).toEqual([id, undefined])
  })
})

describe('a client made by openapi-typescript and openapi-fetch', { timeout: TIMEOUT }, () => {
  it('compiles, and ships an order', async () => {
    const { api } = await describedBy()
    const types = await openapiTypescript(api as never)
    await writeFile(join(folder, 'fahuo.ts'), astToString(types))
    const { transaction_id } = await pay()
    await writeFile(
      join(folder, 'ship.ts'),
      `import createClient from 'openapi-fetch'
       import type { paths } from './fahuo.ts'
       const { URL_: baseUrl = '', KEY = '' } = process.env
       const { GET, POST } = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${KEY}\` } })
       const { data, error } = await POST('/api/shipments', {
         params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
         body: {
           order_key: { order_number_type: 2, transaction_id: '${transaction_id}' },
           logistics_type: 1,
           delivery_mode: 1,
           shipping_list: [{ tracking_no: 'YT8812345678909', express_company: 'YTO', item_desc: 'Tea' }],
         },
       })
       if (error) throw new Error(error.error.message)
       let { shipment } = data
       while (shipment.state !== 'shipped' && shipment.reason !== 'refused_by_wechat') {
         await new Promise((resolve) => setTimeout(resolve, 50))
         const read = await GET('/api/shipments/{id}', { params: { path: { id: shipment.id } } })
         if (read.error) throw new Error(read.error.error.message)
         shipment = read.data.shipment
       }
       // @ts-expect-error a carrier's field with a spelling mistake does not compile
       void POST.bind(null, '/api/shipments', { body: { order_key: { order_number_type: 2 }, logistics_typ: 1 } })
       console.log(shipment.state, shipment.shipping_list?.[0]?.tracking_no)`,
    )
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.base.json',
        compilerOptions: { lib: ['esnext', 'dom'] },
        files: ['ship.ts'],
      }),
    )
    await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]).catch(
      (error: { stdout: string }) => {
        throw new Error(error.stdout)
      },
    )
    const { stdout } = await run(process.execPath, [join(folder, 'ship.ts')], {
      env: { ...process.env, URL_: pair.url, KEY: pair.api_key },
    })
    expect(stdout.trim()).toBe('shipped YT8812345678909')
  })
})
