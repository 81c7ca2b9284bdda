import type { Store } from '../database/database.ts'

/** Most that one transaction takes. */
const MOST = 128

type One<Item, Answer> = (store: Store, item: Item) => Promise<Answer>

/**
 * Group commit: what comes while a transaction is under way goes into the next one together, so
 * that many at once share one fsync. Nobody waits for company: alone, it goes at once.
 * @param commit does them all or none, and answers for each
 * @returns does one; throws only for what is wrong with this one
 */
export function together<Item, Answer>(
  commit: (store: Store, items: readonly Item[]) => Promise<readonly Answer[]>,
): One<Item, Answer> {
  const queues = new WeakMap<Store, (item: Item) => Promise<Answer>>()
  return (store, item) => {
    let queue = queues.get(store)
    if (!queue) {
      queue = createQueue((items) => commit(store, items))
      queues.set(store, queue)
    }
    return queue(item)
  }
}

function createQueue<Item, Answer>(
  commit: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  interface Waiting extends PromiseWithResolvers<Answer> {
    item: Item
  }
  let waiting: Waiting[] = []
  let busy = false

  async function commitAll(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await commit(batch.map(({ item }) => item))
      for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as Answer)
    } catch (error) {
      const [only] = batch
      if (only && batch.length === 1) return only.reject(error)
      // Nothing of it was done; the one that is wrong must not take the others with it.
      for (const one of batch) await commitAll([one])
    }
    return undefined
  }

  async function work(): Promise<void> {
    busy = true
    // The rest of this turn of the event loop may bring more.
    await Promise.resolve()
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await commitAll(batch)
    }
    busy = false
  }

  return (item) => {
    const one = { item, ...Promise.withResolvers<Answer>() }
    waiting.push(one)
    if (!busy) void work()
    return one.promise
  }
}
