import { existsSync } from 'node:fs'
import { Command } from 'commander'
import type { Language } from '../core/language.ts'
import { createApi, type ApiOptions } from './api.ts'
import { CliError } from './cli-error.ts'
import { backupCommand, migrateTo } from './database.ts'
import { doctor } from './doctor.ts'
import { replayEvents, showEvents } from './events.ts'
import { speak } from './help.ts'
import { restoreCommand } from './restore.ts'
import { addJumpPath } from './jump-path.ts'
import { createKeyCommand, listKeysCommand, revokeKeyCommand } from './keys.ts'
import { addLists, addShipmentList } from './lists.ts'
import { resetCommand, rotateCommand } from './master-key.ts'
import type { Parts, ServerOption } from './parts.ts'
import { shipFile } from './ship-file.ts'
import { shipParcel, type OneParcel } from './ship.ts'
import { moveShipments } from './shipments.ts'

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
      if (!(await doctor({ language, push_url: pushUrl ?? null }))) process.exitCode = 1
    })

  const parts = { text, asking, apiOf, language }
  addShip(program, parts)

  addLists(program, parts)
  addJumpPath(program, parts)

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
    .action((file: string) => backupCommand(file, language))
  program
    .command('restore')
    .description(
      text(
        'checks a backup and puts it in the place of the SQLite database; stop the server first',
        '校验备份并恢复为 SQLite 数据库；请先停止服务',
      ),
    )
    .argument('<file>')
    .action((file: string) => restoreCommand(file, language))
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
    .action((argument: string | undefined, { urlFile }: { urlFile?: string }) =>
      migrateTo({ argument, url_file: urlFile }, language),
    )

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
    .action(() => rotateCommand(language))
  master_key
    .command('reset')
    .description(text('forgets what a lost key had sealed', '密钥丢失时，清除用它加密的内容'))
    .action(() => resetCommand(language))

  const keys = program
    .command('keys')
    .description(text("API keys of this server's database", '本服务数据库中的 API 密钥'))
  keys
    .command('create')
    .description(text('creates a key and shows it once', '生成密钥，仅显示一次'))
    .requiredOption('--name <name>', text('who will use it', '使用者'))
    .action(({ name }: { name: string }) => createKeyCommand(name, language))
  keys
    .command('list')
    .description(text('lists the keys', '列出密钥'))
    .action(() => listKeysCommand(language))
  keys
    .command('revoke')
    .description(text('revokes a key', '吊销密钥'))
    .argument('<id>')
    .action((id: string) => revokeKeyCommand(id, language))
  return program
}

function addShip(program: Command, { text, asking, apiOf, language }: Parts): void {
  asking(program.command('ship'))
    .description(
      text(
        'ships one order, or all orders of a file (CSV, TSV, .xlsx)',
        '为一笔订单发货，或从文件（CSV、TSV、.xlsx）批量发货',
      ),
    )
    .argument(
      '[order|file]',
      text(
        "WeChat Pay's number of the payment, the shop's own (merchant_trade_no), or a file",
        '微信支付单号、商户单号，或文件名',
      ),
    )
    .option(
      '--carrier <id>',
      text('delivery_id, alias or name, for example SF', '快递公司编码、别名或名称，例如 SF'),
    )
    .option('--waybill <number>', text('tracking number', '快递单号'))
    .option('--item <words>', text('what is in the parcel', '商品描述'))
    .option(
      '--receiver <phone>',
      text(
        'needed for SF; masked before it is stored or sent',
        '顺丰必填收件人电话；保存和发送前会脱敏',
      ),
    )
    .option(
      '--mchid <number>',
      text(
        "with the shop's own number: the merchant; default: WECHAT_MCHID",
        '使用商户单号时的商户号；默认取 WECHAT_MCHID',
      ),
    )
    .option(
      '--correct',
      text(
        'changes what was shipped: it uses the only re-shipment chance of the payment',
        '更改已发货的内容：会用掉该支付单唯一一次重新发货机会',
      ),
      false,
    )
    .option('--file <file>', text('the same as naming the file', '与直接写文件名相同'))
    .option('--check', text('reads the file and sends nothing', '只检查文件，不发送'), false)
    .option('--report <csv>', text('writes the result of each line', '把每行结果写入该文件'))
    .option('--no-wait', text('only until the server has accepted', '服务接受后即返回'))
    .action(async (given: string | undefined, options: ShipOptions) => {
      const { carrier, waybill, item, report, wait, check } = options
      const api = apiOf(options)
      const file = options.file ?? (given !== undefined && isFile(given) ? given : undefined)
      if (file !== undefined) {
        if (!(await shipFile(file, { api, language, wait, check, report }))) process.exitCode = 1
        return
      }
      if (!given || !carrier || !waybill || !item)
        throw new CliError({
          en: 'Give <order> --carrier --waybill --item, or a file. Example: fahuo ship 4200… --carrier YTO --waybill YT1234567890 --item "Tea x1"',
          zh: '请给出 <单号> --carrier --waybill --item，或文件名。例如 fahuo ship 4200… --carrier YTO --waybill YT1234567890 --item "茶叶 x1"',
        })
      const parcel = { ...options, number: given, carrier, waybill, item }
      await shipParcel(parcel, api, { waits: wait, language })
    })
}

type ShipOptions = Partial<Omit<OneParcel, 'number'>> &
  ServerOption & { correct: boolean; file?: string; report?: string; wait: boolean; check: boolean }

/** Tells a file from an order's number. */
const isFile = (given: string) =>
  existsSync(given) || /[/\\]|\.(?:csv|tsv|txt|xlsx?|et)$/i.test(given)
