import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPlace, startDemo } from '../support/demo.ts'
import { freePort } from '../support/ports.ts'
import { ended, hear, makeDataFolder, startScript } from '../support/programs.ts'
import { until } from '../support/http.ts'

const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/

/** Whether somebody listens there; on Linux, 127.0.0.2 is another address of this machine. */
async function listens(url: string, host: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), host)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

describe('starting', () => {
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  beforeAll(async () => {
    data = await makeDataFolder()
  })
  afterAll(() => data.remove())

  const real = {
    WECHAT_APPID: 'wx00000000000000cd',
    WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
    WECHAT_PUSH_TOKEN: 'token',
    WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    MERCHANT_API_KEYS: '0123456789abcdef0123456789abcdef',
    // Nobody there: the server must start without WeChat, too.
    WECHAT_API_URL: 'http://127.0.0.1:1',
  }

  it('starts the server alone when there is an appid', async () => {
    const [port, emulator_port] = [await freePort(), await freePort()]
    const child = startScript({
      ...real,
      DATABASE_URL: `${data.path}/alone.db`,
      PORT: String(port),
      EMULATOR_PORT: String(emulator_port),
    })
    const ready = await until(
      () => fetch(`http://localhost:${port}/readyz`).catch(() => null),
      (answer) => answer !== null,
    )
    expect(ready?.status).toBe(200)
    await expect(fetch(`http://localhost:${emulator_port}/phone`)).rejects.toThrow('fetch failed')
    expect(await ended(child, () => child.kill('SIGTERM'))).toBe(0)
  })

  it('stops gracefully on Ctrl-C, which comes as two signals', async () => {
    const port = await freePort()
    const file = `${data.path}/ctrl-c.db`
    // As a terminal does it: SIGINT to the start script and to what it started.
    const child = startScript(
      { ...real, DATABASE_URL: file, PORT: String(port), LOG_LEVEL: 'silent' },
      { detached: true },
    )
    await until(
      () => fetch(`http://localhost:${port}/readyz`).catch(() => null),
      (answer) => answer !== null,
    )
    expect(await ended(child, () => process.kill(-(child.pid ?? NaN), 'SIGINT'))).toBe(0)
    // Closed well, SQLite leaves nothing beside the file.
    expect([existsSync(file), existsSync(`${file}-wal`)]).toEqual([true, false])
  })

  it('names each setting that is missing or wrong, with an example, and exits 1', async () => {
    const child = startScript({ WECHAT_APPID: 'my-app', WECHAT_SECRET: '', PORT: 'many' })
    const output = hear(child)
    expect(await ended(child)).toBe(1)
    expect(output()).toContain('WECHAT_APPID is invalid: expected')
    expect(output()).toContain('Example: WECHAT_APPID=wx0123456789abcdef')
    expect(output()).toContain('WECHAT_SECRET is missing: expected')
    expect(output()).toContain('WECHAT_PUSH_AES_KEY is missing: expected')
    expect(output()).toContain('PORT is invalid: expected')
    expect(output()).not.toContain('my-app')
  })

  it.each([
    ['mysql://root@localhost/fahuo', 'DATABASE_URL is invalid'],
    ['/proc/fahuo.db', 'Check DATABASE_URL'],
    ['postgres://fahuo:hidden-word@127.0.0.1:1/fahuo', 'Check DATABASE_URL'],
  ])('says what to do about a database that cannot be: %s', async (DATABASE_URL, words) => {
    const child = startScript({ ...real, DATABASE_URL })
    const output = hear(child)
    expect(await ended(child)).toBe(1)
    expect(output()).toContain(words)
    expect(output()).not.toContain('hidden-word')
    expect(output()).not.toContain('    at ')
  })

  it('speaks Chinese in a Chinese terminal', async () => {
    const child = startScript({ WECHAT_APPID: 'my-app', LANG: 'zh_CN.UTF-8' })
    const output = hear(child)
    expect(await ended(child)).toBe(1)
    expect(output()).toContain('WECHAT_APPID 有误：应为')
    expect(output()).toContain('缺少 WECHAT_PUSH_TOKEN：应为')
  })

  it('refuses a jump path that is no page, with the list of pages', async () => {
    const child = startScript({
      ...real,
      MSG_JUMP_PATH: 'pages/nowhere/index',
      MINIAPP_PAGES: 'pages/home,pages/order',
    })
    const output = hear(child)
    expect(await ended(child)).toBe(1)
    expect(output()).toContain('its pages are pages/home, pages/order')
  })

  it('builds nothing when nothing changed, and is there for this machine alone', async () => {
    // The first demo of a folder puts its build there.
    const dist = join(import.meta.dirname, '../../miniapp', demoPlace().dist)
    await (await startDemo({ data: data.path })).stop()
    const before = await stat(dist)
    const demo = await startDemo({ data: data.path })
    try {
      expect(demo.output()).toContain('built already (nothing changed)')
      expect(demo.output()).not.toContain('Building')
      expect((await stat(dist)).ino).toBe(before.ino)
      for (const url of [demo.server, demo.emulator]) {
        expect(await listens(url, '127.0.0.1')).toBe(true)
        expect(await listens(url, '127.0.0.2')).toBe(false)
      }
      expect(demo.output()).not.toMatch(CHINESE)
    } finally {
      expect(await demo.stop()).toBe(0)
    }
  })

  it('listens where HOST says, and speaks Chinese alone in a Chinese terminal', async () => {
    const demo = await startDemo({
      data: data.path,
      env: { HOST: '0.0.0.0', LANG: 'zh_CN.UTF-8' },
      ready: '停止       Ctrl-C',
    })
    try {
      expect(await listens(demo.server, '127.0.0.2')).toBe(true)
      // The command to copy is in no language.
      const [before = '', after = ''] = demo.output().split(/^ *curl[^]*?\}'$/m)
      for (const line of `${before}${after}`.split('\n').filter((text) => /\w/.test(text)))
        expect(line).toMatch(CHINESE)
    } finally {
      expect(await demo.stop()).toBe(0)
    }
    expect(demo.output()).toContain('正在停止')
  })

  it.each(['PORT', 'EMULATOR_PORT'])('says in one line that %s is in use', async (name) => {
    const other = createServer().listen(0, name === 'PORT' ? '0.0.0.0' : '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const child = startScript({
      FAHUO_DATA: data.path,
      FAHUO_DIST: demoPlace().dist,
      // As built for the other journeys: what is looked at here comes after the build.
      FAHUO_SERVER_URL: `http://localhost:${demoPlace().server_port}`,
      PORT: String(await freePort()),
      EMULATOR_PORT: String(await freePort()),
      [name]: String(port),
    })
    const output = hear(child)
    const code = await ended(child)
    other.close()
    expect(code).toBe(1)
    expect(output()).toContain(`${name} ${port} is in use`)
    expect(output()).not.toContain('Fahuo runs')
    expect(output().trim().split('\n')).toHaveLength(1)
  })

  it.each([
    [{ LANG: 'zh_CN.UTF-8', PORT: '1e3' }, 'PORT 有误：应为'],
    [{ EMULATOR_PORT: '65536' }, 'EMULATOR_PORT is invalid: expected a port'],
    [{ HOST: '203.0.113.1' }, 'HOST 203.0.113.1 is no address of this machine'],
  ])('says in one line what is wrong with %j', async (env, words) => {
    const child = startScript({ FAHUO_DATA: data.path, FAHUO_DIST: demoPlace().dist, ...env })
    const output = hear(child)
    expect(await ended(child)).toBe(1)
    expect(output()).toContain(words)
    expect(output().trim().split('\n')).toHaveLength(1)
  })
})
