import { describe, expect, it } from 'vitest'
import { complaintTurn } from '../calls/complaint-status.ts'
import { readComplaintEvent, readPunishEvent } from './complaint.ts'
import { readMessage } from './message.ts'

const FIELDS = {
  appid: 'wx1111111111111111',
  option_type: 1,
  complaint_order_id: 200123456789,
  status: 201,
  create_time: 1767578000,
  expire_time: 1767750800,
  type: 611,
  order_id: '4200001234567890123456789012',
  out_trade_no: 'T1',
  phone_number: '13800138000',
  open_id: 'oBuyer1',
  customer_material_content: 'no parcel came',
  customer_material_media_id_list: ['https://example.com/a.png'],
  history: { time: 1767578000, content: 'no parcel came', media_id_list: [] },
}
const EVENT = {
  ToUserName: 'gh_1',
  CreateTime: 1767578001,
  MsgType: 'event',
  Event: 'complaint_callback',
}

const xmlOf = (fields: object): string =>
  Object.entries(fields)
    .map(
      ([name, value]) =>
        `<${name}>${typeof value === 'object' ? xmlOf(value as object) : value}</${name}>`,
    )
    .join('')

describe('a push of a complaint', () => {
  const expected = {
    Event: 'complaint_callback',
    complaint_order_id: '200123456789',
    option_type: 1,
    status: 201,
    type: 611,
    create_time: 1767578000,
    expire_time: 1767750800,
    order_id: '4200001234567890123456789012',
    out_trade_no: 'T1',
  }

  it('is read flat, as JSON has it, with one history or several', () => {
    for (const history of [FIELDS.history, [FIELDS.history, FIELDS.history]])
      expect(
        readComplaintEvent(readMessage(JSON.stringify({ ...EVENT, ...FIELDS, history }))),
      ).toEqual(expected)
  })

  it("names the payment by WeChat Pay's number, as real pushes and samples do", () => {
    for (const order_id of ['payorder@_4200002633', 'payorder@4200002633', 4200002633])
      expect(
        readComplaintEvent(readMessage(JSON.stringify({ ...EVENT, ...FIELDS, order_id })))
          ?.order_id,
      ).toBe('4200002633')
  })

  it('is read nested, as XML has it', () => {
    const xml = `<xml>${xmlOf(EVENT)}<BussiCallBackInfo>${xmlOf(FIELDS)}</BussiCallBackInfo></xml>`
    expect(readComplaintEvent(readMessage(xml))).toEqual(expected)
  })

  it('is none without a number, and another event is none', () => {
    expect(readComplaintEvent({ ...EVENT, status: 201 })).toBeNull()
    expect(readComplaintEvent({ ...EVENT, ...FIELDS, Event: 'debug_demo' })).toBeNull()
    expect(readPunishEvent({ ...EVENT, Event: 'wxa_punish_event', event_type: '3' })).toMatchObject(
      {
        event_type: 3,
      },
    )
  })
})

it('takes a status that is not listed for open', () => {
  expect([201, 202, 104, 102, 999].map(complaintTurn)).toEqual([
    'merchant',
    'buyer',
    'platform',
    'over',
    'platform',
  ])
})
