import type { JumpQuery } from '@fahuo/contract'
import Taro from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import { CONFIRM_RECEIPT_APPID } from '../core/business-view.ts'
import { isSameJump, readJumpQuery } from '../core/jump-query.ts'
import { useFahuo } from './provider.tsx'
import { useOrder, type OrderView } from './use-order.ts'
import { barePath, usePageQuery } from './use-page-query.ts'

/**
 * Returns the jump query of this page: from its own options, and from App.onShow while it is open.
 * Null when they name no order, undefined while they are not known.
 * @param own the path of this page: while another one takes its place, what is known is of that one
 */
export function useJumpQuery(own?: string): JumpQuery | null | undefined {
  const { query, path, certain } = usePageJump()
  const isOwn = own === undefined || path === barePath(own)
  return certain && isOwn ? query : undefined
}

function usePageJump(): {
  query: JumpQuery | null | undefined
  path: string | undefined
  certain: boolean
} {
  const { confirmEnv } = useFahuo()
  const page = usePageQuery()
  const path = page?.path
  /** From another message, which was tapped while this page was open. */
  const [tapped, setTapped] = useState<JumpQuery | null>(null)
  useEffect(() => {
    let entered = readJumpQuery(enterOptions())
    return confirmEnv.onAppShow((options) => {
      const next = readJumpQuery(options)
      // WeChat repeats the query of the last message at every return to the app: only a new query
      // means another order, and only on the page that it names.
      if (!next || isSameJump(next, entered) || barePath(options.path) !== path) return
      if (options.referrerInfo?.appId === CONFIRM_RECEIPT_APPID) return
      entered = next
      setTapped(next)
    })
  }, [confirmEnv, path])
  const params = page?.params
  const loaded = useMemo(() => (params ? readJumpQuery(params) : undefined), [params])
  return { query: tapped ?? loaded, path, certain: tapped !== null || page?.certain === true }
}

/** Base library 2.9.4 and later. */
function enterOptions(): unknown {
  try {
    return Taro.getEnterOptionsSync()
  } catch {
    return null
  }
}

/** Loads the order of the shipping message that was tapped, on cold and warm start. */
export function useOrderFromMessage(): OrderView {
  return useOrder(usePageJump().query)
}
