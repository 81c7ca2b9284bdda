import { call, until } from './http.ts'
import { content, openMerchant } from './merchant.ts'
import type { Pair } from './server.ts'

/** Where WeChat's logistics are. */
export const ROOT = '/cgi-bin/express/delivery/open_msg'

export const TEA = {
  merchant_item_id: 'tea',
  name: 'Tea',
  description: '250 g',
  unit_price: 100,
  quantity: 1,
  image_url: ['https://shop.example/tea.png'],
}

export interface Service {
  service: string
  part: string
  state: string
  reason: string | null
  errcode: number | null
  remedy: string | null
  next_at: number | null
}

interface Goods {
  detail_list: { goods_name: string; goods_img_url: string; goods_desc?: string }[]
}

/** What WeChat was asked of a parcel; its phone number is masked. */
export interface Told {
  openid: string
  waybill_id: string
  delivery_id: string
  receiver_phone: string
  order_detail_path?: string
  goods_info: Goods
}

/** A parcel as WeChat knows it. */
export interface Binding {
  component: 'messages' | 'tracking'
  waybill_id: string
  waybill_token: string
  goods_info: Goods
}

/** What a test tells and asks of the services of parcels. */
export function openParcelServices(pair: () => Pair) {
  const { pay, shipped, calls } = openMerchant(pair)
  const putGoods = async (transaction_id: string, item_list: object[]) => {
    const { status, body } = await pair().merchant('PUT', '/api/orders/details', {
      order_key: { order_number_type: 2, transaction_id },
      order: { item_list },
    })
    if (status !== 200) throw new Error(`details: ${status} ${JSON.stringify(body)}`)
  }
  /** Pays, tells the goods, and ships one parcel with the receiver's phone number. */
  async function shippedWith({
    openid,
    tracking_no,
    goods = [TEA],
  }: {
    openid: string
    tracking_no: string
    goods?: object[]
  }) {
    const paid = await pay({ openid })
    if (goods.length > 0) await putGoods(paid.transaction_id, goods)
    const parcel = {
      tracking_no,
      express_company: 'YTO',
      item_desc: 'Tea',
      receiver_phone: '13800138000',
    }
    await shipped(content(paid.transaction_id, '', { shipping_list: [parcel] }))
    return paid
  }
  /** What the merchant reads of the services of an order's parcels. */
  const services = async (transaction_id: string) => {
    const { body } = await pair().merchant<{ order: { services: Service[] } }>(
      'GET',
      `/api/orders/${transaction_id}`,
    )
    return body.order.services.filter(
      ({ service }) => service === 'messages' || service === 'tracking',
    )
  }
  /** Waits until each service of an order's parcels has a state, or a reason for it: `waiting: not_scanned`. */
  const ended = (transaction_id: string, looks: Record<string, string>, count = 2) =>
    until(
      () => services(transaction_id),
      (all) =>
        all.length === count &&
        all.every(({ service, state, reason }) =>
          [undefined, state, `${state}: ${reason}`].includes(looks[service]),
        ),
    )
  /** What WeChat knows of an order's parcels. */
  const bindings = async (transaction_id: string) =>
    (await pair().control<{ waybills: Binding[] }>('GET', `/orders/${transaction_id}/services`))
      .body.waybills
  const settings = (change: object) => pair().control('POST', '/settings', change)
  /** What WeChat was asked for one buyer. */
  const told = async (openid: string, name: string) =>
    (await calls<Told>(`${ROOT}/${name}`))
      .map(({ request }) => request)
      .filter((request) => request?.openid === openid)
  /** Opens the tracking page of a parcel as its buyer does, who gives no phone number. */
  async function openTracking(openid: string, transaction_id: string, tracking_no: string) {
    const login = await pair().control<{ code: string }>('POST', '/login-codes', { openid })
    const session = await call<{ token: string }>('POST', `${pair().url}/buyer/session`, {
      body: login.body,
    })
    return call<{ waybill_token?: string; error?: { code: string } }>(
      'POST',
      `${pair().url}/buyer/orders/${transaction_id}/waybill-token`,
      {
        key: session.body.token,
        body: { tracking_no, goods_img_url: 'https://shop.example/tea.png' },
      },
    )
  }
  return { shippedWith, putGoods, services, ended, bindings, settings, told, openTracking }
}
