import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = dirname(dirname(import.meta.dirname))

/** Makes a folder for the demo's data. */
export async function makeDataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'fahuo-demo-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** `node scripts/start.ts`, as `pnpm start` runs it. */
export function startScript(env: Record<string, string>, { detached = false } = {}): ChildProcess {
  return spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, as in a terminal.
    detached,
  })
}

/** Collects what a program prints. */
export function hear(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  return () => output
}

/** Waits for a program's end. */
export function ended(child: ChildProcess, signal: () => void = () => {}): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done(child.exitCode)
    child.once('close', done)
    return signal()
  })
}
