/** `fahuo account`: what WeChat says of the account, and what can be applied for. */
import { readFile } from 'node:fs/promises'
import type { Schemas } from '@fahuo/client'
import { Option, type Command } from 'commander'
import type { Language, Text } from '../core/language.ts'
import { SECOND_MS } from '../core/time.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import type { Parts, ServerOption } from './parts.ts'
import { printRows, time } from './print.ts'

/** Adds the commands. */
export function addAccount(program: Command, parts: Parts): void {
  const { text, asking, apiOf, language } = parts
  const account = asking(program.command('account'))
    .description(
      text(
        'what WeChat says of the account: shipping management, confirmations, trade type',
        '微信侧的账号状态：发货管理、确认情况、交易类型',
      ),
    )
    .action(async (options: ServerOption) => {
      const { account: found } = await apiOf(options).readAccount({ refresh: true })
      if (!showAccount(found, language)) process.exitCode = 1
    })
  addBrand(account, parts)
  asking(account.command('trade-type'))
    .description(
      text(
        'applies for another trade type: once an account, not to be taken back',
        '申请变更交易类型：一个账号只能申请一次，无法撤回',
      ),
    )
    .argument(
      '<type>',
      text(
        '1 general, 2 physical e-commerce, 3 offline service, 4 online service',
        '1 综合，2 实物电商，3 线下服务，4 线上服务',
      ),
    )
    .requiredOption('--reason <reason>', text('why, for WeChat', '申请原因'))
    .requiredOption(
      '--image <files...>',
      text(
        'images that show it: JPEG, PNG or GIF, at most 2 MB each',
        '证明图片：JPEG、PNG 或 GIF，每张不超过 2 MB',
      ),
    )
    .option('--confirm', text('you mean it', '确认提交'), false)
    .option('--repeat', text('although one was sent before', '此前已提交过，仍再次提交'), false)
    // `--server` belongs to `account`, too, which reads it first.
    .action((type: string, options: TradeTypeOptions, command: Command) =>
      applyForTradeType(apiOf(command.optsWithGlobals()), type, options, language),
    )
}

type Account = Schemas['Account']

const LABELS: Record<'is_trade_managed' | 'is_trade_management_confirmation_completed', Text> = {
  is_trade_managed: { en: 'shipping management', zh: '发货管理' },
  is_trade_management_confirmation_completed: {
    en: 'all merchant numbers confirmed',
    zh: '全部商户号已确认',
  },
}

/** Prints what is known. @returns whether nothing is to be done */
function showAccount(account: Account, language: Language): boolean {
  const zh = language === 'zh'
  let fine = true
  const rows = (['is_trade_managed', 'is_trade_management_confirmation_completed'] as const).map(
    (name) => {
      const check = account[name]
      fine &&= check?.value === true
      return [LABELS[name][language], ...checkCells(check, zh)]
    },
  )
  const { trade_type } = account
  fine &&= trade_type?.state !== 'unknown'
  printRows([...rows, [zh ? '交易类型' : 'trade type', ...tradeTypeCells(trade_type, zh)]])
  for (const name of ['is_trade_managed', 'is_trade_management_confirmation_completed'] as const) {
    const { cause, remedy } = account[name] ?? {}
    if (cause) console.log([cause, remedy].join(zh ? '' : ' '))
  }
  return fine
}

function checkCells(check: Account['is_trade_managed'], zh: boolean): [string, string] {
  if (!check) return [zh ? '未知' : 'unknown', zh ? '微信未应答' : 'WeChat has not answered']
  const { value, errcode, since } = check
  const word = value === null ? (zh ? '未知' : 'unknown') : yesNo(value, zh)
  const when = time(Math.floor(since / SECOND_MS))
  const code = errcode === null ? '' : `, errcode ${errcode}`
  return [word, zh ? `自 ${when} 起${code}` : `since ${when}${code}`]
}

const yesNo = (value: boolean, zh: boolean) => (zh ? (value ? '是' : '否') : value ? 'yes' : 'no')

function tradeTypeCells(application: Account['trade_type'], zh: boolean): [string, string] {
  if (!application) return [zh ? '未申请' : 'not applied for', '']
  const { state, trade_type, at } = application
  const words = {
    sending: { en: 'under way', zh: '提交中' },
    applied: { en: 'applied for', zh: '已申请' },
    unknown: {
      en: 'the answer was lost: look in the console',
      zh: '未收到应答：请在微信后台确认',
    },
  }[state]
  const type = trade_type === null ? '' : ` ${trade_type}`
  return [`${zh ? words.zh : words.en}${type}`, time(Math.floor(at / SECOND_MS))]
}

