import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { expect, inject, it } from 'vitest'
import { createProject, run, root, tarballOf } from './project.ts'
import { PUBLISHED } from '../../scripts/build-packages.ts'

const names = Object.keys(PUBLISHED)

/** Taro's bundlers alone import it, by the plugin; nobody's program does. */
const FOR_BUNDLERS = ['./taro/runtime.js']

/** For Node versions that can `require` ES modules. */
const ESM_ONLY = new Set(['emulator'])

it.each(names)('publint and attw find nothing wrong with %s', async (name) => {
  const tarball = new Uint8Array(await readFile(await tarballOf(name)))
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer } })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])

  const result = await checkPackage(createPackageFromTarballData(tarball), {
    excludeEntrypoints: FOR_BUNDLERS,
  })
  if (result.types === false) throw new Error(`${name} has no types`)
  const problems = ESM_ONLY.has(name)
    ? result.problems.filter(({ kind }) => kind !== 'CJSResolvesToESM')
    : result.problems
  expect(problems).toEqual([])
})

it.each(names)('the tarball of %s needs nothing of the workspace', async (name) => {
  const { stdout: list } = await run('tar', ['-tzf', await tarballOf(name)])
  const files = list.trim().split('\n')
  expect(files).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md']))
  expect(files.filter((file) => /\.test\.|\.testing\.|\/src\/|node_modules/.test(file))).toEqual([])

  const { stdout: manifest } = await run('tar', [
    '-xzOf',
    await tarballOf(name),
    'package/package.json',
  ])
  const {
    private: closed,
    dependencies = {},
    exports,
    license,
  } = JSON.parse(manifest) as {
    private?: boolean
    dependencies?: Record<string, string>
    exports: object
    license: string
  }
  expect(closed).toBeUndefined()
  expect(license).toBe('MIT')
  expect(
    Object.keys(dependencies).filter((dependency) => dependency.startsWith('@fahuo/')),
  ).toEqual([])
  expect(JSON.stringify(exports)).not.toMatch(/(?<!\.d)\.ts"/)
})

it('prints the sizes of the tarballs', async () => {
  const folder = inject('packed')
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (file) => [
      file,
      (await readFile(join(folder, file))).length,
    ]),
  )
  console.table(Object.fromEntries(sizes))
  expect(sizes).toHaveLength(names.length)
})

it.each([
  ['en_US.UTF-8', 'Pack and publish with pnpm: npx -y pnpm pack.'],
  ['zh_CN.UTF-8', '请用 pnpm 打包或发布：npx -y pnpm pack。'],
])('npm pack is refused in words (%s)', async (LANG, words) => {
  const elsewhere = await createProject()
  const pack = run(
    'npm',
    ['pack', '--foreground-scripts', '--pack-destination', elsewhere.folder],
    {
      cwd: join(root, 'packages/client'),
      env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG, npm_config_user_agent: '' },
    },
  )
  await expect(pack).rejects.toThrow(words)
  expect(await readdir(elsewhere.folder)).toEqual(['package.json'])
  await elsewhere.remove()
})
