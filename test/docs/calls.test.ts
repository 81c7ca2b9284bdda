import { join } from 'node:path'
import { allCalls } from '@fahuo/wechat'
import { expect, it } from 'vitest'

it('stands in docs/CALLS.md', async () => {
  const page = [
    '# The table of calls',
    '',
    'Made from `packages/wechat/src/calls`; `pnpm vitest run --project unit test/docs --update` writes it anew. The client, the emulator and the proxy come from the same declarations. Sources: seed 000 to 004 and official are WeChat’s documents, as [EMULATOR-COVERAGE.md](EMULATOR-COVERAGE.md) says; § is the section.',
    '',
    '| name | call | credential | permission sets | codes of its own | source |',
    '|---|---|---|---|---|---|',
    ...allCalls.map(({ name, method, path, auth, permission_sets, errcodes, source }) =>
      [
        '',
        `\`${name}\``,
        `${method} \`${path}\``,
        auth,
        permission_sets.join(', ') || 'not for platforms',
        errcodes.join(', '),
        source,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/CALLS.md'))
})

it('gives each call a name and a path of its own', () => {
  expect(new Set(allCalls.map(({ name }) => name)).size).toBe(allCalls.length)
  expect(new Set(allCalls.map(({ method, path }) => `${method} ${path}`)).size).toBe(
    allCalls.length,
  )
})
