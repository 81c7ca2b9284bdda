import type { Platform as PlatformClient, PushSecrets } from '@fahuo/wechat'
import type { App } from '../core/context.ts'
import type { SealedScope } from '../database/sealed-values.ts'
import type { Teller } from '../outgoing/notify.ts'

/**
 * The third-party platform (第三方平台) that merchants authorise. Its appid stands where that of a Mini
 * Program does: rows and sealed values of the platform are stored under it.
 */
export interface Platform
  extends SealedScope, Pick<App, 'clock' | 'log' | 'onFailure' | 'mayClaim' | 'rest_ms'> {
  /** The component_appid. */
  appid: string
  /** Whose notices and alarms tell of the platform: those of the server's first shop. */
  teller: Teller
  client: PlatformClient
  /** What WeChat signs and encrypts by, the events of the platform as well as the pushes of its shops. */
  push: PushSecrets
  /** Where merchants reach the server: they begin to authorise there, and come back to it. */
  public_url: string
  /** Wakes the worker of authorisations. */
  wake: () => void
  /** Ends the connections to WeChat. @param now without waiting for calls */
  close: (now?: boolean) => Promise<void>
}
