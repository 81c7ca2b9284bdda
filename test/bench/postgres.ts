import { Client } from 'pg'
import { startPostgres as startAny } from '../support/postgres.ts'

/** A real PostgreSQL with its own defaults. */
export interface Postgres {
  /** Makes an empty database. @returns its DATABASE_URL */
  create: (name: string) => Promise<string>
  /** Runs SQL as its owner. */
  run: (sql: string) => Promise<void>
  stop: () => Promise<void>
}

export async function startPostgres(): Promise<Postgres> {
  const { url, stop } = await startAny()
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
    stop,
  }
}
