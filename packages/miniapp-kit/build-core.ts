/** `pnpm --filter @fahuo/miniapp-kit build:core`: bundles the core into one file, for a Mini Program without npm. */
import { join } from 'node:path'
import { build } from 'esbuild'

/** Bundles the core. @returns the path of the file */
export async function buildCore(): Promise<string> {
  const outfile = join(import.meta.dirname, 'dist/fahuo.js')
  await build({
    entryPoints: [join(import.meta.dirname, 'src/core/index.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    target: 'es2018',
    charset: 'utf8',
    logLevel: 'silent',
  })
  return outfile
}

if (import.meta.main) process.stdout.write(`${await buildCore()}\n`)
