/** One-time links: they make the first owner and colleagues, and set passwords anew. */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { actorOf, type Role } from '../core/rights.ts'
import { DAY_MS, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import {
  deleteInvitation,
  findInvitation,
  insertInvitation,
  listInvitations,
  spendForPassword,
  spendForPerson,
  type Invitation,
  type InvitationKind,
  type Spending,
} from './invitation-queries.ts'
import { readPerson } from './people.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import type { OpenedSession } from './sessions.ts'
import { digestToken, isToken, newToken } from './tokens.ts'

/** How long each kind of link can be used. */
const LIVES_MS: Record<InvitationKind, number> = {
  first: DAY_MS,
  colleague: 3 * DAY_MS,
  password: DAY_MS,
}

export const INVITATION_KINDS = Object.keys(LIVES_MS) as [InvitationKind, ...InvitationKind[]]

export interface InvitationInput {
  kind: InvitationKind
  role: Role
  /** Whose password it sets. */
  person_id?: string
  /** The person who makes it. */
  created_by?: string
}

/** Makes a link. Its token is returned once, here; only its digest is stored. */
export async function createInvitation(
  scope: Scope & { clock: Clock },
  { kind, role, person_id, created_by }: InvitationInput,
): Promise<{ id: string; token: string; expires_at: number }> {
  const token = newToken()
  const id = randomUUIDv7()
  const created_at = scope.clock.now()
  const expires_at = created_at + LIVES_MS[kind]
  await insertInvitation(scope, {
    id,
    hash: digestToken(token),
    kind,
    role,
    person_id: person_id ?? null,
    created_by: created_by ?? null,
    created_at,
    expires_at,
  })
  return { id, token, expires_at }
}

/**
 * Writes a link: its token is behind `#`, which browsers send to nobody.
 * @param base where the console is reached, without a slash at its end
 */
export const invitationLink = (base: string, token: string): string =>
  `${base}/console#invitation=${token}`

/** Tells what a link is for, and leaves it as it is. @throws FahuoError `invitation_spent` */
export async function readInvitation(shop: Shop, token: string): Promise<Invitation> {
  const found = isToken(token)
    ? await findInvitation(shop, digestToken(token), shop.clock.now())
    : undefined
  if (!found) throw new FahuoError('invitation_spent')
  return found
}

/** Lists the links that are open. */
export const readInvitations = (shop: Shop): Promise<Invitation[]> =>
  listInvitations(shop, shop.clock.now())

/** Takes a link back. @throws FahuoError `not_found` */
export async function removeInvitation(shop: Shop, id: string): Promise<void> {
  if (!(await deleteInvitation(shop, id))) throw new FahuoError('not_found')
}

/** Makes a link for a new password. @throws FahuoError `not_found`, `not_open` for somebody switched off */
export async function invitePassword(shop: Shop, person_id: string, created_by: string) {
  const { role, state } = await readPerson(shop, person_id)
  if (state === 'off')
    throw new FahuoError('not_open', { en: 'the person is switched off', zh: '该人员已停用' })
  return createInvitation(shop, { kind: 'password', role, person_id, created_by })
}

export interface AcceptInput {
  token: string
  name?: string | undefined
  password?: string | undefined
}

/**
 * Spends a link: makes the person, or sets the password, and opens a session, all or nothing.
 * @throws FahuoError `invitation_spent`, `name_taken`, `invalid` for a name or password that is
 * missing or too short: the link stays then
 */
export async function acceptInvitation(
  shop: Shop,
  { token, name, password }: AcceptInput,
): Promise<OpenedSession> {
  const { kind, role, person } = await readInvitation(shop, token)
  const opened = newToken()
  const now = shop.clock.now()
  const person_id = person?.id ?? randomUUIDv7()
  const spending: Spending = {
    hash: digestToken(token),
    id: randomUUIDv7(),
    kind,
    now,
    session: { hash: digestToken(opened), person_id, now },
  }
  const called = person?.name ?? name ?? missing('name')
  const guest = { kind: 'person', id: person_id, name: called, rights: [] } as const
  const actor = actorOf(guest, 'acceptInvitation', now)
  const acting = { ...shop, actor }
  const hash = await hashOf(password, called)
  const spent = await (person
    ? spendForPassword(acting, spending, hash)
    : spendForPerson(acting, spending, { name: called, role, password: hash }))
  if (spent === null) throw new FahuoError('name_taken')
  if (!spent) throw new FahuoError('invitation_spent')
  return { token: opened, person: { id: person_id, name: called, role } }
}

function hashOf(password: string | undefined, name: string): Promise<string> {
  const given = password ?? missing('password')
  checkPassword(given, name)
  return hashPassword(given)
}

function missing(field: string): never {
  throw new FahuoError('invalid', { en: `${field}: needed`, zh: `${field}：必填` })
}
