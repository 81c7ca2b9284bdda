import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { formatTime } from '../core/format.ts'
import { Field } from './field.tsx'
import { carrierName } from './labels.ts'
import { useFahuo } from './provider.tsx'

/** Parcels shown before the buyer opens the rest. */
const COLLAPSED_COUNT = 3

/** The parcels of an order: goods, carrier, a tracking number to copy, and a link to tracking. */
export function ParcelList(props: { order: BuyerOrder; onTrack?: (parcel: Parcel) => void }) {
  const { order, onTrack } = props
  const { texts } = useFahuo()
  const [expanded, setExpanded] = useState(false)
  const parcels = order.shipping?.shipping_list ?? []
  // A single hidden parcel would take no more room than the line that opens it.
  const shown =
    expanded || parcels.length <= COLLAPSED_COUNT + 1 ? parcels : parcels.slice(0, COLLAPSED_COUNT)
  return (
    <>
      {shown.map((parcel, index) => {
        const carrier = carrierName(texts, parcel)
        return (
          // oxlint-disable-next-line react/no-array-index-key
          <View className="fahuo-card" key={index}>
            <View className="fahuo-card-head">
              <Text className="fahuo-grow">
                {parcels.length > 1 ? `${texts.parcel(index + 1)} · ` : ''}
                {parcel.goods_desc || order.description}
              </Text>
              {onTrack && parcel.tracking_no !== '' && (
                <View
                  className="fahuo-link fahuo-link-top"
                  ariaRole="button"
                  onClick={() => onTrack(parcel)}
                >
                  {texts.track}
                </View>
              )}
            </View>
            {carrier !== '' && <Field label={texts.carrier} value={carrier} />}
            {parcel.tracking_no !== '' && (
              <Field label={texts.trackingNo} value={parcel.tracking_no} copy />
            )}
            {parcel.upload_time > 0 && (
              <Field label={texts.shippedAt} value={formatTime(parcel.upload_time)} />
            )}
          </View>
        )
      })}
      {shown.length < parcels.length && (
        <View className="fahuo-more" ariaRole="button" onClick={() => setExpanded(true)}>
          {texts.moreParcels(parcels.length - shown.length)}
        </View>
      )}
    </>
  )
}
