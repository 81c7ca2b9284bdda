/** WeChat behind a front that spoils its answers, byte by byte if need be. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What WeChat has answered; null when the call never reached it. */
export type Processed = string | null

export type Spoil = (response: ServerResponse, processed: Processed) => unknown

interface Spoiled {
  path: string
  /** The call reaches WeChat before its answer is spoiled. */
  processed: boolean
  times: number
  spoil: Spoil
}

export interface Front {
  url: string
  /** Says where the emulator is. */
  before: (target: string) => void
  /** Spoils the next answers at a path. */
  spoil: (path: string, spoil: Spoil, more?: { processed?: boolean; times?: number }) => void
  /** How many answers were spoiled. */
  spoiled: () => number
  clear: () => void
  close: () => Promise<void>
}

export async function startFront(): Promise<Front> {
  let target = 'http://127.0.0.1'
  let waiting: Spoiled[] = []
  let count = 0
  const http = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray())
    const { pathname } = new URL(request.url ?? '/', target)
    const spoiled = waiting.find((one) => one.path === pathname)
    if (spoiled) {
      spoiled.times -= 1
      if (spoiled.times === 0) waiting = waiting.filter((one) => one !== spoiled)
      count += 1
    }
    const forward = async () => {
      const { method = 'GET' } = request
      const sent = await fetch(target + (request.url ?? '/'), {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body }),
      })
      return { text: await sent.text(), date: sent.headers.get('date') ?? '' }
    }
    if (!spoiled) {
      const { text, date } = await forward()
      response.writeHead(200, { 'content-type': 'application/json', date })
      response.end(text)
      return
    }
    await spoiled.spoil(response, spoiled.processed ? (await forward()).text : null)
  }

  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    before: (url) => {
      target = url
    },
    spoil: (path, spoil, { processed = true, times = 1 } = {}) =>
      void waiting.push({ path, spoil, processed, times }),
    spoiled: () => count,
    clear: () => {
      waiting = []
    },
    async close() {
      const closed = once(http, 'close')
      http.close()
      http.closeAllConnections()
      await closed
    },
  }
}
