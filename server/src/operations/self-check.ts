/** Notices what goes wrong with this server itself: its sync, and its disk. */
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createPoller, type Poller } from '../core/poller.ts'
import { HOUR_MS, isOver, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import { engineOf } from '../database/dialects.ts'
import { readSyncs } from '../orders/sync.ts'
import { endNotice, notify } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'

const EVERY_MS = MINUTE_MS

/** A quiet shop is read every half hour: older than this, and failing, it is out of date. */
const OLD_SYNC_MS = HOUR_MS

/** A disk with less than both is nearly full. */
const FEW_BYTES = 1024 ** 3
const SMALL_PART = 0.05

/** Looks once a minute until stopped. */
export function startSelfCheck(shop: Shop, database_url: string): Poller {
  let due_at = 0
  const began = shop.clock.now()
  const said = new Set<'sync_failing' | 'disk_nearly_full'>()
  /** Says it while it lasts; its end once. */
  async function say(kind: 'sync_failing' | 'disk_nearly_full', facts: object | null) {
    if (facts) {
      said.add(kind)
      await notify(shop, kind, facts)
    } else if (said.delete(kind)) await endNotice(shop, kind)
  }
  return createPoller(shop, 'self-check', async () => {
    const now = shop.clock.now()
    if (!isOver(due_at, EVERY_MS, now)) return 0
    due_at = now + EVERY_MS
    await say('sync_failing', await failingSync(shop, began))
    if (engineOf(database_url) === 'sqlite')
      await say('disk_nearly_full', await fullDisk(dirname(resolve(database_url))))
    return 0
  })
}

/** @returns what is wrong; null: nothing */
async function failingSync(shop: Shop, began: number): Promise<object | null> {
  const { recent } = await readSyncs(shop)
  const fresh_at = recent.as_of === null ? began : recent.as_of * SECOND_MS
  const failing = recent.retry_at !== null && shop.clock.now() - fresh_at > OLD_SYNC_MS
  return failing ? { as_of: recent.as_of, errcode: recent.errcode } : null
}

/** @returns how much is left of a disk that is nearly full; null: it is not */
async function fullDisk(folder: string): Promise<object | null> {
  const { bavail, blocks, bsize } = await statfs(folder)
  const free = bavail * bsize
  const few = free < FEW_BYTES && bavail < blocks * SMALL_PART
  return few ? { free_mb: Math.floor(free / 1024 ** 2) } : null
}
