import { existsSync } from 'node:fs'
import { readConfig } from './config.ts'
import { createLog } from './log.ts'
import { startServer } from './server.ts'

function fail(...lines: string[]): never {
  for (const line of lines) console.error(line)
  process.exit(1)
}

if (existsSync('.env')) process.loadEnvFile('.env')
const settings = readConfig(process.env)
if ('problems' in settings)
  fail(
    ...settings.problems,
    'Set them in the environment or in a file .env; without WECHAT_APPID, `pnpm start` runs everything on the local WeChat.',
  )

const { config } = settings
const log = createLog(config.LOG_LEVEL)

const server = await startServer(config, log).catch((error: NodeJS.ErrnoException) =>
  error.code === 'EADDRINUSE'
    ? fail(
        `PORT ${config.PORT} is in use: stop what runs there, or set another one, for instance PORT=${config.PORT + 1}.`,
      )
    : fail(`The server could not start: ${error.message}`),
)
log.info({ port: server.port }, 'ready')

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  })
