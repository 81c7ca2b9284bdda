import { Text, View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { useFahuo } from './provider.tsx'

/** The line that opens and closes what is folded; folded parts are not on the page at all. */
export function Fold(props: { open: boolean; text: string; onChange: (open: boolean) => void }) {
  const { open, text, onChange } = props
  const { texts } = useFahuo()
  return (
    <View
      className={`fahuo-fold fahuo-line${open ? ' fahuo-fold-open' : ''}`}
      ariaRole="button"
      onClick={() => onChange(!open)}
    >
      <Text>{open ? texts.less : text}</Text>
      <Icon name="down" />
    </View>
  )
}
