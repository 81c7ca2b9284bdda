/** The third-party platform: `fahuo platform …`. */
import type { Command } from 'commander'
import type { Parts } from './parts.ts'
import type { InviteOptions } from './platform-deeds.ts'

/** Loaded when one is run: they open the database. */
const deeds = () => import('./platform-deeds.ts')

export function addPlatform(program: Command, { text, language }: Parts): void {
  const platform = program
    .command('platform')
    .description(text('the third-party platform of a service provider', '服务商的第三方平台'))
  platform
    .command('status')
    .description(
      text('its URLs, its ticket, and what is being processed', '接收地址、ticket 与处理情况'),
    )
    .action(async () => (await deeds()).status(language))
  platform
    .command('shops')
    .description(text('the shops that authorised it', '已授权的店铺'))
    .action(async () => (await deeds()).shops())
  platform
    .command('invite <name>')
    .description(text('a link by which a merchant authorises it', '生成商家授权链接'))
    .option(
      '--sets <ids>',
      text('permission sets to ask for: 142,182 by default', '需要的权限集，默认 142,182'),
    )
    .option('--appid <appid>', text('the one Mini Program that may answer', '仅限该小程序授权'))
    .action(async (name: string, options: InviteOptions) =>
      (await deeds()).invite(name, options, language),
    )
  platform
    .command('recover')
    .description(text('reads all authorisations anew from WeChat', '从微信重新读取全部授权'))
    .action(async () => (await deeds()).recover(language))
  platform
    .command('clear-quota')
    .description(text("sets the day's counts of its calls back to zero", '清零今日平台调用次数'))
    .action(async () => (await deeds()).clearQuota(language))
  platform
    .command('key <name>')
    .description(
      text('creates an API key for /api/platform alone', '生成仅用于 /api/platform 的 API 密钥'),
    )
    .action(async (name: string) => (await deeds()).createKey(name, language))
  platform
    .command('keys')
    .description(text('lists these keys', '列出这类密钥'))
    .action(async () => (await deeds()).keys(language))
  platform
    .command('revoke-key <id>')
    .description(text('revokes one of them', '吊销其中一个密钥'))
    .action(async (id: string) => (await deeds()).revoke(id, language))
}
