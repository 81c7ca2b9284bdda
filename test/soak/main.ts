/**
 * `pnpm soak [--minutes 30]` with two servers on a real PostgreSQL of its own, which is restarted now and
 * then; `pnpm soak --sqlite` with one on a file. Prints the figures; exits 1 when something is wrong.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgres.ts'
import { faultsOf, runSoak } from './soak.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    sqlite: { type: 'boolean', default: false },
  },
})
const minutes = Number(values.minutes)
if (!(minutes >= 1)) throw new Error('--minutes is a number from 1')

const folder = await mkdtemp(join(tmpdir(), 'fahuo-soak-'))
const postgres = values.sqlite ? null : await startPostgres()
const figures = await runSoak({
  minutes,
  warm_minutes: Math.min(minutes / 3, 10),
  ...(postgres
    ? { servers: 2, database_url: `${postgres.url}/postgres`, restartDatabase: postgres.restart }
    : { servers: 1, database_url: join(folder, 'fahuo.db') }),
  say: console.log,
})
await postgres?.stop()
await rm(folder, { recursive: true, force: true })
console.table(figures)
console.log(`load over the last fifteen minutes: ${loadavg()[2]?.toFixed(1)}`)

// Memory that V8 and the system keep comes and goes by more than what is in use.
const bars = { heap_mb_grown: 8, rss_mb_grown: 64, descriptors_grown: 8 }
const faults = faultsOf(figures, bars)
for (const fault of faults) console.log(`✗ ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
