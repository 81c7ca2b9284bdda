import { expect, it } from 'vitest'
import { createRemembered } from './remembered.ts'

it('forgets what is over, and the oldest when there are too many', () => {
  const remembered = createRemembered<string>(2)
  remembered.set('a', 'one', 1000)
  expect(remembered.get('a', 999)).toBe('one')
  expect(remembered.get('a', 1000)).toBeUndefined()
  remembered.set('a', 'one', 2000)
  remembered.set('b', 'two', 2000)
  remembered.set('a', 'again', 2000)
  remembered.set('c', 'three', 2000)
  expect(['a', 'b', 'c'].map((key) => remembered.get(key, 0))).toEqual([
    'again',
    undefined,
    'three',
  ])
})
