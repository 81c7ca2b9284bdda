import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { curlOf } from './command.ts'

/** What a shell makes of a command: the words that curl is given. */
function wordsOf(command: string): string[] {
  const shown = command.replace(/^curl/, String.raw`printf '%s\n'`)
  return execFileSync('sh', ['-c', shown], { encoding: 'utf8' }).trimEnd().split('\n')
}

it('is read by a shell as it was meant, whatever the goods are called', () => {
  const body = { item_desc: `it's "$HOME" \`id\` \\ 武夷山` }
  const words = wordsOf(
    curlOf('http://localhost:4000', 'a-key', { method: 'POST', path: '/api/shipments', body }),
  )
  expect(words).toEqual([
    '-X',
    'POST',
    'http://localhost:4000/api/shipments',
    '-H',
    'authorization: Bearer a-key',
    '-H',
    'content-type: application/json',
    '-d',
    JSON.stringify(body),
  ])
})
