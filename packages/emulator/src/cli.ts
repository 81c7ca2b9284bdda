#!/usr/bin/env node
import { Command } from 'commander'
import { startEmulator } from './emulator.ts'
import { DEMO_MCHID } from './state/pay.ts'

const { env } = process

/** Chinese where the terminal is Chinese. */
const chinese = /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')
const text = (en: string, zh: string) => (chinese ? zh : en)

const program = new Command('fahuo-emulator')
  .description(
    text(
      'A local WeChat: shipping, orders, pushes, and a phone in the browser',
      '本地微信模拟器：发货、订单、消息推送，以及浏览器里的手机',
    ),
  )
  .option('--port <port>', text('port to listen on', '监听端口'), env['EMULATOR_PORT'] ?? '4010')
  .option(
    '--appid <appid>',
    text('the Mini Program', '小程序 AppID'),
    env['WECHAT_APPID'] ?? 'wx0000000000000000',
  )
  .option(
    '--secret <secret>',
    text('its AppSecret', '小程序 AppSecret'),
    env['WECHAT_SECRET'] ?? 'emulator-secret',
  )
  .option('--push-url <url>', text('where pushes go', '推送地址'), env['PUSH_URL'])
  .option(
    '--push-token <token>',
    text('token of the push setting', '消息推送设置里的 Token'),
    env['PUSH_TOKEN'] ?? 'emulator',
  )
  .option(
    '--push-key <key>',
    text('EncodingAESKey; plain mode without it', 'EncodingAESKey；不填为明文模式'),
    env['PUSH_ENCODING_AES_KEY'],
  )
  .option(
    '--push-mode <mode>',
    text(
      'plain, compatible or safe; default: safe with a key, plain without',
      '加密方式：plain 明文、compatible 兼容、safe 安全；有 EncodingAESKey 时默认 safe，否则 plain',
    ),
    env['PUSH_MODE'],
  )
  .option(
    '--push-format <format>',
    text('json or xml', '推送格式：json 或 xml'),
    env['PUSH_FORMAT'] ?? 'json',
  )
  .option(
    '--pay-notify-url <url>',
    text(
      "where WeChat Pay's notifications of payments and refunds go, the merchant's backend or server; none without it",
      '微信支付结果通知与退款通知的地址（商家后台或服务）；不填则不通知',
    ),
    env['PAY_NOTIFY_URL'],
  )
  .option(
    '--pay-mchid <mchid>',
    text('whose payments they are', '通知所属的商户号'),
    env['PAY_MCHID'] ?? DEMO_MCHID,
  )
  .option(
    '--state <file>',
    text('file that keeps the state', '保存状态的文件'),
    env['EMULATOR_DATA'],
  )
  .option(
    '--miniapp <folder>',
    text('the built Mini Program for the phone', '手机里运行的小程序构建目录'),
    env['MINIAPP_DIST'],
  )
  .option(
    '--request-domains <urls>',
    text(
      'what the Mini Program may request, comma-separated; default: the server',
      '小程序可请求的域名，逗号分隔；默认仅服务地址',
    ),
    env['REQUEST_DOMAINS'],
  )
  .option(
    '--server <url>',
    text("the merchant's server", '商家服务地址'),
    env['SERVER_URL'] ?? 'http://localhost:4000',
  )
  .option(
    '--demo-key <key>',
    text("the demo's API key, for the panel", '演示用 API 密钥，供面板使用'),
    env['DEMO_API_KEY'],
  )
  .option(
    '--console <url>',
    text("the merchant's console, linked beside the phone", '商家后台地址，显示在手机旁'),
    env['CONSOLE_URL'],
  )
  .option(
    '--allowed-hosts <names>',
    text(
      'host names under which it answers, comma-separated, beside localhost and addresses',
      '除 localhost 和 IP 外允许访问的主机名，逗号分隔',
    ),
    env['EMULATOR_ALLOWED_HOSTS'],
  )
  .option(
    '--visible-after <seconds>',
    text('how long a new payment stays unknown', '新支付单多少秒后可查'),
    '0',
  )
  .option(
    '--settlement-delay <seconds>',
    text('from confirmed receipt to settlement', '确认收货到结算的秒数'),
    '3',
  )

