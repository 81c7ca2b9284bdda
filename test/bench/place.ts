import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { median } from './figures.ts'

/** Where databases stand while they are measured: on the project's own disk; /tmp may be memory. */
export const cache = join(dirname(dirname(import.meta.dirname)), 'node_modules/.cache/fahuo-bench')

/** Runs something with a folder that is gone afterwards. */
export async function withFolder<Result>(
  run: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'run-'))
  // PostgreSQL started by root runs as somebody else, who must find the way to its own folder.
  await chmod(folder, 0o711)
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Milliseconds that this disk takes to make 4 KB lasting. */
export async function measureFsync(): Promise<number> {
  return withFolder(async (folder) => {
    const file = openSync(join(folder, 'fsync'), 'w')
    const block = Buffer.alloc(4096, 1)
    const took = Array.from({ length: 200 }, () => {
      writeSync(file, block)
      const started = performance.now()
      fdatasyncSync(file)
      return performance.now() - started
    })
    closeSync(file)
    return median(took)
  })
}
