import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { sizes } from '../sizes.ts'
import { keepFigures } from '../support/figures.ts'
import { runChaos, type ChaosFigures, type ChaosOptions } from './chaos.ts'

const { chaos_kills: kills, chaos_orders: orders } = sizes
const timeout = sizes.chaos_timeout_ms

async function survives(
  name: string,
  options: Pick<ChaosOptions, 'servers' | 'database_url'>,
): Promise<void> {
  const figures: ChaosFigures = await runChaos({ kills, orders, say: console.log, ...options })
  keepFigures(`chaos: ${name}`, { ...figures })
  expect(figures).toMatchObject({
    kills,
    payments: orders,
    shipped: orders,
    lost: 0,
    double_uploads: 0,
    chances_spent: 0,
    corrections_missing: 0,
    open: 0,
    settlements: orders,
    settlements_missing: 0,
  })
}

it(
  'loses nothing and wastes no chance when it is killed: one server, SQLite',
  { timeout },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-chaos-'))
    await survives('one server, SQLite', { servers: 1, database_url: join(folder, 'fahuo.db') })
    await rm(folder, { recursive: true, force: true })
  },
)

it(
  'loses nothing and wastes no chance when it is killed: three servers, PostgreSQL',
  { timeout },
  async () => {
    const name = `chaos_${Date.now()}`
    const admin = new Client({ connectionString: `${inject('postgres')}/postgres` })
    await admin.connect()
    await admin.query(`create database ${name}`)
    await survives('three servers, PostgreSQL', {
      servers: 3,
      database_url: `${inject('postgres')}/${name}`,
    })
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  },
)
