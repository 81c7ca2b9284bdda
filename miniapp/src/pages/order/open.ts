import {
  ORDER_DETAIL_PAGE,
  ORDER_LIST_PAGE,
  TRACKING_PAGE,
  type BuyerOrder,
  type JumpQuery,
} from '@fahuo/contract'
import { jumpSearch, openPage, readJumpQuery } from '@fahuo/miniapp-kit/taro'
import Taro from '@tarojs/taro'

/** Opens the detail page. URLs carry the numbers of the order and nothing else: no token, no goods. */
export function openOrder(query: JumpQuery): void {
  openPage(`/${ORDER_DETAIL_PAGE}${jumpSearch(query)}`)
}

/** Opens one order by itself, also where it is one of a combined payment. */
export function openOneOrder({ transaction_id }: BuyerOrder): void {
  openPage(`/${ORDER_DETAIL_PAGE}${jumpSearch({ transaction_id })}&alone=1`)
}

export function openOrders(): void {
  void Taro.reLaunch({ url: `/${ORDER_LIST_PAGE}` })
}

export function openTracking({ transaction_id }: BuyerOrder, tracking_no: string): void {
  const number = encodeURIComponent(tracking_no)
  openPage(`/${TRACKING_PAGE}${jumpSearch({ transaction_id })}&tracking_no=${number}`)
}

/** Opens what a link to a page of an older version was about: its order, where its query names one. */
export function openInsteadOf({ query }: { query?: object }): void {
  const jump = readJumpQuery(query)
  if (!jump) return openOrders()
  void Taro.reLaunch({ url: `/${ORDER_DETAIL_PAGE}${jumpSearch(jump)}` })
}
