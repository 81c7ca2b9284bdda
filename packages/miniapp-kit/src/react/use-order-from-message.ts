import type { JumpQuery } from '@fahuo/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { CONFIRM_RECEIPT_APPID, type ReturnOptions } from '../core/business-view.ts'
import { isSameJump, readJumpQuery } from '../core/jump-query.ts'
import { useOrder, type OrderView } from './use-order.ts'

const barePath = (path: string | undefined) => (path ?? '').replace(/^\/|\?.*$/g, '')

/** Returns the jump query of this page: from its own options, and from App.onShow while it is open. */
export function useJumpQuery(): JumpQuery | null {
  const { params, path } = useRouter()
  const [query, setQuery] = useState<JumpQuery | null>(() => readJumpQuery(params))
  useEffect(() => {
    let entered = readJumpQuery(Taro.getEnterOptionsSync())
    // Warm start: another message was tapped while this page was open.
    const handler = (options: ReturnOptions | undefined) => {
      const next = readJumpQuery(options)
      // WeChat repeats the query of the last message at every return to the app: only a new query
      // means another order, and only on the page that it names.
      if (!next || isSameJump(next, entered) || barePath(options?.path) !== barePath(path)) return
      if (options?.referrerInfo?.appId === CONFIRM_RECEIPT_APPID) return
      entered = next
      setQuery(next)
    }
    Taro.onAppShow(handler)
    return () => Taro.offAppShow(handler)
  }, [path])
  return query
}

/** Loads the order of the shipping message that was tapped, on cold and warm start. */
export function useOrderFromMessage(): OrderView {
  return useOrder(useJumpQuery())
}
