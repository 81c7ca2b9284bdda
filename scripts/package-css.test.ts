import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { packageCss } from './package-css.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-css-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function packed(css: string, imported = ''): Promise<string> {
  await writeFile(join(folder, 'all.css'), css)
  await writeFile(join(folder, 'part.css'), imported)
  return packageCss(join(folder, 'all.css'))
}

it('puts all sheets into one, without comments', async () => {
  const css = await packed("/* 1px */\n@import './part.css';\n.b{color:red}", '.a{color:blue}\n')
  expect(css).toBe('.a{color:blue}\n\n.b{color:red}')
})

it('writes sizes so that no build converts them, and leaves all else', async () => {
  expect(
    await packed(
      `.a10px{margin:-.5px -8px 12px calc(1.25px * 2);width:50%;--a-1px:1rpx;background:url("data:image/png;base64,/3px+") url(data:x,1px)}`,
    ),
  ).toBe(
    `.a10px{margin:-.5PX -8PX 12PX calc(1.25PX * 2);width:50%;--a-1px:1rpx;background:url("data:image/png;base64,/3px+") url(data:x,1px)}`,
  )
})
