import { WechatError } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'

/**
 * Passes on what somebody asked of WeChat at once, with its refusal as ours.
 * @throws FahuoError `refused_by_wechat` with its errcode, `not_found` for an unknown payment,
 * `wechat_unavailable` when nobody knows what became of it
 */
export async function asked<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    if (error.errcode === 10060001) throw new FahuoError('not_found', undefined, 10060001)
    if (error.outcome === 'refused' && error.kind !== 'retry')
      throw new FahuoError('refused_by_wechat', error.rid, error.errcode)
    throw new FahuoError('wechat_unavailable', error.message, error.errcode)
  }
}
