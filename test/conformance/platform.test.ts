import { startEmulator, type Emulator } from '@fahuo/emulator'
import { createPlatform, createTransport, createWechat, noTokens } from '@fahuo/wechat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../support/http.ts'

const appid = 'wx00000000000000ab'

describe('a third-party platform', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ appid, secret: 'a-secret' })
  })
  afterAll(() => emulator.close())

  const control = async <Answer>(path: string, body: object = {}) =>
    (await call<Answer>('POST', `${emulator.url}/_emulator${path}`, { body })).body
  interface Platform {
    component_appid: string
    component_appsecret: string
    component_verify_ticket: string
    authorization_code: string
  }

  async function authorised(permission_sets?: number[]) {
    const platform = await control<Platform>(
      '/platforms',
      permission_sets ? { permission_sets } : {},
    )
    const transport = createTransport({ base_url: emulator.url })
    const client = createPlatform({
      component_appid: platform.component_appid,
      component_appsecret: platform.component_appsecret,
      ticket: () => Promise.resolve(platform.component_verify_ticket),
      send: transport.send,
      now: Date.now,
    })
    const authorisation = await client.authorise(platform.authorization_code)
    let refresh_token = authorisation.authorizer_refresh_token
    const wechat = createWechat({
      appid,
      // A platform has the merchant's authorisation, not its secret.
      secret: 'none',
      base_url: emulator.url,
      tokens: client.tokensFor({
        authorizer_appid: authorisation.authorizer_appid,
        readRefreshToken: () => Promise.resolve(refresh_token),
        writeRefreshToken: (next) => {
          refresh_token = next
          return Promise.resolve()
        },
      }),
    })
    const close = () => Promise.all([wechat.close(), transport.close()])
    return { platform, client, authorisation, wechat, close }
  }

  it('ships and reads for the merchant that authorised it', async () => {
    const { wechat, client, authorisation, close } = await authorised()
    expect(authorisation).toMatchObject({ authorizer_appid: appid })
    expect(authorisation.permission_sets).toContain(142)
    expect((await client.preauthCode()).pre_auth_code).toMatch(/^preauthcode@@@/)
    const { transaction_id, openid } = await control<{ transaction_id: string; openid: string }>(
      '/orders',
    )
    await wechat.shipping.upload({
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 4,
      delivery_mode: 1,
      shipping_list: [{ item_desc: 'Tea' }],
      upload_time: '2026-11-21T09:00:00+08:00',
      payer: { openid },
    })
    const { order } = await wechat.shipping.getOrder({ transaction_id })
    expect(order.order_state).toBe(2)
    const { code } = await control<{ code: string }>('/login-codes', { openid })
    expect(await client.login(appid, code)).toMatchObject({ openid })
    await close()
  })

  it('may not sweep orders or register the jump path, whatever was granted', async () => {
    const { wechat, close } = await authorised()
    await expect(wechat.shipping.getOrderList({})).rejects.toMatchObject({ errcode: 61007 })
    await expect(wechat.shipping.setMsgJumpPath({ path: 'a' })).rejects.toMatchObject({
      errcode: 61007,
    })
    await close()
  })

  it('may do only what was granted, and nothing once that was taken back', async () => {
    const { wechat, platform, close } = await authorised([120])
    await expect(wechat.shipping.getOrder({ transaction_id: '1' })).rejects.toMatchObject({
      errcode: 61007,
      kind: 'operator',
    })
    expect((await wechat.logistics.getDeliveryList({})).count).toBeGreaterThan(50)
    await control(`/platforms/${platform.component_appid}/revoke`)
    await expect(wechat.logistics.getDeliveryList({})).rejects.toMatchObject({ errcode: 61003 })
    await close()
  })
})

it('calls without a token in cloud hosting', async () => {
  const emulator = await startEmulator({ appid, secret: 'a-secret' })
  const wechat = createWechat({
    appid,
    secret: '',
    base_url: emulator.url,
    tokens: noTokens(),
  })
  // The emulator is the open internet, where a token is wanted: 41001 shows that none was sent.
  await expect(wechat.shipping.getOrder({ transaction_id: '1' })).rejects.toMatchObject({
    errcode: 41001,
  })
  await wechat.close()
  await emulator.close()
})
