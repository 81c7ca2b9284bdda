import { sql, type Kysely } from 'kysely'

/** What the table of 0.1 holds of a shipment, as far as this migration looks at it. */
interface Old {
  id: string
  appid: string
  payment: string
  transaction_id: string | null
  openid: string | null
  state: string
  reason: string | null
  upload_time: string | null
  spends_reshipment: number
  accepted_at: number
}

type Tables = Kysely<Record<string, Record<string, unknown>>>

/** Says what it had to decide. */
export type Say = (facts: object, message: string) => void

const STATES = `'queued', 'waiting', 'sending', 'verifying', 'shipped', 'superseded', 'rejected', 'needs_attention'`
const HINTS = `'none', 'lost', 'unsure', 'answered', 'refused', 'spent', 'not_payable', 'stale_time', 'complete'`
const HOLDS = `state in ('queued', 'sending', 'verifying') or (state = 'needs_attention' and unsure_before = 1)`
const OPEN = `state in ('queued', 'sending', 'verifying')`

const COLUMNS = `id, appid, payment, transaction_id, openid, content, content_hash, state, upload_time,
  reason, errcode, tries, due_at, deadline_at, lease, lease_until, accepted_at, updated_at,
  spends_reshipment, combined, combined_key`

/**
 * One claim a payment by either of its numbers, its version (stamp, newest) and its chance. Every
 * row is kept. What 0.1 allowed and this does not is decided: of several shipments that hold one
 * payment the one that was sent last goes on, the others wait for a person.
 */
export async function up(db: Kysely<never>, _engine: unknown, say: Say = () => {}): Promise<void> {
  await rebuildShipments(db)
  await rebuildPayments(db)
  const tables = db as unknown as Tables
  const held = (await tables
    .selectFrom('shipments')
    .select([
      'id',
      'appid',
      'payment',
      'transaction_id',
      'openid',
      'state',
      'reason',
      'upload_time',
      'spends_reshipment',
      'accepted_at',
    ])
    .where(sql<boolean>`${sql.raw(HOLDS)}`)
    .execute()) as unknown as Old[]
  const going = await decideCollisions(tables, held, say)
  for (const one of going) await storePayment(tables, one)
  await createIndexes(db)
}

async function rebuildShipments(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table shipments_6 (
    id text not null, appid text not null, payment text not null, transaction_id text, openid text,
    content text not null, content_hash text not null,
    state text not null check (state in (${STATES})),
    upload_time text, reason text, errcode bigint, tries integer not null, due_at bigint not null,
    deadline_at bigint not null, lease text, lease_until bigint not null,
    accepted_at bigint not null, updated_at bigint not null,
    spends_reshipment integer not null default 0 check (spends_reshipment in (0, 1)),
    combined text, combined_key text,
    hint text not null default 'none' check (hint in (${HINTS})),
    unsure_before integer not null default 0 check (unsure_before in (0, 1)),
    sends integer not null default 0, answered_at bigint not null default 0,
    constraint shipments_known_payment check (state not in ('sending', 'verifying', 'shipped', 'superseded')
      or (transaction_id is not null and openid is not null)),
    constraint shipments_known_time check (state not in ('sending', 'verifying') or upload_time is not null),
    primary key (appid, id))`)
  // A row that breaks a check of today waits for a person.
  const broken = `(state in ('sending', 'verifying', 'shipped') and (transaction_id is null or openid is null)
    or state in ('sending', 'verifying') and upload_time is null)`
  await run(`insert into shipments_6 (${COLUMNS}, hint, unsure_before, sends)
    select ${COLUMNS.replace(
      ' state,',
      ` case when ${broken} then 'needs_attention' else state end,`,
    ).replace(' reason,', ` case when ${broken} then 'unproven' else reason end,`)},
      case when state = 'verifying' and reason is null then 'answered'
        when state = 'verifying' and reason = 'already_there' then 'answered'
        when state = 'verifying' and reason = 'wechat_busy' then 'unsure'
        when state = 'verifying' then 'lost'
        when state = 'needs_attention' and reason = 'not_taken' then 'answered'
        when state = 'needs_attention' and reason = 'unproven' then 'lost'
        else 'none' end,
      case when upload_time is not null and state in ('queued', 'sending', 'verifying') then 1
        when state = 'needs_attention' and reason in ('not_taken', 'unproven', 'unknown_payment') and upload_time is not null then 1
        else 0 end,
      case when upload_time is null then 0 else 1 end
    from shipments`)
  await run('drop table shipments')
  await run('alter table shipments_6 rename to shipments')
}

async function rebuildPayments(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table payments_6 (
    appid text not null, transaction_id text not null,
    stamp bigint not null default 0, stamp_pending integer not null default 0 check (stamp_pending in (0, 1)),
    newest bigint not null default 0,
    chance text not null default 'there' check (chance in ('there', 'presumed', 'spent')),
    reserved_by text,
    primary key (appid, transaction_id))`)
  await run(`insert into payments_6 (appid, transaction_id, chance)
    select appid, transaction_id, case when reshipments_left = 0 then 'spent' else 'there' end from payments`)
  await run('drop table payments')
  await run('alter table payments_6 rename to payments')
}

