#!/usr/bin/env node
/** Starts the command line (run.ts) with what was compiled at the last start. */
import { keepCompiled } from '../core/compiled.ts'

keepCompiled()
await import('./run.ts')
