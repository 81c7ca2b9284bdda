import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProject, install, root, type Project } from '../project.ts'
import { walkShop } from '../walk.ts'

let project: Project
beforeAll(async () => {
  project = await createProject({ devDependencies: { 'miniprogram-ci': '2.1.42' } })
  await cp(join(root, 'packages/miniapp-kit/examples/native'), project.folder, { recursive: true })
  await project.write({
    'project.config.json': {
      appid: 'touristappid',
      compileType: 'miniprogram',
      miniprogramRoot: './',
    },
    'no.key': 'Packing needs no key, but the tool wants a file.',
    'pack.cjs': `
      const ci = require('miniprogram-ci')
      const project = new ci.Project({
        appid: 'touristappid', type: 'miniProgram', projectPath: __dirname,
        privateKeyPath: __dirname + '/no.key', ignores: ['node_modules/**/*'],
      })
      ci.packNpm(project, { reporter: console.error }).then((warnings) => {
        console.log(JSON.stringify(warnings))
        process.exit(0)
      })`,
  })
  await install(project, 'miniapp-kit')
})
afterAll(() => project.remove())

it('Tencent’s 构建 npm packs the kit without a warning, and a buyer confirms a receipt with it', async () => {
  const output = await project.run(process.execPath, ['pack.cjs'])
  expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toEqual([])
  await walkShop(project.folder, [], '¥168.00')
})
