import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { words } from './words.ts'

const root = dirname(import.meta.dirname)
const ASK_EVERY_MS = 25

/** The programs that this one started; when one ends, all end, and so does this one. */
export interface Programs {
  /** Starts one of our programs. */
  run: (file: string, env: Record<string, string>, silent?: boolean) => ChildProcess
  /** Ends all of them, then this one. */
  stop: (code: number) => Promise<never>
  /** Aborted once everything is to end. */
  ending: AbortSignal
}

export function startPrograms(): Programs {
  const children: ChildProcess[] = []
  const ending = new AbortController()

  async function stop(code: number): Promise<never> {
    ending.abort()
    const running = children.filter((child) => child.exitCode === null && child.signalCode === null)
    for (const child of running) child.kill('SIGTERM')
    await Promise.all(running.map((child) => once(child, 'exit')))
    process.exit(code)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (ending.signal.aborted) return
      console.log(`\n${words.stopping}`)
      void stop(0)
    })

  return {
    ending: ending.signal,
    stop,
    run(file, env, silent = false) {
      const child = spawn(process.execPath, [join(root, file)], {
        env: { ...process.env, ...env },
        stdio: ['ignore', silent ? 'ignore' : 'inherit', 'inherit'],
      })
      children.push(child)
      child.once('exit', (code) => {
        if (!ending.signal.aborted) void stop(code === 0 ? 0 : 1)
      })
      return child
    },
  }
}

/** Waits until a program answers; gives up when it has ended. @returns the seconds it took */
export async function answering(
  url: string,
  child: ChildProcess,
  ending: AbortSignal,
): Promise<string> {
  const started = performance.now()
  while (!ending.aborted && child.exitCode === null) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) break
    await wait(ASK_EVERY_MS)
  }
  return secondsSince(started)
}

export const secondsSince = (started: number) => ((performance.now() - started) / 1000).toFixed(1)
