import { ApiFailure, weappApi } from '@fahuo/weapp-host'
import { requestApi } from './wx-request.ts'

/** The confirm-receipt component's own appid [official]. */
const COMPONENT_APPID = 'wx1183b055aeec94d1'

/** What the component hands back. */
export interface ComponentResult {
  status: string
  errormsg?: string
  /** Which order it is about; the one that was asked for without. */
  req_extradata?: object
}

/** What a return from the component looks like in App.onShow. */
export interface ComponentReturn {
  scene: 1038
  referrerInfo?: {
    appId: string
    extraData: ComponentResult & { req_extradata: object }
  }
}

/** How the component ends: with a result, or with less than that, as some phones do. */
export type ComponentEnd =
  | ComponentResult
  /** Closed by a swipe: the Mini Program is shown again and told nothing [observed on Android]. */
  | 'no_answer'

/** What a phone does otherwise than documented while the component is open, and after. */
export interface ComponentHabits {
  /**
   * App.onShow fires while the half-screen is still open, with no result in it; the real return
   * comes later, as usual [observed on Android: a report in WeChat's community, 2024-03].
   */
  shows_while_open: boolean
  /**
   * Nothing comes back: no callback of openBusinessView, no App.onShow when it closes [assumed: the
   * most that a missing answer can be; that it may be missing is observed].
   */
  never_returns: boolean
}

export interface PhoneWxOptions {
  /** Where the emulator is. */
  emulatorUrl: string
  /** Whose phone it is. */
  openid: string
  /** The Mini Program; the emulator's first one without it. */
  appid?: string | undefined
  fetch: typeof fetch
  /**
   * Shows the component for an order and answers what the buyer does there; `confirm` makes WeChat
   * confirm the receipt.
   */
  openComponent: (order: {
    extraData: Record<string, string>
    confirm: () => Promise<ComponentResult>
  }) => Promise<ComponentEnd>
  /** What the phone does otherwise than documented; nothing without this. */
  componentHabits?: () => ComponentHabits
  /** Whether the phone has a connection; it has one without this. */
  online?: () => boolean
  /** Whether a tap is being handled; without it every call counts as one. */
  tapping?: () => boolean
  /** The Mini Program goes behind the component, and comes back. */
  host: () => {
    hide: () => void
    /** Without options: in the middle, with nothing to tell. */
    show: (options?: ComponentReturn) => void
    /** WeChat may have ended it while the component was open: nobody is there to be told. */
    killed?: () => boolean
  }
}

/** WeChat's network side of `wx`, the same for the phone in the browser and for tests in Node. */
export function createPhoneWx(options: PhoneWxOptions): Record<string, unknown> {
  const { appid } = options
  const about = appid === undefined ? '' : `?${new URLSearchParams({ appid })}`
  const post = async (path: string, body: object): Promise<Response> =>
    options.fetch(`${options.emulatorUrl}${path}${about}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  return {
    login: weappApi('login', async () => {
      // WeChat's own servers are not there either [the words are assumed].
      if (options.online?.() === false) throw new ApiFailure('fail network error')
      const answer = await post('/_emulator/login-codes', { openid: options.openid })
      if (!answer.ok) throw new ApiFailure(`fail the emulator answered ${answer.status}`)
      return (await answer.json()) as { code: string }
    }),
    checkSession: weappApi('checkSession', () => {}),
    request: requestApi({
      fetch: options.fetch,
      emulatorUrl: options.emulatorUrl,
      online: options.online ?? (() => true),
    }),
    openBusinessView: weappApi('openBusinessView', (args: BusinessViewArgs) => {
      const { businessType } = args
      if (businessType !== 'weappOrderConfirm') throw new ApiFailure('fail invalid businessType')
      // Awaiting anything before it loses the tap [official rule; the words are assumed].
      if (options.tapping?.() === false)
        throw new ApiFailure('fail can only be invoked by user TAP gesture.')
      void runComponent(options, post, readExtraData(args.extraData))
      // Neither success nor fail nor complete: the call stays open for ever.
      if (options.componentHabits?.().never_returns) return new Promise<never>(() => {})
      return {}
    }),
  }
}

interface BusinessViewArgs {
  businessType?: string
  /** Devtools take it as JSON text, too [observed]. */
  extraData?: Record<string, string> | string
}

function readExtraData(given: BusinessViewArgs['extraData']): Record<string, string> {
  if (typeof given !== 'string') return given ?? {}
  try {
    return JSON.parse(given) as Record<string, string>
  } catch {
    return {}
  }
}

async function runComponent(
  options: PhoneWxOptions,
  post: (path: string, body: object) => Promise<Response>,
  extraData: Record<string, string>,
): Promise<void> {
  const host = options.host()
  host.hide()
  const { transaction_id, merchant_id, merchant_trade_no } = extraData
  const order = { transaction_id, merchant_id, merchant_trade_no, openid: options.openid }
  const confirm = async () => {
    const answer = await post('/_emulator/receipts', order)
    return (await answer.json()) as ComponentResult
  }
  const habits = options.componentHabits?.()
  if (habits?.shows_while_open) setTimeout(() => host.killed?.() || host.show(), 0)
  // Whatever goes wrong in the component, the Mini Program comes back to the front.
  const end = await options
    .openComponent({ extraData, confirm })
    .catch((error: unknown): ComponentResult => ({ status: 'fail', errormsg: String(error) }))
  if (host.killed?.() || habits?.never_returns) return
  if (end === 'no_answer') return host.show({ scene: 1038 })
  host.show({
    scene: 1038,
    referrerInfo: {
      appId: COMPONENT_APPID,
      extraData: { req_extradata: extraData, ...end },
    },
  })
}
