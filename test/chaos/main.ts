/** `pnpm chaos [--kills 200] [--orders 200] [--servers 3 --database postgres://…]` */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runChaos } from './chaos.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    orders: { type: 'string', default: '200' },
    servers: { type: 'string', default: '1' },
    database: { type: 'string' },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'fahuo-chaos-'))
const figures = await runChaos({
  kills: Number(values.kills),
  orders: Number(values.orders),
  servers: Number(values.servers),
  database_url: values.database ?? join(folder, 'fahuo.db'),
  say: console.log,
})
await rm(folder, { recursive: true, force: true })
console.table(figures)
const { lost, chances_spent, double_uploads, settlements_missing } = figures
process.exitCode = lost + chances_spent + double_uploads + settlements_missing === 0 ? 0 : 1
