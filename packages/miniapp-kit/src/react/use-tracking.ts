import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { useState } from 'react'
import { problemOf } from '../core/problems.ts'
import { openWaybillTracking } from '../core/tracking.ts'
import { useFahuo } from './provider.tsx'
import { useVisit } from './use-visit.ts'

export interface TrackingView {
  /** Whether this Mini Program can open WeChat's tracking page at all. */
  inWechat: boolean
  opening: boolean
  /** A code of `texts.error`, or `refused_by_wechat`; null while all is well. */
  error: string | null
  /**
   * Opens WeChat's tracking page of a parcel.
   * @param phone what the buyer typed; else what `tracking.receiverPhone` knows
   * @returns whether it opened: show a page of your own when not
   */
  open: (parcel: Parcel, phone?: string) => Promise<boolean>
}

/** Tracks the parcels of an order in WeChat's logistics plugin, where there is one. */
export function useTracking(order: BuyerOrder): TrackingView {
  const { api, tracking } = useFahuo()
  const [opening, setOpening] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const begin = useVisit()

  async function open(parcel: Parcel, typed?: string): Promise<boolean> {
    if (!tracking) return false
    const { goodsImage, receiverPhone, plugin } = tracking
    const visit = begin()
    setOpening(true)
    setError(null)
    try {
      const phone = typed ?? (await receiverPhone?.(order))
      if (phone === undefined || phone === '') return false
      const asked = {
        tracking_no: parcel.tracking_no,
        receiver_phone: phone,
        goods_img_url: typeof goodsImage === 'string' ? goodsImage : goodsImage(order),
      }
      const token = await api.waybillToken(order.transaction_id, asked, visit)
      return openWaybillTracking(token, plugin)
    } catch (failure) {
      if (!visit.ended()) setError(problemOf(failure))
      return false
    } finally {
      if (!visit.ended()) setOpening(false)
    }
  }

  return { inWechat: tracking !== undefined, opening, error, open }
}
