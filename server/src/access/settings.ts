import { z } from 'zod'
import type { Text } from '../core/language.ts'
import { isLoopback, isLoopbackHost } from '../core/loopback.ts'
import { secretSetting, setting } from '../core/setting.ts'

/** The settings of who may come in. */
export const accessSettings = {
  MERCHANT_API_KEYS: secretSetting(
    z
      .string()
      .default('')
      .transform((keys) => (keys === '' ? [] : keys.split(',').map((key) => key.trim())))
      .refine((keys) => keys.every((key) => /^[\w\-.~+/=]{24,256}$/.test(key))),
    {
      en: 'keys for the merchant API, comma-separated, each 24 characters or more; optional: `fahuo keys create` makes keys of which only the hash is stored',
      zh: '商家接口的密钥，逗号分隔，每个至少 24 个字符；可不填：用 `fahuo keys create` 生成的密钥只保存其哈希',
    },
    '3f9c0d4b6a1e8f7253d0a9b8c7e6f5041a2b3c4d5e6f7081',
  ),
  FAHUO_DEMO: setting(
    z.enum(['on', 'off']).default('off'),
    {
      en: 'on: whoever is on this machine signs in to the console as the owner, without a password; only beside the local WeChat, with HOST and PUBLIC_URL of this machine alone. `pnpm start` sets it for its demo',
      zh: 'on：在本机打开管理后台的人无需密码即以店主身份登录；仅限连接本地微信模拟器，且 HOST 与 PUBLIC_URL 都只限本机。`pnpm start` 的演示会自动设置',
    },
    'off',
  ),
}

/** Tells what of a server or its WeChat is more than this machine's, though FAHUO_DEMO is on. */
export function demoProblems(config: {
  FAHUO_DEMO: 'on' | 'off'
  HOST: string
  PUBLIC_URL?: string | undefined
  WECHAT_API_URL: string
}): Text[] {
  if (config.FAHUO_DEMO === 'off') return []
  const own = {
    HOST: isLoopbackHost(config.HOST),
    PUBLIC_URL: config.PUBLIC_URL === undefined || isLoopback(config.PUBLIC_URL),
    WECHAT_API_URL: isLoopback(config.WECHAT_API_URL),
  }
  return Object.entries(own)
    .filter(([, is_own]) => !is_own)
    .map(([name]) => ({
      en: `on lets everybody in as the owner, and ${name} is not of this machine alone`,
      zh: `on 会让任何人以店主身份进入，而 ${name} 不是仅限本机的地址`,
    }))
}
