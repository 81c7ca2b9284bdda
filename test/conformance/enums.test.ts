import { ORDER_STATE as SHARED } from '@fahuo/contract'
import { ORDER_STATE } from '@fahuo/wechat'
import { expect, it } from 'vitest'

it('numbers order states as WeChat does, on the Mini Program, too', () => {
  const lower = Object.entries(ORDER_STATE).map(([name, state]) => [name.toLowerCase(), state])
  expect(SHARED).toEqual(Object.fromEntries(lower))
})
