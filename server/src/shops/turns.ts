/**
 * Gives shops their turns at work, so that one server serves thousands: a shop that has something to do
 * gets its workers for a while, so many shops at once. Whoever waits comes next, in the order of asking:
 * a shop with ten thousand shipments holds one place, and a shop with one gets the next.
 */
import type { App, WorkerName } from '../core/context.ts'
import { createPoller, type Worker } from '../core/poller.ts'
import { MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { ShopMode } from './record.ts'

/** A shop, and whether it has something to do now. */
export interface SeenShop {
  appid: string
  due: boolean
}

/** Which shops are asked for. */
export interface Among {
  modes: readonly ShopMode[]
  except: string
  /** Unix milliseconds. */
  now: number
}

/** Reads which active shops have something to do; given at boot, so that shops know no noun of theirs. */
export interface ShopLooks {
  /** The next ones after an appid, in the order of their appids. */
  after: (appid: string, limit: number, among: Among) => Promise<SeenShop[]>
  /** The same of some shops. */
  these: (appids: readonly string[], among: Among) => Promise<SeenShop[]>
}

/** The workers of a shop that has a place. */
export interface ShopAtWork extends Worker {
  wake: (worker: WorkerName) => void
  /** WeChat refuses the shop for now: its place is better used by others. */
  isPaused: () => boolean
}

export interface TurnsParts {
  /** The next shops after an appid, in the order of their appids. */
  look: (after: string, limit: number) => Promise<readonly SeenShop[]>
  /** The same of some shops. */
  lookAt: (appids: readonly string[]) => Promise<readonly SeenShop[]>
  /**
   * Starts the workers of a shop; null when it is not served any more.
   * @param visit all of them, those too that only look around
   */
  start: (appid: string, visit: boolean) => Promise<ShopAtWork | null>
}

export interface TurnsOptions {
  /** Shops at work at once; while there are not more, all of them stay at work. */
  places: number
  /** Shops that are looked at in one round. */
  slice: number
  /** How long a shop with work keeps its place while others wait, in milliseconds. */
  turn_ms: number
  /**
   * How often each shop gets a place to look around, in milliseconds: at least `visit_ms`, and with many
   * shops so much for each of them, that visits alone do not fill the processor.
   */
  visit_ms: number
  visit_each_ms: number
}

/** A shop with a place asks the database some twenty times a second, whether it has work or not. */
export const TURNS: TurnsOptions = {
  places: 32,
  slice: 500,
  turn_ms: 5 * SECOND_MS,
  visit_ms: 5 * MINUTE_MS,
  visit_each_ms: 360,
}

/** A place is kept at least so long: each worker has looked for work by then. */
const LEAST_MS = 250

/** A shop that WeChat refuses, or that does not start, gets its next place after so long, unless it is woken. */
const PAUSED_MS = 30 * SECOND_MS

export interface Turns extends Worker {
  /** A shop has something to do: it gets a place soon. */
  wake: (appid: string, worker: WorkerName) => void
  /** How many shops are at work, and how many wait for a place. */
  state: () => { at_work: number; waiting: number }
}

interface Place {
  work: ShopAtWork
  since: number
  due: boolean
}

const now = () => performance.now()

export function startTurns(
  app: Pick<App, 'log' | 'onFailure' | 'mayClaim'>,
  { look, lookAt, start }: TurnsParts,
  { places, slice, turn_ms, visit_ms, visit_each_ms }: TurnsOptions = TURNS,
): Turns {
  const at_work = new Map<string, Place>()
  const entering = new Map<string, Promise<void>>()
  const leaving = new Map<string, Promise<void>>()
  /**
   * Who waits, and since which look around all shops; of one look, in an order of chance: several servers
   * that see the same shops would otherwise take the same ones at the same time.
   */
  const waiting = new Map<string, number>()
  const visited_at = new Map<string, number>()
  const paused_at = new Map<string, number>()
  /** What the present look around all shops has seen, and how many the last one saw. */
  let circle = new Set<string>()
  let circles = 0
  let after = ''
  let shops = 0

  const isOver = (since: number | undefined, ms: number) =>
    since === undefined || now() - since >= ms
  const isToVisit = (appid: string) =>
    isOver(visited_at.get(appid), Math.max(visit_ms, shops * visit_each_ms))

  function ask(appid: string): void {
    if (!waiting.has(appid)) waiting.set(appid, circles + Math.random())
  }

  function note({ appid, due }: SeenShop): void {
    const place = at_work.get(appid)
    if (place) place.due = due
    else if (entering.has(appid) || !isOver(paused_at.get(appid), PAUSED_MS)) return
    else if (due || shops <= places || isToVisit(appid)) ask(appid)
  }

  async function lookAround(): Promise<void> {
    const seen = await look(after, slice)
    for (const { appid } of seen) circle.add(appid)
    const ended = seen.length < slice
    after = ended ? '' : (seen.at(-1)?.appid ?? '')
    if (ended) endCircle()
    seen.forEach(note)
    const apart = [...at_work.keys()].filter((appid) => !seen.some((one) => one.appid === appid))
    if (apart.length > 0) (await lookAt(apart)).forEach(note)
  }

  /** Lets go of those who are not served any more. */
  function endCircle(): void {
    shops = circle.size
    const gone = (appid: string) => !circle.has(appid)
    for (const all of [waiting, visited_at, paused_at])
      for (const appid of all.keys()) if (gone(appid)) all.delete(appid)
    for (const appid of at_work.keys()) if (gone(appid)) leave(appid)
    circle = new Set()
    circles += 1
  }

  /** Notes a move until it is done. */
  function moving(moves: Map<string, Promise<void>>, appid: string, move: Promise<unknown>): void {
    const done = move
      .catch((error: unknown) => {
        app.onFailure('shops')
        app.log.error(
          { appid, err: error },
          'the workers of a shop could not be started or stopped',
        )
      })
      .then(() => {
        moves.delete(appid)
        poller.wake()
      })
    moves.set(appid, done)
  }

  function leave(appid: string): void {
    const place = at_work.get(appid)
    if (!place) return
    at_work.delete(appid)
    if (place.work.isPaused()) paused_at.set(appid, now())
    moving(leaving, appid, place.work.stop())
  }

  function enter(appid: string): void {
    const visit = isToVisit(appid)
    waiting.delete(appid)
    const starting = async () => {
      // Until it has started, as if it were refused: one that fails is not tried in a circle.
      paused_at.set(appid, now())
      const work = await start(appid, visit)
      if (!work) return
      paused_at.delete(appid)
      if (visit) visited_at.set(appid, now())
      at_work.set(appid, { work, since: now(), due: true })
    }
    moving(entering, appid, starting())
  }

  /** Takes places from those who have nothing to do, and then from those whose turn is over. */
  function makeRoom(wanted: number): void {
    const places_to_take = [...at_work]
      .map(([appid, { work, since, due }]) => ({ appid, since, idle: !due || work.isPaused() }))
      .filter(({ since, idle }) => isOver(since, idle ? LEAST_MS : turn_ms))
      .toSorted((one, other) => Number(other.idle) - Number(one.idle) || one.since - other.since)
    for (const { appid } of places_to_take.slice(0, wanted)) leave(appid)
  }

  async function round(): Promise<number> {
    await lookAround()
    // Who leaves holds no place: what waits for WeChat ends beside the next one's work. But no more of
    // them than there are places.
    const free = () => places - at_work.size - entering.size - Math.max(0, leaving.size - places)
    if (waiting.size > free()) makeRoom(waiting.size - free())
    const next = [...waiting].filter(([appid]) => !leaving.has(appid))
    next.sort(([, one], [, other]) => one - other)
    for (const [appid] of next.slice(0, Math.max(0, free()))) enter(appid)
    return 0
  }

  async function finish(): Promise<void> {
    await Promise.all([...entering.values(), ...leaving.values()])
    await Promise.all([...at_work.values()].map(({ work }) => work.stop()))
  }

  const poller = createPoller(app, 'shops', round, finish, LEAST_MS)
  return {
    stop: poller.stop,
    wake(appid, worker) {
      const place = at_work.get(appid)
      if (place) {
        place.due = true
        place.work.wake(worker)
        return
      }
      ask(appid)
      poller.wake()
    },
    state: () => ({ at_work: at_work.size, waiting: waiting.size }),
  }
}
