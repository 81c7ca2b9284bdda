import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { inject } from 'vitest'

export const ENGINES = ['sqlite', 'postgres'] as const

const LOCKED_AT_MOST_MS = 10_000

export interface EmptyDatabase {
  /** For DATABASE_URL. */
  url: string
  remove: () => Promise<unknown>
}

/** Makes an empty database: a file's place, or a database in a real PostgreSQL. */
export const makeDatabase = (engine: (typeof ENGINES)[number]): Promise<EmptyDatabase> =>
  engine === 'sqlite' ? makeFile() : makePostgres()

async function makeFile(): Promise<EmptyDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-database-'))
  return {
    url: join(folder, 'fahuo.db'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export async function makePostgres(): Promise<EmptyDatabase & { admin: Client }> {
  const server = inject('postgres')
  const admin = new Client({ connectionString: `${server}/postgres` })
  await admin.connect()
  const name = `fahuo_${Date.now()}_${Math.random().toString(36).slice(2)}`
  await admin.query(`create database ${name}`)
  return {
    url: `${server}/${name}`,
    admin,
    async remove() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/** Runs statements in a database beside its server. */
export async function execute(url: string, statements: string): Promise<void> {
  if (!url.startsWith('postgres:')) return onFile(url, (file) => file.exec(statements))
  await onClient(url, (client) => client.query(statements))
}

/** Returns the rows of a query; whole numbers of either engine are numbers. */
export async function select<Row>(url: string, query: string): Promise<Row[]> {
  if (!url.startsWith('postgres:')) return onFile(url, (file) => file.prepare(query).all() as Row[])
  const { rows } = await onClient(url, (client) => client.query<Record<string, unknown>>(query))
  const numbers = ([name, value]: [string, unknown]) =>
    [name, typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value] as const
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(numbers)) as Row)
}

async function onFile<Result>(url: string, work: (file: DatabaseSync) => Result): Promise<Result> {
  const file = new DatabaseSync(url, { timeout: 0 })
  try {
    return await whenFree(() => work(file))
  } finally {
    file.close()
  }
}

/**
 * Works with a SQLite file that a server writes to, once it is free. Never blocks: a server in this
 * process may be in the middle of a transaction, which it could not end.
 * @param work with a `DatabaseSync` whose timeout is 0
 */
export async function whenFree<Result>(work: () => Result): Promise<Result> {
  const deadline = performance.now() + LOCKED_AT_MOST_MS
  for (;;)
    try {
      return work()
    } catch (error) {
      const locked = (error as Error).message.includes('locked')
      if (!locked || performance.now() > deadline) throw error
      await wait(5)
    }
}

async function onClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Reads from a database beside its server. */
export async function readRows<Row>(url: string, query: string): Promise<Row[]> {
  if (!url.startsWith('postgres:')) {
    const file = new DatabaseSync(url, { readOnly: true, timeout: 5_000 })
    try {
      return file.prepare(query).all() as Row[]
    } finally {
      file.close()
    }
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows as Row[]
  } finally {
    await client.end()
  }
}
