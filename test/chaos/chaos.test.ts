import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { runChaos, type ChaosOptions } from './chaos.ts'

/** A short run in every test; `pnpm chaos --kills 200` is the full one. */
async function survives(options: Pick<ChaosOptions, 'servers' | 'database_url'>): Promise<void> {
  const orders = 40
  const figures = await runChaos({ kills: 8, orders, say: () => {}, ...options })
  console.log(JSON.stringify(figures))
  expect(figures).toMatchObject({
    kills: 8,
    accepted: orders,
    shipped: orders,
    lost: 0,
    double_uploads: 0,
    chances_spent: 0,
    settlements: orders,
    settlements_missing: 0,
  })
}

it('loses nothing and wastes no chance when it is killed: one server, SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-chaos-'))
  await survives({ servers: 1, database_url: join(folder, 'fahuo.db') })
  await rm(folder, { recursive: true, force: true })
})

it('loses nothing and wastes no chance when it is killed: three servers, PostgreSQL', async () => {
  const name = `chaos_${Date.now()}`
  const admin = new Client({ connectionString: `${inject('postgres')}/postgres` })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await survives({ servers: 3, database_url: `${inject('postgres')}/${name}` })
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})
