import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, execute, select } from '../support/databases.ts'
import { askAsPage, cookieOf, inviteAs, personWith, type SignedIn } from '../support/people.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Refusal {
  error: { code: string; message: string }
}
interface Session {
  person: { id: string; name: string; role: string }
  rights: string[]
  shop: { appid: string; name: string | null }
}

const DAY_MS = 86_400_000

describe.each(ENGINES)('people who sign in (%s)', (engine) => {
  let pair: Pair
  let now = Date.now()
  let owner: SignedIn
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, {}, { clock: { now: () => now } })
  })
  afterAll(() => pair.stop())

  const page = <Body>(method: string, path: string, body?: unknown, cookie?: string) =>
    askAsPage<Body & Refusal>(method, pair.url + path, {
      ...(body !== undefined && { body }),
      ...(cookie !== undefined && { cookie }),
    })
  const signIn = (name: string, password: string) =>
    page<Session>('POST', '/api/session', { name, password })
  const refusalOf = ({ status, body }: { status: number; body: Refusal }) => [
    status,
    body.error.code,
  ]

  it('are told whether there is an owner, and the first one is made by a link', async () => {
    expect((await page('GET', '/api/session/start')).body).toEqual({ people: false, demo: false })
    const first = await inviteAs(pair, 'owner', { kind: 'first' })
    // A newer one takes its place.
    const token = await inviteAs(pair, 'owner', { kind: 'first' })
    const look = (of: string) => page('POST', '/api/session/invitation/look', { token: of })
    expect(refusalOf(await look(first))).toEqual([410, 'invitation_spent'])
    expect((await look(token)).body).toMatchObject({ kind: 'first', role: 'owner', person: null })
    const short = { token, name: '小林', password: 'short' }
    expect(refusalOf(await page('POST', '/api/session/invitation', short))).toEqual([
      400,
      'invalid',
    ])
    const password = '七里香茶铺二零二六年'
    const made = await page<Session>('POST', '/api/session/invitation', {
      token,
      name: ' 小林 ',
      password,
    })
    expect(made.body).toMatchObject({
      person: { name: '小林', role: 'owner' },
      shop: { appid: pair.appid, name: null },
    })
    expect(made.body.rights).toContain('people')
    const cookie = made.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^fahuo=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/)
    const read = await page<Session>('GET', '/api/session', undefined, cookieOf(made))
    expect(read.body).toEqual(made.body)
    expect((await page('GET', '/api/session/start')).body).toEqual({ people: true, demo: false })
    // A link of the first start is worth nothing once there is an owner.
    const late = await inviteAs(pair, 'owner', { kind: 'first' })
    const another = { token: late, name: 'Mallory', password: 'another password' }
    expect(refusalOf(await page('POST', '/api/session/invitation', another))).toEqual([
      410,
      'invitation_spent',
    ])
  })

  it('spend a link once, however many have it', async () => {
    const token = await inviteAs(pair, 'clerk')
    const spent = await Promise.all(
      ['Anna', 'Bert', 'Carl'].map((name) =>
        page('POST', '/api/session/invitation', { token, name, password: `password of ${name}` }),
      ),
    )
    expect(spent.map(({ status }) => status).toSorted()).toEqual([200, 410, 410])
    const rows = await select<{ people: number }>(
      pair.env.DATABASE_URL,
      `select count(*) as people from people where role = 'clerk'`,
    )
    expect(rows).toEqual([{ people: 1 }])
  })

  it('have a name that nobody else has, however it is written', async () => {
    owner = await personWith(pair, 'owner')
    const token = await inviteAs(pair, 'viewer')
    const taken = { token, name: owner.name.toUpperCase(), password: 'a long password' }
    const again = await page('POST', '/api/session/invitation', taken)
    expect(refusalOf(again)).toEqual([409, 'name_taken'])
    const other = { token, name: 'Dora', password: 'a long password' }
    expect((await page('POST', '/api/session/invitation', other)).status).toBe(200)
    expect((await signIn('ｄｏｒａ', 'a long password')).status).toBe(200)
  })

  it('get the same answer for a name that nobody has and a wrong password', async () => {
    const unknown = await signIn('Nobody', 'not the password')
    const wrong = await signIn(owner.name, 'not the password')
    expect(refusalOf(unknown)).toEqual([401, 'sign_in_failed'])
    expect(wrong.body).toEqual(unknown.body)
    expect((await signIn(owner.name, owner.password)).status).toBe(200)
  })

  it('wait after five wrong passwords of a name, even with the right one', async () => {
    const person = await personWith(pair, 'clerk')
    const wrong = await Promise.all(
      Array.from({ length: 8 }, (_, at) => signIn(person.name, `wrong password ${at}`)),
    )
    expect(wrong.map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 401),
      ...Array.from({ length: 3 }, () => 429),
    ])
    const right = await signIn(person.name, person.password)
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(right.body.error.message).toContain('in 15 minutes')
    // Others behind the same address are not kept waiting.
    expect((await signIn(owner.name, owner.password)).status).toBe(200)
    now += 16 * 60_000
    expect((await signIn(person.name, person.password)).status).toBe(200)
  })

  it('are signed out here, or everywhere', async () => {
    const person = await personWith(pair, 'viewer')
    const second = cookieOf(await signIn(person.name, person.password))
    const third = cookieOf(await signIn(person.name, person.password))
    const statuses = () =>
      Promise.all(
        [person.cookie, second, third].map(
          async (cookie) => (await page('GET', '/api/session', undefined, cookie)).status,
        ),
      )
    const out = await page('DELETE', '/api/session', undefined, second)
    expect(out.headers.get('set-cookie')).toMatch(/^fahuo=; .*Max-Age=0/)
    expect(await statuses()).toEqual([200, 401, 200])
    await page('DELETE', '/api/session?everywhere=true', undefined, third)
    expect(await statuses()).toEqual([401, 401, 401])
  })

  it('stay for twelve hours after the last request, and thirty days at most', async () => {
    const person = await personWith(pair, 'viewer')
    const HOUR_MS = 3_600_000
    const statusAfter = async (column: 'seen_at' | 'created_at', age_ms: number) => {
      const change = `update sessions set seen_at = ${now}, created_at = ${now}
        where person_id = '${person.id}'`
      await execute(pair.env.DATABASE_URL, change)
      await execute(
        pair.env.DATABASE_URL,
        change.replace(`${column} = ${now}`, `${column} = ${now - age_ms}`),
      )
      return (await person.ask('GET', '/api/session')).status
    }
    expect(await statusAfter('seen_at', 12 * HOUR_MS - 60_000)).toBe(200)
    // It was used: the time is noted.
    const [seen] = await select<{ seen_at: number }>(
      pair.env.DATABASE_URL,
      `select seen_at from sessions where person_id = '${person.id}'`,
    )
    expect(seen?.seen_at).toBe(now)
    expect(await statusAfter('seen_at', 12 * HOUR_MS)).toBe(401)
    expect(await statusAfter('created_at', 30 * DAY_MS - 60_000)).toBe(200)
    expect(await statusAfter('created_at', 30 * DAY_MS)).toBe(401)
  })

  it('set a new password by a link, which ends what was open', async () => {
    const person = await personWith(pair, 'clerk')
    const token = await inviteAs(pair, 'viewer', { kind: 'password', person_id: person.id })
    const look = await page('POST', '/api/session/invitation/look', { token })
    expect(look.body).toMatchObject({ role: 'clerk', person: { name: person.name } })
    const password = 'an entirely new password'
    const set = await page<Session>('POST', '/api/session/invitation', { token, password })
    expect(set.body.person).toEqual({ id: person.id, name: person.name, role: 'clerk' })
    expect((await person.ask('GET', '/api/session')).status).toBe(401)
    expect((await signIn(person.name, person.password)).status).toBe(401)
    expect((await signIn(person.name, password)).status).toBe(200)
  })

  it('refuses a password that is the name, and one for a name that hides something', async () => {
    const token = await inviteAs(pair, 'clerk')
    const accept = (name: string, password: string) =>
      page('POST', '/api/session/invitation', { token, name, password })
    expect((await accept('Long enough', 'long  ENOUGH')).status).toBe(400)
    expect((await accept('right‮left', 'a long password')).status).toBe(400)
    expect((await accept('x'.repeat(41), 'a long password')).status).toBe(400)
    expect((await accept('Emil', 'a long password')).status).toBe(200)
  })

  it('keeps no token and no password, only what comes of them', async () => {
    const person = await personWith(pair, 'clerk')
    const token = await inviteAs(pair, 'clerk')
    const tables = ['people', 'sessions', 'invitations', 'sign_in_tries']
    const rows = await Promise.all(
      tables.map((table) => select(pair.env.DATABASE_URL, `select * from ${table}`)),
    )
    const text = JSON.stringify(rows) + JSON.stringify(pair.lines)
    for (const secret of [person.password, person.cookie.split('=')[1] ?? '', token])
      expect(text).not.toContain(secret)
    await execute(
      pair.env.DATABASE_URL,
      `update people set state = 'off' where id = '${person.id}'`,
    )
    expect(refusalOf(await person.ask<Refusal>('GET', '/api/session'))).toEqual([
      401,
      'unauthorized',
    ])
    expect((await signIn(person.name, person.password)).status).toBe(401)
  })
})
