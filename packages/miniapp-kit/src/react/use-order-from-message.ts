import type { JumpQuery } from '@fahuo/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isSameJump, readJumpQuery } from '../core/jump-query.ts'
import { useOrder, type OrderView } from './use-order.ts'

/** The jump query of this page: from its own options, and from App.onShow while it is open. */
export function useJumpQuery(): JumpQuery | null {
  const { params } = useRouter()
  const [query, setQuery] = useState<JumpQuery | null>(() => readJumpQuery(params))
  useEffect(() => {
    // Warm start: another message was tapped while this page was open.
    const heard = (options: unknown) => {
      const next = readJumpQuery(options)
      if (next) setQuery((now) => (isSameJump(now, next) ? now : next))
    }
    Taro.onAppShow(heard)
    return () => Taro.offAppShow(heard)
  }, [])
  return query
}

/** The order that a tapped shipping message leads to, on cold and warm start. */
export function useOrderFromMessage(): OrderView {
  return useOrder(useJumpQuery())
}
