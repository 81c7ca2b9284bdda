/**
 * `node packages/emulator/src/phone/pack.ts <folder>`: writes the files of the phone's page, as the
 * package has them. Prints the files that its script is made of, one a line.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleScript, GOODS, PAGE_FILES } from './page.ts'

const folder = process.argv[2] ?? ''
mkdirSync(folder, { recursive: true })
for (const [name, make] of Object.entries(PAGE_FILES))
  writeFileSync(join(folder, name), await make())
cpSync(GOODS, join(folder, 'goods'), { recursive: true })
const { files } = await bundleScript()
process.stdout.write(files.join('\n'))
