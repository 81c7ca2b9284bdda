import type { Context } from '../domain/context.ts'
import { boardRoutes } from './board.ts'
import { carrierRoutes } from './carriers.ts'
import { eventRoutes } from './events.ts'
import { jumpPathRoutes } from './jump-path.ts'
import { orderRoutes } from './orders.ts'
import type { Route } from './route.ts'
import { settlementRoutes } from './settlements.ts'
import { shipmentRoutes } from './shipments.ts'

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
