import { sql, type Compilable, type RawBuilder, type Selectable, type Updateable } from 'kysely'
import type { Language } from '../core/language.ts'
import { auditing } from '../audit/queries.ts'
import type { Scope, Statement } from '../database/database.ts'
import type { WebhooksTable } from '../database/schema.ts'
import type { EventType } from '../outgoing/event-types.ts'

/** Why a webhook is off. */
export type OffReason = 'by_hand' | 'gone' | 'failing' | 'no_secret'

/** Where events are sent. Times in Unix milliseconds. */
export type Webhook = Omit<
  Selectable<WebhooksTable>,
  'appid' | 'events' | 'language' | 'state' | 'reason'
> & {
  /** Null: all types, also those of later versions. */
  events: EventType[] | null
  language: Language
  state: 'active' | 'off'
  reason: OffReason | null
}

/** How many deliveries wait, and how many were given up. */
export interface DeliveryCounts {
  pending: number
  failed: number
}

const writeEvents = (events: readonly EventType[] | null) =>
  events === null ? null : `,${events.join(',')},`

function toWebhook(stored: Selectable<WebhooksTable>): Webhook {
  const { appid: _, events, language, state, reason, ...row } = stored
  return {
    ...row,
    events: events === null ? null : (events.split(',').filter(Boolean) as EventType[]),
    language: language as Language,
    state: state as Webhook['state'],
    reason: reason as OffReason | null,
  }
}

/** What is told of a webhook: the path of its address may be a secret. */
const toldOf = ({
  url,
  ...told
}: Partial<Pick<Webhook, 'url' | 'events' | 'language' | 'state'>>) => ({
  ...(url !== undefined && { host: new URL(url).host }),
  ...told,
})

/** Stores a new webhook, its secret and who made it. */
export async function insertWebhook(
  scope: Scope,
  webhook: Webhook,
  secret: Statement,
): Promise<void> {
  const { database, appid } = scope
  const { id, url, events, language } = webhook
  const row = { ...webhook, appid, events: writeEvents(events) }
  await database.unit([
    secret,
    database.db.insertInto('webhooks').values(row),
    ...auditing(scope, { subject: id, after: toldOf({ url, events, language }) }),
  ])
}

const isThere = ({ appid }: Scope, id: string) =>
  sql<boolean>`exists (select 1 from webhooks where webhooks.appid = ${appid}
    and webhooks.id = ${id})`

/** Changes a webhook as somebody wants it, and tells who did. @returns false when there is none */
export async function changeByHand(
  scope: Scope,
  before: Webhook,
  said: Partial<Pick<Webhook, 'url' | 'events' | 'language' | 'state'>>,
  change: Partial<Omit<Webhook, 'id'>>,
): Promise<boolean> {
  const names = Object.keys(said) as (keyof typeof said)[]
  const was = Object.fromEntries(names.map((name) => [name, before[name]]))
  const deed = { subject: before.id, before: toldOf(was), after: toldOf(said) }
  const [changed] = await scope.database.unit([
    changingWebhook(scope, before.id, { ...said, ...change }),
    ...auditing(scope, deed, isThere(scope, before.id)),
  ])
  return changed.length > 0
}

/** Stores another secret of a webhook, and who made it. */
export async function replaceSecret(scope: Scope, id: string, secret: Statement): Promise<void> {
  const deed = { subject: id, after: { secret: 'new' } }
  await scope.database.unit([secret, ...auditing(scope, deed, isThere(scope, id))])
}

export async function listWebhooks({ database: { db }, appid }: Scope): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('appid', '=', appid)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toWebhook)
}

export async function findWebhook(
  { database: { db }, appid }: Scope,
  id: string,
): Promise<Webhook | undefined> {
  const row = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toWebhook(row)
}

