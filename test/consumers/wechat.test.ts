import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmulator } from '@fahuo/emulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProject, lay, type Project } from './project.ts'

let project: Project
beforeAll(async () => {
  project = await createProject()
  const needs = ['zod', 'undici', 'fast-xml-parser']
  await lay(
    project,
    'wechat',
    Object.fromEntries(needs.map((name) => [name, `packages/wechat/node_modules/${name}`])),
  )
})
afterAll(() => project.remove())

const script = (url: string) => `
  const wechat = createWechat({ appid: 'wx00000000000000ab', secret: 'a-secret', base_url: '${url}' })
  const { is_trade_managed } = await wechat.shipping.isTradeManaged({ appid: wechat.appid })
  const error = await wechat.shipping.getOrder({ transaction_id: '1' }).catch((thrown) => thrown)
  console.log(JSON.stringify([is_trade_managed, error instanceof WechatError, explain(error.errcode).kind]))
  await wechat.close()`
const names = '{ createWechat, explain, WechatError }'

it.each([
  ['import', 'script.mjs', (url: string) => `import ${names} from '@fahuo/wechat'\n${script(url)}`],
  [
    'require',
    'script.cjs',
    (url: string) => `const ${names} = require('@fahuo/wechat');(async () => {${script(url)}})()`,
  ],
])('serves a plain script by %s, without TypeScript', async (_, file, content) => {
  const emulator = await startEmulator({ appid: 'wx00000000000000ab', secret: 'a-secret' })
  await project.write({ [file]: content(emulator.url) })
  const output = await project.run(process.execPath, ['--no-strip-types', file])
  expect(JSON.parse(output)).toEqual([true, true, 'wait'])
  await emulator.close()
})

it('holds JavaScript, types and a licence, no sources and no tests', async () => {
  const folder = join(project.folder, 'node_modules/@fahuo/wechat')
  const files = await readdir(folder, { recursive: true })
  expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'LICENSE']))
  expect(files.filter((name) => /\.test\.|^src/.test(name))).toEqual([])
})
