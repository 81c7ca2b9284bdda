/** Measures what buyers see: contrast, targets, cut and overlapping texts, on every phone. */
import type { Browser } from 'playwright-core'
import type { Finding } from './finding.ts'
import type { Card } from './in-browser.ts'
import type { Device, Scene } from './scene.ts'
import { LARGEST_SCALE, openStudio, PHONE, type Studio } from './studio.ts'

/** From the narrowest phone in use to the widest. */
const WIDTHS = [320, 375, 430]

/** Every phone on which the layout is measured. */
export const PHONES: readonly Device[] = (['zh_CN', 'en'] as const).flatMap((language) =>
  WIDTHS.flatMap((width) =>
    [1, LARGEST_SCALE].map((scale) => ({ ...PHONE, width, scale, language })),
  ),
)

/** The phones on which contrast is measured: colours depend on the theme alone. */
export const THEMES: readonly Device[] = [PHONE, { ...PHONE, theme: 'dark' }]

/** A finding, and the phone and the scene it was made on. */
export interface Problem extends Finding {
  scene: string
  where: string
}

/** What was measured on one phone. */
export interface Measurement {
  problems: Problem[]
  targets: number
  cards: Card[]
  /** The lowest contrasts; Infinity where none was measured. */
  text: number
  mark: number
}

const nameOf = ({ width, theme, language, scale }: Device) =>
  [`${width} px`, theme, language, ...(scale === 1 ? [] : [`font × ${scale}`])].join(', ')

/** Shows a scene on a phone and measures its layout and targets. */
export async function measureLayout(
  studio: Studio,
  scene: Scene,
  device: Device,
): Promise<Measurement> {
  await studio.show(scene, device)
  await studio.unroll()
  const { findings, targets, cards } = await studio.page.evaluate(
    (scale) => window.scene.measure(scale),
    device.scale,
  )
  return { problems: problemsOf(scene, device, findings), targets, cards, ...NO_CONTRAST }
}
const NO_CONTRAST = { text: Infinity, mark: Infinity }

/** Shows a scene on a phone and measures its contrasts. */
export async function measureContrast(
  studio: Studio,
  scene: Scene,
  device: Device,
): Promise<Measurement> {
  await studio.show(scene, device)
  await studio.unroll()
  await studio.page.evaluate(() => window.scene.removeInk())
  const png = (await studio.page.screenshot()).toString('base64')
  const { findings, text, mark } = await studio.page.evaluate(
    (picture) => window.scene.contrasts(picture),
    png,
  )
  return { problems: problemsOf(scene, device, findings), targets: 0, cards: [], text, mark }
}

const problemsOf = ({ name }: Scene, device: Device, findings: readonly Finding[]): Problem[] =>
  findings.map((finding) => ({ ...finding, scene: name, where: nameOf(device) }))

/** How many phones work at once: a machine of two cores is busy with two. */
const AT_ONCE = 2

/** Measures scenes on phones: on every one when none are named. */
export async function measureAll(
  browser: Browser,
  bundle: Parameters<typeof openStudio>[1],
  scenes: readonly Scene[],
  phones: readonly Device[] = PHONES,
): Promise<Measurement[]> {
  const tasks = scenes.flatMap((scene) => [
    ...phones.map((phone) => (studio: Studio) => measureLayout(studio, scene, phone)),
    ...THEMES.map((phone) => (studio: Studio) => measureContrast(studio, scene, phone)),
  ])
  const measured: Measurement[] = []
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      // A dot for each pixel, so that places in a picture are places on the page.
      const studio = await openStudio(browser, bundle, 1)
      for (let task = tasks.shift(); task; task = tasks.shift()) measured.push(await task(studio))
      await studio.close()
    }),
  )
  return measured
}

/** Returns what was measured, in one line. */
export function summaryOf(measured: readonly Measurement[]): string {
  const lowest = (of: 'text' | 'mark') => Math.min(...measured.map((one) => one[of])).toFixed(2)
  const targets = measured.reduce((sum, one) => sum + one.targets, 0)
  const problems = measured.reduce((sum, one) => sum + one.problems.length, 0)
  return `${measured.length} pages, ${targets} targets: lowest contrast of text ${lowest('text')}, of icons and marks ${lowest('mark')}; ${problems} problems`
}
