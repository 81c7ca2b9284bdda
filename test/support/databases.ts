import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'

export {
  makeDatabase,
  makePostgres,
  type EmptyDatabase,
} from '../../server/src/database/engines.testing.ts'

export const ENGINES = ['sqlite', 'postgres'] as const

const LOCKED_AT_MOST_MS = 10_000

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
