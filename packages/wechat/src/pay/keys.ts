import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'

/**
 * A key of WeChat Pay that verifies its signatures: one of a merchant's public keys, or a platform
 * certificate. While a merchant number changes from one kind to the other, either may sign
 * [pay.weixin.qq.com update-pub-key].
 */
export interface PayKey {
  /** As `Wechatpay-Serial` names it: `PUB_KEY_ID_` and digits, or the certificate's serial in hex. */
  serial: string
  kind: 'public_key' | 'certificate'
  /** PEM. */
  pem: string
  /** When a certificate ends, Unix milliseconds; null: a public key has no end. */
  valid_until: number | null
}

/** Bits of WeChat Pay's keys: WECHATPAY2-SHA256-RSA2048. */
const LEAST_BITS = 2048

/** Name of a public key [pay.weixin.qq.com: 微信支付公钥 ID]. */
const PUBLIC_KEY_ID = /^PUB_KEY_ID_[0-9A-Za-z]{1,64}$/

/** Whether a text names a public key of WeChat Pay. */
export const isPublicKeyId = (text: string): boolean => PUBLIC_KEY_ID.test(text)

/** Writes a serial as certificates are compared: upper case, without leading zeros. */
export const plainSerial = (serial: string): string =>
  isPublicKeyId(serial) ? serial : serial.toUpperCase().replace(/^0+(?=.)/, '')

function rsaKey(read: () => KeyObject): KeyObject | null {
  try {
    const key = read()
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return key.asymmetricKeyType === 'rsa' && bits >= LEAST_BITS ? key : null
  } catch {
    return null
  }
}

/** Reads the public key of a merchant number. @returns null unless it is an RSA key in PEM, and its id one */
export function readPublicKey(id: string, pem: string): PayKey | null {
  const text = pem.trim()
  if (!isPublicKeyId(id) || !text.startsWith('-----BEGIN PUBLIC KEY-----')) return null
  const key = rsaKey(() => createPublicKey(text))
  return key && { serial: id, kind: 'public_key', pem: text, valid_until: null }
}

/** Reads a platform certificate. @returns null unless it is one in PEM, with an RSA key */
export function readCertificate(pem: string): PayKey | null {
  const text = pem.trim()
  if (!text.startsWith('-----BEGIN CERTIFICATE-----')) return null
  try {
    const certificate = new X509Certificate(text)
    return (
      rsaKey(() => certificate.publicKey) && {
        serial: plainSerial(certificate.serialNumber),
        kind: 'certificate',
        pem: text,
        valid_until: Date.parse(certificate.validTo),
      }
    )
  } catch {
    return null
  }
}

/** Returns the key that verifies; either kind of PEM. */
export const verifierOf = ({ pem }: Pick<PayKey, 'pem'>): KeyObject => createPublicKey(pem)
