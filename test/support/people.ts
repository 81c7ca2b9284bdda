/** People who sign in to a server under test. */
import { randomUUIDv7 } from 'node:crypto'
import { openDatabase } from '../../server/src/database/database.ts'
import { createInvitation } from '../../server/src/access/invitations.ts'
import { cookieName } from '../../server/src/access/cookie.ts'
import { insertSession } from '../../server/src/access/session-queries.ts'
import { sessionLimits } from '../../server/src/access/sessions.ts'
import { digestToken, newToken } from '../../server/src/access/tokens.ts'
import { hashPassword } from '../../server/src/access/passwords.ts'
import type { Role } from '../../server/src/core/rights.ts'
import { systemClock } from '../../server/src/core/time.ts'
import { execute } from './databases.ts'

interface Server {
  url: string
  appid: string
  env: { DATABASE_URL: string }
}

/** Makes a one-time link as the command line does, and returns its token. */
export async function inviteAs(
  { appid, env }: Pick<Server, 'appid' | 'env'>,
  role: Role,
  more: { kind?: 'first' | 'colleague' | 'password'; person_id?: string } = {},
): Promise<string> {
  const database = await openDatabase(env.DATABASE_URL)
  try {
    const scope = { database, appid, clock: systemClock }
    return (await createInvitation(scope, { kind: 'colleague', role, ...more })).token
  } finally {
    await database.close()
  }
}

/** What a browser sends along that runs the console. */
export const asPage = (url: string) => ({
  'content-type': 'application/json',
  origin: new URL(url).origin,
  'sec-fetch-site': 'same-origin',
})

export interface Answer<Body> {
  status: number
  headers: Headers
  body: Body
}

/** Asks as the console's page does, with a cookie or without. */
export async function askAsPage<Body>(
  method: string,
  url: string,
  { cookie, body, headers }: { cookie?: string; body?: unknown; headers?: object } = {},
): Promise<Answer<Body>> {
  const answer = await fetch(url, {
    method,
    headers: { ...asPage(url), ...(cookie !== undefined && { cookie }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const json = answer.headers.get('content-type')?.includes('json') ?? false
  return {
    status: answer.status,
    headers: answer.headers,
    body: (json ? JSON.parse(text) : text) as Body,
  }
}

/** Returns the cookie that an answer sets, as it is sent back. */
export const cookieOf = ({ headers }: Answer<unknown>): string =>
  headers.get('set-cookie')?.split(';')[0] ?? ''

export interface SignedIn {
  id: string
  name: string
  password: string
  cookie: string
  ask: <Body>(method: string, path: string, body?: unknown) => Promise<Answer<Body>>
}

/** Everybody's here: hashing one takes a third of a second. */
const PASSWORD = 'the password of everybody in tests'
let hashed: Promise<string> | undefined

/** Makes somebody with a role, who is signed in. */
export async function personWith(server: Server, role: Role): Promise<SignedIn> {
  const id = randomUUIDv7()
  const name = `${role} ${id.slice(-8)}`
  hashed ??= hashPassword(PASSWORD)
  await execute(
    server.env.DATABASE_URL,
    `insert into people (appid, id, name, name_key, role, state, password, created_at, updated_at)
     values ('${server.appid}', '${id}', '${name}', '${name}', '${role}', 'active', '${await hashed}', 1, 1)`,
  )
  return signInByLink(server, { id, name })
}

/** Begins a session of somebody beside the server, and returns its cookie as a page without https has it. */
export async function sessionOf(
  { appid, env }: Pick<Server, 'appid'> & { env: { DATABASE_URL: string } },
  person_id: string,
): Promise<string> {
  const database = await openDatabase(env.DATABASE_URL)
  try {
    const token = newToken()
    const now = systemClock.now()
    const session = { hash: digestToken(token), person_id, now }
    if (!(await insertSession({ database, appid }, session, sessionLimits(now))))
      throw new Error('may not sign in')
    return `${cookieName(false)}=${token}`
  } finally {
    await database.close()
  }
}

/** Signs somebody in once more, as on another device. */
export async function signInByLink(
  server: Server,
  { id, name }: Pick<SignedIn, 'id' | 'name'>,
): Promise<SignedIn> {
  const cookie = await sessionOf(server, id)
  return {
    id,
    name,
    password: PASSWORD,
    cookie,
    ask: (method, path, body) =>
      askAsPage(method, server.url + path, { cookie, ...(body !== undefined && { body }) }),
  }
}
