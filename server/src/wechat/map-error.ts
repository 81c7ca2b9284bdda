import { ERRCODE, isBusy, WechatError } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'

/**
 * Runs a WeChat call for somebody who waits for it, and maps its errors to ours.
 * @throws FahuoError `refused_by_wechat` with its errcode, `not_found` for an unknown payment,
 * `wechat_unavailable` when the outcome is unknown
 */
export async function mapWechatErrors<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode } = error
    if (errcode === ERRCODE.PAYMENT_UNKNOWN) throw new FahuoError('not_found', undefined, errcode)
    if (error.outcome === 'refused' && error.kind !== 'retry')
      throw new FahuoError('refused_by_wechat', error.rid, errcode)
    throw new FahuoError('wechat_unavailable', error.message, errcode)
  }
}

/** Whether a call that failed may have taken effect all the same. */
export const mayHaveArrived = ({ outcome, errcode }: WechatError): boolean =>
  outcome === 'unknown' || (outcome === 'refused' && isBusy(errcode ?? 0))
