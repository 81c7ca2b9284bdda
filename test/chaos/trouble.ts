/** What goes wrong at WeChat, and with clocks. */

export const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'
const HOUR_MS = 3_600_000

/** The faults of the run; each is asked for again and again. */
export const FAULTS = [
  { path: UPLOAD, effect: 'cut_before', times: 3 },
  { path: UPLOAD, effect: 'cut_after', times: 3 },
  { path: UPLOAD, effect: 'delay', ms: 400, times: 2 },
  { path: UPLOAD, effect: 'delay_after', ms: 400, times: 2 },
  { path: UPLOAD, effect: 'errcode', errcode: -1, times: 2 },
  { path: UPLOAD, effect: 'errcode_after', errcode: 777_777, times: 2 },
  { path: UPLOAD, effect: 'garbage_after', times: 2 },
  { path: UPLOAD, effect: 'errcode', errcode: 45009, times: 2 },
  { path: UPLOAD, effect: 'errcode', errcode: 40001, times: 1 },
  { path: UPLOAD, effect: 'http', status: 502, times: 1 },
  { path: GET_ORDER, effect: 'cut_after', times: 3 },
  { path: GET_ORDER, effect: 'delay', ms: 400, times: 2 },
  { path: GET_ORDER, effect: 'lag', times: 3 },
  { path: '/push', effect: 'push_twice', times: 3 },
]

/** What a clock may be off; it jumps from one to another. Back by minutes would only be waited for. */
export const OFFSETS_MS = [0, 0, 2 * HOUR_MS, -2 * HOUR_MS, 26 * HOUR_MS]

export const oneOf = <Item>(items: readonly Item[]): Item =>
  items[Math.floor(Math.random() * items.length)]!
