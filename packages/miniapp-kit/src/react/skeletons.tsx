import { View } from '@tarojs/components'
import { useFahuo, useRootStyle } from './provider.tsx'

/** Shown while an order loads. */
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

/** Shown while the list loads. */
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
