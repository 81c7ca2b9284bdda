import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { useState } from 'react'
import { errorCode } from '../core/errors.ts'
import { openWaybillTracking } from '../core/tracking.ts'
import { useFahuo } from './provider.tsx'
import { useCancellation } from './use-cancellation.ts'

export interface TrackingView {
  /** Whether this Mini Program has WeChat's logistics plugin. */
  inWechat: boolean
  opening: boolean
  /** An error code, or null; `texts.error` has messages for most. */
  error: string | null
  /**
   * Opens WeChat's tracking page of a parcel.
   * @param phone what the buyer typed; left out, `tracking.receiverPhone` is asked
   * @returns whether it opened: show a page of your own when not
   */
  open: (parcel: Parcel, phone?: string) => Promise<boolean>
}

/** Tracks the parcels of an order in WeChat's logistics plugin, where there is one. */
export function useTracking(order: BuyerOrder): TrackingView {
  const { api, tracking } = useFahuo()
  const [opening, setOpening] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const newCancellation = useCancellation()

  async function open(parcel: Parcel, typed?: string): Promise<boolean> {
    if (!tracking) return false
    const { goodsImage, receiverPhone, plugin } = tracking
    const cancellation = newCancellation()
    setOpening(true)
    setError(null)
    try {
      const phone = typed ?? (await receiverPhone?.(order))
      // Without it the server has a token where the shop let WeChat track the parcel already.
      const request = {
        tracking_no: parcel.tracking_no,
        ...(phone && { receiver_phone: phone }),
        goods_img_url: typeof goodsImage === 'string' ? goodsImage : goodsImage(order),
      }
      const token = await api.waybillToken(order.transaction_id, request, cancellation)
      return openWaybillTracking(token, plugin)
    } catch (failure) {
      const code = errorCode(failure)
      if (!cancellation.cancelled() && code !== 'receiver_phone_needed') setError(code)
      return false
    } finally {
      if (!cancellation.cancelled()) setOpening(false)
    }
  }

  return { inWechat: tracking !== undefined, opening, error, open }
}
