import type { Selectable } from 'kysely'
import type { OrderKey } from './queries.ts'
import { prepared } from '../store/prepared.ts'
import type { SettlementsTable } from '../database/schema.ts'
import type { Store } from '../database/database.ts'

export type SettlementRow = Selectable<SettlementsTable>

const savingSettlement = prepared((db, given: SettlementRow) =>
  db
    .insertInto('settlements')
    .values({
      appid: given.appid,
      transaction_id: given.transaction_id,
      shipped_time: given.shipped_time,
      estimated_settlement_time: given.estimated_settlement_time,
      confirm_receive_method: given.confirm_receive_method,
      confirm_receive_time: given.confirm_receive_time,
      settlement_time: given.settlement_time,
    })
    .onConflict((conflict) =>
      conflict.columns(['appid', 'transaction_id']).doUpdateSet((eb) => {
        const known = <C extends keyof SettlementRow>(column: C) =>
          eb.fn.coalesce(
            eb.ref(`excluded.${column}` as 'excluded.shipped_time'),
            eb.ref(`settlements.${column}` as 'settlements.shipped_time'),
          )
        return {
          shipped_time: known('shipped_time'),
          estimated_settlement_time: known('estimated_settlement_time'),
          confirm_receive_method: known('confirm_receive_method'),
          confirm_receive_time: known('confirm_receive_time'),
          settlement_time: known('settlement_time'),
        }
      }),
    ),
)

/** Adds what a push told of the money; what is known already is never taken back. */
export async function saveSettlement(store: Store, row: SettlementRow): Promise<void> {
  await savingSettlement(store, row)
}

const settlementQuery = prepared((db, { appid, transaction_id }: OrderKey) =>
  db
    .selectFrom('settlements')
    .selectAll()
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id),
)

export async function findSettlement(
  store: Store,
  appid: string,
  transaction_id: string,
): Promise<SettlementRow | null> {
  return (await settlementQuery(store, { appid, transaction_id }))[0] ?? null
}
