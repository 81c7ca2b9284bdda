/** What is kept of a complaint's detail: phone numbers are masked, nickname and picture stay with WeChat. */
import type { Wechat } from '@fahuo/wechat'
import { maskPhonesIn } from '../core/masking.ts'

/** What WeChat tells of one complaint. */
export type WechatComplaint = Awaited<ReturnType<Wechat['complaint']['getDetail']>>

/** What was said in a complaint. */
export interface ComplaintDetail {
  product_name: string
  /** As WeChat writes it, `¥1.23`; empty: not told. */
  amount: string
  content: string
  /** URLs, which WeChat lets expire: read the complaint again for fresh ones. */
  media: string[]
  history: {
    type: number
    /** Unix seconds; 0: not told. */
    time: number
    content: string
    media: string[]
    blame_result: number | null
  }[]
  /** The goods that go back; null: none do. */
  return_bill: {
    return_id: string
    waybill_id: string
    delivery_name: string
    order_status: string
  } | null
}

const MAX_TEXT = 4000
const MAX_ENTRIES = 200

/** A text that somebody wrote, as it may be kept. */
const written = (text: string) => maskPhonesIn(text.slice(0, MAX_TEXT).replaceAll('\0', ''))

const links = (media: readonly string[]) => media.slice(0, 20).filter((url) => url.length <= 1024)

/** Returns what is kept of a complaint. */
export function keptDetail({ complaintOrder, item, returnBill }: WechatComplaint): ComplaintDetail {
  return {
    product_name: written(complaintOrder?.productName ?? ''),
    amount:
      complaintOrder?.totalCostStr?.slice(0, 32) ??
      (complaintOrder?.totalCost === undefined
        ? ''
        : `¥${(complaintOrder.totalCost / 100).toFixed(2)}`),
    content: written(complaintOrder?.customerMaterial?.content ?? ''),
    media: links(complaintOrder?.customerMaterial?.mediaIdList ?? []),
    history: item.slice(0, MAX_ENTRIES).map((one) => ({
      type: one.itemType,
      time: one.time,
      content: written(one.content),
      media: links(one.mediaIdList),
      blame_result: one.blameResult ?? null,
    })),
    return_bill: returnBill
      ? {
          return_id: returnBill.returnId ?? '',
          waybill_id: returnBill.waybillId ?? '',
          delivery_name: returnBill.deliveryName ?? '',
          order_status: returnBill.orderStatus ?? '',
        }
      : null,
  }
}
