#!/usr/bin/env node
import { Command } from 'commander'
import { createApi, type ApiOptions } from './api.ts'
import { backupCommand, migrateTo } from './database.ts'
import { doctor } from '../operations/doctor.ts'
import { replayEvents, showEvents } from './events.ts'
import { createKeyCommand, listKeysCommand, revokeKeyCommand } from './keys.ts'
import { showOrder } from './order.ts'
import { shipFile, shipParcel, type OneParcel } from './ship.ts'
import { moveByWord, showShipments } from './shipments.ts'
import { cliLanguage, CliError, oneLine } from '../core/language.ts'
import { FahuoError } from '../core/errors.ts'
import { errorBody } from '../http/errors.ts'

const program = new Command('fahuo')
  .description('Ships orders of a WeChat Mini Program, and looks after the server that does.')
  .option('--lang <language>', 'en or zh; the terminal’s by default')
  .showHelpAfterError()

const language = () => cliLanguage(program.opts<{ lang?: string }>().lang, process.env)

/** The options of commands that ask a running server. */
function asking(command: Command): Command {
  return command.option('--server <url>', 'the server; FAHUO_SERVER, or this machine by default')
}
const apiOf = ({ server }: Pick<ApiOptions, 'server'>) => createApi({ server, lang: language() })

program
  .command('doctor')
  .description('looks at everything a merchant can get wrong, and says what to do')
  .option('--push-url <url>', 'the push URL as WeChat sees it, https://…/wechat/push')
  .action(async ({ pushUrl }: { pushUrl?: string }) => {
    if (pushUrl !== undefined && !/^https?:\/\/./.test(pushUrl))
      throw new CliError({
        en: `--push-url wants the whole URL. Example: --push-url https://fahuo.example.com/wechat/push`,
        zh: `--push-url 需要完整的 URL。例如 --push-url https://fahuo.example.com/wechat/push`,
      })
    if (!(await doctor({ language: language(), push_url: pushUrl ?? null }))) process.exitCode = 1
  })

asking(program.command('ship'))
  .description('ships one order, or with --file all orders of a CSV')
  .argument('[transaction_id]', "WeChat Pay's number of the payment")
  .option('--carrier <id>', 'delivery_id, alias or name, for instance SF')
  .option('--waybill <number>', 'tracking number')
  .option('--item <words>', 'what is in the parcel')
  .option('--receiver <phone>', 'needed for SF; masked before it is stored or sent')
  .option('--file <csv>', 'columns: transaction_id, express_company, tracking_no, item_desc, …')
  .option('--report <csv>', 'writes what became of each line')
  .option('--no-wait', 'only until the server has accepted')
  .action(
    async (
      transaction_id: string | undefined,
      options: Partial<Omit<OneParcel, 'transaction_id'>> & {
        server?: string
        file?: string
        report?: string
        wait: boolean
      },
    ) => {
      const { file, report, wait, carrier, waybill, item, receiver } = options
      const api = apiOf(options)
      if (file !== undefined) {
        const well = await shipFile(file, { api, language: language(), wait, report })
        if (!well) process.exitCode = 1
        return
      }
      if (!transaction_id || !carrier || !waybill || !item)
        throw new CliError({
          en: 'Give <transaction_id> --carrier --waybill --item, or --file orders.csv. Example: fahuo ship 4200… --carrier YTO --waybill YT1234567890 --item "Tea x1"',
          zh: '请给出 <支付单号> --carrier --waybill --item，或 --file orders.csv。例如 fahuo ship 4200… --carrier YTO --waybill YT1234567890 --item "茶叶 x1"',
        })
      await shipParcel({ transaction_id, carrier, waybill, item, receiver }, api, wait)
    },
  )

asking(program.command('order'))
  .description('shows how an order stands')
  .argument('<transaction_id>')
  .action((transaction_id: string, options: { server?: string }) =>
    showOrder(transaction_id, apiOf(options), language()),
  )

const shipments = program.command('shipments').description('what was accepted, and what waits')
asking(shipments.command('list'))
  .description('the latest ones')
  .option('--state <state>', 'queued, sending, verifying, shipped, rejected or needs_attention')
  .action((options: { server?: string; state?: string }) =>
    showShipments(apiOf(options), options.state),
  )
asking(shipments.command('retry'))
  .description('lets one that needs attention go on; WeChat is asked before anything is sent')
  .argument('<id>')
  .action((id: string, options: { server?: string }) => moveByWord(apiOf(options), id, 'retry'))
asking(shipments.command('close'))
  .description('puts one that needs attention away')
  .argument('<id>')
  .action((id: string, options: { server?: string }) => moveByWord(apiOf(options), id, 'close'))

const events = program.command('events').description("WeChat's pushes")
asking(events.command('list'))
  .description('the latest ones')
  .option('--state <state>', 'new, done or parked')
  .action((options: { server?: string; state?: string }) =>
    showEvents(apiOf(options), options.state),
  )
asking(events.command('replay'))
  .description('processes a push again')
  .argument('[id]')
  .option('--parked', 'all that are parked', false)
  .action((id: string | undefined, options: { server?: string; parked: boolean }) =>
    replayEvents(apiOf(options), { id, parked: options.parked }),
  )

program
  .command('backup')
  .description('writes a whole copy of the SQLite database while the server runs')
  .argument('<file>')
  .action(backupCommand)
program
  .command('migrate-to')
  .description('copies everything into another, empty database; stop the servers first')
  .argument('<database_url>', 'a file name, or postgres://…')
  .action(migrateTo)

const keys = program.command('keys').description('API keys of this server’s database')
keys
  .command('create')
  .description('makes a key and shows it once')
  .requiredOption('--name <name>', 'who will use it')
  .action(({ name }: { name: string }) => createKeyCommand(name))
keys.command('list').description('shows which there are').action(listKeysCommand)
keys
  .command('revoke')
  .description('ends a key')
  .argument('<id>')
  .action((id: string) => revokeKeyCommand(id))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof FahuoError) {
    const { message, remedy = '' } = errorBody(error, language()).error
    console.error(oneLine(message, remedy))
  } else if (error instanceof CliError) console.error(error.said[language()])
  else throw error
  process.exitCode = 1
}
