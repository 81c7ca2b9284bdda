import { Worker } from 'node:worker_threads'
import {
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely'
import { makePrivate } from '../private-file.ts'
import {
  EMPTY_LOG,
  identify,
  openSqlite,
  WRITE_TIMEOUT_MS,
  type Statement,
  type StatementResult,
} from './connection.ts'
import type { WriterResponse, WriterRequest, SentError, SentUnit } from './writer-thread.ts'

/** A SQLite file for Kysely. Reads run here, at once; writes in a thread of their own. */
export interface SqliteFile {
  dialect: Dialect
  /** Runs a statement that only reads. */
  read: (statement: Statement) => StatementResult
  /** Commits some statements together, in one trip to the thread. */
  unit: (statements: readonly Statement[]) => Promise<StatementResult[]>
  /** From now on a write waits for other processes as long as a request does, not as a migration. */
  hurry: () => Promise<unknown>
  /** Writes its log into the file and empties it. @returns false when a reader is in the way */
  emptyLog: () => Promise<boolean>
}

/** DDL and migrations are part of a transaction, which keeps two first starts apart. */
class FileAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

export function sqliteFile(file: string): SqliteFile {
  makePrivate(file)
  const reader = openSqlite(file, { mapped: true })
  const writer = startWriter(file)
  const turns = createTurns()
  const unit = createUnits(writer, turns)

  /** One of Kysely's: a read, a write, or the place of a transaction. */
  function connect(): DatabaseConnection & { transaction: Transaction | null } {
    return {
      transaction: null,
      async executeQuery<Row>({ sql, parameters, query }: CompiledQuery) {
        const statement = { sql, parameters }
        if (this.transaction) return toQuery<Row>(await this.transaction.run(statement))
        if (SelectQueryNode.is(query) || /^\s*(select|pragma)\b/i.test(sql))
          return toQuery<Row>(reader.run(statement))
        const [result] = await unit([statement])
        return toQuery<Row>(result)
      },
      // oxlint-disable-next-line require-yield
      async *streamQuery() {
        throw new Error('the database reads whole results')
      },
    }
  }
  type Connection = ReturnType<typeof connect>

  const dialect: Dialect = {
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new FileAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => ({
      async init() {
        await writer.ask({ kind: 'run', statements: [] })
      },
      acquireConnection: () => Promise.resolve(connect()),
      async beginTransaction(connection) {
        ;(connection as Connection).transaction = await beginTransaction(writer, turns)
      },
      commitTransaction: (connection) => endTransaction(connection as Connection, 'commit'),
      rollbackTransaction: (connection) => endTransaction(connection as Connection, 'rollback'),
      releaseConnection: () => Promise.resolve(),
      async destroy() {
        await turns.take(() => writer.ask({ kind: 'close' }))
        reader.close()
      },
    }),
  }
  return {
    dialect,
    read: reader.run,
    unit,
    hurry: () => turns.take(writer.hurry),
    async emptyLog() {
      const [done] = await turns.take(() => writer.ask({ kind: 'run', statements: [EMPTY_LOG] }))
      return (done?.rows[0] as { busy: number } | undefined)?.busy === 0
    },
  }
}

/**
 * Units that wait while the thread is busy go to it together, and share one fsync; one that fails is
 * undone alone.
 */
function createUnits(writer: Writer, turns: Turns): SqliteFile['unit'] {
  interface Waiting extends PromiseWithResolvers<StatementResult[]> {
    statements: readonly Statement[]
  }
  let waiting: Waiting[] = []

  async function commit(): Promise<void> {
    const batch = waiting
    waiting = []
    try {
      const units = await writer.commit(batch.map(({ statements }) => statements))
      for (const [at, { resolve, reject }] of batch.entries()) {
        const result = units[at]
        if (result && 'results' in result) resolve(result.results)
        else reject(toError(result?.error))
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  return (statements) => {
    const one = { statements, ...Promise.withResolvers<StatementResult[]>() }
    waiting.push(one)
    // The first one takes a turn; whoever comes until then goes with it.
    if (waiting.length === 1) void turns.take(commit)
    return one.promise
  }
}

function toError(sent: SentError | undefined): Error {
  return Object.assign(new Error(sent?.message ?? 'SQLite gave no answer'), sent)
}

function toQuery<Row>(result: StatementResult | undefined): QueryResult<Row> {
  return {
    rows: (result?.rows ?? []) as Row[],
    numAffectedRows: BigInt(result?.changes ?? 0),
  }
}

/** A transaction of several steps, which has the thread for itself until it ends. */
interface Transaction {
  run: (statement: Statement) => Promise<StatementResult | undefined>
  end: (how: 'commit' | 'rollback') => Promise<void>
}

async function beginTransaction(writer: Writer, turns: Turns): Promise<Transaction> {
  const done = await turns.wait()
  // It begins with its first statement: one trip less.
  let begun: number | null = null
  return {
    async run(statement) {
      if (begun !== null && begun !== writer.generation())
        throw new Error('the thread that writes to SQLite has ended: the transaction is undone')
      const first = begun === null ? [{ sql: 'begin immediate', parameters: [] }] : []
      begun = writer.generation()
      return (await writer.ask({ kind: 'run', statements: [...first, statement] })).at(-1)
    },
    async end(how) {
      try {
        if (begun === null) return
        if (begun === writer.generation()) await writer.ask({ kind: how })
        else if (how === 'commit')
          throw new Error('the thread that writes to SQLite has ended: the transaction is undone')
      } finally {
        done()
      }
    },
  }
}

async function endTransaction(
  connection: { transaction: Transaction | null },
  how: 'commit' | 'rollback',
): Promise<void> {
  const { transaction } = connection
  connection.transaction = null
  await transaction?.end(how)
}

/** One after the other: SQLite has one writer. */
interface Turns {
  /** Resolves when it is our turn, with the way to end it. */
  wait: () => Promise<() => void>
  take: <Value>(work: () => Promise<Value>) => Promise<Value>
}

function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  async function wait() {
    const before = last
    const { promise, resolve: done } = Promise.withResolvers<void>()
    last = promise
    await before
    return done
  }
  return {
    wait,
    async take(work) {
      const done = await wait()
      try {
        return await work()
      } finally {
        done()
      }
    },
  }
}

interface Writer {
  /** Which thread it is: one that ended has forgotten its transaction. */
  generation: () => number
  hurry: () => Promise<unknown>
  ask: (request: Exclude<WithoutId<WriterRequest>, { kind: 'units' }>) => Promise<StatementResult[]>
  commit: (units: readonly (readonly Statement[])[]) => Promise<SentUnit[]>
}
type WithoutId<Message> = Message extends unknown ? Omit<Message, 'id'> : never

const HURRY = {
  kind: 'run' as const,
  statements: [{ sql: `pragma busy_timeout = ${WRITE_TIMEOUT_MS}`, parameters: [] }],
}

/**
 * Its `ask` throws what SQLite says, with its message and errcode. A thread that ends is started again:
 * what waited for it fails, and a transaction that it had begun is undone.
 */
function startWriter(file: string): Writer {
  const place = identify(file)
  const waiting = new Map<number, PromiseWithResolvers<WriterResponse>>()
  let thread: Worker | null = null
  let generation = 0
  let closed = false
  let hurried = false
  let count = 0

  function start(): Worker {
    const started = new Worker(new URL('writer-thread.ts', import.meta.url), {
      workerData: { file, place },
    })
    const end = (reason: string, code?: unknown) => {
      if (thread !== started) return
      thread = null
      generation += 1
      const error = new Error(`the thread that writes to SQLite has ended${reason}`)
      for (const { reject } of waiting.values()) reject(Object.assign(error, { code }))
      waiting.clear()
    }
    started.once('error', (error: NodeJS.ErrnoException) => end(`: ${error.message}`, error.code))
    started.once('exit', () => end(''))
    started.on('message', (response: WriterResponse) => {
      const call = waiting.get(response.id)
      waiting.delete(response.id)
      if ('error' in response) call?.reject(toError(response.error))
      else call?.resolve(response)
    })
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (hurried) started.postMessage({ id: 0, ...HURRY })
    return started
  }
  thread = start()

  function ask(request: WithoutId<WriterRequest>): Promise<WriterResponse> {
    if (closed) return Promise.reject(new Error('the database is closed'))
    closed = request.kind === 'close'
    thread ??= start()
    count += 1
    const response = Promise.withResolvers<WriterResponse>()
    waiting.set(count, response)
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    thread.postMessage({ ...request, id: count })
    return response.promise
  }
  return {
    generation: () => generation,
    hurry() {
      hurried = true
      return ask(HURRY)
    },
    async ask(request) {
      const response = await ask(request)
      return 'results' in response ? response.results : []
    },
    async commit(units) {
      const response = await ask({ kind: 'units', units })
      return 'units' in response ? response.units : []
    },
  }
}
