import type { Case } from './case.ts'
import { APPID, type Wechat } from './wechat.ts'

const ORDERS = '/user-order/orders'
const SHIPPINGS = '/user-order/combine-orders/shippings'
const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
const order_key = { order_number_type: 2, transaction_id: '4200001' }

const link = { type: 'MINI_PROGRAM', appid: APPID, path: '/path/index/index' }
const web = { type: 'URL', url: 'https://shop.example/order' }
const item = {
  merchant_item_id: 'sku1',
  name: 'Tea',
  unit_price: 990,
  quantity: 1,
  image_url: ['https://img.example/1.png'],
  item_detail_jump_link: link,
}
const order = { merchant_order_no: 'T1', order_detail_jump_link: link, item_list: [item] }

function upload(wechat: Wechat, change: object = {}): Promise<number> {
  return wechat.call(ORDERS, {
    order_key,
    order_list: [order],
    payer: { openid },
    logistics_type: 1,
    upload_time: wechat.time(),
    ...change,
  })
}

const bought = (errcode: number, cause: string, change: object): Case => ({
  path: ORDERS,
  errcode,
  cause,
  run: (wechat) => upload(wechat, change),
})
const inOrder = (errcode: number, cause: string, change: object) =>
  bought(errcode, cause, { order_list: [{ ...order, ...change }] })
const inItem = (errcode: number, cause: string, change: object) =>
  inOrder(errcode, cause, { item_list: [{ ...item, ...change }] })
const inLink = (errcode: number, cause: string, change: object) =>
  inOrder(errcode, cause, { order_detail_jump_link: change })

const set = (
  path: string,
  errcode: number,
  cause: string,
  settings: object,
  run: Case['run'],
): Case => ({
  path,
  errcode,
  cause,
  run: async (wechat) => {
    await wechat.control('/settings', settings)
    return run(wechat)
  },
})

const keys: [number, string, object][] = [
  [268485194, 'order_number_type 3', { order_number_type: 3 }],
  [268485195, 'type 2 without transaction_id', { order_number_type: 2 }],
  [268485196, 'type 1 without mchid', { order_number_type: 1, out_trade_no: 'T1' }],
  [268485197, 'type 1 without out_trade_no', { order_number_type: 1, mchid: '1900000109' }],
]

const parcel = { tracking_no: '323244567777', express_company: 'DHL' }
const items = { item_list: [{ merchant_item_id: 'sku1' }] }
const sub = {
  order_key: { order_number_type: 2, transaction_id: '4200001-1' },
  delivery_mode: 2,
  shipping_list: [{ ...parcel, ...items }],
}

/** Ships a combined shopping order that was uploaded before. */
async function shipping(wechat: Wechat, change: object = {}): Promise<number> {
  await wechat.call('/user-order/combine-orders', {
    order_key,
    sub_orders: [{ ...order, order_key: sub.order_key }],
    payer: { openid },
    upload_time: wechat.time(),
  })
  return wechat.call(SHIPPINGS, {
    order_key,
    sub_orders: [sub],
    payer: { openid },
    upload_time: wechat.time(),
    ...change,
  })
}
const shipped = (errcode: number, cause: string, change: object): Case => ({
  path: SHIPPINGS,
  errcode,
  cause,
  run: (wechat) => shipping(wechat, change),
})
const inSub = (errcode: number, cause: string, change: object) =>
  shipped(errcode, cause, { sub_orders: [{ ...sub, ...change }] })

