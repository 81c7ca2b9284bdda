import type { App, Log, WorkerName } from '../core/context.ts'
import { createPoller, type Worker } from '../core/poller.ts'
import { MINUTE_MS, SECOND_MS } from '../core/time.ts'
import { changedShops, findShop, listShops, saveShop, type ShopNote } from './queries.ts'
import type { Platform } from './platform.ts'
import { APPID, type ShopMode, type ShopRecord } from './record.ts'
import type { Shop } from './shop.ts'
import type { Shops } from './shops.ts'
import {
  startTurns,
  TURNS,
  type ShopLooks,
  type ShopAtWork,
  type Turns,
  type TurnsOptions,
} from './turns.ts'

/** How long another server may go on as before. */
const KNOWN_MS = 2 * SECOND_MS

/** Shops that are kept ready without workers of their own. */
const MOST = 500

/** Who still has a shop that is kept no longer makes its calls within this time. */
const RETIRED_MS = MINUTE_MS

/** The workers of one shop. */
export interface RunningShop extends Worker {
  wake: (worker: WorkerName) => void
}

const NO_WORKERS: RunningShop = { wake: () => {}, stop: () => Promise.resolve() }

/** A shop as it was built, and what else its workers need. */
export interface BuiltShop {
  shop: Shop
}

export interface RegistryOptions<Built extends BuiltShop> {
  app: Pick<App, 'database' | 'sealer' | 'clock' | 'onFailure' | 'mayClaim'> & { log: Log }
  first: Shop
  /** Left out: the server is none. */
  platform?: Platform | null
  /**
   * Builds a shop of the table, with the client of its mode.
   * @param wake wakes its workers
   * @returns null when it cannot be served: its secret is lost, for instance
   */
  build: (record: ShopRecord, wake: Shop['wake']) => Promise<Built | null>
  /** Asks WeChat whether a secret is that of a Mini Program. @throws WechatError */
  check: Shops['check']
  /**
   * Starts the workers of a shop; modes that are left out have none here.
   * @param visit those too that only look around, which a shop needs now and then
   */
  run: Partial<Record<ShopMode, (built: Built, visit: boolean) => RunningShop>>
  /** Finds out which shops have something to do. */
  looks: ShopLooks
  /** How many work at once, and for how long. */
  turns?: TurnsOptions
  /** Shops that are kept ready without workers of their own; 500 when left out. */
  most?: number
}

/** What a server does with its shops beside finding them. */
export interface Registry extends Shops {
  /** Starts the workers of shops, and takes up what other servers change, until stopped. */
  start: () => Worker
  /** Ends the clients of all shops but the first; with `now` without waiting for their calls. */
  close: (now?: boolean) => Promise<void>
}

interface Kept<Built> {
  revision: number
  built: Promise<Built | null>
}

/**
 * Creates the registry of the shops of the table. A shop is built when it is asked for first, and again
 * when it was changed. Of those without workers so many are kept, the last used ones.
 */
