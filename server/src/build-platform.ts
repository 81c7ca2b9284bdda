/** Makes the third-party platform of the settings, and the clients of the shops that authorised it. */
import type { ClientOf } from './build-shop.ts'
import type { Config } from './config.ts'
import { SECOND_MS } from './core/time.ts'
import { createAuthorisedClient } from './platform/client.ts'
import { openPlatform, type PlatformOptions } from './platform/open.ts'
import type { Platform } from './shops/platform.ts'

const defined = (...texts: (string | undefined)[]) => texts.filter((text) => text !== undefined)

const transportOf = (config: Config) => ({
  base_url: config.WECHAT_API_URL,
  timeout: config.WECHAT_TIMEOUT_SECONDS * SECOND_MS,
})

/** @returns null where the server is no platform */
export function openPlatformOf(
  config: Config,
  rest: Pick<PlatformOptions, 'app' | 'onCall' | 'wake'>,
): Platform | null {
  const { COMPONENT_APPID, COMPONENT_APPSECRET, PUBLIC_URL } = config
  // The settings were checked together: with the first one the others are there.
  if (COMPONENT_APPID === undefined) return null
  return openPlatform({
    ...rest,
    ...transportOf(config),
    component_appid: COMPONENT_APPID,
    component_appsecret: COMPONENT_APPSECRET ?? '',
    tokens: defined(config.COMPONENT_TOKEN, config.COMPONENT_PREVIOUS_TOKEN),
    encoding_aes_keys: defined(config.COMPONENT_AES_KEY, config.COMPONENT_PREVIOUS_AES_KEY),
    first_appid: config.WECHAT_APPID,
    public_url: PUBLIC_URL ?? '',
  })
}

/** The clients of a platform's shops. */
export const authorisedClient =
  (platform: Platform): ClientOf =>
  (scope, { config, metrics }) =>
    Promise.resolve(
      createAuthorisedClient(platform, scope, { ...transportOf(config), onCall: metrics.onCall }),
    )
