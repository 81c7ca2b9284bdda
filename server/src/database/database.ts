import {
  CompiledQuery,
  Kysely,
  sql,
  type Compilable,
  type Transaction as KyselyTransaction,
} from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Actor } from '../core/rights.ts'
import { engineOf, type Engine } from './dialects.ts'
import * as first from './migrations/001-first.ts'
import * as reshipments from './migrations/002-reshipments.ts'
import * as board from './migrations/003-board.ts'
import * as merchants from './migrations/004-merchants.ts'
import * as due from './migrations/005-due.ts'
import * as promise from './migrations/006-promise.ts'
import * as waiting from './migrations/007-waiting.ts'
import * as oldRows from './migrations/008-old-rows.ts'
import * as pushFields from './migrations/009-push-fields.ts'
import * as servers from './migrations/009-servers.ts'
import * as imports from './migrations/010-imports.ts'
import * as search from './migrations/011-search.ts'
import * as emptyFields from './migrations/012-empty-fields.ts'
import * as retention from './migrations/012-retention.ts'
import * as orderDetails from './migrations/013-order-details.ts'
import * as services from './migrations/014-services.ts'
import * as outgoing from './migrations/015-outgoing.ts'
import * as wechatpay from './migrations/016-wechatpay.ts'
import * as complaints from './migrations/018-complaints.ts'
import * as parcels from './migrations/019-parcels.ts'
import * as importPhones from './migrations/020-import-phones.ts'
import * as promised from './migrations/021-promised.ts'
import * as access from './migrations/022-access.ts'
import * as orderList from './migrations/024-order-list.ts'
import * as money from './migrations/026-money.ts'
import * as today from './migrations/023-today.ts'
import * as appidKeys from './migrations/029-appid-keys.ts'
import * as importChanges from './migrations/025-import-changes.ts'
import * as shops from './migrations/030-shops.ts'
import * as shippedAt from './migrations/034-shipped-at.ts'
import * as pushOrders from './migrations/036-push-orders.ts'
import * as platform from './migrations/031-platform.ts'
import { refuseBesideOldServer } from './old-server.ts'
import { FOR_REQUESTS, FOR_WORKERS, PATIENT, postgres, type PostgresLimits } from './postgres.ts'
import type { Schema } from './schema.ts'
import { sqliteFile } from './sqlite/dialect.ts'

/** The open database. The queries are functions in the nouns' `queries.ts`. */
export interface Database {
  db: Kysely<Schema>
  engine: Engine
  /**
   * Runs a SELECT that is written out, with `?1`, `?2` … where its values stand: for what is asked so
   * often that composing it would show.
   */
  select: <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>
  /** Commits some statements together, all or none. @returns the rows of each */
  unit: <const Queries extends readonly Compilable[]>(queries: Queries) => Promise<RowsOf<Queries>>
  /**
   * Writes the log of SQLite's writes into its file and empties it: what was overwritten is in neither
   * then. PostgreSQL keeps its log by its own settings.
   * @returns false when somebody reads meanwhile: it has to be tried again
   */
  emptyLog: () => Promise<boolean>
  close: () => Promise<void>
}

type RowsOf<Queries extends readonly Compilable[]> = {
  [At in keyof Queries]: Queries[At] extends Compilable<infer Row> ? Row[] : never
}

/** A statement of a noun's queries, to be committed with others. */
export type Statement = Compilable

/** What a query runs on: the database, or the transaction it is part of. */
export type Db = Kysely<Schema> | KyselyTransaction<Schema>

/** A transaction of several steps. */
export type Transaction = KyselyTransaction<Schema>

/** A database and the Mini Program whose rows are meant: every query takes it, so none forgets the appid. */
export interface Scope {
  database: Database
  appid: string
  /** Who acts; workers have none. */
  actor?: Actor
}

interface Step {
  up: (db: Kysely<never>, engine: Engine, say?: promise.Say) => Promise<void>
}

const migrations: Record<string, Step> = {
  '001-first': first,
  '002-reshipments': reshipments,
  '003-board': board,
  '004-merchants': merchants,
  '005-due': due,
  '006-promise': promise,
  '007-waiting': waiting,
  '008-old-rows': oldRows,
  '009-push-fields': pushFields,
  '009-servers': servers,
  '010-imports': imports,
  '011-search': search,
  '012-empty-fields': emptyFields,
  '012-retention': retention,
  '013-order-details': orderDetails,
  '014-services': services,
  '015-outgoing': outgoing,
  '016-wechatpay': wechatpay,
  '018-complaints': complaints,
  '019-parcels': parcels,
  '020-import-phones': importPhones,
  '021-promised': promised,
  '022-access': access,
  '024-order-list': orderList,
  '026-money': money,
  '023-today': today,
  '029-appid-keys': appidKeys,
  '025-import-changes': importChanges,
  '030-shops': shops,
  '034-shipped-at': shippedAt,
  '031-platform': platform,
  '036-push-orders': pushOrders,
}

