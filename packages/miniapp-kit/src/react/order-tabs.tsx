import { ORDER_TABS, type OrderTab } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'

/** Taro's types do not have it; the plugin in taro/ makes it work. */
declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaSelected?: boolean
  }
}

/** The states of the list, with the number of orders that wait for something. */
export function OrderTabs(props: {
  tab: OrderTab
  /** By `order_state`. */
  counts: Readonly<Record<string, number>>
  onChange: (tab: OrderTab) => void
}) {
  const { texts } = useFahuo()
  return (
    <View {...useRoot('fahuo-tabs')} ariaRole="tablist">
      {ORDER_TABS.map(({ tab, order_state }) => {
        const pending = tab === 'toShip' || tab === 'toReceive' ? order_state : []
        const count = pending.reduce((sum, state) => sum + (props.counts[state] ?? 0), 0)
        const selected = tab === props.tab
        return (
          <View
            key={tab}
            className={selected ? 'fahuo-tab fahuo-tab-on' : 'fahuo-tab'}
            ariaRole="tab"
            ariaSelected={selected}
            onClick={() => props.onChange(tab)}
          >
            {texts.tabs[tab]}
            {count > 0 && <Text className="fahuo-tab-count">{count > 99 ? '99+' : count}</Text>}
          </View>
        )
      })}
    </View>
  )
}
