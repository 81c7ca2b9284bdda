/** The demo's owner, who signs in without a password: on this machine, with the local WeChat (FAHUO_DEMO). */
import { FahuoError } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import type { Visit } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { hashPassword } from './passwords.ts'
import { findPersonById, insertFirstOwner, hasOwner } from './people-queries.ts'
import { insertSession } from './session-queries.ts'
import { sessionLimits, type OpenedSession } from './sessions.ts'
import { digestToken, newToken } from './tokens.ts'

/** No other person has an id like this. */
const DEMO_ID = 'demo'
const DEMO_NAME: Text = { en: 'Owner', zh: '店主' }

/** Tells whether whoever asks may be the demo's owner. A shop with an owner of its own is no demo. */
export async function mayEnterDemo(shop: Shop, { inside }: Visit): Promise<boolean> {
  if (!shop.settings.demo || !inside) return false
  const owner = await findPersonById(shop, DEMO_ID)
  return owner ? owner.state === 'active' : !(await hasOwner(shop))
}

/**
 * Signs in as the demo's owner, who is made when there is none; nobody knows their password.
 * @param language of their name
 * @throws FahuoError `wrong_address` outside the demo, as if there were no such route
 */
export async function enterDemo(
  shop: Shop,
  visit: Visit,
  language: Language,
): Promise<OpenedSession> {
  if (!(await mayEnterDemo(shop, visit))) throw new FahuoError('wrong_address')
  const now = shop.clock.now()
  if (!(await findPersonById(shop, DEMO_ID)))
    await insertFirstOwner(shop, {
      id: DEMO_ID,
      name: DEMO_NAME[language],
      password: await hashPassword(newToken()),
      now,
    })
  const token = newToken()
  const session = { hash: digestToken(token), person_id: DEMO_ID, now }
  const opened = await insertSession(shop, session, sessionLimits(now))
  const person = await findPersonById(shop, DEMO_ID)
  if (!opened || !person) throw new FahuoError('wrong_address')
  return { token, person }
}
