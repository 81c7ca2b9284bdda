import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { FahuoError } from '../core/errors.ts'
import { sameName } from './names.ts'

/** Of scrypt [OWASP 2023]: a third of a second, and 32 MB while it runs. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const satisfies ScryptOptions

const SALT_BYTES = 16
const HASH_BYTES = 32

/** Characters that a password has at least. */
export const SHORTEST = 10
export const LONGEST = 256

/** Passwords that are hashed at once: each takes memory, and a thread of all that reads files. */
const AT_ONCE = 2

/** Others that wait for their turn; whoever comes then is sent away. */
const WAITING = 30

const SECONDS_TO_WAIT = 5

/** The same password however it was typed: full width, composed or not. */
const normalised = (password: string) => password.normalize('NFKC')

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

let running = 0
const waiting: (() => void)[] = []

/** @throws FahuoError `too_many` when too many wait already */
async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) {
      const error = new FahuoError('too_many')
      error.retry_after = SECONDS_TO_WAIT
      throw error
    }
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    // A turn is handed on, so that nobody who comes meanwhile takes it.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const hashOf = (password: string, salt: Buffer) =>
  inTurn(() => derive(normalised(password), salt, HASH_BYTES, COST))

/** @throws FahuoError `invalid` for a password that is too easy to guess */
export function checkPassword(password: string, name: string): void {
  if (normalised(password).length < SHORTEST)
    throw new FahuoError('invalid', {
      en: `password: at least ${SHORTEST} characters`,
      zh: `password：至少 ${SHORTEST} 个字符`,
    })
  if (sameName(password, name))
    throw new FahuoError('invalid', {
      en: 'password: not the name itself',
      zh: 'password：不能与姓名相同',
    })
}

/** Hashes a password, to be stored: `scrypt$15$8$3$<salt>$<hash>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await hashOf(password, salt)
  const { N, r, p } = COST
  return [
    'scrypt',
    Math.log2(N),
    r,
    p,
    ...[salt, hash].map((part) => part.toString('base64url')),
  ].join('$')
}

/** Whom nobody knows is asked for a password that takes as long, and is never right. */
const NOBODYS = { salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) }

/** Compares a password with a stored one; null: takes as long, and is false. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [salt, hash] =
    stored
      ?.split('$')
      .slice(-2)
      .map((part) => Buffer.from(part, 'base64url')) ?? []
  const known = salt && hash ? { salt, hash } : NOBODYS
  const same = timingSafeEqual(await hashOf(password, known.salt), known.hash)
  return same && known !== NOBODYS
}
