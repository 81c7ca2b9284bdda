/** The demo's owner needs no password, on this machine and beside the local WeChat alone. */
import { afterEach, describe, expect, it } from 'vitest'
import { ENGINES, execute, select } from '../support/databases.ts'
import { askAsPage, cookieOf, personWith } from '../support/people.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Session {
  person: { id: string; name: string; role: string }
  rights: string[]
}
interface Refusal {
  error: { code: string }
}

describe.each(ENGINES)('the demo (%s)', (engine) => {
  let pair: Pair
  const start = async (FAHUO_DEMO: 'on' | 'off') => {
    pair = await startPairOn(engine, {}, undefined, { FAHUO_DEMO })
  }
  afterEach(() => pair.stop())

  const enter = (headers = {}) =>
    askAsPage<Session & Refusal>('POST', `${pair.url}/api/session/demo`, { headers })
  const isOffered = async (headers = {}) =>
    (await askAsPage<{ demo: boolean }>('GET', `${pair.url}/api/session/start`, { headers })).body
      .demo
  const refused = async (headers = {}) => {
    const { status, body, headers: answered } = await enter(headers)
    expect(answered.get('set-cookie')).toBeNull()
    return [status, body.error.code]
  }
  const people = () => select(pair.env.DATABASE_URL, 'select id, name, role from people')

  it('is not there unless it is switched on', async () => {
    await start('off')
    expect(await isOffered()).toBe(false)
    expect(await refused()).toEqual([404, 'wrong_address'])
    expect(await people()).toEqual([])
  })

  it('has one owner, whoever comes first, and nobody knows the password', async () => {
    await start('on')
    expect(await isOffered()).toBe(true)
    const both = await Promise.all([enter({ 'accept-language': 'zh' }), enter()])
    for (const entered of both) {
      expect(entered.body).toMatchObject({ person: { id: 'demo', role: 'owner' } })
      const cookie = cookieOf(entered)
      const read = await askAsPage('GET', `${pair.url}/api/session`, { cookie })
      expect(read.body).toEqual(entered.body)
    }
    expect(await people()).toHaveLength(1)
    const { name } = both[0].body.person
    expect(['店主', 'Owner']).toContain(name)
    for (const password of ['', 'demo', name]) {
      const body = { name, password }
      const { status } = await askAsPage('POST', `${pair.url}/api/session`, { body })
      expect(status).toBe(401)
    }
    expect(await isOffered()).toBe(true)
  })

  it('lets in nobody through a proxy, or from another page', async () => {
    await start('on')
    for (const proxy of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      expect(await isOffered({ [proxy]: '203.0.113.9' })).toBe(false)
      expect(await refused({ [proxy]: '203.0.113.9' })).toEqual([404, 'wrong_address'])
    }
    // The phone's page is on this machine, too, and is another.
    expect(await refused({ 'sec-fetch-site': 'same-site', origin: pair.emulator })).toEqual([
      403,
      'foreign_origin',
    ])
    expect(await refused({ 'sec-fetch-site': 'cross-site' })).toEqual([403, 'foreign_origin'])
    expect(await people()).toEqual([])
  })

  it('is over for an owner who is switched off', async () => {
    await start('on')
    await enter()
    await execute(pair.env.DATABASE_URL, "update people set state = 'off' where id = 'demo'")
    expect(await isOffered()).toBe(false)
    expect(await refused()).toEqual([404, 'wrong_address'])
  })

  it('leaves a shop alone that has an owner of its own', async () => {
    await start('on')
    await personWith(pair, 'owner')
    expect(await isOffered()).toBe(false)
    expect(await refused()).toEqual([404, 'wrong_address'])
    expect(await people()).toHaveLength(1)
  })
})
