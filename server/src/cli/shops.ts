/** Further Mini Programs of a server, on the database itself: `fahuo shops …`. */
import { text as readStream } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Language, Text } from '../core/language.ts'
import type { PushSetting, ShopKeeper } from '../shops/adding.ts'
import type { ShopRecord, ShopState } from '../shops/record.ts'
import { CliError } from './cli-error.ts'
import { withSealed } from './on-database.ts'
import type { Parts } from './parts.ts'
import { printRows } from './print.ts'

const adding = () => import('../shops/adding.ts')
const queries = () => import('../shops/queries.ts')

/** Where the AppSecret may stand; never on the command line, which other programs and the history show. */
const SECRET = 'FAHUO_SHOP_SECRET'

/** Servers on the database take up within seconds what is stored here. */
const withKeeper = <Value>(
  action: string,
  work: (keeper: ShopKeeper, doing: { now: number }, public_url: string | null) => Promise<Value>,
): Promise<Value> =>
  withSealed(action, async (scope, config) => {
    const { findShop, saveShop } = await queries()
    const { checkSecret } = await import('../wechat/client.ts')
    const now = scope.clock.now()
    const keeper: ShopKeeper = {
      first: scope,
      record: async (appid) => (await findShop({ ...scope, appid })) ?? null,
      save: (appid, { change, secrets = {} }) =>
        saveShop({ ...scope, appid }, change, { secrets, now }),
      check: (appid, secret) => checkSecret(config, appid, secret),
    }
    return work(keeper, { now }, config.PUBLIC_URL ?? null)
  })

async function refuseOddAppid(appid: string): Promise<void> {
  const { APPID } = await import('../shops/record.ts')
  if (APPID.test(appid)) return
  throw new CliError({
    en: `${appid} is no appid: wx and 16 letters and digits, as mp.weixin.qq.com shows it.`,
    zh: `${appid} 不是 appid：应为 wx 加 16 位字母数字，见小程序后台。`,
  })
}

async function readSecret(): Promise<string> {
  const { [SECRET]: given } = process.env
  if (given) return given.trim()
  // Whoever types at a terminal would show it.
  const piped = process.stdin.isTTY ? '' : (await readStream(process.stdin)).trim()
  if (piped !== '') return piped
  throw new CliError({
    en: `Give the AppSecret in ${SECRET}, or by standard input: fahuo shops add <appid> < secret.txt`,
    zh: `请通过环境变量 ${SECRET} 或标准输入提供 AppSecret：fahuo shops add <appid> < secret.txt`,
  })
}

interface AddOptions {
  name?: string
  jumpPath?: string
  mchid?: string
}

async function add(appid: string, options: AddOptions, language: Language): Promise<void> {
  await refuseOddAppid(appid)
  const { readPagePath } = await import('../wechat/jump-path-rules.ts')
  const { name, jumpPath, mchid } = options
  const jump_path = jumpPath === undefined ? undefined : readPagePath(jumpPath)
  if (jump_path !== undefined && 'problem' in jump_path)
    throw new CliError({
      en: `--jump-path: ${jump_path.problem.en}`,
      zh: `--jump-path：${jump_path.problem.zh}`,
    })
  const secret = await readSecret()
  await withKeeper('addShop', async (keeper, doing, public_url) => {
    const change = {
      ...(name !== undefined && { name }),
      ...(jump_path && { jump_path: jump_path.path }),
      ...(mchid !== undefined && { settings: { mchid } }),
    }
    const { addShop, pushPathOf } = await adding()
    const setting = await addShop(keeper, appid, { change, secret }, doing)
    printPush(setting, pushPathOf(appid), public_url, language)
  })
}

