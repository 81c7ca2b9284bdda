/** Makes the servers believe the notifications of the emulator's WeChat Pay. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fahuo } from '../support/fahuo.ts'
import { settingsOf, type Place } from './killable.ts'
import type { World } from './shop.ts'

/** The merchant number of the emulator's payments. */
export const MCHID = '1900000109'

interface Merchant {
  apiv3_key: string
  public_key: { serial: string; pem: string }
  certificate: { serial: string; pem: string }
}

/** @param notify_url where payments and refunds are told */
export async function believe(
  place: Place,
  control: World['control'],
  notify_url: string,
): Promise<void> {
  const { body } = await control<Merchant>('POST', '/pay/merchants', {
    mchid: MCHID,
    notify_url,
    signs_with: 'either',
  })
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-pay-'))
  try {
    const keep = async (name: string, text: string) => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    }
    const key = await keep('apiv3.txt', body.apiv3_key)
    const public_key = await keep('public.pem', body.public_key.pem)
    const certificate = await keep('certificate.pem', body.certificate.pem)
    const keys = ['--public-key', `${body.public_key.serial}=${public_key}`]
    const added = await fahuo(
      ['payments', 'add', MCHID, '--api-v3-key-file', key, ...keys, '--certificate', certificate],
      settingsOf(place),
    )
    if (added.code !== 0) throw new Error(added.output)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
