import type { ComponentType } from 'react'
import { SCREEN_CODE } from './begin/screen-code.ts'
import type { Right } from './core/api.ts'
import { countOf } from './core/attention.ts'
import type { Words } from './core/language.tsx'
import type { IconName } from './parts/icon.tsx'
import { prefetchOrders } from './screens/orders/list.ts'
import { prefetchQueue } from './screens/today/use-queue.ts'

/** One screen: a line in the menu, an address, and code that is loaded when it is opened. */
export interface Screen {
  /** `/orders`; below it the screen's own addresses. */
  path: string
  icon: IconName
  name: Words<string>
  /** Where there is little room. */
  short?: Words<string>
  /** What a person must be allowed to see it. */
  right: Right
  load: () => Promise<{ default: ComponentType }>
  /** Asks for what is drawn first, while its code is on the way. @param query of the address */
  prefetch?: (query: URLSearchParams) => Promise<void>
  /** A hook: how many things wait there, for the menu. */
  useCount?: () => number | undefined
}

/** All screens, in the order of the menu; the first one is the start. */
export const SCREENS: readonly Screen[] = [
  {
    path: '/today',
    icon: 'today',
    name: { zh: '今日', en: 'Today' },
    right: 'read',
    load: SCREEN_CODE['/today'],
    prefetch: prefetchQueue,
  },
  {
    path: '/orders',
    icon: 'orders',
    name: { zh: '订单', en: 'Orders' },
    right: 'read',
    load: SCREEN_CODE['/orders'],
    prefetch: prefetchOrders,
  },
  {
    path: '/bulk',
    icon: 'bulk',
    name: { zh: '批量发货', en: 'Ship in bulk' },
    short: { zh: '批量', en: 'Bulk' },
    right: 'ship',
    load: SCREEN_CODE['/bulk'],
  },
  {
    path: '/complaints',
    icon: 'complaints',
    name: { zh: '投诉', en: 'Complaints' },
    right: 'read',
    load: SCREEN_CODE['/complaints'],
    useCount: countOf('complaint_opened', 'complaint_unknown'),
  },
  {
    path: '/trouble',
    icon: 'trouble',
    name: { zh: '出事了', en: 'Trouble' },
    right: 'read',
    load: SCREEN_CODE['/trouble'],
    useCount: countOf(
      'shipment_rejected',
      'shipment_needs_attention',
      'shipment_changed_at_wechat',
    ),
  },
  {
    path: '/money',
    icon: 'money',
    name: { zh: '资金', en: 'Money' },
    right: 'read',
    load: SCREEN_CODE['/money'],
  },
  {
    path: '/pushes',
    icon: 'pushes',
    name: { zh: '推送', en: 'Pushes' },
    right: 'read',
    load: SCREEN_CODE['/pushes'],
  },
  {
    path: '/webhooks',
    icon: 'webhooks',
    name: { zh: 'Webhook', en: 'Webhooks' },
    right: 'read',
    load: SCREEN_CODE['/webhooks'],
  },
  {
    path: '/shops',
    icon: 'shops',
    name: { zh: '店铺', en: 'Shops' },
    right: 'people',
    load: SCREEN_CODE['/shops'],
  },
  {
    path: '/settings',
    icon: 'settings',
    name: { zh: '设置', en: 'Settings' },
    right: 'read',
    load: SCREEN_CODE['/settings'],
  },
]

export const screenAt = (path: string): Screen | undefined =>
  SCREENS.find((screen) => path === screen.path || path.startsWith(`${screen.path}/`))
