import { ERRCODE, unixSeconds, WechatError } from '@fahuo/wechat'
import { createPoller, type Poller } from '../core/poller.ts'
import { isOver, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import { readValue, swapValue } from '../database/key-value.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import type { Freshness } from './freshness.ts'
import { savePage } from './looks.ts'
import { toOrders } from './mirror.ts'

/**
 * A sync reads all orders of a span of payment times, page by page, so that the local copy learns
 * what no push reported: shipped by hand in the console, refunded, uploaded by another system.
 */
interface Sync {
  /** Part of a stored name: never changed. */
  name: string
  /** How far back it reads. Overlaps the sync before: nothing falls between two. */
  span_ms: number
  /** From one start to the next. */
  every_ms: number
}

/** New payments, soon. */
const RECENT: Sync = { name: 'recent', span_ms: 2 * DAY_MS, every_ms: 5 * MINUTE_MS }

/** What may still change: express is received automatically after ten days. */
const DEEP: Sync = { name: 'deep', span_ms: 30 * DAY_MS, every_ms: 6 * HOUR_MS }

const SYNCS: readonly Sync[] = [RECENT, DEEP]

/** Progress of a sync; stored, so that a restart continues, and another server does not start it too. */
interface Progress {
  begin_time: number
  end_time: number
  /** WeChat's cursor; empty at the beginning. */
  last_index: string
  /** Unix ms: nobody does anything before. */
  due_at: number
  /** A server reads a page, until `due_at`. */
  leased?: boolean
  /** Pages read since it began. */
  pages?: number
  /** The end of the span that was last read to its end, Unix seconds, and its pages. */
  as_of?: number
  as_of_pages?: number
  /** When somebody last asked for it before its time, Unix ms. */
  asked_at?: number
  /** Why WeChat did not give the last page; null: it did not answer. */
  errcode?: number | null
}

/** How much rarer a sync is while it finds nothing: most calls of a quiet merchant would be syncs. */
const QUIET_FACTOR = 6

/** How long one page may take before another server continues. */
const LEASE_MS = MINUTE_MS

/** WeChat's most. */
const PAGE_SIZE = 100

/** Runs the syncs until stopped, one page of one sync at a time. */
export function startSync(shop: Shop): Poller {
  return createPoller(shop, 'sync', async () => {
    let pages = 0
    const failures: unknown[] = []
    // One that fails does not stop the other.
    for (const sync of SYNCS)
      await syncPage(shop, sync).then(
        (read) => (pages += read),
        (error: unknown) => failures.push(error),
      )
    if (failures.length > 0) throw failures[0]
    return pages
  })
}

/** Reads the next page of a sync that is due. @returns how many pages were read: 0 or 1 */
async function syncPage(shop: Shop, sync: Sync): Promise<number> {
  const name = nameOf(sync)
  const before = await readValue(shop, name)
  const now = shop.clock.now()
  const stored: Progress = readProgress(before) ?? firstPage(now, sync)
  if (!isOver(stored.due_at, sync.every_ms * QUIET_FACTOR + LEASE_MS, now)) return 0
  const progress = stored.last_index === '' ? { ...stored, ...firstPage(now, sync) } : stored

  const swap = (from: string | null, to: Progress) =>
    swapValue(shop, name, from, JSON.stringify(to))
  const leased = { ...progress, due_at: now + LEASE_MS, leased: true }
  if (!(await swap(before, leased))) return 0
  try {
    const page = await fetchPage(shop, progress, now)
    const quiet = progress.last_index === '' && page.order_list.length === 0
    const pause_ms = quiet ? sync.every_ms * QUIET_FACTOR : sync.every_ms
    const pages = (progress.pages ?? 0) + 1
    const { errcode: _, ...going } = progress
    const released = { ...going, leased: false, pages }
    await swap(
      JSON.stringify(leased),
      // A cursor that does not move would read the same page for ever.
      page.has_more && page.last_index !== '' && page.last_index !== progress.last_index
        ? { ...released, last_index: page.last_index, due_at: now }
        : {
            ...released,
            last_index: '',
            due_at: now + pause_ms,
            as_of: progress.end_time,
            as_of_pages: pages,
          },
    )
    return 1
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    shop.log.warn({ sync: sync.name, reason: error.message }, 'a sync stopped; continuing later')
    // WeChat does not know its cursor any more: from the start.
    const last_index = error.errcode === ERRCODE.LAST_INDEX_INVALID ? '' : progress.last_index
    await swap(JSON.stringify(leased), {
      ...progress,
      leased: false,
      last_index,
      due_at: now + LEASE_MS,
      errcode: error.errcode ?? null,
    })
    return 0
  }
}

/** The name of 0.1, so that an upgrade continues where it was. */
const nameOf = ({ name }: Sync) => `sweep_${name}`

const progressOf = async (shop: Scope, sync: Sync) =>
  readProgress(await readValue(shop, nameOf(sync)))

/** Tells how old the local copy is. */
export async function readFreshness(shop: Scope): Promise<Freshness> {
  const [recent, deep] = await Promise.all([progressOf(shop, RECENT), progressOf(shop, DEEP)])
  return { as_of: recent?.as_of ?? null, older_as_of: deep?.as_of ?? null }
}

/** The local copy is taken for new for so long. */
const FRESH_MS = MINUTE_MS

/** Pages of a large shop are not read anew more often than one in so long, on the average. */
const PER_PAGE_MS = 2 * SECOND_MS

/**
 * Makes the recent orders due, if they are old and nobody has asked for them lately: at most once a
 * minute for all servers, whether WeChat answers or not, and less often the more pages there are.
 * @returns whether they are being read now
 */
export const askForRecent = (shop: Shop): Promise<boolean> => askFor(shop, RECENT)

/** The same for the orders of 30 days. */
export const askForOlder = (shop: Shop): Promise<boolean> => askFor(shop, DEEP)

async function askFor(shop: Shop, sync: Sync): Promise<boolean> {
  const stored = await readValue(shop, nameOf(sync))
  const now = shop.clock.now()
  const progress: Progress = readProgress(stored) ?? firstPage(now, sync)
  const since = (time: number | undefined) =>
    time === undefined || time > now ? Infinity : now - time
  const { as_of, as_of_pages = 1, asked_at, last_index, leased } = progress
  if (since(as_of === undefined ? undefined : as_of * SECOND_MS) < FRESH_MS) return false
  if (leased || last_index !== '') return true
  if (since(asked_at) < Math.max(FRESH_MS, as_of_pages * PER_PAGE_MS)) return false
  const asked = JSON.stringify({ ...progress, due_at: now, asked_at: now })
  await swapValue(shop, nameOf(sync), stored, asked)
  return true
}

/** How far a sync is. */
export interface SyncStatus {
  reading: boolean
  /** Read since it began; of the last one when it does not read. */
  pages: number
  /** Orders of its span are at least as new, Unix seconds. */
  as_of: number | null
  /** When WeChat is asked again, Unix milliseconds; null when it answered the last time. */
  retry_at: number | null
  /** Why WeChat did not give the last page; null: it did not answer, or nothing is wrong. */
  errcode: number | null
}

/** Tells how far the syncs are: of two days (`recent`) and of 30 (`older`). */
export async function readSyncs(shop: Shop): Promise<{ recent: SyncStatus; older: SyncStatus }> {
  const [recent, older] = await Promise.all([progressOf(shop, RECENT), progressOf(shop, DEEP)])
  return { recent: statusOf(shop, recent), older: statusOf(shop, older) }
}

function statusOf(shop: Shop, progress: Progress | null): SyncStatus {
  if (!progress) return { reading: true, pages: 0, as_of: null, retry_at: null, errcode: null }
  const { leased, last_index, due_at, pages = 0, as_of = null, errcode } = progress
  const stopped = errcode !== undefined && due_at > shop.clock.now()
  return {
    reading: leased === true || last_index !== '' || stopped || due_at <= shop.clock.now(),
    pages,
    as_of,
    retry_at: stopped ? due_at : null,
    errcode: errcode ?? null,
  }
}

/** Reads the next page of the recent orders. @returns whether there is more to read or wait for */
export async function readRecentPage(shop: Shop): Promise<'read' | 'elsewhere' | 'ended'> {
  const read = await syncPage(shop, RECENT)
  const progress = await progressOf(shop, RECENT)
  if (progress?.leased) return 'elsewhere'
  if (!progress || progress.due_at > shop.clock.now()) return 'ended'
  return read > 0 ? 'read' : 'elsewhere'
}

/** Null for what is no progress: then it starts anew. */
function readProgress(stored: string | null): Progress | null {
  try {
    const progress = JSON.parse(stored ?? 'null') as Progress | null
    return Number.isFinite(progress?.due_at) ? progress : null
  } catch {
    return null
  }
}

function firstPage(now: number, { span_ms }: Sync) {
  const end_time = toSeconds(now)
  return {
    begin_time: end_time - span_ms / SECOND_MS,
    end_time,
    last_index: '',
    due_at: 0,
    pages: 0,
  }
}

async function fetchPage(shop: Shop, progress: Progress, asked_at: number) {
  const { begin_time, end_time, last_index } = progress
  const page = await shop.wechat.shipping.getOrderList({
    pay_time_range: { begin_time: unixSeconds(begin_time), end_time: unixSeconds(end_time) },
    page_size: PAGE_SIZE,
    ...(last_index !== '' && { last_index }),
  })
  await savePage(shop, toOrders(shop, page.order_list, asked_at))
  return page
}