export function createRegistry<Built extends BuiltShop>({
  app,
  first,
  platform = null,
  build,
  check,
  run,
  looks,
  turns: turns_options = TURNS,
  most = MOST,
}: RegistryOptions<Built>): Registry {
  const { database, clock, log } = app
  const notes = new Map<string, ShopNote>()
  const kept = new Map<string, Kept<Built>>()
  /** Shops whose turn it is to work, and whether they are to look around, too. */
  const placed = new Map<string, { visit: boolean }>()
  const running = new Map<string, { revision: number; shop: Shop | null; workers: RunningShop }>()
  /** What is being started or stopped, one after the other for each shop. */
  const changing = new Map<string, Promise<void>>()
  const retired = new Map<Shop, NodeJS.Timeout>()
  let seen = 0
  let learning: Promise<void> | null = null
  let turns: Turns | undefined

  const scopeOf = (appid: string) => ({ database, sealer: app.sealer, appid })
  const isServed = (note: ShopNote | undefined) =>
    note?.state === 'active' && note.appid !== first.appid

  /** Reads what changed; whoever asks meanwhile waits for the same answer. */
  function learn(): Promise<void> {
    learning ??= changedShops(database, seen)
      .then((changed) => {
        for (const note of changed) {
          seen = note.revision
          notes.set(note.appid, note)
          if (isServed(note)) turns?.wake(note.appid, 'outbox')
          else forget(note.appid)
        }
      })
      .finally(() => {
        learning = null
      })
    return learning
  }

  function forget(appid: string): void {
    const one = kept.get(appid)
    kept.delete(appid)
    void one?.built.then(
      (built) => built && retire(built.shop),
      () => {},
    )
  }

  function retire(shop: Shop): void {
    const close = () => {
      retired.delete(shop)
      void shop.wechat.close()
    }
    retired.set(shop, setTimeout(close, RETIRED_MS).unref())
  }

  async function builtOf({ appid, revision }: ShopNote): Promise<Built | null> {
    const known = kept.get(appid)
    if (known?.revision === revision) {
      // The last used one is the last in the map.
      kept.delete(appid)
      kept.set(appid, known)
      return known.built
    }
    forget(appid)
    const built = findShop(scopeOf(appid)).then(
      (record) => record && build(record, (worker) => turns?.wake(appid, worker)),
    )
    const one = { revision, built: built.then((it) => it ?? null) }
    kept.set(appid, one)
    const drop = () => void (kept.get(appid) === one && kept.delete(appid))
    one.built.then((it) => it ?? drop(), drop)
    let idle = [...kept.keys()].filter((key) => !running.has(key) && key !== appid)
    for (; idle.length >= most; idle = idle.slice(1)) forget(idle[0] ?? '')
    return one.built
  }

  async function find(appid: string): Promise<Shop | null> {
    if (appid === first.appid) return first
    if (!APPID.test(appid)) return null
    if (!isServed(notes.get(appid))) await learn()
    const note = notes.get(appid)
    return note && isServed(note) ? ((await builtOf(note))?.shop ?? null) : null
  }

  /** The revision by which a shop's workers are to run; undefined: it is to have none. */
  const rightOf = (appid: string): number | undefined => {
    const note = notes.get(appid)
    return note && isServed(note) && run[note.mode] && placed.has(appid) ? note.revision : undefined
  }

  /** Starts, stops or renews the workers of one shop. */
  async function adjust(appid: string): Promise<void> {
    const now = running.get(appid)
    if (now && now.revision !== rightOf(appid)) {
      await now.workers.stop()
      running.delete(appid)
    }
    const note = notes.get(appid)
    if (!note || rightOf(appid) === undefined || running.has(appid)) return
    const built = await builtOf(note)
    const place = placed.get(appid)
    if (!place || rightOf(appid) !== note.revision) return
    // One that cannot be built is tried again when it is changed.
    const workers = (built && run[note.mode]?.(built, place.visit)) ?? NO_WORKERS
    running.set(appid, { revision: note.revision, shop: built?.shop ?? null, workers })
  }

  /** Brings the workers of one shop to what they are to be. @throws when they do not start */
  async function settle(appid: string): Promise<void> {
    while (running.get(appid)?.revision !== rightOf(appid)) {
      const change = changing.get(appid) ?? adjust(appid).finally(() => void changing.delete(appid))
      changing.set(appid, change)
      await change
    }
  }

  /** Renews the workers of shops that were changed: one that hangs or fails holds up no other one. */
  function settleAll(): void {
    for (const appid of placed.keys())
      if (!changing.has(appid))
        settle(appid).catch((error: unknown) => {
          app.onFailure('shops')
          log.error(
            { appid, err: error },
            'the workers of a shop could not be renewed; trying again',
          )
        })
  }

  /** A shop's turn to work begins. @throws when its workers do not start */
  async function enter(appid: string, visit: boolean): Promise<ShopAtWork | null> {
    placed.set(appid, { visit })
    const leave = () => {
      placed.delete(appid)
      return settle(appid)
    }
    try {
      await learn()
      await settle(appid)
    } catch (error) {
      await leave()
      throw error
    }
    if (!running.has(appid)) {
      await leave()
      return null
    }
    return {
      wake: (worker) => running.get(appid)?.workers.wake(worker),
      isPaused: () => (running.get(appid)?.shop?.pause.state() ?? null) !== null,
      stop: leave,
    }
  }

  return {
    first,
    platform,
    find,
    check,
    all: () => listShops(database),
    record: async (appid) => (await findShop(scopeOf(appid))) ?? null,
    async save(appid, { change, secrets = {}, actor }) {
      const scope = { ...scopeOf(appid), ...(actor && { actor }) }
      await saveShop(scope, change, { secrets, now: clock.now() })
      await learn()
      settleAll()
    },
    start() {
      const modes = Object.keys(run) as ShopMode[]
      const among = { modes, except: first.appid }
      turns = startTurns(
        app,
        {
          look: (after, limit) => looks.after(after, limit, { now: clock.now(), ...among }),
          lookAt: (appids) => looks.these(appids, { now: clock.now(), ...among }),
          start: enter,
        },
        turns_options,
      )
      const poller = createPoller(
        app,
        'changed shops',
        async () => {
          await learn()
          settleAll()
          return 0
        },
        undefined,
        KNOWN_MS,
      )
      return { stop: () => Promise.all([poller.stop(), turns?.stop()]).then(() => {}) }
    },
    async close(now) {
      const built = await Promise.allSettled([...kept.values()].map((one) => one.built))
      const shops = built.flatMap((one) =>
        one.status === 'fulfilled' && one.value ? [one.value.shop] : [],
      )
      for (const timer of retired.values()) clearTimeout(timer)
      await Promise.all([...shops, ...retired.keys()].map((shop) => shop.wechat.close(now)))
    },
  }
}
