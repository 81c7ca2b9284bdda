import { Button, View } from '@tarojs/components'
import Taro from '@tarojs/taro'

export default function Home() {
  return (
    <View className="shelf">
      <View>武夷山大红袍</View>
      <Button onClick={() => void Taro.navigateTo({ url: '/pages/purchases/index' })}>
        我买过的
      </Button>
    </View>
  )
}
