/** Every route of the API, one line a noun: the server mounts them, the docs are made of them. */
import { buyerRoutes } from './buyers/routes.ts'
import type { Language } from './core/language.ts'
import { describedErrors } from './http/api-description.ts'
import { openApi } from './http/openapi.ts'
import { dashboardRoutes } from './operations/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { settlementRoutes } from './orders/settlement-routes.ts'
import { pushRoutes } from './pushes/routes.ts'
import { shipmentRoutes } from './shipments/routes.ts'
import { wechatRoutes } from './wechat/routes.ts'

export { describedErrors }
export { REASONS } from './shipments/reasons.ts'
export { SHIPMENT_STATES, TRANSITIONS } from './shipments/states.ts'

export const routes = [
  ...buyerRoutes,
  ...shipmentRoutes,
  ...orderRoutes,
  ...dashboardRoutes,
  ...settlementRoutes,
  ...pushRoutes,
  ...wechatRoutes,
]

/** Describes all routes as OpenAPI 3.1. */
export const describedApi = (language: Language): object => openApi(routes, language)
