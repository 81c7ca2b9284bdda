/** `node test/support/scan.ts <file>`: fails when an output holds what no output may hold. */
import { readFileSync } from 'node:fs'
import { refuseSecrets } from './secrets.ts'

const [, , file = ''] = process.argv
refuseSecrets(readFileSync(file, 'utf8'), [])
console.log('No secret in the output.')
