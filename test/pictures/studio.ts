import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { loadBundle } from '@fahuo/weapp-host/node'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { inEnglish } from './english.ts'
import { PHONE_PAGE } from './phone-page.ts'
import { NOW, type Device, type Scene, type Variant } from './scene.ts'
import { GOODS_URL } from './shop.ts'

const goods = join(import.meta.dirname, '../../packages/emulator/src/phone/goods')

/** As most phones are; the pictures have two dots for each pixel of it. */
export const PHONE: Device = {
  width: 375,
  height: 812,
  theme: 'light',
  language: 'zh_CN',
  scale: 1,
}
export const LARGEST_SCALE = 1.6

/** A tab of the browser with a phone in it. */
export interface Studio {
  page: Page
  /** Opens a scene on a phone and goes through its steps. */
  show: (scene: Scene, device: Device) => Promise<void>
  /** Makes the phone as high as the page, so that nothing is out of sight. */
  unroll: () => Promise<void>
  close: () => Promise<void>
}

const script = build({
  entryPoints: [join(import.meta.dirname, 'in-browser.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  logLevel: 'silent',
})

/**
 * Opens a phone that runs a built Mini Program.
 * @param dots for each CSS pixel of the pictures
 */
export async function openStudio(
  browser: Browser,
  bundle: Awaited<ReturnType<typeof loadBundle>>,
  dots = 2,
): Promise<Studio> {
  const page = await browser.newPage({
    viewport: { width: PHONE.width, height: PHONE.height },
    deviceScaleFactor: dots,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
    locale: 'zh-CN',
  })
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text())
  })
  page.on('pageerror', (error) => console.error(error.message))
  await page.route(`${GOODS_URL}**`, async (route) => {
    const name = basename(new URL(route.request().url()).pathname)
    await route.fulfill({
      contentType: 'image/svg+xml',
      body: await readFile(join(goods, name)),
    })
  })
  await page.setContent(PHONE_PAGE)
  await page.addScriptTag({ content: (await script).outputFiles[0]?.text ?? '' })
  await page.evaluate((loaded) => window.scene.load(loaded), bundle)

  return {
    page,
    async show(original, device) {
      const scene = device.language === 'en' ? inEnglish(original) : original
      await page.setViewportSize({ width: device.width, height: device.height })
      await page.clock.setFixedTime(scene.clock ?? NOW)
      await page.evaluate(([scene, device]) => window.scene.open(scene, device), [
        scene,
        device,
      ] as const)
      for (const step of scene.steps ?? [])
        if (typeof step === 'object' && 'clock' in step) await page.clock.setFixedTime(step.clock)
        else
          await page.evaluate(([step, device]) => window.scene.act(step, device), [
            step,
            device,
          ] as const)
    },
    async unroll() {
      const { width } = page.viewportSize() ?? PHONE
      await page.setViewportSize({
        width,
        height: await page.evaluate(() => window.scene.height()),
      })
    },
    close: () => page.close(),
  }
}

/** A picture of a scene: its file, without the suffix, and the phone. */
export interface Picture {
  file: string
  scene: Scene
  device: Device
  full: boolean
}

/** Returns the pictures of a scene. */
export function picturesOf(scene: Scene): Picture[] {
  const { name, variants = [] } = scene
  const picture = (suffix: string, device: Partial<Device>, full = false): Picture => ({
    file: `${name}-${suffix}`,
    scene,
    device: { ...PHONE, ...device },
    full,
  })
  const further: Record<Variant, () => Picture> = {
    en: () => picture('en', { language: 'en' }),
    'en-dark': () => picture('en-dark', { language: 'en', theme: 'dark' }),
    '320-largest': () => picture('320-largest', { width: 320, scale: LARGEST_SCALE }),
    full: () => picture('light-full', {}, true),
  }
  return [
    picture('light', {}),
    picture('dark', { theme: 'dark' }),
    ...variants.map((variant) => further[variant]()),
  ]
}

/** Draws a picture, as PNG. */
export async function draw(studio: Studio, { scene, device, full }: Picture): Promise<Buffer> {
  await studio.show(scene, device)
  if (full) await studio.unroll()
  return studio.page.screenshot()
}
