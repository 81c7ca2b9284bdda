import { View } from '@tarojs/components'

/** An icon of fahuo.css, in the colour of the text. */
export const Icon = ({ name }: { name: string }) => (
  <View className={`fahuo-icon fahuo-i-${name}`} />
)
