import { backoff, type BackoffLimits } from '../core/backoff.ts'
import type { Outcome } from './outcome.ts'
import type { Service } from './queries.ts'
import type { ServiceReason } from './services.ts'
import type { ServiceChange } from './worker-queries.ts'

/** What an outcome changes in its row. */
export function changeFor(
  service: Service,
  outcome: Outcome,
  { now: updated_at, timing }: { now: number; timing: BackoffLimits & { give_up_ms: number } },
): ServiceChange & { state: Service['state'] } {
  if (outcome.to === 'done')
    return {
      state: 'done',
      reason: null,
      errcode: null,
      tries: 0,
      // WeChat has it.
      phone: null,
      phone_until: null,
      ...(outcome.token !== undefined && { token: outcome.token }),
      updated_at,
    }
  const { reason, errcode = null } = outcome
  switch (outcome.to) {
    case 'waiting':
    case 'verifying': {
      const { tries, open_since } = service
      const { due_at = updated_at + backoff(tries, timing) } = outcome
      if (due_at - open_since > timing.give_up_ms)
        return givenUp(service, reason, errcode, updated_at)
      // What was sent stays to be verified, until somebody knows that it was not taken.
      return { state: outcome.to, reason, errcode, tries: tries + 1, due_at, updated_at }
    }
    case 'not_available':
      return {
        state: service.required ? 'needs_attention' : 'not_available',
        reason,
        errcode,
        updated_at,
      }
    case 'refused':
    case 'needs_attention':
      return { state: outcome.to, reason, errcode, updated_at }
  }
}

/** Most payments that WeChat never knew were never made: nobody is told of those. */
function givenUp(
  { required }: Service,
  reason: ServiceReason,
  errcode: number | null,
  updated_at: number,
): ServiceChange & { state: Service['state'] } {
  const never_paid = reason === 'payment_not_known_yet' && !required
  return {
    state: never_paid ? 'not_available' : 'needs_attention',
    reason: never_paid ? reason : 'given_up',
    errcode,
    updated_at,
  }
}
