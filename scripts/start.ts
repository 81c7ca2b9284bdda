/**
 * `pnpm start`: without WECHAT_APPID the whole journey on this machine (a local WeChat, the server,
 * the phone); with it, the server alone, against the real WeChat.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildConsole } from './build-console.ts'
import { buildWeapp, MINIAPP_DIST } from './build-weapp.ts'
import { loadDemo, type Demo } from './demo.ts'
import { nodeSettings } from './node-settings.ts'
import { mustBeFree, portOf } from './ports.ts'
import { answering, secondsSince, startPrograms, type Programs } from './programs.ts'
import { tellPayKeys } from './tell-pay-keys.ts'
import { words } from './words.ts'

const started = performance.now()
const root = dirname(import.meta.dirname)
process.chdir(root)
if (existsSync('.env')) process.loadEnvFile('.env')

/** Where the demo keeps everything; the server alone follows DATABASE_URL. */
const data = process.env['FAHUO_DATA'] || 'data'

/** Whose payments the demo's are: the emulator makes them so. */
const MCHID = '1900000109'

/** The demo is for this machine alone, unless HOST says otherwise. */
const LOCAL = '127.0.0.1'

/** Who is on this machine is the shop's owner, where nobody else can be. */
const OWN_HOST = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/
const isOwn = (url: string) => URL.canParse(url) && OWN_HOST.test(new URL(url).hostname)

function demoSettings(demo: Demo, ports: { server: number; emulator: number }) {
  const server_url = `http://localhost:${ports.server}`
  const host = process.env['HOST'] || LOCAL
  const public_url = process.env['PUBLIC_URL'] || server_url
  const console_url = `${server_url}/console`
  const keys = process.env['MERCHANT_API_KEYS'] || demo.api_key
  const [demo_key = ''] = keys.split(',')
  const shared = { WECHAT_APPID: demo.appid, WECHAT_SECRET: demo.secret }
  const emulator = {
    ...shared,
    EMULATOR_PORT: String(ports.emulator),
    EMULATOR_DATA: join(data, 'wechat.json'),
    PUSH_URL: `${server_url}/wechat/push`,
    PUSH_TOKEN: demo.push_token,
    PUSH_ENCODING_AES_KEY: demo.push_aes_key,
    // As the shop's backend passes them on.
    PAY_NOTIFY_URL: `${server_url}/wechat/pay/${MCHID}`,
    PAY_MCHID: MCHID,
    MINIAPP_DIST,
    SERVER_URL: server_url,
    CONSOLE_URL: console_url,
    DEMO_API_KEY: demo_key,
    // What is compiled once need not be compiled again; the server does this by itself.
    NODE_COMPILE_CACHE: join(root, 'packages/emulator/node_modules/.cache/compiled'),
  }
  const server = {
    ...shared,
    HOST: host,
    PORT: String(ports.server),
    PUBLIC_URL: public_url,
    FAHUO_DEMO:
      process.env['FAHUO_DEMO'] || (OWN_HOST.test(host) && isOwn(public_url) ? 'on' : 'off'),
    DATABASE_URL: process.env['DATABASE_URL'] || join(data, 'fahuo.db'),
    WECHAT_API_URL: `http://localhost:${ports.emulator}`,
    WECHAT_PUSH_TOKEN: demo.push_token,
    WECHAT_PUSH_AES_KEY: demo.push_aes_key,
    MERCHANT_API_KEYS: keys,
    LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
  }
  return { server_url, console_url, emulator, server, api_key: demo_key.trim() }
}

async function startDemo({ run, ending }: Programs): Promise<void> {
  const ports = { server: portOf('PORT', 4000), emulator: portOf('EMULATOR_PORT', 4010) }
  await mustBeFree('PORT', ports.server, process.env['HOST'] || LOCAL)
  await mustBeFree('EMULATOR_PORT', ports.emulator, LOCAL)
  const demo = await loadDemo(join(data, 'demo.json'))
  const { server_url, console_url, emulator, server, api_key } = demoSettings(demo, ports)

  // A second and a half when it changed; the server reads it as it starts.
  await buildConsole({ log: console.log })
  console.log(words.starting)
  const emulator_url = server.WECHAT_API_URL
  const phone = `${emulator_url}/phone`
  const started_wechat = answering(
    phone,
    run('packages/emulator/src/cli.ts', emulator, true),
    ending,
  )
  const started_server = answering(
    `${server_url}/readyz`,
    run('server/src/main.ts', { ...server, ...nodeSettings(process.env) }),
    ending,
  )
  const built = buildWeapp(process.env['FAHUO_SERVER_URL'] || server_url, {
    log: console.log,
    signal: ending,
  }).then(() => secondsSince(started))
  const paid = Promise.all([started_wechat, started_server]).then(() =>
    ending.aborted
      ? undefined
      : tellPayKeys({ emulator_url, mchid: MCHID, data, server, signal: ending }),
  )
  const [wechat_seconds, server_seconds, miniapp_seconds] = await Promise.all([
    started_wechat,
    started_server,
    built,
    paid,
  ])
  if (ending.aborted) return

  const seconds = {
    total: secondsSince(started),
    miniapp: miniapp_seconds,
    wechat: wechat_seconds,
    server: server_seconds,
  }
  console.log(
    words.ready({
      phone,
      console_url,
      signs_in: server.FAHUO_DEMO === 'on',
      server_url,
      api_key,
      data,
      seconds,
    }),
  )
}

async function startAlone({ run }: Programs): Promise<void> {
  const port = process.env['PORT'] || '4000'
  // What is no port at all is told by the server, with all else that is wrong.
  if (/^[1-9]\d{0,4}$/.test(port))
    await mustBeFree('PORT', Number(port), process.env['HOST'] || '0.0.0.0')
  await buildConsole({ log: console.log })
  run('server/src/main.ts', nodeSettings(process.env))
}

const programs = startPrograms()
try {
  await (process.env['WECHAT_APPID'] ? startAlone(programs) : startDemo(programs))
} catch (error) {
  if (!programs.ending.aborted) {
    console.error(error instanceof Error ? error.message : error)
    await programs.stop(1)
  }
}
