import {
  createTransport,
  createWechat,
  noTokens,
  stableTokens,
  type CallReport,
  type Wechat,
} from '@fahuo/wechat'
import type { Config } from '../config.ts'
import { SECOND_MS, type Clock } from '../core/time.ts'
import type { SealedScope } from '../database/sealed-values.ts'
import { sharedTokens } from './token-store.ts'

/** Creates a Mini Program's WeChat client as its settings say. Close it when done. */
export function createClient(
  scope: SealedScope & { clock: Clock },
  config: Config,
  onCall?: (report: CallReport) => void,
): Wechat {
  return createWechat({
    appid: scope.appid,
    secret: config.WECHAT_SECRET,
    base_url: config.WECHAT_API_URL,
    timeout: config.WECHAT_TIMEOUT_SECONDS * SECOND_MS,
    ...(onCall && { onCall }),
    ...(config.WECHAT_ACCESS_TOKEN === 'none'
      ? { tokens: noTokens() }
      : { token_store: sharedTokens(scope) }),
  })
}

/**
 * Asks WeChat for a token by a Mini Program's secret, which changes nothing there.
 * @throws WechatError when WeChat refuses it (40013, 40125, 40164 …), or does not answer
 */
export async function checkSecret(config: Config, appid: string, secret: string): Promise<void> {
  const { send, close } = createTransport({
    base_url: config.WECHAT_API_URL,
    timeout: config.WECHAT_TIMEOUT_SECONDS * SECOND_MS,
  })
  try {
    await stableTokens({ appid, secret, send, now: Date.now }).get()
  } finally {
    await close()
  }
}
