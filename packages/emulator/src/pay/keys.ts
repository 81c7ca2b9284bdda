import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import type { PayMerchant, PaySigner } from '../state/pay.ts'
import { DAY_MS } from '../state/time.ts'

const DIGITS_OF_ID = 28

/** How long a platform certificate lasts [official: five years]. */
const CERTIFICATE_DAYS = 5 * 365

function newKeys(): { private_pem: string; public_pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { private_pem: privateKey, public_pem: publicKey }
}

const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('')

/** A public key of WeChat Pay with its id [official: PUB_KEY_ID_ and digits]. */
function newPublicKey(): PaySigner {
  const { private_pem, public_pem } = newKeys()
  return { serial: `PUB_KEY_ID_0${digits(DIGITS_OF_ID)}`, private_pem, pem: public_pem }
}

/** A platform certificate, named by its serial in hex; it vouches for itself, as no authority is here. */
async function newCertificate(now: number): Promise<PaySigner> {
  // Only who plays WeChat Pay waits for it.
  const { default: forge } = await import('node-forge')
  const { private_pem, public_pem } = newKeys()
  // The first bit is 0: it would be a negative number.
  const serial = `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase()
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(public_pem)
  certificate.serialNumber = serial
  certificate.validity.notBefore = new Date(now - DAY_MS)
  certificate.validity.notAfter = new Date(now + CERTIFICATE_DAYS * DAY_MS)
  const name = [{ name: 'commonName', value: 'Fahuo emulator, no real WeChat Pay' }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.sign(forge.pki.privateKeyFromPem(private_pem), forge.md.sha256.create())
  return { serial, private_pem, pem: forge.pki.certificateToPem(certificate).replaceAll('\r', '') }
}

/** A merchant's APIv3 key and both keys that may sign for it, made here. */
export const newMerchantKeys = async (
  now: number,
): Promise<Pick<PayMerchant, 'apiv3_key' | 'public_key' | 'certificate'>> => ({
  apiv3_key: randomBytes(16).toString('hex'),
  public_key: newPublicKey(),
  certificate: await newCertificate(now),
})
