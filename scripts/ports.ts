import { once } from 'node:events'
import { createServer } from 'node:net'
import { words } from './words.ts'

/** Returns the port that a setting names. @throws when it is none */
export function portOf(name: string, fallback: number): number {
  const given = process.env[name] || String(fallback)
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65535 || Number(given) === 0)
    throw new Error(words.port_wrong(name, fallback))
  return Number(given)
}

/**
 * Asks for a port before anything is started. What answers there later could be another Fahuo, and
 * its phone would be taken for ours.
 * @throws when it cannot be listened on
 */
export async function mustBeFree(name: string, port: number, host: string): Promise<void> {
  // A browser that is told "localhost" looks at ::1 first: whoever has the port there has it all.
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host]
  for (const address of hosts) {
    const refusal = await listenError(port, address)
    if (refusal === 'EADDRINUSE') throw new Error(words.port_in_use(name, port, otherPort(port)))
    if (refusal === 'EACCES') throw new Error(words.port_refused(name, port))
    // A machine may well be without ::1.
    if (refusal !== undefined && address === host) throw new Error(words.host_wrong(host))
  }
}

const otherPort = (port: number) => (port > 65_000 ? port - 1000 : port + 2)

/** The code of the error when nobody can listen there. */
async function listenError(port: number, host: string): Promise<string | undefined> {
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'UNKNOWN'
  }
  probe.close()
  await once(probe, 'close')
  return undefined
}
