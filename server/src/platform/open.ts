import {
  createPlatform,
  createTransport,
  WechatError,
  type CallReport,
  reporting,
} from '@fahuo/wechat'
import type { App } from '../core/context.ts'
import type { Platform } from '../shops/platform.ts'
import { sharedTokens } from '../wechat/token-store.ts'
import { noteAnswer } from './refusals.ts'
import { readTicket } from './ticket.ts'

export interface PlatformOptions {
  app: Pick<App, 'database' | 'sealer' | 'clock' | 'log' | 'onFailure' | 'mayClaim' | 'rest_ms'>
  component_appid: string
  component_appsecret: string
  /** The current one, then the previous one. */
  tokens: readonly string[]
  encoding_aes_keys: readonly string[]
  /** The appid of the server's first shop. */
  first_appid: string
  public_url: string
  base_url: string
  /** Milliseconds. */
  timeout: number
  onCall: (report: CallReport) => void
  wake: () => void
}

/** Makes the platform of the settings. */
export function openPlatform(options: PlatformOptions): Platform {
  const { app, component_appid, base_url, timeout, wake } = options
  const scope = { ...app, appid: component_appid }
  const teller = { ...app, appid: options.first_appid }
  const transport = createTransport({ base_url, timeout })
  const client = createPlatform({
    component_appid,
    component_appsecret: options.component_appsecret,
    now: () => app.clock.now(),
    send: reporting(transport.send, (report) => {
      options.onCall(report)
      noteAnswer(platform, report)
    }),
    store: sharedTokens(scope),
    async ticket() {
      const stored = await readTicket(scope)
      if (stored) return stored.ticket
      throw new WechatError('component.token', 'not_sent', {
        reason: 'WeChat has pushed no ticket yet: it comes every ten minutes',
      })
    },
  })
  const platform: Platform = {
    ...scope,
    teller,
    client,
    public_url: options.public_url,
    push: {
      appid: component_appid,
      tokens: options.tokens,
      encoding_aes_keys: options.encoding_aes_keys,
    },
    wake,
    close: transport.close,
  }
  return platform
}
