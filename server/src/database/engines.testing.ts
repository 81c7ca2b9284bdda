import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, inject } from 'vitest'
import type { Engine } from './dialects.ts'
import { openDatabase, type Database } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a real PostgreSQL runs, with the right to create databases: see test/support/postgres.ts. */
    postgres: string
  }
}

/**
 * Runs a suite on both engines: a real SQLite file, and a database of its own in a real PostgreSQL.
 * `open` may be called twice: two of them are two servers on one database.
 */
export function onEachEngine(
  suite: string,
  body: (open: () => Promise<Database>, engine: Engine) => void,
): void {
  for (const engine of ['sqlite', 'postgres'] as const)
    describe(`${suite} (${engine})`, () => {
      const databases: Promise<Database>[] = []
      let made: Promise<TemporaryDatabase> | undefined
      const open = () => {
        made ??= temporaryDatabase(engine)
        const database = made.then(({ url }) => openDatabase(url))
        databases.push(database)
        return database
      }
      afterAll(async () => {
        await Promise.all(databases.map(async (database) => (await database).close()))
        await (await made)?.drop()
      })
      body(open, engine)
    })
}

/** Makes an empty database that only this test has. */
export function temporaryDatabase(engine: Engine): Promise<TemporaryDatabase> {
  return engine === 'sqlite' ? makeFile() : makeDatabase()
}

interface TemporaryDatabase {
  url: string
  drop: () => Promise<void>
}

async function makeFile() {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-database-'))
  return {
    url: join(folder, 'fahuo.db'),
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}

async function makeDatabase() {
  const server = inject('postgres')
  const name = `fahuo_${Date.now()}_${Math.random().toString(36).slice(2)}`
  const admin = new Client({ connectionString: `${server}/postgres` })
  await admin.connect()
  await admin.query(`create database ${name}`)
  return {
    url: `${server}/${name}`,
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
