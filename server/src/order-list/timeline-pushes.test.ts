import { expect, it } from 'vitest'
import { ofPushes } from './timeline-pushes.ts'

const push = (event: string, fields: object, received_at: number) => ({
  event,
  message: JSON.stringify({
    ToUserName: 'gh_1',
    CreateTime: 1_790_000_000,
    MsgType: 'event',
    Event: event,
    transaction_id: '4200000001',
    merchant_id: '1900000001',
    merchant_trade_no: 'T1',
    pay_time: 1_790_000_000,
    ...fields,
  }),
  received_at,
})

it('tells each push in words, and which told the same before', () => {
  const settlement = 'trade_manage_order_settlement'
  const shipped = { shipped_time: 1_790_000_100, estimated_settlement_time: 1_790_900_000 }
  const received = { ...shipped, confirm_receive_time: 1_790_000_300, confirm_receive_method: 1 }
  const items = ofPushes([
    push('trade_manage_remind_shipping', { msg: 'ship' }, 1),
    push(settlement, shipped, 2),
    push(settlement, { ...shipped, shipped_time: 1_790_000_200 }, 3),
    push(settlement, received, 4),
    push(settlement, { ...received, settlement_time: 1_790_000_400 }, 5),
    { event: settlement, message: 'damaged', received_at: 6 },
  ])
  expect(items.map(({ at, text }) => [at, text.en, text.zh])).toEqual([
    [1, 'WeChat told: the order must be shipped', '微信推送：提醒尽快发货'],
    [2, 'WeChat told: the order was shipped', '微信推送：订单已发货'],
    [3, 'WeChat told again: the order was shipped', '微信再次推送：订单已发货'],
    [4, 'WeChat told: receipt was confirmed', '微信推送：已确认收货'],
    [5, 'WeChat told: the money has come', '微信推送：资金已结算'],
    [6, 'WeChat told: something about the order', '微信推送：订单有变化'],
  ])
})
