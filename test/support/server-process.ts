import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { until } from './http.ts'
import { ended, hear } from './programs.ts'

const MAIN = join(import.meta.dirname, '../../server/src/main.ts')

export interface ServerProcess {
  child: ChildProcess
  url: string
  /** What it has printed. */
  output: () => string
  /** @returns its exit code, when it has ended; null: by a signal */
  end: (signal: NodeJS.Signals) => Promise<number | null>
}

/**
 * Starts the server as an operator does, in a process of its own, on any port unless `PORT` says which.
 * @param env its settings, and none of this process but PATH
 * @param node_args what Node gets before the program
 * @throws with what it printed when it ends before it is ready
 */
export async function startServerProcess(
  env: Record<string, string>,
  node_args: string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...node_args, MAIN], {
    // Where no .env is.
    cwd: '/',
    env: { PATH: process.env['PATH'], LANG: 'C', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = hear(child)
  const end = (signal: NodeJS.Signals) => ended(child, () => child.kill(signal))
  const port = await until(
    () => Promise.resolve(/"port":(\d+)/.exec(output())?.[1] ?? child.exitCode),
    (found) => found !== null,
    60_000,
  ).catch(async (error: unknown) => {
    await end('SIGKILL')
    throw error
  })
  if (typeof port !== 'string')
    throw new Error(`The server ended before it was ready:\n${output()}`)
  return { child, url: `http://127.0.0.1:${port}`, output, end }
}
