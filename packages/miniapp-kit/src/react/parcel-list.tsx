import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatTime } from '../core/format.ts'
import { useFahuo } from './provider.tsx'
import { carrierName } from './words.ts'

/** Parcels that are shown before the buyer asks for the rest. */
const FEW = 3

/** Copies; WeChat refuses it where the privacy declaration does not name the clipboard. */
export function useCopy(): (data: string) => void {
  const { texts } = useFahuo()
  return (data) => {
    Taro.setClipboardData({ data }).catch(() =>
      Taro.showToast({ title: texts.copyFailed, icon: 'none' }),
    )
  }
}

/** A label, a value, and a way to copy it. */
export function Field(props: { label: string; value: string; copy?: boolean }) {
  const { label, value } = props
  const { texts } = useFahuo()
  const copy = useCopy()
  return (
    <View className="fahuo-field">
      <Text className="fahuo-label">{label}</Text>
      <Text className="fahuo-value" userSelect>
        {value}
      </Text>
      {props.copy && (
        <View
          className="fahuo-link"
          ariaRole="button"
          ariaLabel={texts.copyOf(label)}
          onClick={() => copy(value)}
        >
          {texts.copy}
        </View>
      )}
    </View>
  )
}

/** The parcels of an order: what, with whom, its number to copy, and where it is. */
export function ParcelList(props: { order: BuyerOrder; onTrack?: (parcel: Parcel) => void }) {
  const { order, onTrack } = props
  const { texts } = useFahuo()
  const [all, setAll] = useState(false)
  const parcels = order.shipping?.shipping_list ?? []
  // One more than few costs no more room than the line that would stand for it.
  const shown = all || parcels.length <= FEW + 1 ? parcels : parcels.slice(0, FEW)
  return (
    <>
      {shown.map((parcel, at) => {
        const carrier = carrierName(texts, parcel)
        return (
          // oxlint-disable-next-line react/no-array-index-key
          <View className="fahuo-card" key={at}>
            <View className="fahuo-card-head">
              <Text className="fahuo-grow">
                {parcels.length > 1 ? `${texts.parcel(at + 1)} · ` : ''}
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
        <View className="fahuo-more" ariaRole="button" onClick={() => setAll(true)}>
          {texts.moreParcels(parcels.length - shown.length)}
        </View>
      )}
    </>
  )
}
