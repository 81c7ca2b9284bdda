/** Signs deliveries as Standard Webhooks wants it [standard-webhooks specification]. */
import { createHmac, randomBytes } from 'node:crypto'

/** Bytes of a new secret: 24 to 64 are allowed. */
const SECRET_BYTES = 32

const PREFIX = 'whsec_'

export const makeSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64')

/** A delivery to be signed. */
export interface Signed {
  id: string
  /** Of this try, Unix seconds. */
  timestamp: number
  body: string
}

/** Returns the headers of a delivery, signed by each of the secrets. */
export function signatureHeaders(
  secrets: readonly string[],
  { id, timestamp, body }: Signed,
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}
