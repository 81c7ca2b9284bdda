import { Text, View } from '@tarojs/components'
import { calendarDaysBetween, formatClock, formatDay } from '../core/format.ts'
import { Icon } from './icon.tsx'
import { useFahuo } from './provider.tsx'
import type { Stale } from './use-refresh.ts'
import { useRoot } from './use-root.ts'

/** What is shown is old: why, of when it is, and a way to try again. */
export function OrderStale(props: { stale: Stale; onRetry?: (() => void) | undefined }) {
  const { stale, onRetry } = props
  const { texts } = useFahuo()
  const reason = (texts.error[stale.error] ?? texts.error['internal'])?.title ?? ''
  return (
    <View {...useRoot('fahuo-card fahuo-stale')} ariaRole="alert">
      <View className="fahuo-hold">
        <Icon name="wifi-off" />
      </View>
      <Text className="fahuo-grow">
        {stale.since === 0 ? reason : texts.stale(reason, timeOf(stale.since))}
      </Text>
      {onRetry && (
        <View className="fahuo-link" ariaRole="button" onClick={onRetry}>
          {texts.retry}
        </View>
      )}
    </View>
  )

  function timeOf(seconds: number): string {
    const clock = formatClock(seconds)
    return calendarDaysBetween(seconds, Date.now() / 1000) === 0
      ? texts.today(clock)
      : `${formatDay(seconds, texts)} ${clock}`
  }
}
