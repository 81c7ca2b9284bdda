import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useFahuo } from './provider.tsx'

/**
 * Returns a function that copies to the clipboard. WeChat refuses where the privacy declaration does
 * not name the clipboard.
 */
export function useCopy(): (data: string) => void {
  const { texts } = useFahuo()
  return (data) => {
    Taro.setClipboardData({ data }).catch(() =>
      Taro.showToast({ title: texts.copyFailed, icon: 'none' }),
    )
  }
}

/** A label and its value, with a button that copies it. */
export function Field(props: { label: string; value: string; copy?: boolean }) {
  const { label, value } = props
  const { texts } = useFahuo()
  const copy = useCopy()
  return (
    <View className="fahuo-field">
      <Text className="fahuo-label">{label}</Text>
      <Text className="fahuo-value" userSelect>
        {value}
      </Text>
      {props.copy && (
        <View
          className="fahuo-link"
          ariaRole="button"
          ariaLabel={texts.copyOf(label)}
          onClick={() => copy(value)}
        >
          {texts.copy}
        </View>
      )}
    </View>
  )
}
