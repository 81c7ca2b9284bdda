/**
 * `pnpm gallery [--to FOLDER] [--beside FOLDER] [--measure] [part of a name …]`: draws the pages as `pnpm
 * pictures` does and puts them on one web page, light and dark side by side; with `--beside`, each one
 * beside the picture of the same name in that folder. `--measure` says on it what the measuring found.
 */
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { openBrowser } from '../support/browser.ts'
import { drawAll, loadMiniProgram } from './draw-all.ts'
import { galleryPage, type Shown } from './gallery-page.ts'
import { measureAll, summaryOf } from './measure.ts'
import { SCENES } from './scenes.ts'

const root = dirname(dirname(import.meta.dirname))
const { values, positionals: parts } = parseArgs({
  options: {
    to: { type: 'string' },
    beside: { type: 'string' },
    measure: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const folder = resolve(values.to ?? join(root, 'dist-gallery'))

/** The pictures of a folder to compare with, by file; copied, so that the page can be sent to others. */
async function besides(from: string | undefined): Promise<Set<string>> {
  if (from === undefined) return new Set()
  const files = (await readdir(from)).filter((file) => file.endsWith('.png'))
  await mkdir(join(folder, 'beside'), { recursive: true })
  for (const file of files) await copyFile(join(from, file), join(folder, 'beside', file))
  return new Set(files)
}

const browser = await openBrowser()
const { drawn, failed } = await drawAll(browser, folder, parts)
const wanted = await besides(values.beside)
const scenes = SCENES.filter(({ name }) => drawn.some(({ scene }) => scene.name === name))
const measured = values.measure ? await measureAll(browser, await loadMiniProgram(), scenes) : []
const problems = measured.flatMap((one) => one.problems)
if (values.measure) console.log(summaryOf(measured))
await browser.close()

const pictures: Shown[] = drawn.map(({ file, scene }) => ({
  scene: scene.name,
  file: `${file}.png`,
  ...(wanted.has(`${file}.png`) && { beside: `beside/${file}.png` }),
}))
const known = new Set(drawn.map(({ file }) => `${file}.png`))
const missing = [...wanted].filter((file) => !known.has(file) && parts.length === 0)
const page = join(folder, 'index.html')
await writeFile(page, galleryPage({ pictures, problems, failed, missing }))
console.log(`${drawn.length} pictures, ${wanted.size} to compare with: ${pathToFileURL(page).href}`)
for (const reason of failed) console.error(reason)
for (const file of missing) console.error(`no scene is called ${file}`)
for (const { scene, where, what } of problems) console.error(`${scene}, ${where}: ${what}`)
if (failed.length + problems.length > 0) process.exitCode = 1
