/** People on two servers in processes of their own: what holds on one holds on the other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFleet, type Fleet, type FleetServer } from '../support/fleet.ts'
import { askAsPage, cookieOf, inviteAs, personWith, type SignedIn } from '../support/people.ts'

const TIMEOUT = 120_000

describe('people on two servers with one PostgreSQL', { timeout: TIMEOUT }, () => {
  let fleet: Fleet
  let here: FleetServer
  let there: FleetServer
  let owner: SignedIn
  beforeAll(async () => {
    fleet = await openFleet('postgres')
    here = await fleet.start()
    there = await fleet.start()
    owner = await personWith(here, 'owner')
  }, TIMEOUT)
  afterAll(() => fleet.stop(), TIMEOUT)

  const statusOf = async (
    server: FleetServer,
    method: string,
    path: string,
    options: object = {},
  ) => (await askAsPage(method, server.url + path, options)).status
  /** What somebody who is signed in is answered at both. */
  const seen = ({ cookie }: Pick<SignedIn, 'cookie'>) =>
    Promise.all([here, there].map((server) => statusOf(server, 'GET', '/api/orders', { cookie })))
  const signIn = (server: FleetServer, name: string, password: string) =>
    askAsPage('POST', `${server.url}/api/session`, { body: { name, password } })

  it('are signed out at both by whoever signs them out, at once', async () => {
    const clerk = await personWith(here, 'clerk')
    expect(await seen(clerk)).toEqual([200, 200])
    expect(await statusOf(there, 'DELETE', '/api/session', { cookie: clerk.cookie })).toBe(200)
    expect(await seen(clerk)).toEqual([401, 401])
    const off = await personWith(here, 'clerk')
    expect(await seen(off)).toEqual([200, 200])
    await owner.ask('PATCH', `/api/people/${off.id}`, { state: 'off' })
    expect(await seen(off)).toEqual([401, 401])
    // Nor can they come in again at the other one.
    expect((await signIn(there, off.name, off.password)).status).toBe(401)
  })

  it('have their new role at both, and none of the old one', async () => {
    const clerk = await personWith(there, 'clerk')
    const remind = { cookie: clerk.cookie, body: {} }
    expect(await statusOf(there, 'POST', '/api/orders/remind', remind)).toBe(202)
    await owner.ask('PATCH', `/api/people/${clerk.id}`, { role: 'viewer' })
    expect(await seen(clerk)).toEqual([401, 401])
    const again = { cookie: cookieOf(await signIn(there, clerk.name, clerk.password)) }
    expect(await seen(again)).toEqual([200, 200])
    for (const server of [here, there])
      expect(await statusOf(server, 'POST', '/api/orders/remind', { ...again, body: {} })).toBe(403)
  })

  it('have five wrong passwords in all, at whichever they are tried', async () => {
    const person = await personWith(here, 'viewer')
    const wrong = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        signIn(at % 2 === 0 ? here : there, person.name, `wrong password ${at}`),
      ),
    )
    expect(wrong.map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 401),
      ...Array.from({ length: 3 }, () => 429),
    ])
    for (const server of [here, there])
      expect((await signIn(server, person.name, person.password)).status).toBe(429)
  })

  it('spend a link once, also at both in the same moment', async () => {
    const token = await inviteAs(here, 'clerk')
    const spent = await Promise.all(
      [here, there, here, there].map((server, at) =>
        statusOf(server, 'POST', '/api/session/invitation', {
          body: { token, name: `Colleague ${at}`, password: `password of ${at} here` },
        }),
      ),
    )
    expect(spent.toSorted()).toEqual([200, 410, 410, 410])
    const { body } = await owner.ask<{ people: { name: string }[] }>('GET', '/api/people')
    expect(body.people.filter(({ name }) => name.startsWith('Colleague'))).toHaveLength(1)
    for (const server of [here, there]) {
      const look = { body: { token } }
      expect(await statusOf(server, 'POST', '/api/session/invitation/look', look)).toBe(410)
    }
  })

  it('lose a key at both when it is revoked', async () => {
    const made = await owner.ask<{ key: string; api_key: { id: string } }>('POST', '/api/keys', {
      name: 'ERP',
      scope: 'read',
    })
    expect(made.status).toBe(201)
    const asKey = async (server: FleetServer) =>
      (
        await fetch(`${server.url}/api/orders`, {
          headers: { authorization: `Bearer ${made.body.key}` },
        })
      ).status
    expect([await asKey(here), await asKey(there)]).toEqual([200, 200])
    const revoking = `/api/keys/${made.body.api_key.id}`
    expect(await statusOf(there, 'DELETE', revoking, { cookie: owner.cookie })).toBe(200)
    expect([await asKey(here), await asKey(there)]).toEqual([401, 401])
  })
})
