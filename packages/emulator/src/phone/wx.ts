import { ApiFailure, weappApi } from '@fahuo/weapp-host'

/** The confirm-receipt component's own appid [official]. */
const COMPONENT_APPID = 'wx1183b055aeec94d1'

/** What the component hands back. */
export interface ComponentResult {
  status: string
  errormsg?: string
}

/** What a return from the component looks like in App.onShow. */
export interface ComponentReturn {
  scene: 1038
  referrerInfo: {
    appId: string
    extraData: ComponentResult & { req_extradata: object }
  }
}

export interface PhoneWxOptions {
  /** Where the emulator is. */
  emulatorUrl: string
  /** Whose phone it is. */
  openid: string
  fetch: typeof fetch
  /**
   * Shows the component for an order and answers what the buyer does there; `confirm` makes WeChat
   * confirm the receipt.
   */
  openComponent: (order: {
    extraData: Record<string, string>
    confirm: () => Promise<ComponentResult>
  }) => Promise<ComponentResult>
  /** Whether a tap is being handled; without it every call counts as one. */
  tapping?: () => boolean
  /** The Mini Program goes behind the component, and comes back. */
  host: () => { hide: () => void; show: (options: ComponentReturn) => void }
}

interface RequestArgs {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  timeout?: number
}

/** WeChat's network side of `wx`, the same for the phone in the browser and for tests in Node. */
export function createPhoneWx(options: PhoneWxOptions): Record<string, unknown> {
  const post = async (path: string, body: object): Promise<Response> =>
    options.fetch(`${options.emulatorUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  return {
    login: weappApi('login', async () => {
      const answer = await post('/_emulator/login-codes', { openid: options.openid })
      if (!answer.ok) throw new ApiFailure(`fail the emulator answered ${answer.status}`)
      return (await answer.json()) as { code: string }
    }),
    checkSession: weappApi('checkSession', () => {}),
    request: weappApi('request', async ({ url, method, header, data, timeout }: RequestArgs) => {
      const answer = await post('/phone/request', {
        url,
        method: method?.toUpperCase(),
        header,
        data,
        timeout,
      })
      const body = (await answer.json()) as { errMsg?: string }
      if (!answer.ok) throw new ApiFailure((body.errMsg ?? 'fail').replace(/^request:/, ''))
      return body
    }),
    openBusinessView: weappApi('openBusinessView', (args: BusinessViewArgs) => {
      const { businessType, extraData = {} } = args
      if (businessType !== 'weappOrderConfirm') throw new ApiFailure('fail invalid businessType')
      // Awaiting anything before it loses the tap [official rule; the words are assumed].
      if (options.tapping?.() === false)
        throw new ApiFailure('fail can only be invoked by user TAP gesture.')
      void runComponent(options, post, extraData)
      return {}
    }),
  }
}

interface BusinessViewArgs {
  businessType?: string
  extraData?: Record<string, string>
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
  // Whatever goes wrong in the component, the Mini Program comes back to the front.
  const result = await options
    .openComponent({ extraData, confirm })
    .catch((error: unknown): ComponentResult => ({ status: 'fail', errormsg: String(error) }))
  host.show({
    scene: 1038,
    referrerInfo: {
      appId: COMPONENT_APPID,
      extraData: { ...result, req_extradata: extraData },
    },
  })
}
