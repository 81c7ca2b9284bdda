/**
 * `pnpm pictures [--to FOLDER] [part of a name …]`: draws every page of the Mini Program in every state,
 * light and dark, into FOLDER (dist-pictures/), and keeps those that the documents show in docs/pictures/.
 * The phone of the READMEs and the console are drawn, too. The bundle is the one that is uploaded; build it first. Chinese
 * needs a font that has it.
 */
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser } from '../support/browser.ts'
import { KEPT } from './kept.ts'
import { drawConsole } from './console.ts'
import { drawAll } from './draw-all.ts'
import { drawPhones } from './phone.ts'

const root = dirname(dirname(import.meta.dirname))
const { values, positionals: parts } = parseArgs({
  options: { to: { type: 'string' } },
  allowPositionals: true,
})
const folder = values.to === undefined ? join(root, 'dist-pictures') : resolve(values.to)
const docs = join(root, 'docs')

const browser = await openBrowser()
const { drawn, failed } = await drawAll(browser, folder, parts)
console.log(`Drew ${drawn.length} pictures into ${folder}`)
for (const reason of failed) console.error(reason)
if (failed.length > 0) process.exitCode = 1
if (values.to === undefined) {
  await mkdir(join(docs, 'pictures'), { recursive: true })
  const kept = drawn.filter(({ file }) => KEPT.has(file))
  for (const { file } of kept)
    await copyFile(join(folder, `${file}.png`), join(docs, 'pictures', `${file}.png`))
  console.log(`Kept ${kept.length} of them in ${join(docs, 'pictures')}`)
  if (parts.length === 0 || parts.some((part) => 'phone'.includes(part)))
    await drawPhones(browser, docs)
  if (parts.length === 0 || parts.some((part) => 'console'.includes(part)))
    await drawConsole(browser, join(docs, 'pictures'))
}
await browser.close()