function addBrand(account: Command, { text, asking, apiOf, language }: Parts): void {
  const brand = asking(account.command('brand'))
    .description(text('what became of the application as a famous brand', '知名品牌申请的状态'))
    .action(async (_: ServerOption, command: Command) => {
      showBrand((await apiOf(command.optsWithGlobals()).readBrand()).brand, language)
    })
  asking(brand.command('apply'))
    .description(text('applies as a famous brand', '申请知名品牌'))
    .addOption(
      new Option(
        '--shop-component',
        text(
          'the account has the shop component: nothing else is needed',
          '已有小店组件，无需其他材料',
        ),
      ).conflicts(['name', 'type']),
    )
    .option('--name <name>', text('the name of the brand', '品牌名称'))
    .option(
      '--type <number>',
      text(
        '1 to 8: 4 flagship shop on an e-commerce platform, 7 well-known trademark; the others: docs/OPERATIONS.md',
        '1 至 8：4 电商平台旗舰店，7 驰名商标；其余见 docs/OPERATIONS.zh-CN.md',
      ),
    )
    .option('--platform <name>', text('for type 4: on which platform', '类型 4：所在电商平台'))
    .option('--platform-proof <files...>', text('for type 4: images', '类型 4：证明图片'))
    .option('--certificate <files...>', text('for type 7: images', '类型 7：证明图片'))
    .option('--other <files...>', text('further images', '其他材料图片'))
    .action((options: BrandOptions, command: Command) =>
      applyAsBrand(apiOf(command.optsWithGlobals()), options, language),
    )
}

interface BrandOptions {
  shopComponent?: boolean
  name?: string
  type?: string
  platform?: string
  platformProof?: string[]
  certificate?: string[]
  other?: string[]
}

function showBrand({ status_text, audit_reason }: Schemas['Brand'], language: Language): void {
  const zh = language === 'zh'
  console.log(zh ? `知名品牌：${status_text}` : `famous brand: ${status_text}`)
  if (audit_reason) console.log(zh ? `驳回原因：${audit_reason}` : `WeChat says: ${audit_reason}`)
}

async function applyAsBrand(fahuo: Api, options: BrandOptions, language: Language): Promise<void> {
  if (!options.shopComponent && (!options.name || !options.type))
    throw new CliError({
      en: 'Give --name and --type, or --shop-component. Example: fahuo account brand apply --name 山间茶事 --type 4 --platform 京东 --platform-proof proof.png',
      zh: '请给出 --name 和 --type，或 --shop-component。例如 fahuo account brand apply --name 山间茶事 --type 4 --platform 京东 --platform-proof proof.png',
    })
  const list = async (name: string, files: string[] | undefined) =>
    files ? { [name]: await upload(fahuo, files) } : {}
  const Application = options.shopComponent
    ? { apply_for: 2 }
    : {
        apply_for: 1,
        audit_info: {
          brand_name: options.name ?? '',
          brand_type: numberOf('--type', options.type ?? ''),
          ...(options.platform && { flagship_in_which_ec_platform: options.platform }),
          ...(await list('ec_platform_proof_list', options.platformProof)),
          ...(await list('authority_certified_proof_list', options.certificate)),
          ...(await list('other_material_list', options.other)),
        },
      }
  showBrand((await fahuo.applyForBrand({ Application })).brand, language)
}

interface TradeTypeOptions {
  reason: string
  image: string[]
  confirm: boolean
  repeat: boolean
}

async function applyForTradeType(
  fahuo: Api,
  given: string,
  { reason, image, confirm, repeat }: TradeTypeOptions,
  language: Language,
): Promise<void> {
  const trade_type = numberOf('<type>', given)
  if (!confirm)
    throw new CliError({
      en: 'An account applies for a trade type once, it cannot be taken back, and no call tells the result. Nothing was sent. If you mean it, add --confirm.',
      zh: '一个账号只能申请一次交易类型，无法撤回，也没有接口可查询结果。本次未提交；确认无误请加上 --confirm。',
    })
  const media_ids = await upload(fahuo, image)
  const applied = await fahuo.applyForTradeType({
    trade_type,
    material_list: media_ids.map((media_id) => ({ type: 1, media_id })),
    reason,
    confirm,
    repeat,
  })
  console.log(tradeTypeCells(applied.trade_type, language === 'zh').join('  '))
}

function numberOf(name: string, given: string): number {
  if (/^\d$/.test(given)) return Number(given)
  throw new CliError({
    en: `${name} is one digit, not ${given}`,
    zh: `${name} 应为一位数字，而不是 ${given}`,
  })
}

/** Uploads images, one after the other. @returns their media_ids */
async function upload(fahuo: Api, files: readonly string[]): Promise<string[]> {
  const contents = await Promise.all(files.map(read))
  const media_ids: string[] = []
  for (const body of contents) media_ids.push((await fahuo.uploadMedia({ body })).media_id)
  return media_ids
}

async function read(file: string): Promise<Blob> {
  try {
    return new Blob([await readFile(file)])
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CliError({
      en: `${file} cannot be read: ${code}`,
      zh: `无法读取 ${file}：${code}`,
    })
  }
}
