import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { CARRIERS } from './carriers.ts'
import { Refused } from './errmsg.ts'
import type { World } from './world.ts'

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
function statusOf(world: World, waybill_id: string): number | undefined {
  const set = world.state.waybills.get(waybill_id)
  if (set !== undefined) return set
  const shipped = [...world.state.orders.values()].some(({ shipping }) =>
    shipping.shipping_list?.some(({ tracking_no }) => tracking_no === waybill_id),
  )
  return shipped ? 0 : undefined
}

function countCall(world: World, openid: string): void {
  const calls = world.frequency.perDay(`waybill ${openid}`, world.now())
  if (calls > world.state.settings.waybill_calls_per_day) throw new Refused(9300513)
}

/** follow_waybill and trace_waybill: two components, one rule. */
export function bindWaybill(
  world: World,
  request: { openid: string; waybill_id: string; delivery_id?: string; goods_info: Goods },
) {
  if (!OPENID.test(request.openid)) throw new Refused(40003)
  countCall(world, request.openid)
  if (statusOf(world, request.waybill_id) === undefined) throw new Refused(9300559)
  const waybill_token = randomBytes(32).toString('base64url')
  world.state.waybill_tokens.set(waybill_token, {
    openid: request.openid,
    waybill_id: request.waybill_id,
    delivery_id: request.delivery_id ?? 'SF',
    goods_info: request.goods_info,
    changes: 0,
  })
  world.changed()
  return { waybill_token }
}

function bindingOf(world: World, request: { waybill_token: string; openid?: string | undefined }) {
  const binding = world.state.waybill_tokens.get(request.waybill_token)
  if (!binding) throw new Refused(9300507)
  if (request.openid !== undefined && !OPENID.test(request.openid)) throw new Refused(40003)
  // Somebody else's waybill [seed 003].
  if (request.openid !== undefined && request.openid !== binding.openid) throw new Refused(9300534)
  return binding
}

/** One status number, no lines of the way [official]. */
export function queryTrace(
  world: World,
  request: { waybill_token: string; openid?: string | undefined },
) {
  const binding = bindingOf(world, request)
  const carrier = CARRIERS.find(([id]) => id === binding.delivery_id)
  return {
    waybill_info: {
      status: statusOf(world, binding.waybill_id) ?? 0,
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
  world: World,
  request: { waybill_token: string; openid?: string | undefined; goods_info: Goods },
): void {
  const binding = bindingOf(world, request)
  if (binding.changes >= world.state.settings.waybill_changes) throw new Refused(9300560)
  binding.changes += 1
  binding.goods_info = request.goods_info
  world.changed()
}

export function deliveryList() {
  return {
    delivery_list: CARRIERS.map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name })),
    count: CARRIERS.length,
  }
}
