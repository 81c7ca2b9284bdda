import {
  ORDER_DETAIL_PAGE,
  ORDER_LIST_PAGE,
  TRACKING_PAGE,
  type BuyerOrder,
  type JumpQuery,
} from '@fahuo/contract'
import { jumpSearch } from '@fahuo/miniapp-kit/taro'
import Taro from '@tarojs/taro'

/** Opens the detail page. URLs carry the numbers of the order and nothing else: no token, no goods. */
export function openOrder(query: JumpQuery): void {
  void Taro.navigateTo({ url: `/${ORDER_DETAIL_PAGE}${jumpSearch(query)}` })
}

export function openOrders(): void {
  void Taro.reLaunch({ url: `/${ORDER_LIST_PAGE}` })
}

export function openTracking({ transaction_id }: BuyerOrder, tracking_no: string): void {
  const number = encodeURIComponent(tracking_no)
  void Taro.navigateTo({
    url: `/${TRACKING_PAGE}${jumpSearch({ transaction_id })}&tracking_no=${number}`,
  })
}
