import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** A delivery that came, verified by the package of Standard Webhooks. */
export interface Received {
  id: string
  timestamp: number
  signature: string
  body: { type: string; timestamp: string; data: Record<string, unknown> }
  /** Whether one of the secrets verifies it. */
  genuine: boolean
  path: string
}

/** Answers a request; undefined: 204. */
export type Reply = (received: Received, response: ServerResponse) => boolean

/**
 * Takes deliveries as a shop's backend does.
 * @param clocks_ms how far the clock of who signs may be from ours, where a test has moved it
 */
export async function startReceiver(
  secrets: () => readonly string[] = () => [],
  clocks_ms: () => readonly number[] = () => [],
) {
  const received: Received[] = []
  let reply: Reply = () => false
  const server = createServer((request, response) => void take(request, response))

  async function take(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const one: Received = {
      id: headers['webhook-id'] ?? '',
      timestamp: Number(headers['webhook-timestamp']),
      signature: headers['webhook-signature'] ?? '',
      body: JSON.parse(text) as Received['body'],
      genuine: secrets().some(
        (secret) => verifies(secret, text, headers) || signs(secret, text, headers, clocks_ms()),
      ),
      path: request.url ?? '',
    }
    received.push(one)
    if (!reply(one, response)) response.writeHead(204).end()
  }
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer(next: Reply) {
      reply = next
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function verifies(secret: string, text: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(text, headers)
    return true
  } catch {
    return false
  }
}

const TOLERANCE_MS = 300_000

/** The same for a clock that was moved: the package verifies by the clock of this process only. */
function signs(
  secret: string,
  text: string,
  headers: Record<string, string>,
  clocks_ms: readonly number[],
): boolean {
  const at = Number(headers['webhook-timestamp']) * 1000
  const now = Date.now()
  if (!clocks_ms.some((ahead) => Math.abs(now + ahead - at) <= TOLERANCE_MS)) return false
  const signature = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(at), text)
  return (headers['webhook-signature'] ?? '').split(' ').includes(signature)
}
