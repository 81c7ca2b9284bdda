import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What the local WeChat and the server agree on; made up once and kept, so that a restart fits. */
export interface Demo {
  appid: string
  secret: string
  push_token: string
  push_aes_key: string
  api_key: string
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Letters and digits, none likelier than another. */
function letters(length: number): string {
  let text = ''
  while (text.length < length)
    for (const byte of randomBytes(length))
      if (byte < 248 && text.length < length) text += LETTERS[byte % LETTERS.length]
  return text
}

export async function loadDemo(file: string): Promise<Demo> {
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Demo
  const demo: Demo = {
    appid: `wx${randomBytes(8).toString('hex')}`,
    secret: randomBytes(16).toString('hex'),
    push_token: letters(24),
    push_aes_key: letters(43),
    api_key: `demo_${letters(32)}`,
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  return demo
}
