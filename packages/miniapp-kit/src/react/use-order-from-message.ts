import type { JumpQuery } from '@fahuo/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { CONFIRM_RECEIPT_APPID, type ReturnOptions } from '../core/business-view.ts'
import { isSameJump, readJumpQuery } from '../core/jump-query.ts'
import { useOrder, type OrderView } from './use-order.ts'

const bare = (path: string | undefined) => (path ?? '').replace(/^\/|\?.*$/g, '')

/** The jump query of this page: from its own options, and from App.onShow while it is open. */
export function useJumpQuery(): JumpQuery | null {
  const { params, path } = useRouter()
  const [query, setQuery] = useState<JumpQuery | null>(() => readJumpQuery(params))
  useEffect(() => {
    let entered = readJumpQuery(Taro.getEnterOptionsSync())
    // Warm start: another message was tapped while this page was open.
    const heard = (options: ReturnOptions | undefined) => {
      const next = readJumpQuery(options)
      // A return from the component comes with the query of long ago, as does every later return:
      // only a new one means another order, and only on the page that it names.
      if (!next || isSameJump(next, entered) || bare(options?.path) !== bare(path)) return
      if (options?.referrerInfo?.appId === CONFIRM_RECEIPT_APPID) return
      entered = next
      setQuery(next)
    }
    Taro.onAppShow(heard)
    return () => Taro.offAppShow(heard)
  }, [path])
  return query
}

/** The order that a tapped shipping message leads to, on cold and warm start. */
export function useOrderFromMessage(): OrderView {
  return useOrder(useJumpQuery())
}
