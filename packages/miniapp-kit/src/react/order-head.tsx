import { Text, View } from '@tarojs/components'
import { useRef } from 'react'
import type { Look } from '../core/look.ts'
import { Icon } from './icon.tsx'
import { useRoot } from './use-root.ts'

/** The state of an order: what it is, what happens next, and an emblem in its tone. */
export function OrderHead({ look }: { look: Look }) {
  const first = useRef(look.title)
  // Nothing moves when the page opens.
  const changed = first.current !== look.title
  return (
    <View {...useRoot('fahuo-head')}>
      <Text className="fahuo-title">{look.title}</Text>
      {look.tag !== '' && <Text className="fahuo-tag">{look.tag}</Text>}
      <Text className="fahuo-next">{look.next}</Text>
      {look.auto !== '' && <Text className="fahuo-auto fahuo-small">{look.auto}</Text>}
      <View
        key={look.title}
        className={`fahuo-emblem fahuo-${look.tone}${changed ? ' fahuo-pop' : ''}`}
      >
        <Icon name={look.icon} />
      </View>
    </View>
  )
}
