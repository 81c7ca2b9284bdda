import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type EmulatorOptions } from '@fahuo/emulator'
import { startServer, type ServerTuning } from '@fahuo/server'
import { readConfig } from '@fahuo/server/config'
import type { Engine } from '../../server/src/database/dialects.ts'
import { makeDatabase } from './databases.ts'
import { call } from './http.ts'
import { MASTER_KEY } from './master-key.ts'
import { freePort } from './ports.ts'
import { asLogged, refuseSecrets } from './secrets.ts'

export interface Line {
  level: string
  facts: object
  message: string
}

const appid = 'wx00000000000000ab'
const secret = 'a-secret-that-must-be-in-no-output'
const push_token = 'pushTokenForTests'
const push_aes_key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const api_key = 'an-api-key-for-tests-0123456789'

/** Milliseconds short enough for a test; the order of things is the same. */
const timing = {
  deadline_ms: 400,
  first_ms: 20,
  longest_ms: 200,
  unknown_payment_ms: 3_000,
  unproven_ms: 3_000,
  answered_ms: 3_000,
  not_payable_ms: 3_000,
}

/** A server and a WeChat in this process, on real sockets and a real SQLite file. */
export async function startPair(
  {
    push_format = 'json',
    ...options
  }: Partial<EmulatorOptions> & {
    push_format?: 'json' | 'xml'
  } = {},
  /** What is there before the server starts; gets the emulator's address. */
  prepare: (emulator: string) => Promise<unknown> = () => Promise.resolve(),
  /** Settings of the server beside those that a test needs. */
  more: Record<string, string> = {},
  tuning: ServerTuning = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-pair-'))
  const server_port = await freePort()
  const emulator = await startEmulator({
    appid,
    secret,
    push: {
      url: `http://localhost:${server_port}/wechat/push`,
      token: push_token,
      encoding_aes_key: push_aes_key,
      format: push_format,
    },
    ...options,
  })
  await prepare(emulator.url)
  const lines: Line[] = []
  const say = (level: string) => (facts: object, message: string) =>
    void lines.push({ level, facts, message })
  const env = {
    WECHAT_APPID: appid,
    WECHAT_SECRET: secret,
    WECHAT_API_URL: emulator.url,
    WECHAT_PUSH_TOKEN: push_token,
    WECHAT_PUSH_AES_KEY: push_aes_key,
    MERCHANT_API_KEYS: api_key,
    DATABASE_URL: join(folder, 'fahuo.db'),
    HOST: '127.0.0.1',
    PORT: String(server_port),
    ...(more['DATABASE_URL']?.startsWith('postgres') && { FAHUO_MASTER_KEY: MASTER_KEY }),
    ...more,
  }
  const log = { info: say('info'), warn: say('warn'), error: say('error') }
  const start = () => {
    const settings = readConfig(env)
    if ('problems' in settings) throw new Error(settings.problems.join('\n'))
    return startServer(settings.config, log, {
      ...timing,
      // A worker that is kept waiting by other work on the machine keeps what it has claimed.
      ...(tuning.deadline_ms === undefined && { lease_ms: 3_000 }),
      strict: true,
      lookup_every_ms: 100,
      rest_ms: 100,
      ...tuning,
    })
  }
  let server = await start()
  /** Of a server that stands still: a restart failed. */
  let stopped: Promise<void> | undefined
  const url = `http://localhost:${server.port}`

  return {
    url,
    emulator: emulator.url,
    appid,
    secret,
    push_token,
    api_key,
    push_aes_key,
    lines,
    /** The server's settings, for the command line. */
    env,
    /** Asks the server as a merchant. */
    merchant: <Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
      call<Answer>(method, url + path, { key: api_key, body }),
    /** Asks the emulator's control interface. */
    control: <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
      call<Answer>(method, `${emulator.url}/_emulator${path}`, { body }),
    /** Uploads at WeChat without the server, as its console or another system does. */
    async shipByHand(upload: object) {
      const { access_token } = (
        await call<{ access_token: string }>('POST', `${emulator.url}/cgi-bin/stable_token`, {
          body: { grant_type: 'client_credential', appid, secret },
        })
      ).body
      const path = `/wxa/sec/order/upload_shipping_info?access_token=${access_token}`
      const { body } = await call<{ errcode: number }>('POST', emulator.url + path, {
        body: upload,
      })
      if (body.errcode !== 0) throw new Error(`shipping by hand: errcode ${body.errcode}`)
    },
    /** Stops the server and starts it again, on the same database, by the settings that `env` has then. */
    async restart(while_down: () => Promise<unknown> = () => Promise.resolve()) {
      stopped ??= server.stop()
      await stopped
      await while_down()
      server = await start()
      stopped = undefined
    },
    async stop() {
      await (stopped ?? server.stop())
      await emulator.close()
      await rm(folder, { recursive: true, force: true })
      refuseSecrets(asLogged(lines), [secret, push_token, push_aes_key, api_key])
    },
  }
}
/** The same on a database of either engine. */
export async function startPairOn(
  engine: Engine,
  options: Parameters<typeof startPair>[0] = {},
  prepare?: Parameters<typeof startPair>[1],
  more: Parameters<typeof startPair>[2] = {},
  tuning?: ServerTuning,
) {
  const { url, remove } = await makeDatabase(engine)
  const pair = await startPair(options, prepare, { DATABASE_URL: url, ...more }, tuning)
  return {
    ...pair,
    async stop() {
      await pair.stop()
      await remove()
    },
  }
}

export type Pair = Awaited<ReturnType<typeof startPair>>
