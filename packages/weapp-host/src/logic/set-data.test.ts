import { expect, it } from 'vitest'
import { applySetData } from './set-data.ts'

it('sets data by WeChat’s and Taro’s paths', () => {
  const data: Record<string, unknown> = { root: { cn: [{ cn: [] }] } }
  applySetData(data, { 'root.cn.[0].cn.[1]': 'x', 'a.b[2].c': 1, plain: 5 })
  expect(data).toEqual({
    root: { cn: [{ cn: [undefined, 'x'] }] },
    a: { b: [undefined, undefined, { c: 1 }] },
    plain: 5,
  })
})
