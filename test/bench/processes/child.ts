import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Probe } from './probe.ts'
import { freePort } from '../../support/ports.ts'

/** A process that is measured, or that stands in for WeChat. */
export interface Child {
  url: string
  /** How much it has used. */
  probe: () => Promise<Probe>
  /** Takes it off the processors while another one is measured, and back. */
  pause: () => void
  resume: () => void
  stop: () => Promise<void>
}

export interface ChildOptions {
  /** Relative to this folder. */
  program: string
  env: Record<string, string>
  /** Modules to load before it. */
  imports?: string[]
  /** What answers 200 once it is ready. */
  ready?: string
}

/** A folder for processor profiles of the servers (`pnpm bench --profile folder`). */
const profiles = () => process.env['FAHUO_BENCH_PROFILE']

const address = (file: string) => pathToFileURL(join(import.meta.dirname, file)).href

/** Starts a program on a free port, which it finds in PORT. @throws when it ends before it is ready */
export async function startChild(options: ChildOptions): Promise<Child> {
  const port = await freePort()
  const child = spawnChild(options, port)
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(`${url}${options.ready ?? '/'}`))) {
    if (child.exitCode !== null)
      throw new Error(`${options.program} ended with ${child.exitCode} before it was ready`)
    await wait(3)
  }
  return {
    url,
    probe: () => probe(child),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: () => stopped(child),
  }
}

/** Starts a program without waiting for anything; what it prints goes nowhere. */
export function spawnChild(
  { program, env, imports = [] }: ChildOptions,
  port: number,
): ChildProcess {
  return fork(join(import.meta.dirname, program), [], {
    cwd: dirname(import.meta.dirname),
    env: { PATH: process.env['PATH'], PORT: String(port), HOST: '127.0.0.1', ...env },
    execArgv: [
      ...['./probe.ts', ...imports].flatMap((file) => ['--import', address(file)]),
      ...(profiles() === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles()}`]),
    ],
    // The log is written, as it is in production, and read by nobody.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

export async function probe(child: ChildProcess): Promise<Probe> {
  const answer = once(child, 'message')
  child.send('probe')
  return ((await answer) as [Probe])[0]
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGCONT')
  child.kill('SIGTERM')
  await ended
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url)
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}
