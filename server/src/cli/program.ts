import { Command } from 'commander'
import type { Language } from '../core/language.ts'
import { addAccount } from './account.ts'
import { addAutoShip } from './auto-ship.ts'
import { createApi, type ApiOptions } from './api.ts'
import { CliError } from './cli-error.ts'
import { replayEvents, showEvents } from './events.ts'
import { speak } from './help.ts'
import { addPaths } from './paths.ts'
import { addComplaints } from './complaints.ts'
import { addImports } from './imports.ts'
import { addKeys } from './keys.ts'
import { addLists, addShipmentList } from './lists.ts'
import { addOutgoing } from './outgoing-commands.ts'
import type { ServerOption } from './parts.ts'
import { addPayments } from './payments.ts'
import { addPeople } from './people.ts'
import { addPlatform } from './platform.ts'
import { addServerSettings } from './server-settings.ts'
import { addShip } from './ship-command.ts'
import { moveShipments } from './shipments.ts'
import { addShops } from './shops.ts'

/** Creates the command line, in one language. */
export function createProgram(language: Language): Command {
  const text = (en: string, zh: string) => (language === 'zh' ? zh : en)
  const program = speak(new Command('fahuo'), language)
    .description(
      text(
        'Ships orders of a WeChat Mini Program and checks the server that does.',
        '为微信小程序订单发货，并检查发货服务。',
      ),
    )
    .option(
      '--lang <language>',
      text("en or zh; the terminal's by default", 'en 或 zh；默认随终端'),
    )
    .showHelpAfterError()

  /** Adds the options of commands that ask a running server. */
  const asking = (command: Command) =>
    command.option(
      '--server <url>',
      text(
        'the server; default: FAHUO_SERVER, or this machine',
        '服务地址；默认取 FAHUO_SERVER，否则为本机',
      ),
    )
  const apiOf = ({ server }: Pick<ApiOptions, 'server'>) => createApi({ server, language })

  program
    .command('doctor')
    .description(
      text(
        'checks the settings, this machine and the WeChat account',
        '检查设置、本机环境与微信账号',
      ),
    )
    .option(
      '--push-url <url>',
      text(
        'the push URL as WeChat sees it, https://…/wechat/push',
        '微信侧填写的推送地址，https://…/wechat/push',
      ),
    )
    .action(async ({ pushUrl }: { pushUrl?: string }) => {
      if (pushUrl !== undefined && !/^https?:\/\/./.test(pushUrl))
        throw new CliError({
          en: '--push-url needs the whole URL. Example: --push-url https://fahuo.example.com/wechat/push',
          zh: '--push-url 需要完整的 URL。例如 --push-url https://fahuo.example.com/wechat/push',
        })
      const { doctor } = await import('./doctor.ts')
      if (!(await doctor({ language, push_url: pushUrl ?? null }))) process.exitCode = 1
    })

  const parts = { text, asking, apiOf, language }
  addShip(program, parts)

  addLists(program, parts)
  addOutgoing(program, parts)
  addPaths(program, parts)
  addServerSettings(program, parts)
  addAccount(program, parts)
  addPayments(program, parts)
  addAutoShip(program, parts)
  addComplaints(program, parts)
  addImports(program, parts)

  const id_or_reason = text(
    'error: give an id, or --reason <reason>',
    '错误：请给出发货 id，或 --reason <原因>',
  )
  const shipments = program
    .command('shipments')
    .description(text('accepted shipments and their state', '已接受的发货及其状态'))
  addShipmentList(shipments, parts)
  asking(shipments.command('retry'))
    .description(
      text(
        'retries a shipment that needs attention; WeChat is queried before anything is sent',
        '重试待处理的发货；发送前会先查询微信',
      ),
    )
    .argument('[id]')
    .option('--reason <reason>', text('all that need attention for it', '该原因的全部待处理发货'))
    .action(
      (id: string | undefined, options: ServerOption & { reason?: string }, command: Command) => {
        if ((id === undefined) === (options.reason === undefined)) command.error(id_or_reason)
        return moveShipments(apiOf(options), { id, reason: options.reason }, 'retry', language)
      },
    )
  asking(shipments.command('close'))
    .description(text('closes a shipment that needs attention', '关闭待处理的发货'))
    .argument('[id]')
    .option('--reason <reason>', text('all that need attention for it', '该原因的全部待处理发货'))
    .action(
      (id: string | undefined, options: ServerOption & { reason?: string }, command: Command) => {
        if ((id === undefined) === (options.reason === undefined)) command.error(id_or_reason)
        return moveShipments(apiOf(options), { id, reason: options.reason }, 'close', language)
      },
    )

  const events = program.command('events').description(text("WeChat's pushes", '微信推送'))
  asking(events.command('list'))
    .description(text('lists the latest pushes', '列出最近的推送'))
    .option('--state <state>', 'new, done, parked')
    .action((options: ServerOption & { state?: string }) =>
      showEvents(apiOf(options), options.state, language),
    )
  asking(events.command('replay'))
    .description(text('processes a push again', '重新处理推送'))
    .argument('[id]')
    .option('--parked', text('all parked pushes', '全部搁置的推送'), false)
    .action((id: string | undefined, options: ServerOption & { parked: boolean }) =>
      replayEvents(apiOf(options), { id, parked: options.parked }, language),
    )

  program
    .command('backup')
    .description(
      text(
        'copies the SQLite database while the server runs',
        '备份 SQLite 数据库，服务可继续运行',
      ),
    )
    .argument('<file>')
    .action(async (file: string) => {
      const { backupCommand } = await import('./database.ts')
      return backupCommand(file, language)
    })
  program
    .command('restore')
    .description(
      text(
        'checks a backup and puts it in the place of the SQLite database; stop the server first',
        '校验备份并恢复为 SQLite 数据库；请先停止服务',
      ),
    )
    .argument('<file>')
    .action(async (file: string) => {
      const { restoreCommand } = await import('./restore.ts')
      return restoreCommand(file, language)
    })
  program
    .command('migrate-to')
    .description(
      text(
        'copies everything into another, empty database; stop the servers first',
        '把全部数据复制到另一个空数据库；请先停止服务',
      ),
    )
    .argument(
      '[database_url]',
      text(
        'a file name, or postgres://… without a password; or FAHUO_TARGET_URL',
        '文件名，或不含密码的 postgres://…；也可用 FAHUO_TARGET_URL',
      ),
    )
    .option('--url-file <file>', text('a file that holds the URL', '存放 URL 的文件'))
    .action(async (argument: string | undefined, { urlFile }: { urlFile?: string }) => {
      const { migrateTo } = await import('./database.ts')
      return migrateTo({ argument, url_file: urlFile }, language)
    })

  const master_key = program
    .command('master-key')
    .description(text('the key that seals secrets in the database', '加密数据库中机密内容的主密钥'))
  master_key
    .command('rotate')
    .description(
      text(
        'seals everything by a new key; one in FAHUO_MASTER_KEY is replaced by FAHUO_NEXT_MASTER_KEY',
        '更换主密钥；使用 FAHUO_MASTER_KEY 时，新密钥取自 FAHUO_NEXT_MASTER_KEY',
      ),
    )
    .action(async () => (await import('./master-key.ts')).rotateCommand(language))
  master_key
    .command('reset')
    .description(text('forgets what a lost key had sealed', '密钥丢失时，清除用它加密的内容'))
    .action(async () => (await import('./master-key.ts')).resetCommand(language))

  addPeople(program, parts)
  addPlatform(program, parts)
  addShops(program, parts)
  addKeys(program, parts)
  return program
}
