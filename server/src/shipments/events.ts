/** What others are told of shipments: written in the commit that moves them. */
import type { Language } from '../core/language.ts'
import type { Statement } from '../database/database.ts'
import { appending, type NewEvent } from '../outgoing/event-queries.ts'
import type { EventType } from '../outgoing/event-types.ts'
import { hasMoved } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shipment } from './queries.ts'
import type { ShipmentState } from './states.ts'
import { viewShipment } from './view.ts'

/** The states of which others are told. */
const TOLD = {
  shipped: 'shipment.shipped',
  rejected: 'shipment.rejected',
  needs_attention: 'shipment.needs_attention',
  superseded: 'shipment.corrected',
} as const satisfies Partial<Record<ShipmentState, EventType>>

/** Makes the event of a shipment that is accepted. */
export const acceptedEvent = (shop: Shop, shipment: Shipment): Promise<NewEvent> =>
  eventOf(shop, 'shipment.accepted', shipment)

/** The same of shipments that are accepted together. */
export const acceptedEvents = (shop: Shop, shipments: readonly Shipment[]): Promise<NewEvent[]> =>
  Promise.all(shipments.map((shipment) => eventOf(shop, 'shipment.accepted', shipment, shipments)))

/**
 * Returns the statements that tell of shipments which the statements before have moved; of one that was
 * not moved after all, nothing is written.
 * @param moved as they are then
 */
export async function tellingMoved(shop: Shop, moved: readonly Shipment[]): Promise<Statement[]> {
  const told = await Promise.all(
    moved.map(async (shipment) => {
      const { id, state, updated_at } = shipment
      if (!(state in TOLD)) return []
      const event = await eventOf(shop, TOLD[state as keyof typeof TOLD], shipment)
      return appending(shop, [event], hasMoved(shop.appid, { id, state, updated_at }))
    }),
  )
  return told.flat()
}

/** @param together what is stored with it, where it is combined and not stored yet */
async function eventOf(
  shop: Shop,
  type: EventType,
  shipment: Shipment,
  together?: readonly Shipment[],
): Promise<NewEvent> {
  const { id, state, reason, errcode, updated_at } = shipment
  const has_words = reason !== null || errcode !== null
  const view = async (language: Language) => {
    const shown = await viewShipment(shop, shipment, language)
    // Itself first, as everywhere.
    const parts = together && [id, ...together.map((one) => one.id).filter((one) => one !== id)]
    return shown.combined && parts
      ? { ...shown, combined: { ...shown.combined, shipments: parts } }
      : shown
  }
  return {
    type,
    // It may need attention again after a retry; every other state of these is reached once.
    key: state === 'needs_attention' ? `${id}:${updated_at}` : id,
    data: { shipment: await view('en') },
    ...(has_words && { data_zh: { shipment: await view('zh') } }),
    at: updated_at,
  }
}
