import { SECOND_MS } from '../core/time.ts'
import { readSealed, sealValue, type SealedScope } from '../database/sealed-values.ts'
import type { Statement } from '../database/database.ts'
import { writingValue } from '../database/key-value.ts'
import { makeSecret } from './signature.ts'

/** The secrets of a webhook; while it changes, the former one signs, too. */
interface Secrets {
  secret: string
  previous?: string
  /** Unix milliseconds. */
  previous_until?: number
}

export const secretName = (id: string) => `webhook:${id}` as const

const writing = (shop: SealedScope, id: string, secrets: Secrets): Statement =>
  writingValue(shop, secretName(id), sealValue(shop, secretName(id), JSON.stringify(secrets)))

/** A secret, and the statement that stores it. */
export interface NewSecret {
  secret: string
  storing: Statement
}

async function read(shop: SealedScope, id: string): Promise<Secrets | null> {
  const text = (await readSealed(shop, secretName(id)))?.text ?? null
  return text === null ? null : (JSON.parse(text) as Secrets)
}

/** Makes the first secret of a webhook. */
export function firstSecret(shop: SealedScope, id: string): NewSecret {
  const secret = makeSecret()
  return { secret, storing: writing(shop, id, { secret }) }
}

/** Makes a new secret; the former one signs, too, for so many seconds. */
export async function nextSecret(
  shop: SealedScope,
  id: string,
  { overlap_seconds, now }: { overlap_seconds: number; now: number },
): Promise<NewSecret> {
  const before = await read(shop, id)
  const secret = makeSecret()
  const previous_until = now + overlap_seconds * SECOND_MS
  const previous = before && overlap_seconds > 0 && { previous: before.secret, previous_until }
  return { secret, storing: writing(shop, id, { secret, ...previous }) }
}

/** Returns what signs now, the newest first; empty when the master key does not open it. */
export async function signingSecrets(
  shop: SealedScope,
  id: string,
  now: number,
): Promise<string[]> {
  const secrets = await read(shop, id)
  if (!secrets) return []
  const { secret, previous, previous_until = 0 } = secrets
  return previous !== undefined && now < previous_until ? [secret, previous] : [secret]
}