/** The last migration that this version of the server knows. */
export const LATEST_MIGRATION = Object.keys(migrations).toSorted().at(-1) ?? ''

/**
 * Opens the database and brings its tables up to date. Safe with several servers starting at once
 * (the migrator takes a lock).
 * @param database_url a file name, or postgres://…
 * @param say hears what a migration had to decide
 * @throws OperatorError when a server of 0.1 works on it; with what the engine says: the URL, with its password, is not repeated
 */
export async function openDatabase(database_url: string, say?: promise.Say): Promise<Database> {
  const connection = await openMigrated(database_url, say)
  // Only a migration is patient.
  if (connection.hurry) {
    await connection.hurry()
    return toDatabase(connection)
  }
  await connection.db.destroy()
  return toDatabase(connect(database_url))
}

/** Opens it for what takes long, and waits as long as it takes; otherwise as {@link openDatabase}. */
export const openPatiently = async (database_url: string): Promise<Database> =>
  toDatabase(await openMigrated(database_url))

async function openMigrated(database_url: string, say?: promise.Say): Promise<Connection> {
  const connection = connect(database_url, PATIENT)
  try {
    await refuseBesideOldServer(connection.db, say)
    await migrate(connection, { ...(say && { say }) })
    return connection
  } catch (error) {
    await connection.db.destroy()
    throw error
  }
}

/** Opens the database once more for the workers: PostgreSQL gives them connections of their own. */
export function openForWorkers(database_url: string, opened: Database): Database {
  return opened.engine === 'sqlite'
    ? { ...opened, close: () => Promise.resolve() }
    : toDatabase(connect(database_url, FOR_WORKERS))
}

function toDatabase({ engine, db, select, commit, emptyLog }: Connection): Database {
  return {
    db,
    engine,
    select: (text, values) => select(text, values) as Promise<never[]>,
    unit: (queries) => commit(queries) as Promise<RowsOf<typeof queries>>,
    emptyLog: emptyLog ?? (() => Promise.resolve(true)),
    close: () => db.destroy(),
  }
}

interface Connection {
  engine: Engine
  db: Kysely<Schema>
  select: (text: string, values: readonly unknown[]) => Promise<unknown[]>
  commit: (queries: readonly Compilable[]) => Promise<unknown[][]>
  /** SQLite's one connection waits less from now on. */
  hurry?: () => Promise<unknown>
  emptyLog?: () => Promise<boolean>
}

/** Brings the tables up to date. @param to as far as this migration; all of them when left out */
export async function migrate(
  { db, engine }: Pick<Connection, 'db' | 'engine'>,
  { to, say }: { to?: string; say?: promise.Say },
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: () =>
        Promise.resolve(
          Object.fromEntries(
            Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
              name,
              { up: (migrating) => up(migrating as Kysely<never>, engine, say) },
            ]),
          ),
        ),
    },
  })
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to))
  if (error)
    throw error instanceof Error ? error : new Error('a migration failed', { cause: error })
}

/** Connects either engine; the tables are as they are. */
export function connect(database_url: string, limits: PostgresLimits = FOR_REQUESTS): Connection {
  const engine = engineOf(database_url)
  if (engine === 'sqlite') {
    const { dialect, read, unit, hurry, emptyLog } = sqliteFile(database_url)
    return {
      engine,
      hurry,
      emptyLog,
      db: new Kysely<Schema>({ dialect }),
      select: async (sql, parameters) => read({ sql, parameters }).rows,
      commit: async (queries) => {
        const results = await unit(
          queries.map((query) => {
            // No more than it needs goes to the thread: Kysely's tree of the query stays here.
            const { sql: text, parameters } = query.compile()
            return { sql: text, parameters }
          }),
        )
        return results.map(({ rows }) => rows)
      },
    }
  }
  const db = new Kysely<Schema>({ dialect: postgres(database_url, limits) })
  return {
    engine,
    db,
    async select(text, values) {
      const query = CompiledQuery.raw(text.replaceAll('?', '$'), [...values])
      return (await db.executeQuery(query)).rows
    },
    commit: (queries) =>
      db.transaction().execute(async (trx) => {
        const results: unknown[][] = []
        for (const query of queries) results.push((await trx.executeQuery(query.compile())).rows)
        return results
      }),
  }
}

/** Asks the database for an answer. @throws when there is none */
export async function ping({ db }: Database): Promise<void> {
  await sql`select 1`.execute(db)
}
