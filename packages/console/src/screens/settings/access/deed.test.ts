import { expect, it } from 'vitest'
import { factsOf } from './deed.ts'
import { words } from './words.ts'

it('names the carriers of parcels in words', () => {
  const after = { parcels: [{ express_company: 'YTO', tracking_no: 'YT1' }, { tracking_no: 'N2' }] }
  const names = (id: string) => (id === 'YTO' ? '圆通速递' : id)
  expect(factsOf({ before: null, after }, words.zh, {}, names).map((fact) => fact.after)).toEqual([
    '圆通速递 YT1、N2',
  ])
})