function printPush(
  { token, encoding_aes_key }: PushSetting,
  path: string,
  public_url: string | null,
  language: Language,
): void {
  const url = public_url === null ? path : new URL(path, public_url).href
  console.log(
    `URL             ${url}\nToken           ${token}\nEncodingAESKey  ${encoding_aes_key}`,
  )
  console.error(
    language === 'zh'
      ? '微信已确认密钥，数秒内开始服务。请在该小程序后台“开发管理 > 开发设置 > 消息推送”填写以上三项，选择安全模式和 JSON；它们只显示一次。'
      : 'WeChat took the secret; the shop is served within seconds. Set these three under Development > Development settings > Message push at mp.weixin.qq.com (safe mode, JSON); they are shown once.',
  )
}

const STATES: Record<ShopState, Text> = {
  active: { en: 'served', zh: '服务中' },
  suspended: { en: 'suspended', zh: '已暂停' },
  revoked: { en: 'removed', zh: '已移除' },
  invited: { en: 'invited', zh: '已邀请' },
}

const list = (language: Language) =>
  withSealed('listShops', async ({ database, appid }) => {
    const { listShops } = await queries()
    const first = language === 'zh' ? '首个店铺（环境变量）' : 'the first one, by the environment'
    const rowOf = ({ appid: of, mode, state, name }: ShopRecord) => [
      of,
      STATES[state][language],
      mode,
      name,
    ]
    printRows([
      [appid, STATES.active[language], 'own', first],
      ...(await listShops(database)).map(rowOf),
    ])
  })

const change = (appid: string, state: 'active' | 'suspended', language: Language) =>
  withKeeper('changeShop', async (keeper, doing) => {
    const { changeShop } = await adding()
    await changeShop(keeper, appid, { change: { state } }, doing)
    const said: Record<typeof state, Text> = {
      active: { en: 'Served again within seconds.', zh: '数秒内恢复服务。' },
      suspended: {
        en: 'Suspended within seconds: its keys and buyers are refused, nothing is sent, nothing is deleted.',
        zh: '数秒内暂停：密钥与买家被拒绝，不再提交任何内容，数据不会删除。',
      },
    }
    console.error(said[state][language])
  })

const remove = (appid: string, language: Language) =>
  withKeeper('removeShop', async (keeper, doing) => {
    const { removeShop } = await adding()
    await removeShop(keeper, appid, doing)
    console.error(
      language === 'zh'
        ? '已移除，密钥已清除；订单与发货记录保留。请在小程序后台关闭消息推送。'
        : 'Removed, and its secrets are forgotten; its orders and shipments stay. Switch its message push off at mp.weixin.qq.com.',
    )
  })

/** Adds the command to the program. */
export function addShops(program: Command, { text, language }: Parts): void {
  const shops = program
    .command('shops')
    .description(text('further Mini Programs that this server serves', '本服务接入的其他小程序'))
  shops
    .command('add')
    .description(
      text(
        `adds one; its AppSecret comes from ${SECRET} or standard input, and WeChat is asked about it`,
        `接入小程序；AppSecret 取自环境变量 ${SECRET} 或标准输入，并向微信确认`,
      ),
    )
    .argument('<appid>')
    .option('--name <name>', text('how people see it', '店铺名称'))
    .option('--jump-path <path>', text('as MSG_JUMP_PATH', '同 MSG_JUMP_PATH'))
    .option('--mchid <mchid>', text('as WECHAT_MCHID', '同 WECHAT_MCHID'))
    .action((appid: string, options: AddOptions) => add(appid, options, language))
  shops
    .command('list')
    .description(text('lists them', '列出小程序'))
    .action(() => list(language))
  shops
    .command('suspend')
    .description(text('stops serving one for now', '暂停服务'))
    .argument('<appid>')
    .action((appid: string) => change(appid, 'suspended', language))
  shops
    .command('resume')
    .description(text('serves it again', '恢复服务'))
    .argument('<appid>')
    .action((appid: string) => change(appid, 'active', language))
  shops
    .command('remove')
    .description(
      text('stops serving one for good and forgets its secrets', '移除小程序并清除其密钥'),
    )
    .argument('<appid>')
    .action((appid: string) => remove(appid, language))
}
