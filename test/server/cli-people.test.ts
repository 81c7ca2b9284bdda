import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '@fahuo/server/config'
import { consoleLines } from '../../server/src/console-lines.ts'
import { fahuo } from '../support/fahuo.ts'
import { call } from '../support/http.ts'
import { askAsPage, personWith } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

const TIMEOUT = 60_000

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())

const tokenIn = (output: string) => /#invitation=([\w-]{43})\n/.exec(output)?.[1] ?? ''
const accept = (body: object) =>
  askAsPage<{ person: { name: string; role: string } }>(
    'POST',
    `${pair.url}/api/session/invitation`,
    { body },
  )

it('tells its own terminal how the first owner comes in, and then where the console is', async () => {
  const settings = readConfig(pair.env)
  if ('problems' in settings) throw new Error(settings.problems.join())
  const url = `http://localhost:${pair.env.PORT}/console`
  const lines = await consoleLines(settings.config, 'en')
  expect(lines).toContain(`${url}#invitation=`)
  await accept({ token: tokenIn(`${lines}\n`), name: '店主', password: 'a long password' })
  expect(await consoleLines(settings.config, 'en')).toBe(`Console: ${url}`)
  expect(await consoleLines(settings.config, 'zh')).toBe(`控制台：${url}`)
})

it('takes an owner for somebody who can ship, without a key', { timeout: TIMEOUT }, async () => {
  const { output } = await fahuo(['doctor'], { ...pair.env, MERCHANT_API_KEYS: '' })
  expect(output).toContain('✓ API keys: none; only people of the console can ship')
})

it('invites somebody new by a link and its QR code', { timeout: TIMEOUT }, async () => {
  const owner = await fahuo(['console', 'invite'], pair.env)
  expect(owner.output).toContain(`http://localhost:${pair.env.PORT}/console#invitation=`)
  expect(owner.output).toContain('█')
  expect(owner.output).toContain('PUBLIC_URL is not set')
  expect(owner.output).toContain('It lets in one new owner, once')
  const token = tokenIn(owner.output)
  expect((await accept({ token, name: '小林', password: 'a long password' })).body).toMatchObject({
    person: { name: '小林', role: 'owner' },
  })
  const env = { ...pair.env, PUBLIC_URL: 'https://fahuo.example.com' }
  const clerk = await fahuo(['console', 'invite', '--role', 'clerk', '--lang', 'zh'], env)
  expect(clerk.output).toContain('https://fahuo.example.com/console#invitation=')
  expect(clerk.output).not.toContain('PUBLIC_URL')
  expect(clerk.output).toContain('新店员的一次性链接')
  const list = await fahuo(['people', '--lang', 'zh'], pair.env)
  expect(list.output).toMatch(/店主 {2}小林/)
})

it(
  'lets somebody set a new password, and names who is not there',
  { timeout: TIMEOUT },
  async () => {
    const { name } = await personWith(pair, 'bookkeeper')
    const { output } = await fahuo(['console', 'invite', '--person', name], pair.env)
    expect(output).toContain(`It lets in ${name}, with a new password, once`)
    const set = await accept({ token: tokenIn(output), password: 'an entirely new password' })
    expect(set.body).toMatchObject({ person: { name, role: 'bookkeeper' } })
    const unknown = await fahuo(['console', 'invite', '--person', 'Nobody'], pair.env)
    expect([unknown.code, unknown.output]).toEqual([1, expect.stringContaining('fahuo people')])
    const wrong = await fahuo(['console', 'invite', '--role', 'boss'], pair.env)
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('owner, manager')])
  },
)

it('makes keys of a scope', { timeout: TIMEOUT }, async () => {
  const create = (...more: string[]) =>
    fahuo(['keys', 'create', '--name', 'shop', ...more], pair.env)
  const keyIn = (output: string) => /^fahuo_[\w-]+/m.exec(output)?.[0] ?? ''
  const list = (key: string) => call('GET', `${pair.url}/api/orders`, { key })
  const rule = (key: string) =>
    call<{ error: { code: string; message: string } }>('POST', `${pair.url}/api/auto-ship-rules`, {
      key,
      body: { match: { mchid: '1900000000' }, logistics_type: 3, item_desc: 'Top-up' },
    })
  const ship = await create()
  expect(ship.output).toContain('(shop, ship)')
  expect((await list(keyIn(ship.output))).status).toBe(200)
  const refused = await rule(keyIn(ship.output))
  expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden'])
  expect(refused.body.error.message).toContain('scope must be: full')
  const full = await create('--scope', 'full')
  expect((await rule(keyIn(full.output))).status).toBe(200)
  expect((await create('--scope', 'all')).output).toContain('ship, read, full')
})
