/** What webhooks were sent, and sending it again. */
import { FahuoError } from '../core/errors.ts'
import { pageOf } from '../core/pagination.ts'
import { SECOND_MS } from '../core/time.ts'
import { findEvent } from '../outgoing/event-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { listDeliveries, type DeliveryState } from './delivery-queries.ts'
import { findWebhook, sendAgain } from './queries.ts'

/** Sends one event again, to all webhooks that want it or to one. @throws FahuoError `not_found` */
export async function resendEvent(
  shop: Shop,
  event_id: string,
  webhook_id: string | undefined,
): Promise<number> {
  if (!(await findEvent(shop, event_id, 'en'))) throw new FahuoError('not_found')
  if (webhook_id !== undefined && !(await findWebhook(shop, webhook_id)))
    throw new FahuoError('not_found')
  return sendAgain(shop, { event_id }, { webhook_id, now: shop.clock.now() })
}

/** Sends again what was written since a time (Unix seconds). @throws FahuoError `not_found` */
export async function resendSince(
  shop: Shop,
  since: number,
  webhook_id: string | undefined,
): Promise<number> {
  if (webhook_id !== undefined && !(await findWebhook(shop, webhook_id)))
    throw new FahuoError('not_found')
  return sendAgain(shop, { since: since * SECOND_MS }, { webhook_id, now: shop.clock.now() })
}

/** Reads what a webhook was sent, newest first. @throws FahuoError `not_found` */
export async function readDeliveries(
  shop: Shop,
  webhook_id: string,
  query: { state?: DeliveryState | undefined; cursor?: number | undefined; limit: number },
) {
  if (!(await findWebhook(shop, webhook_id))) throw new FahuoError('not_found')
  const { state, cursor, limit } = query
  const found = await listDeliveries(shop, { webhook_id, state, before: cursor, limit: limit + 1 })
  const { rows, next_cursor } = pageOf(found, limit, (last) => last.seq)
  return { deliveries: rows.map(withoutWebhook), next_cursor }
}

function withoutWebhook<Row extends { webhook_id: string }>(row: Row): Omit<Row, 'webhook_id'> {
  const { webhook_id: _, ...rest } = row
  return rest
}
