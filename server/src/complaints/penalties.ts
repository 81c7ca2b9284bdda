/** What took points off the account's score (交易体验分): WeChat has it, and nothing of it is stored here. */
import { WechatError } from '@fahuo/wechat'
import { DAY_MS, toSeconds } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { readComplaint } from './complaints.ts'
import { findComplaint } from './queries.ts'

/** The most that WeChat lists at once [official]. */
export const MAX_PENALTIES = 100

/** Complaints that older penalties name are no news. */
const NEWS_FOR_MS = 7 * DAY_MS

/**
 * Asks WeChat for a page of penalties.
 * @throws FahuoError `refused_by_wechat`, `wechat_unavailable`
 */
export const listPenalties = (shop: Shop, page: { offset: number; limit: number }) =>
  mapWechatErrors(() => shop.wechat.complaint.getPenaltyList(page))

/**
 * Reads complaints that a new penalty names and that no push told of. An account that may not ask for
 * its penalties has none here.
 */
export async function readPenalized(shop: Shop): Promise<void> {
  try {
    const page = { offset: 0, limit: MAX_PENALTIES }
    const { appealList } = await shop.wechat.complaint.getPenaltyList(page)
    const since = toSeconds(shop.clock.now() - NEWS_FOR_MS)
    for (const { complaintOrderId, illegalTime } of appealList) {
      if (illegalTime < since || !/^[1-9]\d{0,15}$/.test(complaintOrderId)) continue
      if ((await findComplaint(shop, complaintOrderId)) === undefined)
        await readComplaint(shop, complaintOrderId)
    }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, message: reason } = error
    shop.log.info({ errcode, reason }, 'penalties cannot be read')
  }
}
