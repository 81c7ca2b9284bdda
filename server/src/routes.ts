/** Every route of the API, one line a noun: the server mounts them, the docs are made of them. */
import { buyerRoutes } from './buyers/routes.ts'
import type { Language, Text } from './core/language.ts'
import { describedErrors } from './http/api-description.ts'
import { openApi } from './http/openapi.ts'
import { importRoutes } from './imports/routes.ts'
import { dashboardRoutes } from './operations/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { settlementRoutes } from './orders/settlement-routes.ts'
import { syncRoutes } from './orders/sync-routes.ts'
import { pushRoutes } from './pushes/routes.ts'
import { shipmentRoutes } from './shipments/routes.ts'
import { wechatRoutes } from './wechat/routes.ts'

export { describedErrors }
export { REASONS } from './shipments/reasons.ts'
export { SHIPMENT_STATES, TRANSITIONS } from './shipments/states.ts'

export const routes = [
  ...buyerRoutes,
  ...shipmentRoutes,
  ...importRoutes,
  ...orderRoutes,
  ...syncRoutes,
  ...dashboardRoutes,
  ...settlementRoutes,
  ...pushRoutes,
  ...wechatRoutes,
]

/** What each group of routes is for, in the order of the description. */
const groups: Record<string, Text> = {
  shipments: {
    en: 'Ship orders, see what became of each, and help those that need a person',
    zh: '发货、查询结果，以及处理需要人工的发货',
  },
  imports: { en: 'Ship what a file says', zh: '从文件批量发货' },
  orders: { en: 'Orders as WeChat has them', zh: '微信侧的订单' },
  board: { en: 'What is to be done', zh: '待办概览' },
  settlements: { en: 'When the money comes', zh: '资金结算' },
  events: { en: "WeChat's pushes", zh: '微信推送' },
  carriers: { en: 'Carriers that WeChat knows', zh: '微信支持的快递公司' },
  'jump path': { en: 'The page that the shipping message opens', zh: '发货消息打开的页面' },
  buyers: { en: 'For the Mini Program', zh: '供小程序调用' },
}

/** Describes all routes as OpenAPI 3.1. @param public_url where others reach the server */
export const describedApi = (language: Language, public_url?: string): object =>
  openApi(routes, { language, groups, public_url })
