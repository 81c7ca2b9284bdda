import { ERRCODE, WAYBILL_STATUS } from '@fahuo/wechat'
import { randomBytes } from 'node:crypto'
import { CARRIERS } from './carriers.ts'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { Context } from '../state/context.ts'
import type { WaybillBinding, WaybillComponent } from '../state/services.ts'
import { waybillStatus } from '../state/waybills.ts'

type Goods = WaybillBinding['goods_info']

const OPENID = /^o[\w-]{2,40}$/

/** A phone number in full: digits, with a country code or dashes. A masked one is none [assumed: 47001]. */
const PHONE = /^\+?\d[\d-]{4,18}\d$/

/** @throws Refusal for a number that is none, and for every one where WeChat is set to refuse them */
function checkPhone(context: Context, receiver_phone: string): void {
  const { receiver_phone_errcode } = context.state.settings
  if (!PHONE.test(receiver_phone)) throw new Refusal(ERRCODE.DATA_FORMAT_INVALID)
  if (receiver_phone_errcode !== null) throw new Refusal(receiver_phone_errcode)
}

/** Counts a call of a component for the buyer and for the account, refused ones too [assumed]. */
function countCall(context: Context, component: WaybillComponent, openid: string): void {
  const { waybill_calls_per_day, trace_calls_per_day, waybill_calls_per_account } =
    context.state.settings
  const of_buyer = component === 'messages' ? waybill_calls_per_day : trace_calls_per_day
  const now = context.now()
  if (
    context.quota.perDay(`waybill ${component} ${openid}`, now) > of_buyer ||
    context.quota.perDay(`waybill ${component}`, now) > waybill_calls_per_account
  )
    throw new Refusal(ERRCODE.WAYBILL_QUOTA_EXCEEDED)
}

/** @throws Refusal when no carrier knows the number, or has not scanned it yet */
function checkWaybill(context: Context, waybill_id: string): void {
  const status = waybillStatus(context, waybill_id)
  if (status === null) throw new Refusal(ERRCODE.WAYBILL_UNKNOWN)
  if (status === 'unscanned') throw new Refusal(context.state.settings.waybill_unscanned_errcode)
}

/** A buyer can follow so many waybills at once that are collected and not signed [seed 003]. */
function checkLive(context: Context, { openid, waybill_id }: Bind): void {
  const live = new Set(
    [...context.state.waybill_bindings.values()]
      .filter((one) => one.component === 'messages' && one.openid === openid)
      .map((one) => one.waybill_id)
      .filter((one) => one !== waybill_id && LIVE.has(waybillStatus(context, one))),
  )
  if (live.size >= context.state.settings.live_waybills)
    throw new Refusal(ERRCODE.WAYBILL_QUOTA_EXCEEDED)
}

const LIVE: ReadonlySet<unknown> = new Set([
  WAYBILL_STATUS.COLLECTED,
  WAYBILL_STATUS.IN_TRANSIT,
  WAYBILL_STATUS.OUT_FOR_DELIVERY,
])

interface Bind {
  openid: string
  receiver_phone: string
  waybill_id: string
  trans_id: string
  delivery_id?: string | undefined
  order_detail_path?: string | undefined
  goods_info: Goods
}

/** follow_waybill and trace_waybill: two components with quotas of their own, and the same rules. */
export function bindWaybill(context: Context, component: WaybillComponent, request: Bind) {
  if (!OPENID.test(request.openid)) throw new Refusal(ERRCODE.OPENID_INVALID)
  countCall(context, component, request.openid)
  checkPhone(context, request.receiver_phone)
  checkWaybill(context, request.waybill_id)
  if (component === 'messages') checkLive(context, request)
  const waybill_token = randomBytes(32).toString('base64url')
  const { openid, trans_id, waybill_id, receiver_phone, goods_info } = request
  context.state.waybill_bindings.set(waybill_token, {
    component,
    openid,
    trans_id,
    waybill_id,
    delivery_id: request.delivery_id ?? carrierOf(context, waybill_id) ?? 'SF',
    receiver_phone,
    goods_info,
    order_detail_path: request.order_detail_path ?? null,
    changes: 0,
    bound_at: context.now(),
  })
  return { waybill_token }
}

/** The carrier that the waybill was shipped with. */
function carrierOf({ state }: Context, waybill_id: string): string | undefined {
  for (const { shipping } of state.orders.values())
    for (const parcel of shipping.shipping_list ?? [])
      if (parcel.tracking_no === waybill_id && parcel.express_company) return parcel.express_company
  return undefined
}

function bindingOf(
  context: Context,
  request: { waybill_token: string; openid?: string | undefined },
) {
  const binding = context.state.waybill_bindings.get(request.waybill_token)
  if (!binding) throw new Refusal(ERRCODE.WAYBILL_TOKEN_INVALID)
  if (request.openid !== undefined && !OPENID.test(request.openid))
    throw new Refusal(ERRCODE.OPENID_INVALID)
  // Somebody else's waybill [seed 003].
  if (request.openid !== undefined && request.openid !== binding.openid)
    throw new Refusal(ERRCODE.WAYBILL_OPENID_MISMATCH)
  return binding
}

/** One status number, no lines of the way [official]. */
export function queryTrace(
  context: Context,
  request: { waybill_token: string; openid?: string | undefined },
) {
  const binding = bindingOf(context, request)
  const status = waybillStatus(context, binding.waybill_id)
  const carrier = CARRIERS.find(([id]) => id === binding.delivery_id)
  return {
    waybill_info: {
      status: typeof status === 'number' ? status : WAYBILL_STATUS.UNKNOWN,
      waybill_id: binding.waybill_id,
    },
    shop_info: { goods_info: binding.goods_info },
    delivery_info: {
      delivery_id: binding.delivery_id,
      delivery_name: carrier?.[1] ?? binding.delivery_id,
    },
  }
}

export function updateGoods(
  context: Context,
  request: { waybill_token: string; openid?: string | undefined; goods_info: Goods },
): void {
  const binding = bindingOf(context, request)
  if (binding.changes >= context.state.settings.waybill_changes)
    throw new Refusal(ERRCODE.WAYBILL_CHANGES_SPENT)
  binding.changes += 1
  binding.goods_info = request.goods_info
}

export function deliveryList() {
  return {
    delivery_list: CARRIERS.map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name })),
    count: CARRIERS.length,
  }
}
