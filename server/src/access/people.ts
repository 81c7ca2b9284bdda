import { FahuoError } from '../core/errors.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import {
  deletePerson,
  findByName,
  findPersonById,
  hasOwner,
  listPeople,
  updatePerson,
  type Person,
  type PersonChange,
} from './people-queries.ts'

export type { Person }

/** Tells whether there is somebody who can let others in. */
export const mayLetIn = (scope: Scope): Promise<boolean> => hasOwner(scope)

export const readPeople = (scope: Scope): Promise<Person[]> => listPeople(scope)

export const findPerson = async (scope: Scope, name: string): Promise<Person | undefined> =>
  (await findByName(scope, name))?.person

/** @throws FahuoError `not_found` */
export async function readPerson(scope: Scope, id: string): Promise<Person> {
  const person = await findPersonById(scope, id)
  if (!person) throw new FahuoError('not_found')
  return person
}

/**
 * Changes a person. Another role, or switching off, signs them out everywhere at once.
 * @throws FahuoError `not_found`, `name_taken`, `last_owner`
 */
export async function changePerson(shop: Shop, id: string, change: PersonChange): Promise<Person> {
  const before = await readPerson(shop, id)
  const changed = await updatePerson(shop, before, change, shop.clock.now())
  if (changed === null) throw new FahuoError('name_taken')
  if (!changed) throw new FahuoError('last_owner')
  return readPerson(shop, id)
}

/** Removes a person, who is signed out everywhere at once. @throws FahuoError `not_found`, `last_owner` */
export async function removePerson(shop: Shop, id: string): Promise<void> {
  if (!(await deletePerson(shop, await readPerson(shop, id)))) throw new FahuoError('last_owner')
}
