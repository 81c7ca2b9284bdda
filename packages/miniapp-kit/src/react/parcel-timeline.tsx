import { Text, View } from '@tarojs/components'
import type { TimelineLine } from '../core/timeline.ts'

/** Where a parcel was, the newest first. `tone` is the colour of where it is now. */
export function ParcelTimeline({ lines, tone }: { lines: TimelineLine[]; tone: string }) {
  if (lines.length === 0) return null
  return (
    <View className="fahuo-timeline">
      {lines.map(({ text, day }, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <View key={index} className={`fahuo-time fahuo-${index === 0 ? tone || 'past' : 'past'}`}>
          <Text className={index === 0 ? 'fahuo-time-now' : ''}>{text}</Text>
          <Text className="fahuo-muted">{day}</Text>
        </View>
      ))}
    </View>
  )
}
