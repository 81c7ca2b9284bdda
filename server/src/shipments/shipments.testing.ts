import type { Shipment } from './queries.ts'

/** A queued shipment for tests, which give what matters to them. */
export function makeShipment(
  change: Partial<Shipment> & Pick<Shipment, 'id' | 'content'>,
): Shipment {
  return {
    payment: '2:p1',
    transaction_id: 'p1',
    openid: 'oBuyer',
    content_hash: 'h',
    state: 'queued',
    upload_time: null,
    reason: null,
    errcode: null,
    hint: 'none',
    unsure_before: false,
    sends: 0,
    answered_at: 0,
    tries: 0,
    due_at: 1000,
    deadline_at: 0,
    lease: null,
    lease_until: 0,
    accepted_at: 1,
    updated_at: 1,
    spends_reshipment: false,
    combined: null,
    combined_key: null,
    ...change,
  }
}
