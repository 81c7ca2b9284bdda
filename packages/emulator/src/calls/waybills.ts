import { ERRCODE } from '@fahuo/wechat'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { CARRIERS } from './carriers.ts'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { Context } from '../state/context.ts'

interface Goods {
  detail_list: { goods_name: string; goods_img_url: string }[]
}

const OPENID = /^o[\w-]{2,40}$/

/** A waybill as the carriers know it; the control interface moves it on. */
export const WaybillChange = z.strictObject({
  waybill_id: z.string().min(1).max(128),
  /** 0 unknown, 1 collected, 2 in transit, 3 out for delivery, 4 signed, 5 exception, 6 by proxy. */
  status: z.int().min(0).max(6).default(1),
})

/** Fake numbers never work [staff]: a waybill exists once it was shipped with, or was made by control. */
function statusOf(context: Context, waybill_id: string): number | undefined {
  const set = context.state.waybills.get(waybill_id)
  if (set !== undefined) return set
  const shipped = [...context.state.orders.values()].some(({ shipping }) =>
    shipping.shipping_list?.some(({ tracking_no }) => tracking_no === waybill_id),
  )
  return shipped ? 0 : undefined
}

function countCall(context: Context, openid: string): void {
  const calls = context.quota.perDay(`waybill ${openid}`, context.now())
  if (calls > context.state.settings.waybill_calls_per_day)
    throw new Refusal(ERRCODE.WAYBILL_QUOTA_EXCEEDED)
}

/** follow_waybill and trace_waybill: two components, one rule. */
export function bindWaybill(
  context: Context,
  request: { openid: string; waybill_id: string; delivery_id?: string; goods_info: Goods },
) {
  if (!OPENID.test(request.openid)) throw new Refusal(ERRCODE.OPENID_INVALID)
  countCall(context, request.openid)
  if (statusOf(context, request.waybill_id) === undefined)
    throw new Refusal(ERRCODE.WAYBILL_UNKNOWN)
  const waybill_token = randomBytes(32).toString('base64url')
  context.state.waybill_tokens.set(waybill_token, {
    openid: request.openid,
    waybill_id: request.waybill_id,
    delivery_id: request.delivery_id ?? 'SF',
    goods_info: request.goods_info,
    changes: 0,
  })
  return { waybill_token }
}

function bindingOf(
  context: Context,
  request: { waybill_token: string; openid?: string | undefined },
) {
  const binding = context.state.waybill_tokens.get(request.waybill_token)
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
  const carrier = CARRIERS.find(([id]) => id === binding.delivery_id)
  return {
    waybill_info: {
      status: statusOf(context, binding.waybill_id) ?? 0,
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
