import { pino, type Logger, type LevelWithSilent } from 'pino'

/** Creates the log: JSON lines on standard output, each written before the next thing happens. */
export function createLog(level: LevelWithSilent): Logger {
  return pino({ level, base: null }, pino.destination({ fd: 1, sync: true, minLength: 0 }))
}
