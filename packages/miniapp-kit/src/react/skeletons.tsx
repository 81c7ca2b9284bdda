import { View } from '@tarojs/components'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'

/** The shape of the order's page, while it loads. */
export function OrderSkeleton() {
  const { texts } = useFahuo()
  return (
    <View {...useRoot('fahuo-page fahuo-waiting')} ariaRole="status" ariaLabel={texts.loading}>
      <View className="fahuo-skeleton fahuo-skeleton-head" />
      <View className="fahuo-skeleton fahuo-skeleton-way" />
      <View className="fahuo-skeleton fahuo-skeleton-goods" />
    </View>
  )
}

/** The shape of three cards, while the list loads. */
export function OrderListSkeleton() {
  const { texts } = useFahuo()
  return (
    <View {...useRoot('fahuo-waiting')} ariaRole="status" ariaLabel={texts.loading}>
      <View className="fahuo-skeleton fahuo-skeleton-card" />
      <View className="fahuo-skeleton fahuo-skeleton-card" />
      <View className="fahuo-skeleton fahuo-skeleton-card" />
    </View>
  )
}
