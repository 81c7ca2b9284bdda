import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSOLE_DIST } from '../../scripts/build-console.ts'
import { startPair, type Pair } from '../support/server.ts'

/** What a person loads before anything is drawn, compressed by gzip; screens come when opened. */
const FIRST_VIEW_BYTES = 130 * 1024

describe('the console as it is served', () => {
  let pair: Pair
  let assets: string[]
  beforeAll(async () => {
    pair = await startPair()
    const index = await readFile(join(CONSOLE_DIST, 'index.html'), 'utf8')
    assets = [...index.matchAll(/\/console\/(assets\/[\w.-]+)/g)].map(([, name = '']) => name)
  })
  afterAll(() => pair.stop())

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const { statusCode, headers: said, body } = await request(pair.url + path, { headers })
    return { status: statusCode, headers: said, body: Buffer.from(await body.arrayBuffer()) }
  }

  it('runs nothing but its own files, and is framed by nobody', async () => {
    const { status, headers, body } = await get('/console/orders?tab=late')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: https:; " +
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    )
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(body.toString()).toContain('<div id="console">')
    expect((await get('/console')).headers['location']).toBe('/console/')
  })

  it.each([
    ['br', promisify(brotliDecompress)],
    ['gzip', promisify(gunzip)],
    ['identity', (body: Buffer) => Promise.resolve(body)],
  ])('is the same in %s, and not sent again', async (encoding, read) => {
    const path = `/console/${assets.find((name) => name.endsWith('.js'))}`
    const sent = await get(path, { 'accept-encoding': encoding })
    expect(sent.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding)
    expect(sent.headers['content-type']).toContain('javascript')
    expect(sent.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const plain = await readFile(join(CONSOLE_DIST, path.replace('/console/', '')))
    expect((await read(sent.body)).equals(plain)).toBe(true)
    const again = await get(path, {
      'accept-encoding': encoding,
      'if-none-match': String(sent.headers['etag']),
    })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it('says 404 for a script of another version, and never the page in its place', async () => {
    const { status, headers } = await get('/console/assets/index-0ldVers1on.js')
    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8'])
    expect((await get('/console/assets/..%2f..%2fpackage.json')).status).toBe(404)
  })

  it('loads at most 130 KB before the first screen', async () => {
    const files = await Promise.all(
      assets.map((name) => readFile(join(CONSOLE_DIST, `${name}.gz`))),
    )
    const bytes = files.reduce((sum, { length }) => sum + length, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(FIRST_VIEW_BYTES)
  })

  it('is not there with CONSOLE=off', async () => {
    const off = await startPair({}, undefined, { CONSOLE: 'off' })
    try {
      const { statusCode, body } = await request(`${off.url}/console/`)
      await body.dump()
      expect(statusCode).toBe(404)
    } finally {
      await off.stop()
    }
  })
})
