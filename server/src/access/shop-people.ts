/** In which shops a person works, and with which role. */
import { FahuoError } from '../core/errors.ts'
import type { Role } from '../core/rights.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import type { Entry } from './api-keys.ts'
import { findPersonById } from './people-queries.ts'
import { chooseShop, type Session } from './session-queries.ts'
import { callerOf, readSession } from './sessions.ts'
import { deleteGrant, findGrant, grantsIn, grantsOf, saveGrant } from './shop-people-queries.ts'

type Person = Session['person']

/** A shop in which somebody has a role. */
export interface ShopRole {
  appid: string
  name: string | null
  role: Role
}

/** An owner of the first shop is one of all shops of its merchant; all others are given a role. */
const isOwnerOf = ({ role }: Person, { mode }: { mode: Shop['mode'] }) =>
  role === 'owner' && mode === 'own'

/** Which role a person has in a shop; null: none. */
async function roleIn({ first }: Shops, person: Person, shop: Shop): Promise<Role | null> {
  if (shop.appid === first.appid) return person.role
  if (isOwnerOf(person, shop)) return 'owner'
  return (await findGrant(shop, person.id)) ?? null
}

/** Finds where a session is, and as whom; null: its person has no role there, or there is no such shop now. */
async function placeOf(shops: Shops, { person, current_appid }: Session): Promise<Entry | null> {
  const shop = current_appid === null ? shops.first : await shops.find(current_appid)
  const role = shop && (await roleIn(shops, person, shop))
  return role ? { shop, caller: callerOf({ ...person, role }) } : null
}

/** Lets a person into the shop that their session is in. @throws FahuoError `shop_closed` */
export async function entryOfSession(shops: Shops, session: Session): Promise<Entry> {
  const entry = await placeOf(shops, session)
  if (!entry) throw new FahuoError('shop_closed')
  return entry
}

/** Lists the shops in which a person has a role, the first one first. */
export async function shopsOf(shops: Shops, person: Person): Promise<ShopRole[]> {
  const { first } = shops
  const granted = await grantsOf(first.database, person.id)
  const roles = new Map(granted.map(({ appid, role }) => [appid, role]))
  // Whoever has a role in none of the others asks for no list of them.
  const all = person.role === 'owner' || roles.size > 0 ? await shops.all() : []
  const further = all.flatMap((shop) => {
    const { appid, name, state } = shop
    const role = isOwnerOf(person, shop) ? 'owner' : roles.get(appid)
    if (!role || state !== 'active' || appid === first.appid) return []
    return [{ appid, name: name || null, role }]
  })
  return [{ appid: first.appid, name: first.name, role: person.role }, ...further]
}

/**
 * Returns where a session is, for the page that begins with it: one whose shop is gone is in the first
 * one again.
 */
export async function readPlace(shops: Shops, token: string): Promise<Entry> {
  const session = await readSession(shops.first, token)
  if (!session) throw new FahuoError('unauthorized')
  const entry = await placeOf(shops, session)
  if (entry) return entry
  await chooseShop(shops.first, token, null)
  return { shop: shops.first, caller: callerOf(session.person) }
}

/**
 * Changes the shop of a session.
 * @throws FahuoError `not_found` for a shop in which its person has no role, as for one that is not there
 */
export async function enterShop(shops: Shops, token: string, appid: string): Promise<Entry> {
  const session = await readSession(shops.first, token)
  if (!session) throw new FahuoError('unauthorized')
  const current_appid = appid === shops.first.appid ? null : appid
  const entry = await placeOf(shops, { ...session, current_appid })
  if (!entry) throw new FahuoError('not_found')
  await chooseShop(shops.first, token, current_appid)
  return entry
}

/** A person who was given a role in a shop. */
export interface ShopPerson {
  id: string
  name: string
  role: Role
}

/** Lists who was given a role in a further shop; those who left the first shop have none. */
export async function readShopPeople({ first }: Shops, appid: string): Promise<ShopPerson[]> {
  const grants = await grantsIn({ database: first.database, appid })
  const people = await Promise.all(
    grants.map(async ({ person_id, role }) => {
      const person = await findPersonById(first, person_id)
      return person ? [{ id: person.id, name: person.name, role }] : []
    }),
  )
  return people.flat()
}

/** Gives a person of the first shop a role in a further one, from the next request on. @throws FahuoError `not_found` */
export async function giveRole(
  shops: Shops,
  shop: Shop,
  given: { appid: string; person_id: string; role: Role },
): Promise<void> {
  const { appid, person_id, role } = given
  const scope = { ...shop, appid }
  const grant = { first: shops.first.appid, person_id, role, now: shop.clock.now() }
  if (!(await shops.record(appid)) || !(await saveGrant(scope, grant)))
    throw new FahuoError('not_found')
}

/** Takes a role away, from the next request on. @throws FahuoError `not_found` */
export async function takeRole(
  shop: Shop,
  { appid, person_id }: { appid: string; person_id: string },
): Promise<void> {
  if (!(await deleteGrant({ ...shop, appid }, person_id))) throw new FahuoError('not_found')
}
