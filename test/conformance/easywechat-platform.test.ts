import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { registerHooks } from 'node:module'
import type { AddressInfo } from 'node:net'
import { startEmulator, type Emulator } from '@fahuo/emulator'
import ServerRequest from 'node-easywechat/dist/Core/Http/ServerRequest.js'
import type Application from 'node-easywechat/dist/OpenPlatform/Application.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { MemoryCache } from '../support/memory-cache.ts'

// Its own dependency has lost these modules; they are for the OAuth of official accounts only.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('node-socialite/') ? 'node:events' : specifier, context),
})
const { default: OpenPlatform } = await import('node-easywechat/dist/OpenPlatform/Application.js')

const shop = { appid: 'wx00000000000000ab', secret: '0123456789abcdef', name: 'Tea' }
const platform = {
  component_appid: 'wx00000000000000c0',
  component_appsecret: 'fedcba9876543210',
  token: 'platform-token',
  encoding_aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  permission_sets: [142],
}
const { component_appid } = platform

/** A client that none of us wrote plays the platform: it reads the tickets and events, and calls. */
describe("node-easywechat's OpenPlatform", () => {
  let emulator: Emulator
  let server: Server
  let app: Application
  const cache = new MemoryCache()
  const events: Record<string, unknown>[] = []
  beforeAll(async () => {
    server = createServer((incoming, response) => void receive(incoming, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const event_url = `http://127.0.0.1:${port}/events`
    emulator = await startEmulator({ ...shop, platforms: [{ ...platform, event_url }] })
    app = open()
  })
  afterAll(async () => {
    await emulator.close()
    server.close()
  })

  function open(): Application {
    const opened = new OpenPlatform({
      app_id: component_appid,
      secret: platform.component_appsecret,
      token: platform.token,
      aes_key: platform.encoding_aes_key,
      http: { baseURL: emulator.url },
    })
    opened.setCache(cache)
    return opened
  }

  async function receive(
    ...[incoming, response]: Parameters<NonNullable<Parameters<typeof createServer>[1]>>
  ) {
    // One for each request, as its documents have it; they share the cache.
    const receiver = open()
    receiver.setRequest(await ServerRequest.createFromIncomingMessage(incoming))
    const handler = receiver.getServer()
    handler.with((message, next) => {
      events.push(message.toObject() as Record<string, unknown>)
      return next?.(message)
    })
    const answer = await handler.serve()
    response.end(String(answer.getBody()))
  }

  const control = async <Answer>(path: string, body: object = {}) =>
    (await call<Answer>('POST', `${emulator.url}/_emulator${path}`, { body })).body
  const event = async (InfoType: string) => {
    const all = () => Promise.resolve(events.filter((one) => one['InfoType'] === InfoType))
    return (await until(all, (found) => found.length > 0)).at(-1) ?? {}
  }

  it('reads the ticket, and gets a token and a pre_auth_code by it', async () => {
    const ticket = await event('component_verify_ticket')
    expect(await app.getVerifyTicket().getTicket()).toBe(ticket['ComponentVerifyTicket'])
    expect(await app.getComponentAccessToken().getToken()).toMatch(/^86_/)
    expect(await app.createPreAuthorizationCode()).toMatchObject({
      pre_auth_code: expect.stringMatching(/^preauthcode@@@/) as string,
      expires_in: 1800,
    })
  })

  it('makes the link of the authorisation page, and exchanges what it leads back with', async () => {
    const link = await app.createPreAuthorizationUrl('https://platform.example/back')
    const { searchParams } = new URL(link)
    // Required, and no field of its own [official].
    searchParams.append('auth_type', '2')
    const page = await fetch(`${emulator.url}/cgi-bin/componentloginpage?${searchParams}`)
    expect(await page.text()).toContain(shop.name)
    searchParams.append('appid', shop.appid)
    searchParams.append('set', '142')
    const agreed = await fetch(`${emulator.url}/cgi-bin/componentloginpage`, {
      method: 'POST',
      body: searchParams,
      redirect: 'manual',
    })
    const back = new URL(agreed.headers.get('location') ?? '')
    const authorisation = await app.getAuthorization(back.searchParams.get('auth_code') ?? '')
    expect(authorisation.getAppId()).toBe(shop.appid)
    expect(await event('authorized')).toMatchObject({
      AuthorizerAppid: shop.appid,
      PreAuthCode: searchParams.get('pre_auth_code'),
    })

    const order = await control<{ transaction_id: string; openid: string }>('/orders')
    const mini = await app.getMiniAppWithRefreshToken(shop.appid, authorisation.getRefreshToken())
    const { transaction_id, openid } = order
    // Its types leave out the `json` that its documents use.
    const read = await mini.getClient().request('post', '/wxa/sec/order/get_order', {
      json: { transaction_id },
    } as object)
    expect(read.toObject()).toMatchObject({ errcode: 0, order: { openid } })

    await control(`/platforms/${component_appid}/revoke`)
    expect(await event('unauthorized')).toMatchObject({ AuthorizerAppid: shop.appid })
    await expect(
      app.refreshAuthorizerToken(shop.appid, authorisation.getRefreshToken()),
    ).rejects.toThrow(/61003/)
  })
})
