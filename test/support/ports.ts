import getPort, { portNumbers } from 'get-port'

/** Below those that Linux and macOS give to whoever asks for any, and those of the demo (build.ts). */
const FIRST = 10_000
/** For each of vitest's workers (VITEST_POOL_ID), and one for what runs outside of them. */
const EACH = 1_000

const first = FIRST + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 10) * EACH
/** A process does not begin where another one that had this worker's place may still have a server. */
let next = first + Math.floor(Math.random() * EACH)

/**
 * A port for a server that is started later, or again. It is none that the system would give to
 * another meanwhile: any port (0) that was taken and released may belong to another test when the
 * server wants it.
 */
export async function freePort(): Promise<number> {
  const port = await getPort({
    port: [...portNumbers(next, first + EACH - 1), ...portNumbers(first, next)],
  })
  next = port + 1 < first + EACH ? port + 1 : first
  return port
}
