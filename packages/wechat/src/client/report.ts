import type { Transport, WechatResponse } from '../http/transport.ts'
import { WechatError } from './errors.ts'
import { errcodeOf } from './invoke.ts'

/** A report of one request, for metrics; holds no body and no token. */
export interface CallReport {
  call: string
  /** `ok`, or the outcome of the failure. */
  outcome: 'ok' | 'refused' | 'not_sent' | 'unknown'
  errcode: number
  /** Milliseconds. */
  duration: number
}

/** Reports each request that is sent through a transport, and hands on its response. */
export const reporting =
  (
    send: Transport,
    onCall: (report: CallReport) => void = () => {},
    onResponse: (response: WechatResponse) => void = () => {},
  ): Transport =>
  async (request) => {
    const started = performance.now()
    const report = (outcome: CallReport['outcome'], errcode: number) =>
      onCall({ call: request.call, outcome, errcode, duration: performance.now() - started })
    try {
      const response = await send(request)
      onResponse(response)
      const errcode = errcodeOf(response.value)
      report(errcode === 0 ? 'ok' : 'refused', errcode)
      return response
    } catch (error) {
      if (error instanceof WechatError) report(error.outcome, error.errcode ?? 0)
      throw error
    }
  }
