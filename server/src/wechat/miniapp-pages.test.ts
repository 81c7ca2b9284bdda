import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMiniappPages } from './miniapp-pages.ts'

describe('MINIAPP_PAGES', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-pages-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const file = async (text: string) => {
    const path = join(folder, 'app.json')
    await writeFile(path, text)
    return readMiniappPages(path)
  }

  it('is a list with commas', () => {
    expect(readMiniappPages('/pages/a.html, pages/b ,, pages/a')).toEqual({
      pages: ['pages/a', 'pages/b'],
    })
  })

  it('is an app.json, with its subpackages', async () => {
    const app = {
      pages: ['pages/a'],
      subPackages: [{ root: 'packageA/', pages: ['b', '/c'], name: 'A' }],
      window: {},
    }
    const expected = { pages: ['pages/a', 'packageA/b', 'packageA/c'] }
    expect(await file(JSON.stringify(app))).toEqual(expected)
    const { subPackages, ...rest } = app
    expect(await file(`\uFEFF${JSON.stringify({ ...rest, subpackages: subPackages })}`)).toEqual(
      expected,
    )
  })

  it.each(['not json', '[]', '{}', '{"pages":"a"}', '{"pages":[],"subPackages":[{"root":"a"}]}'])(
    'says what is wrong with a file: %s',
    async (text) => {
      expect(await file(text)).toMatchObject({
        problem: { en: expect.stringContaining('is no app.json with pages') as string },
      })
    },
  )

  it('says what is wrong with a file that is not there, and with nothing', () => {
    expect(readMiniappPages(join(folder, 'none.json'))).toMatchObject({
      problem: { en: expect.stringContaining('cannot be read: ENOENT') as string },
    })
    expect(readMiniappPages(' , ')).toMatchObject({ problem: { zh: '其中没有页面' } })
  })
})
