/** What a merchant does in WeChat Pay's console, for the demo: the keys of the local WeChat Pay become known to the server. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

interface PayMerchant {
  mchid: string
  apiv3_key: string
  public_key: { serial: string; pem: string }
  certificate: { serial: string; pem: string }
}

const root = dirname(import.meta.dirname)

/**
 * Runs `fahuo payments add` with the keys of a merchant number of the emulator, so that the server
 * believes its notifications. Both must run.
 * @param data where the keys are written, for `fahuo payments add` to read
 */
export async function tellPayKeys(options: {
  emulator_url: string
  mchid: string
  data: string
  server: Record<string, string>
  signal: AbortSignal
}): Promise<void> {
  const { emulator_url, mchid, data, server, signal } = options
  const answer = await fetch(`${emulator_url}/_emulator/pay/merchants/${mchid}`, { signal })
  const { apiv3_key, public_key, certificate } = (await answer.json()) as PayMerchant
  const folder = join(data, 'wechat-pay')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const keep = async (name: string, text: string) => {
    const file = join(folder, name)
    await writeFile(file, text, { mode: 0o600 })
    return file
  }
  const given = [
    '--api-v3-key-file',
    await keep('apiv3.txt', apiv3_key),
    '--public-key',
    `${public_key.serial}=${await keep('public_key.pem', public_key.pem)}`,
    '--certificate',
    await keep('certificate.pem', certificate.pem),
  ]
  const fahuo = join(root, 'server/src/cli/main.ts')
  await promisify(execFile)(process.execPath, [fahuo, 'payments', 'add', mchid, ...given], {
    env: { ...process.env, ...server },
    signal,
  })
}
