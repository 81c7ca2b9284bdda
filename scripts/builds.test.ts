import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepBuild, publishBuild, removeOldBuilds } from './builds.ts'
import { fingerprint } from './fingerprint.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-builds-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(path: string, content: string): Promise<string> {
  const file = join(folder, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, content)
  return file
}

describe('what a build is made of', () => {
  const hash = (values = {}, counts?: (file: string) => boolean) =>
    fingerprint(folder, ['src', 'lock.yaml', 'missing'], values, counts)

  beforeEach(async () => {
    await write('src/a.ts', 'a')
    await write('src/deep/b.ts', 'b')
    await write('lock.yaml', '1')
  })

  it('is the same when the same is written again', async () => {
    const before = await hash({ URL: 'one' })
    await write('src/a.ts', 'a')
    expect(await hash({ URL: 'one' })).toBe(before)
  })

  it.each([
    ['a changed source', () => write('src/deep/b.ts', 'B')],
    ['a new source', () => write('src/c.ts', '')],
    ['a removed source', () => rm(join(folder, 'src/a.ts'))],
    ['a changed lock file', () => write('lock.yaml', '2')],
    ['a file that was missing', () => write('missing', '')],
  ])('differs after %s', async (_, change) => {
    const before = await hash()
    await change()
    expect(await hash()).not.toBe(before)
  })

  it('differs with its settings', async () => {
    expect(await hash({ URL: 'one' })).not.toBe(await hash({ URL: 'two' }))
    expect(await hash({ URL: undefined })).not.toBe(await hash())
  })

  it('leaves out what does not count', async () => {
    const counts = (file: string) => !file.endsWith('.test.ts')
    const before = await hash({}, counts)
    await write('src/a.test.ts', 'test')
    expect(await hash({}, counts)).toBe(before)
  })
})

describe('builds', () => {
  it('are published when what is there differs, and left alone when not', async () => {
    const build = join(folder, 'build')
    const dist = join(folder, 'dist')
    await write('build/app.js', 'whole')
    await publishBuild(build, dist)
    const published = await stat(dist)
    await publishBuild(build, dist)
    expect((await stat(dist)).ino).toBe(published.ino)

    await write('dist/app.js', 'hal')
    await write('dist/rest.js', '')
    await publishBuild(build, dist)
    expect(await readdir(dist)).toEqual(['app.js'])
    expect(await readFile(join(dist, 'app.js'), 'utf8')).toBe('whole')
    expect((await readdir(folder)).sort()).toEqual(['build', 'dist'])
  })

  it('keep their name when two are made at once', async () => {
    await write('one/app.js', '1')
    await write('two/app.js', '2')
    const build = join(folder, 'builds/hash')
    await Promise.all([
      keepBuild(join(folder, 'one'), build),
      keepBuild(join(folder, 'two'), build),
    ])
    expect(await readdir(build)).toEqual(['app.js'])
  })

  it('are kept to the last ones; what killed runs left goes after an hour', async () => {
    const two_hours_ago = new Date(Date.now() - 2 * 3_600_000)
    for (let at = 0; at < 12; at += 1) {
      await write(`builds/${at}/app.js`, '')
      await utimes(join(folder, 'builds', String(at)), at, at)
    }
    await write('miniapp/dist/app.js', '')
    await write('miniapp/dist-making-new/app.js', '')
    await write('miniapp/dist-making-old/app.js', '')
    await utimes(join(folder, 'miniapp/dist-making-old'), two_hours_ago, two_hours_ago)
    await removeOldBuilds(join(folder, 'builds'), join(folder, 'miniapp'))
    expect((await readdir(join(folder, 'builds'))).map(Number).sort((a, b) => a - b)).toEqual([
      5, 6, 7, 8, 9, 10, 11,
    ])
    expect((await readdir(join(folder, 'miniapp'))).sort()).toEqual(['dist', 'dist-making-new'])
  })
})
