import { Button, Text, View } from '@tarojs/components'
import { useFahuo, useRootStyle } from './provider.tsx'

/** A page that could not load: why, and what the buyer can do. */
export function OrderError(props: { code: string; onRetry: () => void; onOrders?: () => void }) {
  const { code, onRetry, onOrders } = props
  const { texts } = useFahuo()
  const message = texts.error[code] ?? texts.error['internal']
  const missing = code === 'not_found' || code === 'no_order'
  return (
    <View className="fahuo fahuo-error" ariaRole="alert" {...useRootStyle()}>
      <View className={`fahuo-error-icon ${missing ? 'fahuo-icon-empty' : 'fahuo-icon-warning'}`} />
      <Text className="fahuo-error-title">{message?.title}</Text>
      <Text className="fahuo-error-text">{message?.remedy}</Text>
      {code !== 'no_order' && (
        <Button className="fahuo-button" onClick={onRetry}>
          {texts.retry}
        </Button>
      )}
      {onOrders && (
        <Button className="fahuo-button fahuo-button-plain" onClick={onOrders}>
          {texts.toOrders}
        </Button>
      )}
    </View>
  )
}
