import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { ERRCODE, receivePush, type PushQuery } from '@fahuo/wechat'
import { weappApi } from '@fahuo/weapp-host'
import { startMiniProgram } from '@fahuo/weapp-host/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createProject, install, tarballOf, type Project } from './project.ts'
import { freePort } from '../support/ports.ts'

const secrets = { appid: 'wx00000000000000ab', secret: 'a-secret' }
const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
let project: Project
let running: ChildProcess | undefined

beforeAll(async () => {
  project = await createProject()
  // All is in the tarball, so that a registry is not asked.
  await install(project, 'emulator')
})
afterAll(() => project.remove())
afterEach(async () => {
  if (running?.exitCode !== null) return
  const closed = once(running, 'close')
  // npx runs it below a shell: the whole group ends.
  if (running.pid !== undefined) process.kill(-running.pid, 'SIGTERM')
  await closed
  running = undefined
})

/** Starts a program that is the emulator. @returns its address */
async function start(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const port = await freePort()
  const settings = {
    EMULATOR_PORT: String(port),
    WECHAT_APPID: secrets.appid,
    WECHAT_SECRET: secrets.secret,
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
  }
  running = spawn(program, args, {
    cwd: project.folder,
    env: { ...process.env, ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  running.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  running.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  running.once('close', () => (output += ' (ended)'))
  await expect.poll(() => output, { timeout: 60_000 }).toMatch(/listens on|\(ended\)/)
  expect(output).toContain('listens on')
  return `http://localhost:${port}`
}

const bin = () => join(project.folder, 'node_modules/.bin/fahuo-emulator')
const post = async <Answer>(url: string, body: object): Promise<Answer> =>
  (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Answer>

describe('fahuo-emulator from its tarball', () => {
  it('runs by npx, without the registry, and answers as WeChat', async () => {
    // npx takes what begins with a slash for a program.
    await copyFile(await tarballOf('emulator'), join(project.folder, 'emulator.tgz'))
    const url = await start('npx', ['--yes', '--offline', './emulator.tgz'])
    const { access_token } = await post<{ access_token: string }>(`${url}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      ...secrets,
    })
    const answer = await post(`${url}/wxa/sec/order/get_order?access_token=${access_token}`, {
      transaction_id: '1',
    })
    expect(answer).toMatchObject({ errcode: ERRCODE.PAYMENT_UNKNOWN })
  })

  it('has a phone with the reference Mini Program, which asks the merchant’s server', async () => {
    const url = await start(bin(), [], { SERVER_URL: 'http://localhost:4999' })
    const page = await (await fetch(`${url}/phone`)).text()
    expect(page).toContain('phone.js')
    for (const file of ['phone.js', 'phone.css']) {
      const { status, headers } = await fetch(`${url}/phone/${file}`)
      expect([status, Number(headers.get('content-length'))]).toEqual([200, expect.any(Number)])
    }
    const { files } = (await (await fetch(`${url}/phone/bundle.json`)).json()) as {
      files: Record<string, string>
    }
    const asked: string[] = []
    const program = startMiniProgram({
      bundle: { files },
      wx: {
        login: weappApi('login', () => ({ code: 'a-code' })),
        request: weappApi('request', (options: { url: string }) => {
          asked.push(options.url)
          return { statusCode: 404, data: { error: { code: 'not_found', message: 'none' } } }
        }),
      },
      launch: { path: 'pages/order/detail/index', query: { transaction_id: '42' } },
    })
    await expect.poll(() => asked).not.toHaveLength(0)
    expect(asked[0]).toMatch(/^http:\/\/localhost:4999\/buyer\//)
    program.kill()
  })

  it('says in words what is wrong with a push setting', async () => {
    await expect(
      project.run(bin(), ['--push-mode', 'compatible'], { LANG: 'zh_CN.UTF-8', LC_ALL: '' }),
    ).rejects.toThrow('请同时填写 PUSH_ENCODING_AES_KEY')
    await expect(
      project.run(bin(), ['--push-mode', 'both'], { LANG: 'C', LC_ALL: '' }),
    ).rejects.toThrow('PUSH_MODE is invalid: expected plain, compatible or safe.')
  })
})

describe('the push modes of the console', () => {
  let merchant: Server
  const received: { query: PushQuery; body: string }[] = []
  beforeAll(async () => {
    merchant = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
        received.push({ query, body })
        response.end('success')
      })
    }).listen(0)
    await once(merchant, 'listening')
  })
  afterAll(() => void merchant.close())

  it.each([
    ['plain', { PUSH_ENCODING_AES_KEY: key, PUSH_MODE: 'plain' }, true, false],
    ['compatible', { PUSH_ENCODING_AES_KEY: key, PUSH_MODE: 'compatible' }, true, true],
    ['safe', { PUSH_ENCODING_AES_KEY: key }, false, true],
  ] as const)('%s sends what that mode sends', async (_, settings, plain, sealed) => {
    received.length = 0
    const { port } = merchant.address() as AddressInfo
    const url = await start(bin(), [], {
      PUSH_URL: `http://localhost:${port}/push`,
      PUSH_TOKEN: 'token',
      PUSH_FORMAT: 'json',
      ...settings,
    })
    await post(`${url}/_emulator/pushes`, {
      message: { ToUserName: 'gh', MsgType: 'event', Event: 'trade_manage_remind_shipping' },
    })
    await expect.poll(() => received).toHaveLength(1)
    const [{ query, body }] = received as [{ query: PushQuery; body: string }]
    const sent = JSON.parse(body) as Record<string, unknown>
    expect(['Event' in sent, 'Encrypt' in sent]).toEqual([plain, sealed])
    const read = receivePush(body, query, {
      appid: secrets.appid,
      tokens: ['token'],
      encoding_aes_keys: sealed ? [key] : [],
    })
    expect(read).toMatchObject({
      mode: sealed ? 'safe' : 'plain',
      message: { Event: 'trade_manage_remind_shipping' },
    })
  })
})
