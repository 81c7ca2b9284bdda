/** What `fahuo platform …` does, on the database itself. */
import { WechatError } from '@fahuo/wechat'
import { renderUnicodeCompact } from 'uqr'
import { createApiKey, listApiKeys, revokeKey } from '../access/api-keys.ts'
import { openPlatformOf } from '../build-platform.ts'
import { masterKeyOf } from '../config.ts'
import type { Language, Text } from '../core/language.ts'
import { actorOf, RIGHTS } from '../core/rights.ts'
import { MINUTE_MS, systemClock, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { openSealer } from '../database/master-key.ts'
import { createOnboarding, onboardingLink } from '../platform/onboarding.ts'
import { OUTCOMES } from '../platform/outcomes.ts'
import { KNOWN_SETS } from '../platform/permission-sets.ts'
import { RECOVERED, recoverShops } from '../platform/recover.ts'
import { listAuthorised, readStatus } from '../platform/status.ts'
import type { Platform } from '../shops/platform.ts'
import { CliError } from './cli-error.ts'
import { loadConfig, openOwnDatabase } from './settings.ts'

/** @throws CliError where the server is no platform, and with what WeChat refuses */
async function withPlatform(work: (platform: Platform) => Promise<void>): Promise<void> {
  const config = loadConfig()
  const database = await openOwnDatabase(config)
  const warn = (_: object, message: string) => console.error(message)
  const log = { info: () => {}, warn, error: warn }
  try {
    const sealer = await openSealer(database, masterKeyOf(config), log)
    const mayClaim = () => Promise.resolve(true)
    const app = { database, sealer, clock: systemClock, log, onFailure: () => {}, mayClaim }
    const platform = openPlatformOf(config, { app, onCall: () => {}, wake: () => {} })
    if (!platform)
      throw new CliError({
        en: 'This server is no third-party platform: COMPONENT_APPID is not set. docs/PROVIDER.md says how.',
        zh: '本服务不是第三方平台：未设置 COMPONENT_APPID，见 docs/PROVIDER.zh-CN.md。',
      })
    await work(platform).finally(() => platform.close())
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    throw new CliError({
      en: `WeChat does not do it: ${error.message}. docs/ERRORS.md says what to do.`,
      zh: `微信未完成该操作：${error.message}。处理办法见 docs/ERRORS.md。`,
    })
  } finally {
    await database.close()
  }
}

const show = (language: Language, { en, zh }: Text) => console.log(language === 'zh' ? zh : en)

export const status = (language: Language) =>
  withPlatform(async (platform) => {
    const { appid, event_url, message_url, ticket_at, ticket_late, shops, waiting, failed } =
      await readStatus(platform)
    show(language, {
      en: `platform ${appid}\nevent URL (授权事件接收 URL)  ${event_url}\nmessage URL (消息与事件接收 URL)  ${message_url}`,
      zh: `第三方平台 ${appid}\n授权事件接收 URL  ${event_url}\n消息与事件接收 URL  ${message_url}`,
    })
    const minutes = Math.round((platform.clock.now() - (ticket_at ?? 0)) / MINUTE_MS)
    show(
      language,
      ticket_at === null
        ? {
            en: 'ticket: none came yet; WeChat pushes one every ten minutes',
            zh: 'ticket：尚未收到；微信每十分钟推送一次',
          }
        : {
            en: `ticket: ${minutes} min ago${ticket_late ? ': late; check the event URL in the WeChat Open Platform' : ''}`,
            zh: `ticket：${minutes} 分钟前${ticket_late ? '，已超时；请在微信开放平台检查授权事件接收 URL' : ''}`,
          },
    )
    const { active, suspended, revoked } = shops
    show(language, {
      en: `shops: ${active} active, ${suspended} suspended, ${revoked} revoked\nauthorisations being processed: ${waiting}`,
      zh: `店铺：服务中 ${active}，已暂停 ${suspended}，已取消授权 ${revoked}\n处理中的授权：${waiting}`,
    })
    for (const { authorizer_appid, kind, error, outcome } of failed) {
      const remedy = outcome && OUTCOMES[outcome][language]
      console.log([authorizer_appid || kind, error, remedy].filter(Boolean).join('  '))
    }
  })

export const shops = () =>
  withPlatform(async (platform) => {
    for (const { appid, state, permission_sets, name } of await listAuthorised(platform))
      console.log(`${appid}  ${state.padEnd(9)}  ${permission_sets.join(',')}  ${name}`)
  })

export interface InviteOptions {
  sets?: string
  appid?: string
}

export const invite = (name: string, { sets, appid }: InviteOptions, language: Language) =>
  withPlatform(async (platform) => {
    const permission_sets = sets?.split(',').map(Number)
    const known = KNOWN_SETS.map(({ id }) => id)
    if (permission_sets?.some((id) => !known.includes(id)))
      throw new CliError({
        en: `--sets is a list of: ${known.join(', ')}.`,
        zh: `--sets 应为以下权限集的列表：${known.join('、')}。`,
      })
    const { onboarding, token } = await createOnboarding(platform, {
      name,
      ...(permission_sets && { permission_sets }),
      ...(appid !== undefined && { biz_appid: appid }),
    })
    const link = onboardingLink(platform.public_url, token)
    console.log(link)
    console.error(renderUnicodeCompact(link))
    const until = new Date(onboarding.expires_at).toISOString().slice(0, 10)
    console.error(
      language === 'zh'
        ? `请把链接发给 ${name} 的小程序管理员；${until} 前有效。`
        : `Send it to the administrator of ${name}'s Mini Program; it is good until ${until}.`,
    )
  })

export const recover = (language: Language) =>
  withPlatform(async (platform) => {
    for await (const { appid, outcome } of recoverShops(platform))
      console.log(`${appid}  ${RECOVERED[outcome][language]}`)
  })

export const clearQuota = (language: Language) =>
  withPlatform(async ({ client }) => {
    await client.clearQuota()
    show(language, {
      en: "The day's counts are back to zero. It can be done ten times a month.",
      zh: '今日调用次数已清零；每月可清零十次。',
    })
  })

/** Its keys are stored under its own appid, as those of a shop under the shop's. */
const withKeys = (action: string, work: (scope: Scope & { clock: Clock }) => Promise<void>) =>
  withPlatform((platform) => {
    const command = { kind: 'command', id: 'fahuo', name: 'fahuo', rights: RIGHTS } as const
    return work({ ...platform, actor: actorOf(command, action, platform.clock.now()) })
  })

export const createKey = (name: string, language: Language) =>
  withKeys('createKey', async (scope) => {
    const { id, key } = await createApiKey(scope, name, 'full')
    console.log(key)
    console.error(
      language === 'zh'
        ? `密钥 ${id}（${name}），仅用于 /api/platform。请立即保存，之后无法再次查看。`
        : `Key ${id} (${name}), for /api/platform alone. Save it now; it cannot be shown again.`,
    )
  })

export const keys = (language: Language) =>
  withKeys('listKeys', async (scope) => {
    const labels = language === 'zh' ? ['使用中', '已吊销'] : ['in use ', 'revoked']
    for (const { id, name, created_at, revoked_at } of await listApiKeys(scope))
      console.log(
        `${id}  ${new Date(created_at).toISOString()}  ${labels[revoked_at === null ? 0 : 1]}  ${name}`,
      )
  })

export const revoke = (id: string, language: Language) =>
  withKeys('revokeKey', async (scope) => {
    if (!(await revokeKey(scope, id)))
      throw new CliError({
        en: `No key in use has the id ${id}: see \`fahuo platform keys\`.`,
        zh: `没有使用中的密钥 ${id}：请查看 \`fahuo platform keys\`。`,
      })
    show(language, {
      en: 'Revoked: it is refused from now on.',
      zh: '已吊销，立即生效。',
    })
  })
