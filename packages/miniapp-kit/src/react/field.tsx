import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { withoutJoiners } from '../core/format.ts'
import { useFahuo } from './provider.tsx'

/**
 * Returns a function that copies to the clipboard. WeChat refuses where the privacy declaration does
 * not name the clipboard.
 */
export function useCopy(): (data: string) => void {
  const { texts } = useFahuo()
  return (data) => {
    Taro.setClipboardData({ data: withoutJoiners(data) }).catch(() =>
      Taro.showToast({ title: texts.copyFailed, icon: 'none' }),
    )
  }
}

/** A label and its value, with a button that copies it, or what is given in its place. */
export function Field(props: { label: string; value: string; copy?: boolean | string }) {
  const { label, value, copy: copied = false } = props
  const { texts } = useFahuo()
  const copy = useCopy()
  return (
    <View className={copied === false ? 'fahuo-field' : 'fahuo-field fahuo-field-copy'}>
      <Text className="fahuo-muted">{label}</Text>
      <Text className="fahuo-value" userSelect>
        {value}
      </Text>
      {copied !== false && (
        <View
          className="fahuo-link"
          ariaRole="button"
          ariaLabel={texts.copyOf(label)}
          onClick={() => copy(copied === true ? value : copied)}
        >
          {texts.copy}
        </View>
      )}
    </View>
  )
}
