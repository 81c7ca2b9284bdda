/**
 * `node test/support/scan.ts <file>…`: fails when an output, a database file or a dump holds what
 * none may hold. The settings that are secret are taken from the environment, and searched for, too.
 */
import { readFileSync } from 'node:fs'
import { refuseSecrets } from './secrets.ts'

const SECRET_SETTINGS = [
  'WECHAT_SECRET',
  'WECHAT_PUSH_TOKEN',
  'WECHAT_PUSH_PREVIOUS_TOKEN',
  'WECHAT_PUSH_AES_KEY',
  'WECHAT_PUSH_PREVIOUS_AES_KEY',
  'FAHUO_MASTER_KEY',
  'FAHUO_API_KEY',
]

const [, , ...files] = process.argv
const { env } = process
const known = [
  ...SECRET_SETTINGS.map((name) => env[name] ?? ''),
  ...(env['MERCHANT_API_KEYS'] ?? '').split(','),
].filter((secret) => secret !== '')
if (files.length === 0) throw new Error('name the files to look into')
for (const file of files) refuseSecrets(readFileSync(file, 'utf8'), known)
console.log(`No secret in ${files.length === 1 ? 'the output' : `${files.length} files`}.`)