export const shoppingCases: Case[] = [
  set(ORDERS, -1, 'WeChat is busy (system)', { busy: 'system' }, upload),
  bought(268435461, 'a merchant_order_no of 65 bytes', {
    order_list: [{ ...order, merchant_order_no: 'x'.repeat(65) }],
  }),
  inOrder(268456389, 'links with the appid of an official account', {
    order_detail_jump_link: { ...link, appid: 'wx1111111111111111' },
    item_list: [{ ...item, item_detail_jump_link: { ...link, appid: 'wx1111111111111111' } }],
  }),
  bought(268459786, 'a merchant_order_no twice', { order_list: [order, order] }),
  inItem(268459788, 'order link and item link of different types', { item_detail_jump_link: web }),
  inItem(268459789, 'order link and item link with different appids', {
    item_detail_jump_link: { ...link, appid: 'wx2222222222222222' },
  }),
  set(ORDERS, 268485184, 'no shopping-order permission', { shopping_orders: false }, upload),
  bought(268485191, 'no order in the list', { order_list: [] }),
  bought(268485192, 'no openid', { payer: {} }),
  bought(268485193, 'logistics_type 9', { logistics_type: 9 }),
  ...keys.map(([errcode, cause, key]) => bought(errcode, cause, { order_key: key })),
  inOrder(268485201, 'no merchant_order_no', { merchant_order_no: '' }),
  inLink(268485202, 'a link of no type', { ...link, type: 'APP' }),
  inLink(268485204, 'a Mini Program link without appid', { ...link, appid: '' }),
  inLink(268485205, 'a Mini Program link without path', { ...link, path: '' }),
  inLink(268485206, 'a URL link without url', { type: 'URL' }),
  inItem(268485207, 'an item without name', { name: '' }),
  inItem(268485208, 'an item without unit_price', { unit_price: undefined }),
  inItem(268485209, 'an item without quantity', { quantity: undefined }),
  inItem(268485210, 'an item without picture', { image_url: [] }),
  inOrder(268485211, 'an order without items', { item_list: [] }),
  bought(268485214, 'no upload_time', { upload_time: undefined }),
  bought(268485216, 'upload_time is no RFC 3339', { upload_time: 'yesterday' }),
  inItem(268485272, 'an item without link', { item_detail_jump_link: undefined }),
  inOrder(268486029, 'links into another Mini Program', {
    order_detail_jump_link: { ...link, appid: 'wx2222222222222222' },
    item_list: [{ ...item, item_detail_jump_link: { ...link, appid: 'wx2222222222222222' } }],
  }),
  inOrder(268486047, 'a merchant_item_id twice', { item_list: [item, item] }),

  set(SHIPPINGS, -1, 'WeChat is busy (system)', { busy: 'system' }, shipping),
  inSub(268435461, 'a tracking_no of 129 bytes', {
    shipping_list: [{ ...parcel, ...items, tracking_no: 'x'.repeat(129) }],
  }),
  shipped(268457014, 'an openid that is none', { payer: { openid: 'nobody' } }),
  shipped(268485192, 'no openid', { payer: {} }),
  ...keys.map(([errcode, cause, key]) => shipped(errcode, cause, { order_key: key })),
  shipped(268485214, 'no upload_time', { upload_time: undefined }),
  shipped(268485216, 'upload_time is no RFC 3339', { upload_time: 'yesterday' }),
  shipped(268485217, 'a merchant number with a blank', {
    order_key: { order_number_type: 1, mchid: '19000 00109', out_trade_no: 'T1' },
    sub_orders: [
      { ...sub, order_key: { order_number_type: 1, mchid: '19000 00109', out_trade_no: 'T1-1' } },
    ],
  }),
  inSub(268485224, 'delivery_mode 3', { delivery_mode: 3 }),
  inSub(268485226, 'no tracking_no', { shipping_list: [{ ...items, express_company: 'DHL' }] }),
  inSub(268485227, 'no express_company', { shipping_list: [{ ...items, tracking_no: '1' }] }),
  inSub(268485228, 'unified with two parcels', {
    delivery_mode: 1,
    shipping_list: [parcel, parcel],
  }),
  inSub(268485229, 'no parcel', { shipping_list: [] }),
  inSub(268485230, 'an item without merchant_item_id', {
    shipping_list: [{ ...parcel, item_list: [{}] }],
  }),
  inSub(268485231, 'unified with items', {
    delivery_mode: 1,
    shipping_list: [{ ...parcel, ...items }],
  }),
  inSub(268485232, 'split without items', { shipping_list: [parcel] }),
  inSub(268485253, 'main order by WeChat number, sub-order by merchant number', {
    order_key: { order_number_type: 1, mchid: '1900000109', out_trade_no: 'T1' },
  }),
]
