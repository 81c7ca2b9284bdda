import { expect, it } from 'vitest'
import { createKept } from './kept.ts'

it('computes once for all who ask meanwhile, and again after a failure', async () => {
  const kept = createKept()
  let asked = 0
  const failing = () => {
    asked += 1
    return Promise.reject(new Error('no'))
  }
  await expect(Promise.all([kept('a', failing), kept('a', failing)])).rejects.toThrow('no')
  expect(asked).toBe(1)
  const { promise, resolve } = Promise.withResolvers<number>()
  const both = [1, 2].map(() =>
    kept('a', () => {
      asked += 1
      return promise
    }),
  )
  resolve(7)
  expect(await Promise.all(both)).toEqual([7, 7])
  expect(await kept('b', () => Promise.resolve(8))).toBe(8)
  expect(asked).toBe(2)
})
