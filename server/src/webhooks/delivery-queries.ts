import { sql, type Selectable } from 'kysely'
import type { Language } from '../core/language.ts'
import type { Scope, Statement } from '../database/database.ts'
import type { WebhookDeliveriesTable } from '../database/schema.ts'
import { findEvent, type OutgoingEvent } from '../outgoing/event-queries.ts'

export type DeliveryState = 'pending' | 'delivered' | 'failed'

/** What one webhook gets, or got, of one event. Times in Unix milliseconds. */
export type Delivery = Omit<Selectable<WebhookDeliveriesTable>, 'appid' | 'state'> & {
  state: DeliveryState
}

/** Written as the partial index has it: a bound value would not find it. */
const IS_PENDING = sql<boolean>`webhook_deliveries.state = 'pending'`

/**
 * Takes the lease of active webhooks that have something due: nobody else delivers to them until
 * `lease_until`.
 * @returns their ids
 */
export async function claimWebhooks(
  { database: { db }, appid }: Scope,
  {
    now,
    lease,
    lease_until,
    longest_ms,
    limit,
  }: { now: number; lease: string; lease_until: number; longest_ms: number; limit: number },
): Promise<string[]> {
  const due = await db
    .selectFrom('webhooks')
    .select('id')
    .where('appid', '=', appid)
    .where('state', '=', 'active')
    .where(isFree(now, longest_ms))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhook_deliveries')
          .select('event_id')
          .where('webhook_deliveries.appid', '=', appid)
          .whereRef('webhook_deliveries.webhook_id', '=', 'webhooks.id')
          .where(IS_PENDING)
          .where('due_at', '<=', now),
      ),
    )
    .limit(limit)
    .execute()
  if (due.length === 0) return []
  const claimed = await db
    .updateTable('webhooks')
    .set({ lease, lease_until })
    .where('appid', '=', appid)
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .where('state', '=', 'active')
    .where(isFree(now, longest_ms))
    .returning('id')
    .execute()
  return claimed.map(({ id }) => id)
}

/** Nobody delivers to it, and it is not left alone; what ends later than anything lasts was a clock's fault. */
const isFree = (now: number, longest_ms: number) =>
  sql<boolean>`(lease_until <= ${now} or lease_until > ${now + longest_ms})
    and (not_before <= ${now} or not_before > ${now + longest_ms})`

/** Extends a lease. @returns false when it is not ours any more, or the webhook is off */
export async function keepLease(
  { database: { db }, appid }: Scope,
  { id, lease, lease_until }: { id: string; lease: string; lease_until: number },
): Promise<boolean> {
  const kept = await db
    .updateTable('webhooks')
    .set({ lease_until })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', '=', 'active')
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export async function endLease(
  { database: { db }, appid }: Scope,
  { id, lease }: { id: string; lease: string },
): Promise<void> {
  await db
    .updateTable('webhooks')
    .set({ lease: null, lease_until: 0 })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute()
}

/** Lists what is due for a webhook, in the order of the feed. */
export async function dueDeliveries(
  { database: { db }, appid }: Scope,
  { webhook_id, now, limit }: { webhook_id: string; now: number; limit: number },
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('appid', '=', appid)
    .where('webhook_id', '=', webhook_id)
    .where(IS_PENDING)
    .where('due_at', '<=', now)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(toDelivery)
}

function toDelivery(stored: Selectable<WebhookDeliveriesTable>): Delivery {
  const { appid: _, state, ...row } = stored
  return { ...row, state: state as DeliveryState }
}

/** Returns the event of a delivery, in the language of its webhook. */
export const eventOfDelivery = (
  scope: Scope,
  { event_id }: Delivery,
  language: Language,
): Promise<OutgoingEvent | undefined> => findEvent(scope, event_id, language)

/** Statement that stores what became of a try. */
export const endingTry = (
  { database: { db }, appid }: Scope,
  { webhook_id, event_id, ...change }: Omit<Delivery, 'seq'>,
): Statement =>
  db
    .updateTable('webhook_deliveries')
    .set(change)
    .where('appid', '=', appid)
    .where('webhook_id', '=', webhook_id)
    .where('event_id', '=', event_id)

/** Lists the deliveries of a webhook, newest first, before `before` (a seq). */
export async function listDeliveries(
  { database: { db }, appid }: Scope,
  page: {
    webhook_id: string
    state?: DeliveryState | undefined
    before?: number | undefined
    limit: number
  },
): Promise<(Delivery & { type: string })[]> {
  let query = db
    .selectFrom('webhook_deliveries')
    .innerJoin('outgoing', (join) =>
      join
        .onRef('outgoing.appid', '=', 'webhook_deliveries.appid')
        .onRef('outgoing.id', '=', 'webhook_deliveries.event_id'),
    )
    .selectAll('webhook_deliveries')
    .select('outgoing.type')
    .where('webhook_deliveries.appid', '=', appid)
    .where('webhook_id', '=', page.webhook_id)
  if (page.state !== undefined) query = query.where('webhook_deliveries.state', '=', page.state)
  if (page.before !== undefined) query = query.where('webhook_deliveries.seq', '<', page.before)
  const rows = await query.orderBy('webhook_deliveries.seq', 'desc').limit(page.limit).execute()
  return rows.map(({ type, ...row }) => ({ ...toDelivery(row), type }))
}
