/** GET and PATCH /api/settings: what a merchant may change while the server runs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Refusal } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Settings {
  switches: { name: string; value: string; values: string[]; source: string; label: string }[]
  settings: { name: string; value: string | null; is_set: boolean; is_secret: boolean }[]
}

describe.each(ENGINES)('settings that change while the server runs (%s)', (engine) => {
  let pair: Pair
  let ahead = 0
  const clock = { now: () => Date.now() + ahead }
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, { RECEIPT_REMINDERS: 'on' }, { clock })
  })
  afterAll(() => pair.stop())
  const { pay } = openMerchant(() => pair)

  const read = async () => (await pair.merchant<Settings>('GET', '/api/settings')).body
  const change = <Answer = Settings>(body: object) =>
    call<Answer>('PATCH', `${pair.url}/api/settings`, { key: pair.api_key, body })
  const valueOf = ({ switches }: Settings, name: string) => {
    const one = switches.find((known) => known.name === name)
    return [one?.value, one?.source]
  }

  it('are told with where each comes from, and no secret among them', async () => {
    const settings = await read()
    expect(valueOf(settings, 'receipt_reminders')).toEqual(['on', 'environment'])
    expect(valueOf(settings, 'messages')).toEqual(['on', 'default'])
    const told = JSON.stringify(settings)
    for (const secret of [pair.secret, pair.push_token, pair.push_aes_key, pair.api_key])
      expect(told).not.toContain(secret)
    expect(settings.settings.find(({ name }) => name === 'WECHAT_SECRET')).toMatchObject({
      value: null,
      is_set: true,
      is_secret: true,
    })
  })

  it('stay as the operator has set them, and then nothing is changed', async () => {
    const refused = await change<Refusal>({ messages: 'off', receipt_reminders: 'off' })
    expect(refused.status).toBe(409)
    expect(refused.body.error.code).toBe('set_by_operator')
    expect(refused.body.error.message).toContain('RECEIPT_REMINDERS')
    expect(valueOf(await read(), 'messages')).toEqual(['on', 'default'])
  })

  it.each([{ messages: 'maybe' }, { resend: 'on' }, { port: '80' }, { receipt_reminders: 1 }])(
    'refuse %j',
    async (body) => {
      expect([400, 422]).toContain((await change(body)).status)
    },
  )

  it('are kept over a restart, known to other servers soon, and given back', async () => {
    const { body } = await change({ messages: 'off', resend: 'by-hand' })
    expect(valueOf(body, 'messages')).toEqual(['off', 'api'])
    await pair.restart()
    expect(valueOf(await read(), 'resend')).toEqual(['by-hand', 'api'])
    expect(
      valueOf((await change({ messages: 'default', resend: 'default' })).body, 'messages'),
    ).toEqual(['on', 'default'])
    expect(valueOf(await read(), 'resend')).toEqual(['auto', 'default'])
  })

  it('switch a service off for what is told from then on, and on again', async () => {
    const tell = async (transaction_id: string, services?: object) => {
      const { shipping_list, ...rest } = content(transaction_id)
      const list = shipping_list.map((one: object) => ({ ...one, receiver_phone: '13800138000' }))
      await pair.merchant('POST', '/api/shipments', { ...rest, shipping_list: list, services })
      const { body } = await until(
        () =>
          pair.merchant<{
            order: { services: { service: string; state: string; reason: string | null }[] }
          }>('GET', `/api/orders/${transaction_id}`),
        ({ body: { order } }) =>
          order.services?.some(
            ({ service, reason, state }) =>
              service === 'messages' && (state !== 'waiting' || reason === 'no_goods'),
          ) ?? false,
      )
      return body.order.services.find(({ service }) => service === 'messages')!.reason
    }
    await change({ messages: 'off' })
    // Another server would know it by then, too.
    ahead += 3_000
    expect(await tell((await pay()).transaction_id)).toBe('switched_off')
    const required = { messages: 'require' }
    expect(await tell((await pay()).transaction_id, required)).not.toBe('switched_off')
    await change({ messages: 'on' })
    expect(await tell((await pay()).transaction_id)).not.toBe('switched_off')
  })

  // The command is the same on both: it asks the API.
  it.each(engine === 'sqlite' ? [engine] : [])('are listed and set by command (%s)', async () => {
    const cli = (...args: string[]) =>
      fahuo([...args, '--server', pair.url], { ...pair.env, FAHUO_API_KEY: pair.api_key })
    const set = await cli('settings', 'set', 'tracking', 'off')
    expect(set).toMatchObject({ code: 0, output: expect.stringContaining('tracking is off now') })
    expect((await cli('--lang', 'zh', 'settings', 'list')).output).toMatch(
      /tracking +off +已在此修改/,
    )
    expect((await cli('settings', 'set', 'port', '80')).output).toContain('receipt_reminders')
    expect((await cli('settings', 'set', 'receipt_reminders', 'off')).code).toBe(1)
  })
})
