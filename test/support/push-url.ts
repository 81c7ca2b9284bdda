import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encrypt, sign, writeXml, type Message } from '@fahuo/wechat'
import type { Pair } from './server.ts'

/** A push as somebody's push URL got it. */
export interface Got {
  query: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A shop's own push URL: keeps what comes and answers as it is told; undefined: not at all. */
export async function startPushUrl(
  answer: () => { status: number; type: string; body: string } | undefined,
) {
  const got: Got[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const [, query = ''] = (request.url ?? '').split('?')
      got.push({ query, headers: request.headers, body: Buffer.concat(chunks) })
      const said = answer()
      if (!said) return
      response.writeHead(said.status, { 'content-type': said.type })
      response.end(said.body)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/own/push`,
    got,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

interface PushOptions {
  format?: 'json' | 'xml'
  /** Seconds that WeChat's clock is ahead of ours. */
  ahead?: number
  headers?: Record<string, string>
}

/**
 * Sends a push as WeChat does in safe mode, signed and encrypted by the pair's keys.
 * @param message its fields, or the text of it where fields cannot say it
 */
export async function sendPush(
  { url, appid, push_token, push_aes_key }: Pair,
  message: Message | string,
  { format = 'json', ahead = 0, headers = {} }: PushOptions = {},
) {
  const write = (fields: Message) => (format === 'xml' ? writeXml(fields) : JSON.stringify(fields))
  const text = typeof message === 'string' ? message : write(message)
  const timestamp = String(Math.floor(Date.now() / 1000) + ahead)
  const nonce = '4242'
  const Encrypt = encrypt(text, { appid, encoding_aes_key: push_aes_key })
  const query = new URLSearchParams({
    signature: sign(push_token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: sign(push_token, timestamp, nonce, Encrypt),
  }).toString()
  const body = write({ ToUserName: 'gh_1', Encrypt })
  const answer = await fetch(`${url}/wechat/push?${query}`, {
    method: 'POST',
    headers: { 'content-type': format === 'xml' ? 'text/xml' : 'application/json', ...headers },
    body,
  })
  return { status: answer.status, text: await answer.text(), query, body }
}
