import { pino, type Logger, type LevelWithSilent } from 'pino'

/** Characters that are written at once at the latest. */
const MOST = 8 * 1024

/**
 * JSON lines on standard output. What is said in one turn of the event loop is written together at
 * its end: with many requests at once, writing each line by itself is as dear as reading an order.
 * No line waits longer than its turn, and a process that ends writes what it has.
 */
export function createLog(level: LevelWithSilent): Logger {
  // Its own buffer is not used: emptying that syncs the file each time, as if lines were orders.
  const out = pino.destination({ fd: 1, sync: true, minLength: 0 })
  let said = ''
  let due = false
  const flush = () => {
    due = false
    const lines = said
    said = ''
    if (lines !== '') out.write(lines)
  }
  process.on('exit', flush)
  return pino(
    { level, base: null },
    {
      write(line: string) {
        said += line
        if (said.length >= MOST) flush()
        else if (!due) {
          due = true
          setImmediate(flush)
        }
      },
    },
  )
}
