import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decryptResource,
  encryptResource,
  isApiV3Key,
  isSignedByPay,
  PayError,
  readCertificate,
  readPayNotice,
  readPublicKey,
  receivePayNotification,
  sealPayNotification,
  type PayHeaders,
} from '../index.ts'
import { COMBINED, DIRECT, PROVIDER, REFUND } from './notices.testing.ts'
import { PUBLISHED } from './vector.testing.ts'

const api_v3_key = 'fahuo-test-api-v3-key-0123456789'
const SERIAL = 'PUB_KEY_ID_0119000001092026112700000001'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const key = readPublicKey(SERIAL, pem)!
const NOW = 1_795_000_000

const sealed = (content: object, more: object = {}) =>
  sealPayNotification(content, {
    api_v3_key,
    private_key: privateKey,
    serial: SERIAL,
    id: 'EV-20261127000000001',
    event_type: 'TRANSACTION.SUCCESS',
    original_type: 'transaction',
    create_time: '2026-11-27T09:00:00+08:00',
    timestamp: String(NOW),
    nonce: 'EcZ9Cmy4Xyx1i6RlJQzLcCyEqDa26NBz',
    resource_nonce: 'fdffce01638d',
    ...more,
  })

const receive = (
  { headers, body }: { headers: PayHeaders; body: Uint8Array },
  { keys = [key], age = undefined as number | undefined, now = NOW, api_key = api_v3_key } = {},
) => receivePayNotification(headers, body, { keys, api_v3_key: api_key }, now, age)

/** Why something was refused. */
function codeOf(act: () => unknown): string {
  try {
    act()
    return 'nothing'
  } catch (error) {
    if (error instanceof PayError) return error.code
    throw error
  }
}

describe('the published vector', () => {
  it('is verified by its certificate, whose serial is in the header', () => {
    const certificate = readCertificate(PUBLISHED.certificate)
    expect(certificate).toMatchObject({ serial: PUBLISHED.serial, kind: 'certificate' })
    const { timestamp, nonce, signature } = PUBLISHED
    const body = Buffer.from(PUBLISHED.body)
    const pem_of = certificate?.pem ?? ''
    expect(isSignedByPay(pem_of, signature, { timestamp, nonce, body })).toBe(true)
    expect(isSignedByPay(pem_of, signature, { timestamp: `${timestamp}1`, nonce, body })).toBe(
      false,
    )
  })
})

describe('our vector of AES-256 (made with another implementation)', () => {
  const text = '{"transaction_id":"4200002345202611270000000001","description":"茶"}'
  const resource = {
    algorithm: 'AEAD_AES_256_GCM',
    nonce: 'fdffce01638d',
    associated_data: 'transaction',
    ciphertext:
      '8pUuHNOi6SFrrEYR8RRht/qLIUGYSC4iWwNhsH07xGqyT20f1W+acecy4chjarxUq44CP+1xrj32e21fofCNBKOGWOzVfEKG/vW7adozFtM4IdjkFw==',
  }

  it('is decrypted, and encrypted to the same', () => {
    expect(decryptResource(resource, api_v3_key)).toBe(text)
    expect(
      encryptResource(text, {
        api_v3_key,
        nonce: resource.nonce,
        associated_data: 'transaction',
        original_type: 'transaction',
      }).ciphertext,
    ).toBe(resource.ciphertext)
  })

  it.each([
    ['another key', {}, 'x'.repeat(32)],
    ['other associated data', { associated_data: 'refund' }, api_v3_key],
    ['a nonce of another length', { nonce: 'fdffce01638' }, api_v3_key],
    ['another algorithm', { algorithm: 'AEAD_SM4_GCM' }, api_v3_key],
    ['nothing but a tag', { ciphertext: 'AAAAAAAAAAAAAAAAAAAAAA==' }, api_v3_key],
  ])('is not opened with %s', (_name, change, api_key) => {
    expect(decryptResource({ ...resource, ...change }, api_key)).toBeNull()
  })
})

