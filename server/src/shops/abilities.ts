import type { ShopRecord } from './record.ts'

/** What may be called for a Mini Program: all of it by its own secret, else what its merchant granted. */
export interface Abilities {
  /** Shipping management: uploads, get_order, reminders. */
  can_ship: boolean
  /** get_order_list; never for a platform. */
  can_sync_list: boolean
  /** set_msg_jump_path; never for a platform: the merchant sets it by hand. */
  can_set_jump_path: boolean
  /** Logistics messages. */
  can_message: boolean
  /** Tracking pages and where parcels are. */
  can_trace: boolean
  /** Complaints of buyers, and the penalties that name them. */
  can_complain: boolean
  /** The page that the order centre opens. */
  can_order_centre: boolean
}

/** The permission sets that are needed [official]. */
export const PERMISSION_SETS = {
  can_ship: 142,
  can_message: 45,
  can_trace: 45,
  can_complain: 76,
  can_order_centre: 182,
} as const satisfies Partial<Record<keyof Abilities, number>>

const ALL: Abilities = {
  can_ship: true,
  can_sync_list: true,
  can_set_jump_path: true,
  can_message: true,
  can_trace: true,
  can_complain: true,
  can_order_centre: true,
}

/** Tells what may be called for a shop. @param record null: the first one, which has its own secret */
export function abilitiesOf(
  record: Pick<ShopRecord, 'mode' | 'permission_sets'> | null,
): Abilities {
  if (record === null || record.mode === 'own') return ALL
  const granted = Object.entries(PERMISSION_SETS).map(([ability, set]) => [
    ability,
    record.permission_sets.includes(set),
  ])
  return {
    ...ALL,
    ...(Object.fromEntries(granted) as Partial<Abilities>),
    can_sync_list: false,
    can_set_jump_path: false,
  }
}
