import type { Context } from '../core/context.ts'
import { boardRoutes } from '../operations/routes.ts'
import { carrierRoutes } from '../wechat/carrier-routes.ts'
import { eventRoutes } from '../pushes/routes.ts'
import { jumpPathRoutes } from '../wechat/jump-path-routes.ts'
import { orderRoutes } from '../orders/routes.ts'
import type { Route } from './route.ts'
import { settlementRoutes } from '../orders/settlement-routes.ts'
import { shipmentRoutes } from '../shipments/routes.ts'

/** What a merchant's own systems ask, with an API key. */
export function merchantRoutes(
  domain: Context,
  wake: { onAccepted: () => void; onKept: () => void },
): Route[] {
  return [
    ...shipmentRoutes(domain, wake.onAccepted),
    ...orderRoutes(domain),
    ...boardRoutes(domain),
    ...settlementRoutes(domain),
    ...eventRoutes(domain, wake.onKept),
    ...carrierRoutes(domain),
    ...jumpPathRoutes(domain),
  ]
}
