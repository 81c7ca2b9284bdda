/**
 * `pnpm chaos [--kills 200] [--orders 200] [--servers 1]` on SQLite;
 * `pnpm chaos --postgres [--servers 3]` on a real PostgreSQL of its own.
 * Two acts: `--act shipping` and `--act told` play one of them.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgres.ts'
import { runChaos, type ChaosOptions } from './chaos.ts'
import { faultsOf, runTold } from './told.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    orders: { type: 'string', default: '200' },
    servers: { type: 'string' },
    postgres: { type: 'boolean', default: false },
    act: { type: 'string' },
  },
})
if (values.act !== undefined && values.act !== 'shipping' && values.act !== 'told')
  throw new Error('--act is shipping or told; both without it')
const [kills, orders] = [Number(values.kills), Number(values.orders)]
const servers = Number(values.servers ?? (values.postgres ? '3' : '1'))

/** Runs one act on a database of its own. @returns what it counted */
async function play<Figures extends object>(
  act: (options: ChaosOptions) => Promise<Figures>,
): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-chaos-'))
  const postgres = values.postgres ? await startPostgres() : null
  const database_url = postgres ? `${postgres.url}/postgres` : join(folder, 'fahuo.db')
  const figures = await act({ kills, orders, servers, database_url, say: console.log })
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
  console.table(figures)
  return figures
}

const failures: number[] = []
if (values.act !== 'told') {
  const { lost, chances_spent, double_uploads, corrections_missing, settlements_missing, open } =
    await play(runChaos)
  failures.push(lost, chances_spent, double_uploads)
  failures.push(corrections_missing, settlements_missing, open)
}
if (values.act !== 'shipping') failures.push(...faultsOf(await play(runTold)))
process.exitCode = failures.every((count) => count === 0) ? 0 : 1
