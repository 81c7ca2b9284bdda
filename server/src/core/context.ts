import type { Database } from '../database/database.ts'
import type { Sealer } from './sealing.ts'
import type { Thread } from './thread.ts'
import type { Clock } from './time.ts'

/** The log as rules see it: facts first, then words. Never a token, a secret, a phone number. */
export interface Log {
  info: (facts: object, message: string) => void
  warn: (facts: object, message: string) => void
  error: (facts: object, message: string) => void
}

/** A worker that can be woken. */
export type WorkerName =
  | 'outbox'
  | 'pushes'
  | 'imports'
  | 'services'
  | 'complaints'
  | 'webhooks'
  | 'doctor'

/** What the process has; a test passes its own. */
export interface App {
  database: Database
  /** Seals what must rest in the database, by the master key. */
  sealer: Sealer
  clock: Clock
  log: Log
  /** Wakes a worker, so that it does not wait for its next poll. */
  wake: (worker: WorkerName) => void
  /** Counts what failed unexpectedly, by worker: `fahuo_worker_failures_total`. */
  onFailure: (worker: string) => void
  /** Reads files, so that requests go on meanwhile. */
  thread: Thread
  /** Whether this server may claim work: not when a newer version has migrated its database. */
  mayClaim: () => Promise<boolean>
  /** How long a worker rests that found nothing to do and that nobody wakes; left out: 500 ms. */
  rest_ms?: number
}
