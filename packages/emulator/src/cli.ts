#!/usr/bin/env node
import { Command } from 'commander'
import { startEmulator } from './emulator.ts'

const { env } = process

const program = new Command('fahuo-emulator')
  .description('A WeChat in a process: shipping, orders, pushes, and a phone in the browser')
  .option('--port <port>', 'port to listen on', env['EMULATOR_PORT'] ?? '4010')
  .option('--appid <appid>', 'the Mini Program', env['WECHAT_APPID'] ?? 'wx0000000000000000')
  .option('--secret <secret>', 'its AppSecret', env['WECHAT_SECRET'] ?? 'emulator-secret')
  .option('--push-url <url>', 'where pushes go', env['PUSH_URL'])
  .option('--push-token <token>', 'token of the push setting', env['PUSH_TOKEN'] ?? 'emulator')
  .option('--push-key <key>', 'EncodingAESKey; without: plain', env['PUSH_ENCODING_AES_KEY'])
  .option('--push-format <format>', 'json or xml', env['PUSH_FORMAT'] ?? 'json')
  .option('--state <file>', 'keep the state in a file', env['EMULATOR_DATA'])
  .option('--miniapp <folder>', 'the built Mini Program for the phone', env['MINIAPP_DIST'])
  .option(
    '--request-domains <urls>',
    'what the Mini Program may ask, with commas; the server alone by default',
    env['REQUEST_DOMAINS'],
  )
  .option('--server <url>', "the merchant's server", env['SERVER_URL'] ?? 'http://localhost:4000')
  .option('--demo-key <key>', "the demo's API key, for the panel", env['DEMO_API_KEY'])
  .option('--visible-after <seconds>', 'how long a fresh payment stays unknown', '0')
  .option('--settlement-delay <seconds>', 'from the confirmed receipt to the settled money', '3')
  .parse()

interface Options {
  port: string
  appid: string
  secret: string
  pushUrl?: string
  pushToken: string
  pushKey?: string
  pushFormat: string
  state?: string
  miniapp?: string
  server: string
  demoKey?: string
  requestDomains?: string
  visibleAfter: string
  settlementDelay: string
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

const options = program.opts<Options>()
const port = Number(options.port)
if (!Number.isInteger(port) || port < 0 || port > 65535)
  fail(`EMULATOR_PORT is wrong: expected a port, 0 to 65535. Example: EMULATOR_PORT=4010`)
if (options.pushFormat !== 'json' && options.pushFormat !== 'xml')
  fail('PUSH_FORMAT is wrong: expected json or xml. Example: PUSH_FORMAT=json')
const secondsOf = (option: string, given: string): number => {
  const seconds = Number(given)
  if (given.trim() === '' || !(seconds >= 0 && seconds <= 1e9))
    fail(`${option} is wrong: expected seconds. Example: ${option} 60`)
  return seconds
}
const urlOf = (name: string, given: string): string =>
  URL.canParse(given) && /^https?:/.test(given)
    ? given
    : fail(`${name} is wrong: expected a URL. Example: ${name}=http://localhost:4000`)
if (options.pushKey !== undefined && !/^[A-Za-z0-9]{43}$/.test(options.pushKey))
  fail('PUSH_ENCODING_AES_KEY is wrong: expected 43 letters and digits, or nothing for plain mode.')

const emulator = await startEmulator({
  appid: options.appid,
  secret: options.secret,
  port,
  state_file: options.state,
  visible_after: secondsOf('--visible-after', options.visibleAfter),
  settlement_delay: secondsOf('--settlement-delay', options.settlementDelay),
  push: {
    url: options.pushUrl && urlOf('PUSH_URL', options.pushUrl),
    token: options.pushToken,
    encoding_aes_key: options.pushKey,
    format: options.pushFormat,
  },
  phone: {
    miniapp_dist: options.miniapp,
    server_url: urlOf('SERVER_URL', options.server),
    request_domains: options.requestDomains
      ?.split(',')
      .map((url) => urlOf('REQUEST_DOMAINS', url.trim())),
    demo_key: options.demoKey,
  },
}).catch((error: NodeJS.ErrnoException) =>
  error.code === 'EADDRINUSE'
    ? fail(
        `EMULATOR_PORT ${port} is in use: stop what runs there, or set another one, for instance EMULATOR_PORT=${port + 1}.`,
      )
    : fail(`The emulator could not start: ${error.message}`),
)
console.log(`WeChat (emulated) listens on ${emulator.url}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void emulator.close().then(() => process.exit(0))
  })