/** @returns those that go on holding their payment */
async function decideCollisions(db: Tables, held: readonly Old[], say: Say): Promise<Old[]> {
  const sentAt = ({ upload_time }: Old) => Date.parse(upload_time ?? '') || 0
  const last_first = held.toSorted(
    (a, b) =>
      sentAt(b) - sentAt(a) ||
      Number(a.state === 'needs_attention') - Number(b.state === 'needs_attention') ||
      Number(b.accepted_at) - Number(a.accepted_at),
  )
  const taken = new Set<string>()
  const going: Old[] = []
  for (const one of last_first) {
    const keys = [
      JSON.stringify([one.appid, one.payment]),
      ...(one.transaction_id === null ? [] : [JSON.stringify([one.appid, one.transaction_id, ''])]),
    ]
    if (!keys.some((key) => taken.has(key))) {
      for (const key of keys) taken.add(key)
      going.push(one)
      continue
    }
    await db
      .updateTable('shipments')
      .set({
        state: 'needs_attention',
        reason: 'another_is_open',
        unsure_before: 0,
        lease: null,
        lease_until: 0,
      })
      .where('appid', '=', one.appid)
      .where('id', '=', one.id)
      .execute()
    say(
      { shipment: one.id, payment: one.payment, was: one.state },
      'two shipments held one payment: the one sent last goes on, this one needs attention',
    )
  }
  return going
}

/** What an open shipment says of its payment: its stamp, whether it reserved the chance. */
async function storePayment(db: Tables, one: Old): Promise<void> {
  const { appid, transaction_id } = one
  if (transaction_id === null) return
  const order = await db
    .selectFrom('orders')
    .select('shipping')
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst()
  const stamp = Math.floor((Date.parse(one.upload_time ?? '') || 0) / 1000)
  await db
    .insertInto('payments')
    .values({ appid, transaction_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('payments')
    .set({
      stamp,
      stamp_pending: stamp > 0 ? 1 : 0,
      newest: newestOf(order?.['shipping']),
      // 0.1 took the chance when it accepted the correction, and gave it back when that was refused.
      ...(one.spends_reshipment === 1 && { chance: 'there', reserved_by: one.id }),
    })
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .execute()
}

function newestOf(shipping: unknown): number {
  const { shipping_list = [] } = JSON.parse(typeof shipping === 'string' ? shipping : '{}') as {
    shipping_list?: { upload_time?: number }[]
  }
  return Math.max(0, ...shipping_list.map(({ upload_time }) => upload_time ?? 0))
}

async function createIndexes(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(
    `create unique index shipments_one_open_a_payment on shipments (appid, payment) where ${HOLDS}`,
  )
  await run(
    `create unique index shipments_one_open_a_transaction on shipments (appid, transaction_id) where transaction_id is not null and (${HOLDS})`,
  )
  await run(`create index shipments_due on shipments (appid, due_at) where ${OPEN}`)
  await run('create index shipments_of_payment on shipments (appid, payment)')
  await run('create index shipments_of_transaction on shipments (appid, transaction_id)')
  await run('create index shipments_of_combined on shipments (combined) where combined is not null')
  await run('create index shipments_by_state on shipments (appid, state, id)')
  await run(
    'create unique index payments_one_reservation on payments (appid, reserved_by) where reserved_by is not null',
  )
}
