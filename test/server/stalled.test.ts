import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPair, type Pair } from '../support/server.ts'

describe('a request that stops half-way', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair({}, undefined, {}, { receive_ms: 300 })
  })
  afterAll(() => pair.stop())

  /** Sends some text and nothing more. @returns what came until the server ended the connection */
  async function sendOnly(...parts: string[]): Promise<string> {
    const socket: Socket = connect(Number(new URL(pair.url).port), '127.0.0.1')
    await once(socket, 'connect')
    const answer = text(socket)
    for (const part of parts) socket.write(part)
    return answer
  }
  const head = (path: string, headers: string[]) =>
    [`POST ${path} HTTP/1.1`, 'host: localhost', ...headers, '', ''].join('\r\n')
  const key = () => `authorization: Bearer ${pair.api_key}`

  it('in its headers is ended', async () => {
    expect(await sendOnly('POST /api/shipments HTTP/1.1\r\nhost: localhost\r\nx-a: b')).toContain(
      '408',
    )
    // Or before they begin.
    await sendOnly()
  })

  it('in its body is ended with 408', async () => {
    const json = 'content-type: application/json'
    const answer = await sendOnly(
      head('/api/shipments', [key(), json, 'content-length: 1000']),
      '{"order_key":',
    )
    expect(answer).toContain('HTTP/1.1 408')
    expect(answer).toContain('"code":"request_timeout"')
    expect(answer.toLowerCase()).toContain('connection: close')
    const chunked = await sendOnly(
      head('/wechat/push', ['transfer-encoding: chunked']),
      '5\r\n{"a":\r\n',
    )
    expect(chunked).toContain('HTTP/1.1 408')
  })

  it('where nobody reads its body, is answered and ended', async () => {
    const answer = await sendOnly(head('/api/shipments', ['content-length: 1000']), '{')
    expect(answer).toContain('HTTP/1.1 401')
    expect(answer.toLowerCase()).toContain('connection: close')
  })

  it('does not end one that is slow and goes on', async () => {
    const body = JSON.stringify({ code: 'x'.repeat(20) })
    const socket = connect(Number(new URL(pair.url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      head('/buyer/session', [
        'content-type: application/json',
        'connection: close',
        `content-length: ${body.length}`,
      ]),
    )
    const answer = text(socket)
    // Longer in all than one may be silent.
    let sent = 0
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        socket.write(body.slice(sent, sent + 1))
        sent += 1
        if (sent < body.length) return
        clearInterval(timer)
        resolve()
      }, 20)
    })
    expect(await answer).toContain('HTTP/1.1 401')
  })

  it('leaves a connection open for 75 s after an answer', async () => {
    const answer = await fetch(`${pair.url}/healthz`)
    expect(answer.headers.get('keep-alive')).toBe('timeout=75')
  })
})
