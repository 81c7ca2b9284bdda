/** Every route of the API, one line a noun: the server mounts them, the docs are made of them. */
import { accessRoutes } from './access/routes.ts'
import { accountRoutes } from './account/routes.ts'
import { alarmRoutes } from './alarms/routes.ts'
import { buyerRoutes } from './buyers/routes.ts'
import { complaintRoutes } from './complaints/routes.ts'
import type { Language, Text } from './core/language.ts'
import { describedErrors } from './http/api-description.ts'
import { describedEvents } from './described-events.ts'
import { openApi } from './http/openapi.ts'
import { importRoutes } from './imports/routes.ts'
import { moneyRoutes } from './money/routes.ts'
import { doctorRoutes } from './operations/doctor-routes.ts'
import { dashboardRoutes } from './operations/routes.ts'
import { orderListRoutes } from './order-list/routes.ts'
import { settlementsFileRoutes } from './operations/settlements-file-routes.ts'
import { troubleRoutes } from './operations/trouble-routes.ts'
import { todoRoutes } from './operations/todo-routes.ts'
import { settingsRoutes } from './operations/settings-routes.ts'
import { expectedRoutes } from './orders/expected-routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { settlementRoutes } from './orders/settlement-routes.ts'
import { syncRoutes } from './orders/sync-routes.ts'
import { outgoingRoutes } from './outgoing/routes.ts'
import { pushRoutes } from './pushes/routes.ts'
import { serviceRoutes } from './services/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { autoShipRoutes } from './shipments/auto-ship-routes.ts'
import { platformRoutes } from './platform/routes.ts'
import { shipQueueRoutes } from './shipments/ship-queue-routes.ts'
import { shipmentRoutes } from './shipments/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { wechatRoutes } from './wechat/routes.ts'

export { describedErrors }
export { SERVICE_REASONS } from './services/reasons.ts'
export { SERVICE_STATES, SERVICES } from './services/services.ts'
export { REASONS } from './shipments/reasons.ts'
export { SHIPMENT_STATES, TRANSITIONS } from './shipments/states.ts'

export const routes = [
  ...buyerRoutes,
  // Before those of one order: its number would be `counts`.
  ...orderListRoutes,
  ...shipmentRoutes,
  ...shipQueueRoutes,
  ...autoShipRoutes,
  ...importRoutes,
  ...expectedRoutes,
  ...orderRoutes,
  ...serviceRoutes,
  ...syncRoutes,
  ...dashboardRoutes,
  ...troubleRoutes,
  ...todoRoutes,
  ...settlementRoutes,
  ...settlementsFileRoutes,
  ...moneyRoutes,
  ...complaintRoutes,
  ...pushRoutes,
  ...outgoingRoutes,
  ...webhookRoutes,
  ...alarmRoutes,
  ...wechatRoutes,
  ...accountRoutes,
  ...doctorRoutes,
  ...accessRoutes,
  ...platformRoutes,
  ...settingsRoutes,
  ...auditRoutes,
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
  complaints: { en: 'Complaints of buyers, and the answers to them', zh: '买家投诉与处理' },
  events: { en: "WeChat's pushes", zh: '微信推送' },
  alarms: { en: 'Robots of groups that tell people', zh: '群机器人告警' },
  webhooks: { en: 'What others are told', zh: '对外通知（webhook 与事件流）' },
  carriers: { en: 'Carriers that WeChat knows', zh: '微信支持的快递公司' },
  account: { en: 'The account at WeChat', zh: '微信侧的账号' },
  'order centre': {
    en: "The page that WeChat's order centre opens",
    zh: '微信“我—订单与卡包”打开的页面',
  },
  'jump path': { en: 'The page that the shipping message opens', zh: '发货消息打开的页面' },
  server: { en: 'What the server runs with, and whether it is well', zh: '服务的设置与自检' },
  session: { en: 'Signing in to the console', zh: '登录控制台' },
  shops: { en: 'Several Mini Programs on one server', zh: '一个服务接入多个小程序' },
  platform: {
    en: 'The third-party platform of a service provider',
    zh: '服务商的第三方平台',
  },
  people: { en: 'Who may come in, and who did what', zh: '人员、密钥与操作记录' },
  buyers: { en: 'For the Mini Program', zh: '供小程序调用' },
}

/** Describes all routes as OpenAPI 3.1. @param public_url where others reach the server */
export const describedApi = (language: Language, public_url?: string): object =>
  openApi(routes, { language, groups, public_url, events: describedEvents })
