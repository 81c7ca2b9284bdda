/** Starts the server (boot.ts) with what was compiled at the last start. */
import { keepCompiled } from './core/compiled.ts'

keepCompiled()
await import('./boot.ts')
