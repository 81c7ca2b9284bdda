import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { loadBundle } from '@fahuo/weapp-host/node'
import type { Browser } from 'playwright-core'
import { SCENES } from './scenes.ts'
import { draw, openStudio, picturesOf, type Picture } from './studio.ts'

const root = dirname(dirname(import.meta.dirname))

/** Two phones draw at once: a machine of two cores is busy with that. */
const PHONES = 2

export const loadMiniProgram = () =>
  loadBundle(join(root, 'miniapp', process.env['FAHUO_DIST'] || 'dist'))

/**
 * Draws the scenes into a folder, a PNG each.
 * @param parts of a picture's name; without any, all are drawn
 * @returns what was drawn, and why the others were not
 */
export async function drawAll(
  browser: Browser,
  folder: string,
  parts: readonly string[],
): Promise<{ drawn: Picture[]; failed: string[] }> {
  const pictures = SCENES.flatMap(picturesOf).filter(
    ({ file }) => parts.length === 0 || parts.some((part) => file.includes(part)),
  )
  await mkdir(folder, { recursive: true })
  const bundle = await loadMiniProgram()
  const waiting = [...pictures]
  const failed: string[] = []
  await Promise.all(
    Array.from({ length: PHONES }, async () => {
      const studio = await openStudio(browser, bundle)
      for (let next = waiting.shift(); next; next = waiting.shift())
        try {
          await writeFile(join(folder, `${next.file}.png`), await draw(studio, next))
        } catch (error) {
          failed.push(`${next.file}: ${error instanceof Error ? error.message : String(error)}`)
        }
      await studio.close()
    }),
  )
  const drawn = pictures.filter(({ file }) => !failed.some((one) => one.startsWith(`${file}:`)))
  return { drawn, failed }
}