if (chinese)
  program
    .helpOption('-h, --help', '显示帮助')
    .configureHelp({
      styleTitle: (title) => ({ 'Usage:': '用法：', 'Options:': '选项：' })[title] ?? title,
      commandUsage: (command) => `${command.name()} [选项]`,
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description}（默认 ${String(defaultValue)}）`,
    })
    .configureOutput({
      outputError: (message, write) =>
        write(
          message
            .replace(/^error: unknown option '(.+)'/, '错误：未知选项 $1')
            .replace(/^error: option '(.+)' argument missing/, '错误：选项 $1 缺少值')
            .replace(/^error: too many arguments.*/, '错误：参数过多')
            .replace(/\(Did you mean (.+)\?\)/, '（是否为 $1？）'),
        ),
    })
program.parse()

interface Options {
  port: string
  appid: string
  secret: string
  pushUrl?: string
  pushToken: string
  pushKey?: string
  pushMode?: string
  pushFormat: string
  payNotifyUrl?: string
  payMchid: string
  state?: string
  miniapp?: string
  server: string
  demoKey?: string
  console?: string
  requestDomains?: string
  allowedHosts?: string
  visibleAfter: string
  settlementDelay: string
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

/** Ends with what is expected and an example; the value itself is not repeated. */
const invalid = (name: string, en: string, zh: string, example = ''): never =>
  fail(
    text(
      `${name} is invalid: expected ${en}.${example && ` Example: ${example}`}`,
      `${name} 有误：应为${zh}。${example && `例如 ${example}`}`,
    ),
  )

const options = program.opts<Options>()
const port = Number(options.port)
if (!Number.isInteger(port) || port < 0 || port > 65535)
  invalid('EMULATOR_PORT', 'a port, 0 to 65535', ' 0 至 65535 的端口', 'EMULATOR_PORT=4010')
const format =
  options.pushFormat === 'json' || options.pushFormat === 'xml'
    ? options.pushFormat
    : invalid('PUSH_FORMAT', 'json or xml', ' json 或 xml', 'PUSH_FORMAT=json')
// The three modes of the console's push setting [official message push].
const given = options.pushMode || (options.pushKey === undefined ? 'plain' : 'safe')
const mode =
  given === 'plain' || given === 'compatible' || given === 'safe'
    ? given
    : invalid(
        'PUSH_MODE',
        'plain, compatible or safe',
        ' plain（明文）、compatible（兼容）或 safe（安全）',
        'PUSH_MODE=compatible',
      )
if (mode !== 'plain' && options.pushKey === undefined)
  fail(
    text(
      `PUSH_MODE=${mode} encrypts: set PUSH_ENCODING_AES_KEY, too.`,
      `PUSH_MODE=${mode} 需要加密：请同时填写 PUSH_ENCODING_AES_KEY。`,
    ),
  )
const secondsOf = (option: string, value: string): number => {
  const seconds = Number(value)
  if (value.trim() === '' || !(seconds >= 0 && seconds <= 1e9))
    invalid(option, 'seconds', '秒数', `${option} 60`)
  return seconds
}
const urlOf = (name: string, value: string): string =>
  URL.canParse(value) && /^https?:/.test(value)
    ? value
    : invalid(name, 'a URL', ' URL', `${name}=http://localhost:4000`)
const mchidOf = (mchid: string): string =>
  /^\d{8,10}$/.test(mchid)
    ? mchid
    : invalid('PAY_MCHID', '8 to 10 digits', ' 8 至 10 位数字', `PAY_MCHID=${DEMO_MCHID}`)
if (options.pushKey !== undefined && !/^[A-Za-z0-9]{43}$/.test(options.pushKey))
  invalid(
    'PUSH_ENCODING_AES_KEY',
    '43 letters and digits, or nothing for plain mode',
    ' 43 位字母或数字；不填为明文模式',
  )

const emulator = await startEmulator({
  appid: options.appid,
  secret: options.secret,
  port,
  state_file: options.state,
  allowed_hosts: (options.allowedHosts ?? '').split(',').map((name) => name.trim().toLowerCase()),
  visible_after: secondsOf('--visible-after', options.visibleAfter),
  settlement_delay: secondsOf('--settlement-delay', options.settlementDelay),
  push: {
    url: options.pushUrl && urlOf('PUSH_URL', options.pushUrl),
    token: options.pushToken,
    ...(mode !== 'plain' && { encoding_aes_key: options.pushKey, mode }),
    format,
  },
  pay: options.payNotifyUrl
    ? {
        mchid: mchidOf(options.payMchid),
        notify_url: urlOf('PAY_NOTIFY_URL', options.payNotifyUrl),
      }
    : undefined,
  phone: {
    miniapp_dist: options.miniapp,
    server_url: urlOf('SERVER_URL', options.server),
    request_domains: options.requestDomains
      ?.split(',')
      .map((url) => urlOf('REQUEST_DOMAINS', url.trim())),
    demo_key: options.demoKey,
    console_url: options.console && urlOf('CONSOLE_URL', options.console),
  },
}).catch((error: NodeJS.ErrnoException) =>
  error.code === 'EADDRINUSE'
    ? fail(
        text(
          `EMULATOR_PORT ${port} is in use: stop the program that uses it, or set another one, for example EMULATOR_PORT=${port + 1}.`,
          `端口 ${port} 已被占用：请停止占用它的程序，或换一个端口，例如 EMULATOR_PORT=${port + 1}。`,
        ),
      )
    : fail(
        text(`The emulator could not start: ${error.message}`, `模拟器无法启动：${error.message}`),
      ),
)
console.log(
  text(`The WeChat emulator listens on ${emulator.url}`, `本地微信模拟器正在监听 ${emulator.url}`),
)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void emulator.close().then(() => process.exit(0))
  })
