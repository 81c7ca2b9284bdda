/** `fahuo payments`: whose notifications of WeChat Pay are believed. Works on the database itself. */
import { readFile } from 'node:fs/promises'
import { text as readStream } from 'node:stream/consumers'
import type { PayKey } from '@fahuo/wechat'
import type { Command } from 'commander'
import { toSeconds } from '../core/time.ts'
import type { Language } from '../core/language.ts'
import { CliError } from './cli-error.ts'
import { forShop, withSealed, type ShopOption } from './on-database.ts'
import type { Parts } from './parts.ts'
import { printRows, time } from './print.ts'

const merchantsOf = () => import('../wechatpay/merchants.ts')

interface AddOptions extends ShopOption {
  apiV3KeyFile?: string
  publicKey: string[]
  certificate: string[]
}

interface RemoveOptions extends ShopOption {
  serial?: string
}

/** What a command says beside its result. */
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

async function read(file: string): Promise<string> {
  if (file === '-') return readStream(process.stdin)
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new CliError({
      en: `${file} cannot be read: ${error.message}`,
      zh: `无法读取 ${file}：${error.message}`,
    })
  })
}

/** Reads `PUB_KEY_ID_…=file.pem`. */
async function publicKey(given: string): Promise<PayKey> {
  const { readPublicKey } = await import('@fahuo/wechat')
  const [id = '', ...rest] = given.split('=')
  const file = rest.join('=')
  const key = file === '' ? null : readPublicKey(id.trim(), await read(file))
  if (key) return key
  throw new CliError({
    en: `${given} is no public key of WeChat Pay: give its id and the file, --public-key PUB_KEY_ID_0119…=pub_key.pem (merchant platform: 账户中心 > API安全 > 微信支付公钥).`,
    zh: `${given} 不是微信支付公钥：请同时给出公钥 ID 与文件，--public-key PUB_KEY_ID_0119…=pub_key.pem（商户平台：账户中心 > API安全 > 微信支付公钥）。`,
  })
}

async function certificate(file: string): Promise<PayKey> {
  const { readCertificate } = await import('@fahuo/wechat')
  const key = readCertificate(await read(file))
  if (key) return key
  throw new CliError({
    en: `${file} is no platform certificate of WeChat Pay (PEM, RSA). The merchant's own certificate, apiclient_cert.pem, verifies nothing that WeChat Pay signs.`,
    zh: `${file} 不是微信支付平台证书（PEM，RSA）。商户自己的 apiclient_cert.pem 不能用于验证微信支付的签名。`,
  })
}

async function add(mchid: string, options: AddOptions, language: Language): Promise<void> {
  const api_v3_key =
    options.apiV3KeyFile === undefined ? null : (await read(options.apiV3KeyFile)).trim()
  const keys = [
    ...(await Promise.all(options.publicKey.map(publicKey))),
    ...(await Promise.all(options.certificate.map(certificate))),
  ]
  await withSealed(
    'addPayMerchant',
    async (scope) => {
      const { addPayMerchant } = await merchantsOf()
      const { endNotice } = await import('../outgoing/notify.ts')
      await addPayMerchant(scope, { mchid, api_v3_key, keys })
      if (api_v3_key !== null) await endNotice({ ...scope, log: quiet }, 'pay_key_wrong', mchid)
    },
    options,
  )
  console.log(
    language === 'zh'
      ? `已保存，立即生效。请把微信支付通知原样转发到 POST /wechat/pay/${mchid}。`
      : `Stored, and in use from now on. Pass WeChat Pay's notifications on, unchanged, to POST /wechat/pay/${mchid}.`,
  )
}

async function list(shop: ShopOption, language: Language): Promise<void> {
  const zh = language === 'zh'
  const { listPayMerchants } = await merchantsOf()
  const merchants = await withSealed('listPayMerchants', listPayMerchants, shop)
  if (merchants.length === 0)
    return console.log(
      zh
        ? '尚无商户号：请用 fahuo payments add <商户号> 添加。'
        : 'No merchant number yet: fahuo payments add <mchid>.',
    )
  const kinds = zh
    ? { public_key: '微信支付公钥', certificate: '平台证书' }
    : { public_key: 'public key', certificate: 'certificate' }
  for (const merchant of merchants) {
    const { mchid, keys, has_api_v3_key, last_notification_at: last } = merchant
    const lost = zh ? '（APIv3 密钥已丢失，请重新提供）' : ' (its APIv3 key is lost: give it again)'
    const at = last === null ? '-' : time(toSeconds(last))
    const notified = zh ? `最近通知 ${at}` : `last notification ${at}`
    console.log(`${mchid}  ${notified}${has_api_v3_key ? '' : lost}`)
    printRows(
      keys.map(({ serial, kind, valid_until }) => [
        ' ',
        kinds[kind],
        serial,
        valid_until === null
          ? ''
          : (zh ? '有效期至 ' : 'valid until ') + time(toSeconds(valid_until)),
      ]),
    )
  }
}

async function remove(
  mchid: string,
  { serial, ...shop }: RemoveOptions,
  language: Language,
): Promise<void> {
  const { forgetPayMerchant } = await merchantsOf()
  await withSealed('removePayMerchant', (scope) => forgetPayMerchant(scope, mchid, serial), shop)
  console.log(language === 'zh' ? '已删除，立即生效。' : 'Removed: it is believed no more.')
}

/** Adds the command to the program. */
export function addPayments(program: Command, { text, language }: Parts): void {
  const payments = program
    .command('payments')
    .description(
      text(
        "merchant numbers whose WeChat Pay notifications are believed; on the server's own database",
        '可接收其支付通知的商户号（直接操作本机数据库）',
      ),
    )
  const collect = (one: string, all: string[]) => [...all, one]
  forShop(payments.command('add'), text)
    .description(
      text(
        'adds a merchant number, or further keys of it; nothing is downloaded',
        '添加商户号或其新的密钥；不会联网下载',
      ),
    )
    .argument(
      '<mchid>',
      text(
        "the merchant number; a provider's sp_mchid, a combined payment's combine_mchid",
        '商户号；服务商填 sp_mchid，合单填 combine_mchid',
      ),
    )
    .option(
      '--api-v3-key-file <file>',
      text(
        'the file that holds the APIv3 key; - reads it from stdin',
        'APIv3 密钥文件；- 表示标准输入',
      ),
    )
    .option(
      '--public-key <id=file>',
      text(
        'a public key of WeChat Pay, PUB_KEY_ID_…=file.pem; may be repeated',
        '微信支付公钥，PUB_KEY_ID_…=文件.pem；可重复',
      ),
      collect,
      [],
    )
    .option(
      '--certificate <file>',
      text('a platform certificate in PEM; may be repeated', '平台证书（PEM）；可重复'),
      collect,
      [],
    )
    .action((mchid: string, options: AddOptions) => add(mchid, options, language))
  forShop(payments.command('list'), text)
    .description(text('lists merchant numbers and their keys', '列出商户号与密钥'))
    .action((options: ShopOption) => list(options, language))
  forShop(payments.command('remove'), text)
    .description(text('removes a merchant number, or one key of it', '删除商户号，或其中一个密钥'))
    .argument('<mchid>')
    .option('--serial <serial>', text('only this key', '仅删除该密钥'))
    .action((mchid: string, options: RemoveOptions) => remove(mchid, options, language))
}
