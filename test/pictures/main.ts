/**
 * `pnpm pictures [part of a name …]`: draws every page of the Mini Program in every state, light and
 * dark, into docs/pictures/ (or the folder FAHUO_PICTURES), and the phone of the READMEs beside that
 * folder. The bundle is the one that is uploaded; build it first. Chinese needs a font that has it.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { loadBundle } from '@fahuo/weapp-host/node'
import { build } from 'esbuild'
import { openBrowser } from '../support/browser.ts'
import { drawPhones } from './phone.ts'
import { SCENES } from './scenes.ts'

const root = dirname(dirname(import.meta.dirname))
const folder = process.env['FAHUO_PICTURES'] || join(root, 'docs/pictures')
const wanted = process.argv.slice(2)
const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part))
const scenes = SCENES.filter(({ name }) => isWanted(name))

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, 'render-scene.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  logLevel: 'silent',
})
const bundle = await loadBundle(join(root, 'miniapp', process.env['FAHUO_DIST'] || 'dist'))
const browser = await openBrowser()
await mkdir(folder, { recursive: true })

for (const theme of ['light', 'dark'] as const) {
  const page = await browser.newPage({
    viewport: { width: 375, height: 720 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
    locale: 'zh-CN',
  })
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text())
  })
  page.on('pageerror', (error) => console.error(error.message))
  await page.setContent('<style>html, body { margin: 0; height: 100%; }</style>')
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  for (const scene of scenes) {
    await page.evaluate(([scene, bundle, theme]) => window.renderScene(scene, bundle, theme), [
      scene,
      bundle,
      theme,
    ] as const)
    const picture = await page.screenshot()
    await writeFile(join(folder, `${scene.name}-${theme}.png`), picture)
  }
  await page.close()
}
if (isWanted('phone')) await drawPhones(browser, folder)
await browser.close()
console.log(`Drew ${scenes.length} scenes, light and dark, into ${folder}`)
