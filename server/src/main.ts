/**
 * Starts the server (boot.ts) with what was compiled at the last start: half of the processor time
 * of a start goes into stripping types and compiling. Beside the packages, not in a folder that
 * others may write to: what lies there is run. Where it cannot be written the start is as it was.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

const compiled = join(import.meta.dirname, '../node_modules/.cache/compiled')
enableCompileCache(compiled)
// Threads read it from here: each would load Node's compiler of types otherwise, 10 MB of it.
process.env['NODE_COMPILE_CACHE'] ??= compiled
await import('./boot.ts')
