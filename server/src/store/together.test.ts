import { expect, it } from 'vitest'
import type { Store } from '../database/database.ts'
import { together } from './together.ts'

const store = {} as Store

it('commits together what comes while a commit is under way', async () => {
  const batches: number[][] = []
  const double = together<number, number>(async (_store, items) => {
    batches.push([...items])
    await new Promise((resolve) => setTimeout(resolve, 5))
    return items.map((item) => item * 2)
  })
  const first = double(store, 1)
  await Promise.resolve()
  await Promise.resolve()
  const rest = [2, 3, 4].map((item) => double(store, item))
  expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8])
  expect(batches).toEqual([[1], [2, 3, 4]])
})

it('lets only the one fail that is wrong', async () => {
  const keep = together<number, string>((_store, items) =>
    items.includes(2) ? Promise.reject(new Error('two')) : Promise.resolve(items.map(String)),
  )
  const answers = await Promise.allSettled([1, 2, 3].map((item) => keep(store, item)))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('keeps the queues of two stores apart', async () => {
  const seen: Store[] = []
  const note = together<number, null>((given, items) => {
    seen.push(given)
    return Promise.resolve(items.map(() => null))
  })
  const other = {} as Store
  await Promise.all([note(store, 1), note(other, 2)])
  expect(seen).toEqual([store, other])
})
