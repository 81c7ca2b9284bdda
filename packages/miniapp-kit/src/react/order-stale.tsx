import { Text, View } from '@tarojs/components'
import { calendarDaysBetween, formatClock, formatDay } from '../core/format.ts'
import { Icon } from './icon.tsx'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'

/** What is shown is old: why, of when it is, and a way to try again. */
export function OrderStale(props: {
  /** A code of `texts.error`. */
  code: string
  /** When it was loaded, in Unix seconds; null where it is not known. */
  since: number | null
  onRetry: () => void
}) {
  const { code, since, onRetry } = props
  const { texts } = useFahuo()
  const reason = (texts.error[code] ?? texts.error['internal'])?.title ?? ''
  return (
    <View {...useRoot('fahuo-card fahuo-stale')} ariaRole="alert">
      <View className="fahuo-hold">
        <Icon name="wifi-off" />
      </View>
      <Text className="fahuo-grow">
        {since === null ? reason : texts.stale(reason, timeOf(since))}
      </Text>
      <View className="fahuo-link" ariaRole="button" onClick={onRetry}>
        {texts.retry}
      </View>
    </View>
  )

  function timeOf(seconds: number): string {
    const clock = formatClock(seconds)
    return calendarDaysBetween(seconds, Date.now() / 1000) === 0
      ? texts.today(clock)
      : `${formatDay(seconds, texts)} ${clock}`
  }
}
