/** SQL of what is shipped by itself. */
import { ORDER_STATE } from '@fahuo/contract'
import { sql, type Selectable } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Scope } from '../database/database.ts'
import type { AutoShipRulesTable } from '../database/schema-wechatpay.ts'

/** What of an order a rule looks at. */
export const RULE_FIELDS = ['merchant_trade_no', 'mchid', 'description'] as const
export type RuleField = (typeof RULE_FIELDS)[number]

/** A rule. `after` in seconds, `paid_from` in Unix seconds, `created_at` in milliseconds. */
export type AutoShipRule = Omit<Selectable<AutoShipRulesTable>, 'appid' | 'field'> & {
  field: RuleField
}

/** A rule with what it has done. */
export type WorkingRule = AutoShipRule & { shipped: number; refused: number }

function toRule(stored: Selectable<AutoShipRulesTable>): AutoShipRule {
  const { appid: _, field, ...rule } = stored
  return { ...rule, field: RULE_FIELDS.find((one) => one === field) ?? 'merchant_trade_no' }
}

/** Lists the rules, oldest first. */
export async function listRules({ database: { db }, appid }: Scope): Promise<AutoShipRule[]> {
  const rows = await db
    .selectFrom('auto_ship_rules')
    .selectAll()
    .where('appid', '=', appid)
    .orderBy('id')
    .execute()
  return rows.map(toRule)
}

/** Counts what each rule has shipped, and what was refused. */
export async function countAutoShipped({
  database: { db },
  appid,
}: Scope): Promise<Map<string, { shipped: number; refused: number }>> {
  const rows = await db
    .selectFrom('auto_shipped')
    .select((eb) => [
      'rule_id',
      eb.fn.count<number>('shipment_id').as('shipped'),
      eb.fn.count<number>('refusal').as('refused'),
    ])
    .where('appid', '=', appid)
    .groupBy('rule_id')
    .execute()
  return new Map(
    rows.map(({ rule_id, shipped, refused }) => [
      rule_id,
      { shipped: Number(shipped), refused: Number(refused) },
    ]),
  )
}

/** Stores a rule, and who made it. */
export async function insertRule(scope: Scope, rule: AutoShipRule): Promise<void> {
  const { database, appid } = scope
  const { id, created_at: _, ...after } = rule
  await database.unit([
    database.db.insertInto('auto_ship_rules').values({ appid, ...rule }),
    ...auditing(scope, { subject: id, after }),
  ])
}

/** Removes a rule, and tells who did and what it was. @returns whether it was there */
export async function deleteRule(scope: Scope, id: string): Promise<boolean> {
  const { database, appid } = scope
  const { db } = database
  const found = (await listRules(scope)).find((rule) => rule.id === id)
  if (!found) return false
  const { id: subject, created_at: _, ...before } = found
  const there = sql<boolean>`exists (select 1 from auto_ship_rules
    where auto_ship_rules.appid = ${appid} and auto_ship_rules.id = ${id})`
  const removed: readonly unknown[][] = await database.unit([
    // First: it asks for the rule that is removed.
    ...auditing(scope, { subject, before }, there),
    db
      .deleteFrom('auto_ship_rules')
      .where('appid', '=', appid)
      .where('id', '=', id)
      .returning('id'),
  ])
  return (removed.at(-1) ?? []).length > 0
}

/** An order that counts by its number, its merchant, or what its description holds; the case counts. */
function matches({ field, value }: AutoShipRule) {
  switch (field) {
    case 'merchant_trade_no':
      return sql<boolean>`substr(merchant_trade_no, 1, ${value.length}) = ${value}`
    case 'mchid':
      return sql<boolean>`${value} in (merchant_id, sub_merchant_id)`
    case 'description':
      return sql<boolean>`replace(description, ${value}, '') <> description`
  }
}

/** Finds orders that a rule is to ship and that no rule has tried: numbers, oldest payment first. */
export async function ordersToShip(
  { database: { db }, appid }: Scope,
  rule: AutoShipRule,
  { now, limit }: { now: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('orders')
    .select('transaction_id')
    .where('appid', '=', appid)
    .where('order_state', '=', ORDER_STATE.awaiting_shipment)
    .where('pay_time', '>=', rule.paid_from)
    .where('pay_time', '<=', now - rule.after)
    .where(matches(rule))
    .where(
      sql<boolean>`not exists (select 1 from auto_shipped where auto_shipped.appid = orders.appid
        and auto_shipped.transaction_id = orders.transaction_id)`,
    )
    .orderBy('pay_time')
    .limit(limit)
    .execute()
  return rows.map(({ transaction_id }) => transaction_id)
}

/** Notes what a rule did for an order. */
export async function noteAutoShipped(
  { database: { db }, appid }: Scope,
  done: {
    transaction_id: string
    rule_id: string
    shipment_id: string | null
    refusal: string | null
    at: number
  },
): Promise<void> {
  await db
    .insertInto('auto_shipped')
    .values({ appid, ...done })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
