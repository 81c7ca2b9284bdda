import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { startEmulator } from '@fahuo/emulator'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const run = promisify(execFile)
let folder: string

/** Packs @fahuo/wechat as npm would publish it, and lays it into a project that has none of ours. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-package-'))
  const wechat = join(root, 'packages/wechat')
  await run(process.execPath, [join(root, 'scripts/build-packages.ts')])
  // pnpm puts publishConfig in the place of what serves the workspace.
  await run('npx', ['-y', 'pnpm', 'pack', '--pack-destination', folder], { cwd: wechat })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''
  const there = join(folder, 'node_modules/@fahuo/wechat')
  await mkdir(there, { recursive: true })
  await run('tar', ['-xzf', join(folder, tarball), '-C', there, '--strip-components=1'])
  for (const name of ['zod', 'undici', 'fast-xml-parser'])
    await symlink(join(wechat, 'node_modules', name), join(folder, 'node_modules', name))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('serves a plain script, without TypeScript', async () => {
  const emulator = await startEmulator({ appid: 'wx00000000000000ab', secret: 'a-secret' })
  await writeFile(
    join(folder, 'script.mjs'),
    `import { createWechat, explain, WechatError } from '@fahuo/wechat'
     const wechat = createWechat({ appid: 'wx00000000000000ab', secret: 'a-secret', base_url: '${emulator.url}' })
     const { is_trade_managed } = await wechat.shipping.isTradeManaged({ appid: wechat.appid })
     const error = await wechat.shipping.getOrder({ transaction_id: '1' }).catch((thrown) => thrown)
     console.log(JSON.stringify([is_trade_managed, error instanceof WechatError, explain(error.errcode).kind]))
     await wechat.close()`,
  )
  const { stdout } = await run(process.execPath, ['--no-strip-types', 'script.mjs'], {
    cwd: folder,
  })
  expect(JSON.parse(stdout)).toEqual([true, true, 'wait'])
  await emulator.close()
})

it('holds JavaScript and types, no sources and no tests', async () => {
  const files = await readdir(join(folder, 'node_modules/@fahuo/wechat'), { recursive: true })
  expect(files).toContain('dist/index.js')
  expect(files).toContain('dist/index.d.ts')
  expect(files.filter((name) => /\.test\.|^src/.test(name))).toEqual([])
})
