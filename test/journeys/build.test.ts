import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { ended, hear } from '../support/programs.ts'
import { until } from '../support/http.ts'

const root = join(import.meta.dirname, '../..')
const miniapp = join(root, 'miniapp')
const DIST = 'dist-killed'
const app = join(miniapp, DIST, 'app.js')
const started_at = Date.now()

/** Builds for a server that no other build is for. */
function build(server_url = `https://killed-${started_at}.example`, env = {}) {
  const child = spawn(process.execPath, [join(root, 'scripts/build-weapp.ts')], {
    env: {
      PATH: process.env['PATH'],
      FAHUO_DIST: DIST,
      FAHUO_SERVER_URL: server_url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, output: hear(child) }
}

async function making(): Promise<string[]> {
  const names = (await readdir(miniapp)).filter((name) => name.startsWith(`${DIST}-making-`))
  const found = await Promise.all(names.map(async (name) => stat(join(miniapp, name))))
  return names.filter((_, at) => (found[at]?.birthtimeMs ?? 0) >= started_at)
}

afterAll(async () => {
  for (const name of [DIST, ...(await making())])
    await rm(join(miniapp, name), { recursive: true, force: true })
})

// Two whole builds, beside those of other journeys.
it('never takes a build that was killed for a whole one', { timeout: 180_000 }, async () => {
  const killed = build()
  await until(
    async () => (await making()).some((name) => existsSync(join(miniapp, name, 'app.js'))),
    (written) => written,
    90_000,
  )
  await ended(killed.child, () => killed.child.kill('SIGKILL'))
  expect(existsSync(app)).toBe(false)

  const whole = build()
  expect(await ended(whole.child)).toBe(0)
  expect(whole.output()).toContain('Building')
  const built = await stat(app)

  const again = build()
  expect(await ended(again.child)).toBe(0)
  expect(again.output()).not.toContain('Building')
  expect((await stat(app)).ino).toBe(built.ino)
})

it.each([
  ['http://shop.example', 'en_US', 'Set it to the https address of the server'],
  ['shop.example', 'zh_CN', '请设为服务器的 https 地址'],
])('refuses to build for %s, in words', async (server_url, LANG, words) => {
  // The build that was killed left its folder: a later day's build removes it.
  const before = await making()
  const refused = build(server_url, { LANG })
  expect(await ended(refused.child)).toBe(1)
  expect(refused.output()).toContain(words)
  expect(await making()).toEqual(before)
})
