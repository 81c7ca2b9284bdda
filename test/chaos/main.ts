/**
 * `pnpm chaos [--kills 200] [--orders 200] [--servers 1]` on SQLite;
 * `pnpm chaos --postgres [--servers 3]` on a real PostgreSQL of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgres.ts'
import { runChaos } from './chaos.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    orders: { type: 'string', default: '200' },
    servers: { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'fahuo-chaos-'))
const postgres = values.postgres ? await startPostgres() : null
const figures = await runChaos({
  kills: Number(values.kills),
  orders: Number(values.orders),
  servers: Number(values.servers ?? (postgres ? '3' : '1')),
  database_url: postgres ? `${postgres.url}/postgres` : join(folder, 'fahuo.db'),
  say: console.log,
})
await postgres?.stop()
await rm(folder, { recursive: true, force: true })
console.table(figures)
const { lost, chances_spent, double_uploads, corrections_missing, settlements_missing, open } =
  figures
const failures = [
  lost,
  chances_spent,
  double_uploads,
  corrections_missing,
  settlements_missing,
  open,
]
process.exitCode = failures.every((count) => count === 0) ? 0 : 1