describe('a notification', () => {
  it('comes back as it was sealed, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string()), (content) => {
        expect(receive(sealed(content)).content).toEqual(JSON.parse(JSON.stringify(content)))
      }),
      { numRuns: 30 },
    )
  })

  it('is taken signed by any key that is known, and by no other', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const second = readPublicKey(
      'PUB_KEY_ID_2',
      other.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    )!
    const by_second = sealed(DIRECT, { private_key: other.privateKey, serial: 'PUB_KEY_ID_2' })
    expect(receive(by_second, { keys: [key, second] }).event_type).toBe('TRANSACTION.SUCCESS')
    expect(codeOf(() => receive(by_second))).toBe('bad_signature')
    const lies = sealed(DIRECT, { private_key: other.privateKey })
    expect(codeOf(() => receive(lies, { keys: [key, second] }))).toBe('bad_signature')
  })

  it('is refused when a byte of it, or a header, is another', () => {
    const { headers, body } = sealed(DIRECT)
    const changed = Buffer.from(body)
    changed[20] = (changed[20] ?? 0) ^ 1
    expect(codeOf(() => receive({ headers, body: changed }))).toBe('bad_signature')
    for (const name of Object.keys(headers)) {
      const without = { ...headers, [name]: undefined }
      expect(codeOf(() => receive({ headers: without, body }))).toBe('bad_signature')
    }
    const sm2 = { ...headers, 'wechatpay-signature-type': 'WECHATPAY2-SM2-WITH-SM3' }
    expect(codeOf(() => receive({ headers: sm2, body }))).toBe('bad_signature')
    const named = { ...headers, 'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048' }
    expect(receive({ headers: named, body }).id).toBe('EV-20261127000000001')
  })

  it('is a probe when its signature says so', () => {
    expect(codeOf(() => receive(sealed(DIRECT, { probe: true })))).toBe('probe')
  })

  it('may be five minutes old, or as old as is allowed', () => {
    const push = sealed(DIRECT)
    expect(receive(push, { now: NOW + 300 }).id).toBe('EV-20261127000000001')
    expect(codeOf(() => receive(push, { now: NOW + 301 }))).toBe('stale')
    expect(codeOf(() => receive(push, { now: NOW - 301 }))).toBe('stale')
    expect(receive(push, { now: NOW + 86_400, age: 86_400 }).id).toBe('EV-20261127000000001')
    expect(codeOf(() => receive(push, { now: NOW + 86_401, age: 86_400 }))).toBe('stale')
  })

  it('is not opened by another APIv3 key, and not read when it is something else', () => {
    expect(codeOf(() => receive(sealed(DIRECT), { api_key: 'y'.repeat(32) }))).toBe('bad_cipher')
    expect(codeOf(() => receive(sealed({}, { event_type: '' })))).toBe('malformed')
  })
})

describe('keys', () => {
  it('are RSA keys of 2048 bits or more, in PEM, with a name', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const pemOf = ({ publicKey: one }: { publicKey: KeyObject }) =>
      one.export({ type: 'spki', format: 'pem' }).toString()
    expect(readPublicKey(SERIAL, pemOf(short))).toBeNull()
    expect(readPublicKey(SERIAL, pemOf(ec))).toBeNull()
    expect(readPublicKey('7132D72A', pem)).toBeNull()
    expect(readPublicKey(SERIAL, PUBLISHED.certificate)).toBeNull()
    expect(readCertificate(pem)).toBeNull()
    expect(
      readCertificate('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'),
    ).toBeNull()
  })

  it('of APIv3 have 32 characters', () => {
    expect(isApiV3Key(api_v3_key)).toBe(true)
    expect(isApiV3Key(api_v3_key.slice(1))).toBe(false)
    expect(isApiV3Key('茶'.repeat(10) + 'ab')).toBe(false)
  })
})

describe('what a notification tells', () => {
  const read = (content: object, event_type = 'TRANSACTION.SUCCESS') =>
    readPayNotice({ event_type, content })

  it('of a payment to a merchant itself', () => {
    expect(read(DIRECT)).toEqual({
      kind: 'payment',
      combined: null,
      orders: [
        {
          transaction_id: '4200002345202611270000000001',
          out_trade_no: 'T20261127001',
          mchid: '1900000109',
          sub_mchid: '',
          openids: { wx0123456789abcdef: 'oDirect' },
          trade_state: 'SUCCESS',
          total: 990,
          success_time: 1_795_741_200,
        },
      ],
    })
  })

  it('of a payment through a provider: the Mini Program is one of two', () => {
    expect(read(PROVIDER)).toMatchObject({
      orders: [
        {
          mchid: '1900000100',
          sub_mchid: '1900000109',
          openids: { wxprovider00000000: 'oAtProvider', wx0123456789abcdef: 'oAtSub' },
        },
      ],
    })
  })

  it('of a combined payment: several orders, none at the top', () => {
    expect(read(COMBINED)).toMatchObject({
      combined: { mchid: '1900000110', out_trade_no: 'C20261127001' },
      orders: [
        {
          transaction_id: '4200002345202611270000000011',
          total: 500,
          openids: { wx0123456789abcdef: 'oCombined' },
        },
        {
          transaction_id: '4200002345202611270000000012',
          mchid: '1900000120',
          sub_mchid: '1900000121',
        },
      ],
    })
  })

  it('of a refund: it names neither appid nor payer', () => {
    expect(read(REFUND, 'REFUND.SUCCESS')).toEqual({
      kind: 'refund',
      refund: {
        refund_id: '50000000382026112700000000001',
        out_refund_no: 'R1',
        transaction_id: '4200002345202611270000000001',
        mchid: '1900000109',
        sub_mchid: '',
        out_trade_no: 'T20261127001',
        status: 'SUCCESS',
        refund: 990,
        total: 990,
        success_time: 1_795_741_800,
      },
    })
    const { refund_status: _, ...no_status } = REFUND
    expect(read(no_status, 'REFUND.ABNORMAL')).toMatchObject({ refund: { status: 'ABNORMAL' } })
  })

  it('of other products: nothing that concerns orders', () => {
    expect(read({}, 'PAYSCORE.USER_PAID')).toEqual({ kind: 'other' })
  })

  it('is refused when it is not as documented', () => {
    const { transaction_id: _, ...unnamed } = DIRECT
    expect(codeOf(() => read(unnamed))).toBe('malformed')
    expect(codeOf(() => read({ ...COMBINED, sub_orders: [] }))).toBe('malformed')
    expect(
      codeOf(() => read({ ...REFUND, amount: { total: -1, refund: 1 } }, 'REFUND.SUCCESS')),
    ).toBe('malformed')
  })
})
