import { setTimeout as wait } from 'node:timers/promises'
import { createPoller, type Poller } from '../core/poller.ts'
import type { App } from '../core/context.ts'
import type { Scope } from '../database/database.ts'
import { numberEvents } from './event-queries.ts'

/** Pause between two rounds while events keep coming: each round is a commit. */
const PAUSE_MS = 50

/** Nobody wakes it: events are written in many commits. One small read each time. */
const IDLE_MS = 100

/** What else belongs to the commit that gives places: who gets the new events. */
export type Beside = NonNullable<Parameters<typeof numberEvents>[1]>

/**
 * Gives events their places in the feed until stopped. The row of the sequencer is its lease, held for
 * one commit: of several servers one works at a time, and nothing is waited for when it is killed.
 * @param told called after a round that gave some
 */
export function startSequencer(
  shop: Scope & Pick<App, 'log' | 'onFailure' | 'mayClaim'>,
  beside: Beside,
  told: () => void,
): Poller {
  const round = async () => {
    const given = await numberEvents(shop, beside)
    if (given === 0) return 0
    told()
    await wait(PAUSE_MS)
    return given
  }
  return createPoller(shop, 'sequencer', round, undefined, IDLE_MS)
}
