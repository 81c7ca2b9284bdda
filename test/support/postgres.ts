import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../server/src/database/database.ts'
import { MachineError } from './machine.ts'
import { freePort } from './ports.ts'
import { postgresPrograms, type PostgresPrograms } from './postgres-programs.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a real PostgreSQL runs, with the right to create databases. */
    postgres: string
    /** Its database that others are copies of: with the tables of this version, and nothing in them. */
    postgres_template: string
  }
}

export interface RunningPostgres {
  /** postgres://user:password@host:port, without a database. */
  url: string
  /** Stops it as an operator does, which ends all connections, and starts it again on its data. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

const USER = 'postgres'
const READY = 'database system is ready to accept connections'

/** What a machine keeps that loses its power; killed processes lose nothing without it, either. */
const NOT_DURABLE = ['-cfsync=off', '-cfull_page_writes=off']

/**
 * Starts a real PostgreSQL with a folder of its own.
 * @param durable whether what is committed is on the disk; of interest to who measures
 * @throws MachineError when it does not start
 */
export async function startPostgres({ durable = true } = {}): Promise<RunningPostgres> {
  const more = durable ? [] : NOT_DURABLE
  const programs = await postgresPrograms().catch((error: Error & { stderr?: string }) => {
    throw new MachineError('PostgreSQL', `${error.message}\n${error.stderr ?? ''}`)
  })
  let running: ChildProcess | undefined
  const run: Run = (program, args) => {
    const started = start(programs, program, args)
    running = started.child
    return started
  }
  // Whatever ends this process (but kill -9) ends PostgreSQL.
  const end = () => {
    running?.kill('SIGQUIT')
    programs.removeNow()
  }
  process.once('exit', end)
  const interrupt = async () => {
    if (running?.exitCode === null && running.signalCode === null && running.kill('SIGINT'))
      await once(running, 'exit')
  }
  const stop = async () => {
    await interrupt()
    await programs.remove()
    process.off('exit', end)
  }
  try {
    const password = randomBytes(16).toString('hex')
    await makeCluster(programs, run, password)
    const port = await freePort()
    await startServer(programs, run, { port, more })
    const restart = async () => {
      await interrupt()
      await startServer(programs, run, { port, more })
    }
    return { url: `postgres://${USER}:${password}@127.0.0.1:${port}`, restart, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Run = (program: string, args: string[]) => { child: ChildProcess; output: () => string }

/** The same on every machine: neither its languages nor its settings of PostgreSQL matter. */
async function makeCluster(programs: PostgresPrograms, run: Run, password: string): Promise<void> {
  const { account, folder, data } = programs
  const password_file = join(folder, 'password')
  await writeFile(password_file, password, { mode: 0o600 })
  if (account) await chown(password_file, account.uid, account.gid)
  const { child, output } = run(programs.initdb, [
    `--pgdata=${data}`,
    `--username=${USER}`,
    `--pwfile=${password_file}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ])
  const code = await ending(child)
  if (code !== 0) throw new MachineError('PostgreSQL', output())
}

async function startServer(
  programs: PostgresPrograms,
  run: Run,
  { port, more }: { port: number; more: readonly string[] },
): Promise<void> {
  const { child, output } = run(programs.postgres, [
    `-D${programs.data}`,
    `-p${port}`,
    '-clisten_addresses=127.0.0.1',
    // Each server takes up to 16, and four tests start several of them beside each other.
    '-cmax_connections=400',
    // A socket's path may have 107 characters, and a folder of ours more.
    '-cunix_socket_directories=',
    ...more,
  ])
  const ended = ending(child)
  const ready = new Promise<void>((resolve) => {
    child.stderr?.on('data', () => {
      if (output().includes(READY)) resolve()
    })
  })
  await Promise.race([ready, ended])
  if (!output().includes(READY)) throw new MachineError('PostgreSQL', output())
}

function start({ account, folder }: PostgresPrograms, program: string, args: string[]) {
  const child = spawn(program, args, {
    ...account,
    // What the account may not enter is no place to be in, and what a user has set is not for it.
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      // The beginning holds the reasons; a server of many tests has much to say later.
      if (text.length < 100_000) text += chunk.toString()
    })
  child.once('error', ({ message }) => {
    text += message
  })
  return { child, output: () => text }
}

/** The exit code of a program, null when it was killed or could not be started. */
function ending(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
}

/** One PostgreSQL for a run of the tests; each test file makes its own database in it, as a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres({ durable: false })
  project.provide('postgres', url)
  project.provide('postgres_template', await makeTemplate(url))
  return stop
}

/** Makes the tables once for all: each database of a test would take half a second to make them. */
async function makeTemplate(url: string): Promise<string> {
  const name = 'fahuo_template'
  const admin = new Client({ connectionString: `${url}/postgres` })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await (await openDatabase(`${url}/${name}`)).close()
  // PostgreSQL copies only what nobody is connected to.
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.end()
  return name
}
