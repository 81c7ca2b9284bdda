/** WeChat Pay as a shop's backend meets it: keys of both kinds, and notifications that they sign. */
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealPayNotification } from '@fahuo/wechat'

const api_v3_key = 'fahuo-test-api-v3-key-0123456789'

/** A key that signs. */
export interface Signer {
  serial: string
  private_key: KeyObject
}

/** Makes the keys of a merchant number, as files for `fahuo payments add`. */
export async function makePayKeys() {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-pay-'))
  const file = (name: string) => join(folder, name)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const id = 'PUB_KEY_ID_0119000001092026112700000001'
  await writeFile(file('pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
  await writeFile(file('apiv3.txt'), `${api_v3_key}\n`)
  // A platform certificate is signed by WeChat Pay; nobody checks by whom, only that it is the one that was given.
  const certified = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(
    file('platform.key'),
    certified.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  )
  const openssl = ['req', '-x509', '-key', file('platform.key'), '-out', file('platform.pem')]
  execFileSync(
    'openssl',
    [...openssl, '-days', '1825', '-subj', '/CN=platform', '-set_serial', '0x5157F09EFDC096DE'],
    { stdio: 'ignore' },
  )
  return {
    api_v3_key,
    certificate: await readFile(file('platform.pem'), 'utf8'),
    by_public_key: { serial: id, private_key: privateKey } satisfies Signer,
    by_certificate: {
      serial: '5157F09EFDC096DE',
      private_key: certified.privateKey,
    } satisfies Signer,
    /** Arguments of `fahuo payments add <mchid>`. */
    args: [
      '--api-v3-key-file',
      file('apiv3.txt'),
      '--public-key',
      `${id}=${file('pub.pem')}`,
      '--certificate',
      file('platform.pem'),
    ],
    file,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export type PayKeys = Awaited<ReturnType<typeof makePayKeys>>

/** What a test changes of a notification. */
export interface Notification {
  id?: string
  event_type?: string
  signer?: Signer
  /** Unix seconds. */
  at?: number
  probe?: true
  api_v3_key?: string
}

/** Signs a notification as WeChat Pay does; each call signs anew. */
export function notification(keys: PayKeys, content: object, options: Notification = {}) {
  const { event_type = 'TRANSACTION.SUCCESS', signer = keys.by_public_key } = options
  return sealPayNotification(content, {
    api_v3_key: options.api_v3_key ?? api_v3_key,
    ...signer,
    id: options.id ?? `EV-${randomBytes(8).toString('hex')}`,
    event_type,
    original_type: event_type.startsWith('REFUND') ? 'refund' : 'transaction',
    create_time: '2026-11-27T09:00:00+08:00',
    timestamp: String(options.at ?? Math.floor(Date.now() / 1000)),
    nonce: randomBytes(16).toString('hex'),
    resource_nonce: randomBytes(6).toString('hex'),
    ...(options.probe && { probe: true }),
  })
}

/** Passes a notification on as a shop's backend does. */
export async function passOn(
  server: string,
  mchid: string,
  { headers, body }: { headers: object; body: Uint8Array },
): Promise<{ status: number; body: { code?: string; message?: string } | null }> {
  const answer = await fetch(`${server}/wechat/pay/${mchid}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(body),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    body: text === '' ? null : (JSON.parse(text) as { code?: string; message?: string }),
  }
}
