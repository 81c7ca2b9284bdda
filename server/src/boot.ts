import { existsSync } from 'node:fs'
import { OperatorError } from './core/errors.ts'
import { terminalLanguage } from './core/language.ts'
import { readConfig } from './config.ts'
import { createLog } from './core/log.ts'
import { consoleLines } from './console-lines.ts'
import { outageOf } from './database/outage.ts'
import { startServer } from './server.ts'

function fail(...lines: string[]): never {
  for (const line of lines) console.error(line)
  process.exit(1)
}

if (existsSync('.env')) process.loadEnvFile('.env')
const language = terminalLanguage(undefined, process.env)
const settings = readConfig(process.env, language)
if ('problems' in settings)
  fail(
    ...settings.problems,
    language === 'zh'
      ? '请在环境变量或 .env 文件中设置；不设置 WECHAT_APPID 时，`pnpm start` 会用本地微信模拟器运行全部。'
      : 'Set them in the environment or in a file .env; without WECHAT_APPID, `pnpm start` runs everything on the local WeChat emulator.',
  )

const { config } = settings
const log = createLog(config.LOG_LEVEL)

const server = await startServer(config, log).catch((error: NodeJS.ErrnoException) => {
  const { PORT } = config
  if (error instanceof OperatorError) return fail(error.text[language])
  if (outageOf(error) === 'locked')
    return fail(
      language === 'zh'
        ? '数据库正被其他程序锁住（例如 fahuo migrate-to、备份或升级）。请等它结束后再启动。'
        : 'Another program has locked the database (fahuo migrate-to, a backup or an upgrade, for instance). Wait for its end, and start again.',
    )
  if (error.code === 'EADDRINUSE')
    return fail(
      language === 'zh'
        ? `端口 ${PORT} 已被占用：请停止占用它的程序，或换一个端口，例如 PORT=${PORT + 1}。`
        : `PORT ${PORT} is in use: stop the program that uses it, or set another one, for example PORT=${PORT + 1}.`,
    )
  return fail(
    language === 'zh'
      ? `服务无法启动：${error.message}。请检查 DATABASE_URL，以及当前用户能否写入该位置。`
      : `The server could not start: ${error.message}. Check DATABASE_URL, and that it exists and this user may write to it.`,
  )
})
log.info({ port: server.port }, 'ready')
// Never into a file or a log that others read: a container uses `fahuo console invite`.
if (process.stdout.isTTY) {
  const lines = await consoleLines(config, language)
  if (lines !== null) console.log(lines)
}

// A bug in one place must not stop what the others do: what matters is in the database before it is
// answered, and whoever held a lease loses it.
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, (error: unknown) => {
    try {
      server.onFailure('process')
      log.error({ err: error, event }, 'something failed where nobody waited for it')
    } catch {
      // Without a place to say it, whoever starts the server again must.
      process.exit(1)
    }
  })

const signals: NodeJS.Signals[] = []
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // Whoever presses Ctrl-C twice wants no waiting. Once is two signals here under `pnpm start`:
    // the terminal's SIGINT goes to all of its programs, and start.ts sends SIGTERM.
    if (signals.includes(signal)) process.exit(1)
    signals.push(signal)
    if (signals.length > 1) return
    log.info({ signal }, 'stopping')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  })
