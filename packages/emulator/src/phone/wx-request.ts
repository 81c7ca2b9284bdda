import { ApiFailure, weappTask } from '@fahuo/weapp-host'

interface RequestArgs {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  /** Milliseconds. */
  timeout?: number
  dataType?: string
}

/** Milliseconds without a `timeout` [official]. */
const TIMEOUT_MS = 60_000

/**
 * WeChat's numbers beside the words [official]: 5 a timeout, 600001 a failure of the network, 600002
 * a domain that is not on the list, 600009 no URL.
 */
const ERRNO = { timeout: 5, network: 600_001, domain: 600_002, url: 600_009 }

/**
 * `wx.request`: asks through the emulator, which knows the domain list and no CORS. The words of
 * failures without a connection are those of Android [observed; iOS says it in the phone's language].
 */
export function requestApi(options: {
  fetch: typeof fetch
  emulatorUrl: string
  online: () => boolean
}) {
  return weappTask('request', async (args: RequestArgs, aborted: AbortSignal) => {
    const { url, method, header, data, timeout = TIMEOUT_MS } = args
    if (!options.online()) throw noConnection('net::ERR_INTERNET_DISCONNECTED', -106)
    const late = AbortSignal.timeout(timeout)
    const answer = await options
      .fetch(`${options.emulatorUrl}/phone/request`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url, method: method?.toUpperCase(), header, data, timeout }),
        signal: AbortSignal.any([aborted, late]),
      })
      .then(async (sent) => ({
        ok: sent.ok,
        body: (await sent.json()) as { errMsg?: string; data?: unknown },
      }))
      .catch(() => {
        if (aborted.aborted) throw new ApiFailure('fail abort')
        if (late.aborted) throw new ApiFailure('fail timeout', ERRNO.timeout)
        throw noConnection('net::ERR_CONNECTION_REFUSED', -102)
      })
    if (answer.ok) return asAsked(answer.body, args.dataType)
    const why = (answer.body.errMsg ?? 'fail').replace(/^request:/, '')
    if (why === 'fail timeout') throw new ApiFailure(why, ERRNO.timeout)
    if (why.includes('domain list')) throw new ApiFailure(why, ERRNO.domain)
    if (why.includes('invalid url')) throw new ApiFailure(why, ERRNO.url)
    throw noConnection('net::ERR_CONNECTION_REFUSED', -102)
  })
}

function noConnection(what: string, code: number): ApiFailure {
  return new ApiFailure(
    `fail errcode:${code} cronet_error_code:${code} error_msg:${what}`,
    ERRNO.network,
  )
}

/** Only `json`, the default, is parsed [official]. */
function asAsked(body: { data?: unknown }, dataType = 'json'): object {
  if (dataType === 'json' || typeof body.data === 'string') return body
  return { ...body, data: JSON.stringify(body.data) }
}
