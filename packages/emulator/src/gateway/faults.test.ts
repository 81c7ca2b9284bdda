import { expect, it } from 'vitest'
import { createFaults } from './faults.ts'

it('lists the faults that are to come, and takes back those of one path', () => {
  const faults = createFaults()
  faults.add({ path: '/a', effect: 'errcode', errcode: -1, times: 2 })
  faults.add({ path: '/b', effect: 'cut_after', times: 1 })
  faults.take('/a')
  expect(faults.list()).toEqual([
    { path: '/a', effect: 'errcode', errcode: -1, times: 1 },
    { path: '/b', effect: 'cut_after', times: 1 },
  ])
  faults.clear('/a')
  expect(faults.take('/a')).toBeUndefined()
  faults.take('/b')
  expect(faults.list()).toEqual([])
})