/** Statement that changes a webhook. */
export function changingWebhook(
  { database: { db }, appid }: Scope,
  id: string,
  { events, ...change }: Partial<Omit<Webhook, 'id'>>,
): Compilable<{ id: string }> {
  const row: Updateable<WebhooksTable> = {
    ...change,
    ...(events !== undefined && { events: writeEvents(events) }),
  }
  return db
    .updateTable('webhooks')
    .set(row)
    .where('appid', '=', appid)
    .where('id', '=', id)
    .returning('id')
}

/** Removes a webhook, its secrets and its deliveries. @returns false when there is none */
export async function removeWebhook(
  scope: Scope,
  { id, url, events, language }: Webhook,
  secret_name: string,
): Promise<boolean> {
  const { database, appid } = scope
  const { db } = database
  const deed = { subject: id, before: toldOf({ url, events, language }) }
  const results: readonly unknown[][] = await database.unit([
    // First: it asks for the webhook that is removed.
    ...auditing(scope, deed, isThere(scope, id)),
    db.deleteFrom('settings').where('appid', '=', appid).where('name', '=', secret_name),
    db.deleteFrom('webhook_deliveries').where('appid', '=', appid).where('webhook_id', '=', id),
    db.deleteFrom('webhooks').where('appid', '=', appid).where('id', '=', id).returning('id'),
  ])
  return (results.at(-1) ?? []).length > 0
}

/** Counts the deliveries of each webhook that did not arrive. */
export async function countDeliveries({
  database: { db },
  appid,
}: Scope): Promise<Map<string, DeliveryCounts>> {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .select((eb) => ['webhook_id', 'state', eb.fn.countAll<number>().as('count')])
    .where('appid', '=', appid)
    .where('state', 'in', ['pending', 'failed'])
    .groupBy(['webhook_id', 'state'])
    .execute()
  const counts = new Map<string, DeliveryCounts>()
  for (const { webhook_id, state, count } of rows) {
    const before = counts.get(webhook_id) ?? { pending: 0, failed: 0 }
    counts.set(webhook_id, { ...before, [state]: Number(count) })
  }
  return counts
}

/** Statements of the sequencer's commit: who gets the events that came after a place. */
export const fanningOut =
  ({ database: { db }, appid }: Scope, now: () => number) =>
  (last_seq: RawBuilder<number>): Statement[] => [
    sending({ db, appid, now: now() }, sql<boolean>`outgoing.seq > ${last_seq}`),
  ]

/** Statement that sends events to the active webhooks that want them; sent before, they are sent again. */
function sending(
  { db, appid, now }: { db: Scope['database']['db']; appid: string; now: number },
  which: RawBuilder<boolean>,
): Compilable<{ event_id: string }> {
  return db
    .insertInto('webhook_deliveries')
    .columns(['appid', 'webhook_id', 'event_id', 'seq', 'state', 'tries', 'due_at'])
    .expression(
      sql`select outgoing.appid, webhooks.id, outgoing.id, outgoing.seq, 'pending', 0,
          cast(${now} as bigint)
        from outgoing join webhooks on webhooks.appid = outgoing.appid
        where outgoing.appid = ${appid} and outgoing.seq is not null and ${which}
          and webhooks.state = 'active'
          and (webhooks.events is null or webhooks.events like '%,' || outgoing.type || ',%')`,
    )
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'webhook_id', 'event_id'])
        .doUpdateSet({ state: 'pending', tries: 0, due_at: now }),
    )
    .returning('event_id')
}

/** Sends events again. @returns how many deliveries that makes */
export async function sendAgain(
  { database: { db, unit }, appid }: Scope,
  which: { event_id: string } | { since: number },
  { webhook_id, now }: { webhook_id: string | undefined; now: number },
): Promise<number> {
  const events =
    'event_id' in which
      ? sql<boolean>`outgoing.id = ${which.event_id}`
      : sql<boolean>`outgoing.created_at >= ${which.since}`
  const to =
    webhook_id === undefined ? events : sql<boolean>`${events} and webhooks.id = ${webhook_id}`
  const [sent] = await unit([sending({ db, appid, now }, to)])
  return sent.length
}
