import { z } from 'zod'
import { JsonError, readJsonBody } from '../http/json.ts'
import { decryptResource, PAY_ALGORITHM } from './cipher.ts'
import { PayError } from './errors.ts'
import { plainSerial, verifierOf, type PayKey } from './keys.ts'
import { isSignedByPay } from './signature.ts'

/** The headers of a notification; names in lower case, as Node gives them. */
export interface PayHeaders {
  'wechatpay-serial'?: string | undefined
  'wechatpay-signature'?: string | undefined
  'wechatpay-timestamp'?: string | undefined
  'wechatpay-nonce'?: string | undefined
  /** Absent: WECHATPAY2-SHA256-RSA2048. */
  'wechatpay-signature-type'?: string | undefined
}

export interface PaySecrets {
  /** Both kinds, and several of each. */
  keys: readonly PayKey[]
  /** 32 bytes as text. */
  api_v3_key: string
}

/** WeChat Pay refuses to believe anything older; each resend is signed anew [pay.wechatpay.cn, 2024-12]. */
export const PAY_MAX_AGE_SECONDS = 300

/** The one kind of signature that is verified; the others are of other keys. */
const SIGNATURE_TYPE = 'WECHATPAY2-SHA256-RSA2048'

/** How a signature begins that is wrong on purpose. */
const PROBE = 'WECHATPAY/SIGNTEST/'

/** Longest texts of an envelope [pay.weixin.qq.com]. */
const Envelope = z.looseObject({
  id: z.string().min(1).max(64),
  create_time: z.string().max(64).optional(),
  event_type: z.string().min(1).max(64),
  resource_type: z.string().max(64).optional(),
  resource: z.looseObject({
    original_type: z.string().max(64).optional(),
    algorithm: z.literal(PAY_ALGORITHM),
    ciphertext: z.string().min(1).max(1_048_576),
    associated_data: z.string().max(64).nullish(),
    nonce: z.string().min(1).max(64),
  }),
})

/** A genuine notification, decrypted. */
export interface ReceivedPayNotification {
  /** WeChat Pay's id of it; the same for each resend. */
  id: string
  /** For example TRANSACTION.SUCCESS, REFUND.ABNORMAL. */
  event_type: string
  /** For example `transaction`, `refund`. */
  original_type: string
  /** What was encrypted; read it with `readPayNotice`. */
  content: unknown
}

/**
 * Verifies and decrypts a notification of WeChat Pay (APIv3).
 * @param body as it came, byte by byte: it is signed so
 * @param now Unix seconds
 * @param max_age_seconds how old it may be; {@link PAY_MAX_AGE_SECONDS} unless something between WeChat
 * Pay and here keeps it for longer
 * @throws PayError
 */
export function receivePayNotification(
  headers: PayHeaders,
  body: Uint8Array,
  { keys, api_v3_key }: PaySecrets,
  now: number,
  max_age_seconds = PAY_MAX_AGE_SECONDS,
): ReceivedPayNotification {
  const timestamp = verified(headers, body, keys)
  if (!isYoung(timestamp, now, max_age_seconds))
    throw new PayError(
      'stale',
      `signed ${now - timestamp} seconds ago, and ${max_age_seconds} are allowed: the clock is wrong, or it is a replay`,
    )
  const envelope = Envelope.safeParse(readJson(body))
  if (!envelope.success) throw new PayError('malformed', 'the body is no notification of APIv3')
  const { id, event_type, resource } = envelope.data
  const associated_data = resource.associated_data ?? undefined
  const text = decryptResource({ ...resource, associated_data }, api_v3_key)
  if (text === null) throw new PayError('bad_cipher', 'the APIv3 key does not open the resource')
  const content = readJson(Buffer.from(text))
  return { id, event_type, original_type: resource.original_type ?? '', content }
}

/** @returns when it was signed, Unix seconds. @throws PayError `bad_signature`, `probe` */
function verified(headers: PayHeaders, body: Uint8Array, keys: readonly PayKey[]): number {
  const { 'wechatpay-signature': signature = '', 'wechatpay-nonce': nonce = '' } = headers
  const { 'wechatpay-timestamp': timestamp = '', 'wechatpay-signature-type': type } = headers
  const serial = plainSerial(headers['wechatpay-serial'] ?? '')
  const key = keys.find((one) => plainSerial(one.serial) === serial)
  const signed = { timestamp, nonce, body }
  const known_type = type === undefined || type === '' || type === SIGNATURE_TYPE
  if (key && known_type && isSignedByPay(verifierOf(key), signature, signed)) {
    if (/^\d{1,12}$/.test(timestamp)) return Number(timestamp)
    throw new PayError('malformed', 'its timestamp is no number')
  }
  if (signature.startsWith(PROBE)) throw new PayError('probe', 'a probe of WeChat Pay')
  throw new PayError(
    'bad_signature',
    key ? 'the signature is wrong' : 'signed with a key that is not known',
  )
}

/** A little of the future is a clock that is behind. */
const isYoung = (timestamp: number, now: number, max_age_seconds: number) =>
  now - timestamp <= max_age_seconds && timestamp - now <= PAY_MAX_AGE_SECONDS

function readJson(bytes: Uint8Array): unknown {
  try {
    return readJsonBody(bytes)
  } catch (error) {
    if (error instanceof JsonError) throw new PayError('malformed', 'it is not JSON')
    throw error
  }
}
