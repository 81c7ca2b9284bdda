/**
 * `pnpm start`: without WECHAT_APPID the whole journey on this machine (a local WeChat, the server,
 * the phone); with it, the server alone, against the real WeChat.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildWeapp, MINIAPP_DIST } from './build-weapp.ts'
import { loadDemo, type Demo } from './demo.ts'

const root = dirname(import.meta.dirname)
process.chdir(root)
if (existsSync('.env')) process.loadEnvFile('.env')

/** Where the demo keeps everything; the server alone follows DATABASE_URL. */
const data = process.env['FAHUO_DATA'] || 'data'

const children: ChildProcess[] = []
/** Aborted once everything is to end. */
const ending = new AbortController()
const stopping = () => ending.signal.aborted

/** Starts one of our programs; when it ends by itself, all end. */
function run(file: string, env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(root, file)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  children.push(child)
  child.once('exit', (code) => {
    if (!stopping()) void stop(code === 0 ? 0 : 1)
  })
  return child
}

async function stop(code: number): Promise<never> {
  ending.abort()
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null)
  await Promise.all(running.map((child) => once(child, 'exit')))
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping()) return
    console.log('\nStopping …')
    void stop(0)
  })

/** Waits until a program answers; gives up when it has ended. */
async function answering(url: string, child: ChildProcess): Promise<void> {
  while (!stopping() && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
}

/**
 * Asks for a port before anything is built. What answers there later could be another Fahuo, and its
 * phone would be taken for ours.
 * @throws Error when it is in use
 */
async function mustBeFree(name: string, port: string, host: string): Promise<void> {
  // What is no port at all is told by the program that reads the setting.
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return
  const probe = createServer()
  try {
    await once(probe.listen(Number(port), host), 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return
    throw new Error(
      `${name} ${port} is in use: does Fahuo run already? Stop what runs there, or set another one, for instance ${name}=${Number(port) + 2}.`,
      { cause: error },
    )
  }
  probe.close()
  await once(probe, 'close')
}

function demoSettings(demo: Demo, ports: { server: string; emulator: string }) {
  const server_url = `http://localhost:${ports.server}`
  const [demo_key = ''] = (process.env['MERCHANT_API_KEYS'] || demo.api_key).split(',')
  const shared = { WECHAT_APPID: demo.appid, WECHAT_SECRET: demo.secret }
  const emulator = {
    ...shared,
    EMULATOR_PORT: ports.emulator,
    EMULATOR_DATA: join(data, 'wechat.json'),
    PUSH_URL: `${server_url}/wechat/push`,
    PUSH_TOKEN: demo.push_token,
    PUSH_ENCODING_AES_KEY: demo.push_aes_key,
    MINIAPP_DIST,
    SERVER_URL: server_url,
    DEMO_API_KEY: demo_key,
  }
  const server = {
    ...shared,
    PORT: ports.server,
    DATABASE_URL: process.env['DATABASE_URL'] || join(data, 'fahuo.db'),
    WECHAT_API_URL: `http://localhost:${ports.emulator}`,
    WECHAT_PUSH_TOKEN: demo.push_token,
    WECHAT_PUSH_AES_KEY: demo.push_aes_key,
    MERCHANT_API_KEYS: process.env['MERCHANT_API_KEYS'] || demo.api_key,
    LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
  }
  return { server_url, emulator, server, demo_key: demo_key.trim() }
}

async function startDemo(): Promise<void> {
  const ports = {
    server: process.env['PORT'] || '4000',
    emulator: process.env['EMULATOR_PORT'] || '4010',
  }
  await mustBeFree('PORT', ports.server, process.env['HOST'] || '0.0.0.0')
  await mustBeFree('EMULATOR_PORT', ports.emulator, '127.0.0.1')
  const demo = await loadDemo(join(data, 'demo.json'))
  const settings = demoSettings(demo, ports)
  await buildWeapp(process.env['FAHUO_SERVER_URL'] || settings.server_url, console.log)
  if (stopping()) return

  console.log('Starting the local WeChat and the server …')
  const phone = `http://localhost:${ports.emulator}/phone`
  await answering(phone, run('packages/emulator/src/cli.ts', settings.emulator))
  if (stopping()) return
  await answering(`${settings.server_url}/readyz`, run('server/src/main.ts', settings.server))
  if (stopping()) return

  console.log(`
Fahuo runs. Nothing here is real money: WeChat is the emulator.

  1. Open the phone     ${phone}
  2. A buyer pays       press "A buyer pays" (买家付款) beside the phone
  3. Ship the order     press "Ship" (发货), or do as the merchant's system would:

     curl ${settings.server_url}/api/shipments -H 'content-type: application/json' \\
       -H 'authorization: Bearer ${settings.demo_key}' \\
       -d '{"order_key":{"order_number_type":2,"transaction_id":"<transaction_id>"},
            "logistics_type":1,"delivery_mode":1,"shipping_list":[{"tracking_no":"YT2026112100001",
            "express_company":"YTO","item_desc":"Tea x1"}]}'

  4. Tap the message in the phone, then "Confirm receipt" (确认收货)

  Server   ${settings.server_url}   (health: /readyz)
  API key  ${settings.demo_key}
  Data     ${data}/   (delete it to start afresh)
  Stop     Ctrl-C
`)
}

try {
  if (process.env['WECHAT_APPID']) run('server/src/main.ts', {})
  else await startDemo()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  await stop(1)
}
