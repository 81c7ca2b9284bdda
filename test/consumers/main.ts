/** `pnpm consumers`: installs the packed packages in projects of all kinds, and tells how far it is. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'

const root = dirname(dirname(import.meta.dirname))
console.log(
  'Packing the packages, then installing each consumer by npm; the slow ones download a framework.',
)
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'consumers',
    '--reporter=verbose',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FAHUO_TEST_SIZE: 'long' } },
)
process.exitCode = status ?? 1
