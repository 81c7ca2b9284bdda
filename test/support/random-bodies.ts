/** Bodies as fuzz tests send them. */
import fc from 'fast-check'

const appid = 'wx00000000000000ab'

/** Names and values that the calls know, mixed with rubbish. */
const word = fc.constantFrom(
  'order_key',
  'order_number_type',
  'transaction_id',
  'mchid',
  'out_trade_no',
  'payer',
  'openid',
  'shipping_list',
  'sub_orders',
  'tracking_no',
  'item_desc',
  'upload_time',
  'appid',
  'last_index',
  'page_size',
  'pay_time_range',
  'type',
  'order_list',
  'item_list',
  'goods_info',
  'Application',
  'audit_info',
  'waybill_token',
  'delivery_mode',
  'logistics_type',
  'path',
  '__proto__',
  'constructor',
  'toString',
  '',
)
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    1,
    2,
    -1,
    1e308,
    2 ** 53,
    '',
    '2',
    appid,
    '￿',
    [],
    {},
    { toString: '' },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
)
const { body } = fc.letrec((tie) => ({
  body: fc.oneof(
    { maxDepth: 4, withCrossShrink: false },
    { weight: 2, arbitrary: value },
    { weight: 5, arbitrary: fc.dictionary(word, tie('body'), { maxKeys: 6 }) },
    { weight: 1, arbitrary: fc.array(tie('body'), { maxLength: 4 }) },
  ),
}))
/** Mostly JSON; some of it cut off or no JSON at all. */
export const randomBody = fc.oneof(
  { weight: 8, arbitrary: body.map((made) => JSON.stringify(made) ?? '') },
  { weight: 1, arbitrary: body.map((made) => (JSON.stringify(made) ?? '').slice(0, -1)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

/** An upload as it should be, for payments that may be there or not. */
const upload = {
  order_key: { order_number_type: 2, transaction_id: '4200002137202611250000000001' },
  logistics_type: 1,
  delivery_mode: 1,
  is_all_delivered: true,
  shipping_list: [
    {
      tracking_no: 'YT1234567890',
      express_company: 'YTO',
      item_desc: '茶 x1',
      contact: { receiver_contact: '138****8000' },
    },
  ],
  upload_time: '2026-11-25T22:51:07.120+08:00',
  payer: { openid: 'oBuyer' },
}

/** Puts a value into a copy of an object, at one of its places. */
function changed(whole: object, place: number, put: unknown): object {
  const copy = structuredClone(whole) as Record<string, unknown>
  const places: [holder: Record<string, unknown>, name: string][] = []
  const walk = (holder: Record<string, unknown>) => {
    for (const [name, inner] of Object.entries(holder)) {
      places.push([holder, name])
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>)
    }
  }
  walk(copy)
  const [holder, name] = places[place % places.length] ?? []
  if (holder && name !== undefined) holder[name] = put
  return copy
}

/** An upload of which one thing is wrong, or odd. */
export const oddUpload = fc
  .tuple(fc.nat({ max: 100 }), body)
  .map(([place, put]) => JSON.stringify(changed(upload, place, put)))
