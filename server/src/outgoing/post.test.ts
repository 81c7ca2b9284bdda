import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { post, type PostOptions } from './post.ts'

let stop = () => Promise.resolve()
afterEach(() => stop())

/** An endpoint on this machine. @returns its port, and how often it was called */
async function endpoint(answer: RequestListener) {
  let calls = 0
  const server = createServer((request, response) => {
    calls += 1
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port: (server.address() as AddressInfo).port, calls: () => calls }
}
const posted = (url: string, more: Partial<PostOptions> = {}) =>
  post({ url, headers: {}, body: '{}', timeout_ms: 10_000, allow_private: true, ...more })

// The name may have led elsewhere when the webhook was stored: what counts is where the connection goes.
it('does not connect to where a name leads that is not public', async () => {
  const { port, calls } = await endpoint((_, response) => response.end())
  const url = `http://localhost:${port}/hook`
  expect(await posted(url, { allow_private: false })).toEqual({ error: 'private_address' })
  expect(calls()).toBe(0)
  expect(await posted(url)).toMatchObject({ status: 200 })
  expect(calls()).toBe(1)
})

it('does not connect to an address that is not public', async () => {
  const { port, calls } = await endpoint((_, response) => response.end())
  for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', '[::1]'])
    expect(await posted(`http://${host}:${port}/`, { allow_private: false })).toEqual({
      error: 'private_address',
    })
  expect(calls()).toBe(0)
})

it('follows no redirect', async () => {
  const { port, calls } = await endpoint((_, response) =>
    response.writeHead(307, { location: '/other', 'retry-after': '7' }).end('moved'),
  )
  const answer = await posted(`http://127.0.0.1:${port}/`)
  expect(answer).toEqual({ status: 307, retry_after: 7, body: 'moved' })
  expect(calls()).toBe(1)
})

it.each<[string, RequestListener]>([
  ['does not answer', () => {}],
  ['begins an answer and does not end it', (_, response) => void response.write('{')],
])('ends when an endpoint %s', async (_, answer) => {
  const { port } = await endpoint(answer)
  expect(await posted(`http://127.0.0.1:${port}/`, { timeout_ms: 50 })).toEqual({
    error: 'timeout',
  })
})

it('reads the beginning of an answer that is large', async () => {
  const { port } = await endpoint((_, response) => response.end('x'.repeat(1024 * 1024)))
  expect(await posted(`http://127.0.0.1:${port}/`)).toMatchObject({
    status: 200,
    body: 'x'.repeat(16 * 1024),
  })
})
