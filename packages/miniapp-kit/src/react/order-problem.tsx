import { Button, Text, View } from '@tarojs/components'
import { useFahuo, useRootStyle } from './provider.tsx'

/** Something did not work: what, and two ways on. */
export function OrderProblem(props: { code: string; onRetry: () => void; onOrders?: () => void }) {
  const { code, onRetry, onOrders } = props
  const { texts } = useFahuo()
  const words = texts.error[code] ?? texts.error['internal']
  const missing = code === 'not_found' || code === 'no_order'
  return (
    <View className="fahuo fahuo-problem" ariaRole="alert" {...useRootStyle()}>
      <View
        className={`fahuo-problem-sign ${missing ? 'fahuo-sign-empty' : 'fahuo-sign-trouble'}`}
      />
      <Text className="fahuo-problem-title">{words?.title}</Text>
      <Text className="fahuo-problem-text">{words?.remedy}</Text>
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

/** Grey bars in the shape of an order that is coming. */
export function OrderSkeleton() {
  const { texts } = useFahuo()
  return (
    <View className="fahuo" ariaLabel={texts.loading} {...useRootStyle()}>
      <View className="fahuo-skeleton fahuo-skeleton-head" />
      <View className="fahuo-skeleton" />
      <View className="fahuo-skeleton" />
    </View>
  )
}

/** Grey bars in the shape of a list that is coming. */
export function OrderListSkeleton() {
  const { texts } = useFahuo()
  return (
    <View ariaLabel={texts.loading}>
      <View className="fahuo-skeleton" />
      <View className="fahuo-skeleton" />
      <View className="fahuo-skeleton" />
      <View className="fahuo-skeleton" />
    </View>
  )
}
