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
    /** Its database that others are copies of: with the tables of this version, and nothing in them. */
    postgres_template: string
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
      let made: Promise<EmptyDatabase> | undefined
      const open = () => {
        made ??= makeDatabase(engine)
        const database = made.then(({ url }) => openDatabase(url))
        databases.push(database)
        return database
      }
      afterAll(async () => {
        await Promise.all(databases.map(async (database) => (await database).close()))
        await (await made)?.remove()
      })
      body(open, engine)
    })
}

/** A database without rows that only one test has. */
export interface EmptyDatabase {
  /** For DATABASE_URL. */
  url: string
  remove: () => Promise<unknown>
}

export interface DatabaseOptions {
  /**
   * Without tables: for tests of what makes them. Else PostgreSQL has them already, which takes a tenth
   * of the time.
   */
  bare?: boolean
}

/** Makes a database without rows: a file's place, or a database in a real PostgreSQL. */
export const makeDatabase = (engine: Engine, options?: DatabaseOptions): Promise<EmptyDatabase> =>
  engine === 'sqlite' ? makeFile() : makePostgres(options)

async function makeFile(): Promise<EmptyDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-database-'))
  return {
    url: join(folder, 'fahuo.db'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export async function makePostgres({ bare = false }: DatabaseOptions = {}): Promise<
  EmptyDatabase & { admin: Client }
> {
  const server = inject('postgres')
  const admin = new Client({ connectionString: `${server}/postgres` })
  await admin.connect()
  const name = `fahuo_${Date.now()}_${Math.random().toString(36).slice(2)}`
  const template = bare ? 'template1' : inject('postgres_template')
  await admin.query(`create database ${name} template ${template}`)
  return {
    url: `${server}/${name}`,
    admin,
    async remove() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
