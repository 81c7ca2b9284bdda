import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { Button, Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { formatTime } from '../core/format.ts'
import { goodsLines } from '../core/goods.ts'
import { carrierName } from '../core/parcels.ts'
import { timelineOf } from '../core/timeline.ts'
import { Field, useCopy } from './field.tsx'
import { ParcelTimeline } from './parcel-timeline.tsx'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'
import { useTracking } from './use-tracking.ts'

/**
 * The carrier and tracking number of a parcel, to copy. With WeChat's logistics plugin it also asks
 * for the receiver's phone number, which WeChat requires, and opens WeChat's tracking page.
 */
export function ParcelTracking({ order, parcel }: { order: BuyerOrder; parcel: Parcel }) {
  const { texts } = useFahuo()
  const carrier = carrierName(texts, parcel)
  const { inWechat } = useTracking(order)
  const copy = useCopy()
  return (
    <View {...useRoot('fahuo-page fahuo-tracking')}>
      <View className="fahuo-card fahuo-waybill">
        <Text className="fahuo-muted">{carrier}</Text>
        <Text className="fahuo-waybill-no" userSelect>
          {parcel.tracking_no}
        </Text>
        <Button className="fahuo-button" onClick={() => copy(parcel.tracking_no)}>
          {texts.copyOf(texts.trackingNo)}
        </Button>
        <Text className="fahuo-hint">{texts.trackingHint(carrier)}</Text>
      </View>
      {inWechat && <TrackInWechat order={order} parcel={parcel} />}
      <View className="fahuo-card">
        <ParcelTimeline lines={timelineOf(parcel, texts)} tone="go" />
        <Text className="fahuo-tracking-goods">
          {goodsLines(parcel.goods_desc || order.description).join(' · ')}
        </Text>
        {parcel.upload_time > 0 && (
          <Field label={texts.shippedAt} value={formatTime(parcel.upload_time)} />
        )}
      </View>
    </View>
  )
}

function TrackInWechat({ order, parcel }: { order: BuyerOrder; parcel: Parcel }) {
  const { texts } = useFahuo()
  const [phone, setPhone] = useState('')
  const [failed, setFailed] = useState(false)
  const { opening, error, open } = useTracking(order)
  const track = async () => {
    setFailed(false)
    setFailed(!(await open(parcel, phone)))
  }
  return (
    <View className="fahuo-card">
      <View className="fahuo-field">
        <Text className="fahuo-muted">{texts.receiverPhone}</Text>
        <Input
          className="fahuo-value fahuo-input"
          type="number"
          maxlength={20}
          value={phone}
          ariaLabel={texts.receiverPhone}
          onInput={({ detail }) => setPhone(detail.value)}
        />
      </View>
      <Text className="fahuo-hint">{texts.receiverPhoneHint}</Text>
      <Button
        className="fahuo-button fahuo-button-plain"
        disabled={opening || phone.length < 6}
        loading={opening}
        onClick={() => void track()}
      >
        {texts.trackInWechat}
      </Button>
      {failed && (
        <View className="fahuo-hint" ariaRole="alert">
          {(error !== null && texts.error[error]?.title) || texts.trackingFailed}
        </View>
      )}
    </View>
  )
}
