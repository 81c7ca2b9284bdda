import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-lint-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Lints one file as `pnpm check` does and returns what it prints. */
async function lint(name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text)
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/oxlint'), [
    `--config=${join(root, '.oxlintrc.json')}`,
    '--deny-warnings',
    file,
  ]).catch((error: { stdout: string }) => error)
  return stdout
}

it('reports a file over 300 lines, unless it is a test', async () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `export const a${at} = ${at}\n`).join('')
  expect(await lint('short.ts', lines(300))).toContain('0 errors')
  expect(await lint('long.ts', lines(301))).toMatch(/max-lines/)
  expect(await lint('long.test.ts', lines(301))).not.toMatch(/max-lines/)
})
