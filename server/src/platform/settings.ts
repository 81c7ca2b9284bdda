import { z } from 'zod'
import type { Text } from '../core/language.ts'
import { secretSetting, setting } from '../core/setting.ts'

const token = z
  .string()
  .regex(/^[A-Za-z0-9]{3,32}$/)
  .optional()
const aes_key = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/)
  .optional()

/** The settings of a third-party platform; without them the server serves its own shops alone. */
export const platformSettings = {
  COMPONENT_APPID: setting(
    z
      .string()
      .regex(/^wx[0-9a-z]{16}$/)
      .optional(),
    {
      en: 'for service providers: the AppID of the third-party platform, from the WeChat Open Platform. Merchants can then authorise it, and the server ships for them; docs/PROVIDER.md says how',
      zh: '服务商：微信开放平台中第三方平台的 AppID。设置后商家可授权本平台，由本服务代为发货，见 docs/PROVIDER.zh-CN.md',
    },
    'wxfedcba9876543210',
  ),
  COMPONENT_APPSECRET: secretSetting(
    z.string().min(16).max(128).optional(),
    {
      en: "the third-party platform's AppSecret",
      zh: '第三方平台的 AppSecret',
    },
    'fedcba9876543210fedcba9876543210',
  ),
  COMPONENT_TOKEN: secretSetting(
    token,
    {
      en: "the platform's Token for messages (消息校验 Token): 3 to 32 letters and digits",
      zh: '第三方平台的消息校验 Token：3 至 32 位字母或数字',
    },
    'fahuoPlatformToken2026',
  ),
  COMPONENT_PREVIOUS_TOKEN: secretSetting(
    token,
    {
      en: "the platform's Token before the current one, while it is being changed",
      zh: '更换期间，第三方平台更换前的 Token',
    },
    'fahuoPlatformToken2025',
  ),
  COMPONENT_AES_KEY: secretSetting(
    aes_key,
    {
      en: "the platform's key for messages (消息加解密 Key): 43 letters and digits",
      zh: '第三方平台的消息加解密 Key：43 位字母或数字',
    },
    'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  ),
  COMPONENT_PREVIOUS_AES_KEY: secretSetting(
    aes_key,
    {
      en: "the platform's key for messages before the current one, while it is being changed",
      zh: '更换期间，第三方平台更换前的消息加解密 Key',
    },
    'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba',
  ),
}

type PlatformConfig = { [Name in keyof typeof platformSettings]?: string | undefined }

/** What a platform cannot do without; PUBLIC_URL is where merchants begin and come back to. */
const NEEDED = ['COMPONENT_APPSECRET', 'COMPONENT_TOKEN', 'COMPONENT_AES_KEY'] as const

/** Returns what is missing or wrong of a platform's settings, though each is right by itself. */
export function platformProblems(
  config: PlatformConfig & { WECHAT_APPID: string; PUBLIC_URL?: string | undefined },
): { name: keyof typeof platformSettings | 'PUBLIC_URL'; missing: boolean; why: Text }[] {
  if (config.COMPONENT_APPID === undefined)
    return NEEDED.some((name) => config[name] !== undefined)
      ? [
          {
            name: 'COMPONENT_APPID',
            missing: true,
            why: {
              en: 'other settings of the platform are there',
              zh: '已设置第三方平台的其他配置',
            },
          },
        ]
      : []
  const why = { en: 'COMPONENT_APPID is set', zh: '已设置 COMPONENT_APPID' }
  const missing = [...NEEDED, 'PUBLIC_URL' as const]
    .filter((name) => config[name] === undefined)
    .map((name) => ({ name, missing: true, why }))
  if (config.COMPONENT_APPID !== config.WECHAT_APPID) return missing
  const same = {
    en: "it is the Mini Program's own AppID",
    zh: '与小程序自己的 AppID 相同',
  }
  return [...missing, { name: 'COMPONENT_APPID', missing: false, why: same }]
}
