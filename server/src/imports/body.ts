/** The body that one payment of a file is shipped with, checked by the rules of every other body. */
import { DELIVERY_MODE, issuesOf, ORDER_NUMBER_TYPE } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language, Text } from '../core/language.ts'
import { ERROR_MAPS } from '../http/body.ts'
import { ShipmentRequest } from '../shipments/content.ts'
import type { Field } from './fields.ts'
import type { Group, GroupParcel } from './groups.ts'
import type { Problem } from './table.ts'

/** Names of the file's columns; a field without a column is called as the docs do. */
export type ColumnNames = Partial<Record<Field, string>>

export interface BodyOptions {
  /** A split shipment of this payment is open: it goes on. */
  split?: boolean
  /** These parcels only: the others were shipped before. */
  parcels?: readonly GroupParcel[]
  /** The file's goods are told: nobody told others before. */
  tells_order?: boolean
}

const { UNIFIED, SPLIT } = DELIVERY_MODE

/** Makes WeChat's upload body of what a file says of a payment. */
export function bodyOf(
  group: Group,
  { split = false, parcels = group.parcels, tells_order = true }: BodyOptions = {},
) {
  const { transaction_id, mchid, merchant_trade_no, logistics_type, is_all_delivered } = group
  const in_parts =
    split || group.delivery_mode === SPLIT || group.parcels.length > 1 || is_all_delivered === false
  return {
    order_key:
      transaction_id === undefined
        ? {
            order_number_type: ORDER_NUMBER_TYPE.MERCHANT,
            ...(mchid !== undefined && { mchid }),
            out_trade_no: merchant_trade_no,
          }
        : { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id },
    logistics_type,
    delivery_mode: in_parts ? SPLIT : UNIFIED,
    ...(in_parts && { is_all_delivered: is_all_delivered ?? true }),
    shipping_list: parcels.map(asSent),
    ...(tells_order && group.order && { order: group.order }),
    ...(group.spend_reshipment && { spend_reshipment: true }),
  }
}

const asSent = ({
  tracking_no,
  express_company,
  item_desc,
  items,
  contact,
  receiver_phone,
}: GroupParcel) => ({
  ...(tracking_no !== undefined && { tracking_no }),
  ...(express_company !== undefined && { express_company }),
  ...(item_desc !== '' && { item_desc }),
  ...(items && { items }),
  ...(contact && { contact }),
  ...(receiver_phone !== undefined && { receiver_phone }),
})

/** Where a field of the body stands in a file. */
const FIELD_OF: Record<string, Field> = {
  transaction_id: 'transaction_id',
  mchid: 'mchid',
  out_trade_no: 'merchant_trade_no',
  logistics_type: 'logistics_type',
  delivery_mode: 'delivery_mode',
  is_all_delivered: 'is_all_delivered',
  tracking_no: 'tracking_no',
  express_company: 'express_company',
  item_desc: 'item_desc',
  receiver_contact: 'receiver_contact',
  consignor_contact: 'consignor_contact',
  contact: 'receiver_contact',
  items: 'merchant_item_id',
  merchant_item_id: 'merchant_item_id',
  name: 'item_desc',
  quantity: 'quantity',
  unit_price: 'price',
  image_url: 'image_url',
  receiver_phone: 'receiver_phone',
}

/** Tells where a field of the body stands in a file. */
export function placeOf(
  path: readonly PropertyKey[],
  names: ColumnNames,
): Pick<Problem, 'column' | 'field'> {
  const [field] = path.toReversed().flatMap((part) => FIELD_OF[String(part)] ?? [])
  if (field === undefined) return { column: null, field: null }
  return { column: names[field] ?? null, field }
}

/** Returns the lines that a field of the body came from. */
function linesOf(group: Group, path: readonly PropertyKey[]): number[] {
  const at = path.indexOf('shipping_list')
  const parcel = at === -1 ? undefined : group.parcels[Number(path[at + 1])]
  return parcel?.lines ?? group.lines
}

const UNIFIED_IN_PARTS: Text = {
  en: 'unified delivery (统一发货) ships everything at once; it cannot be unfinished',
  zh: '统一发货即一次发完，不能同时填写“未完成发货”',
}

/** What a file's own columns say against each other. */
function ownProblems(group: Group, names: ColumnNames): Problem[] {
  if (group.delivery_mode !== UNIFIED || group.is_all_delivered !== false) return []
  const place = placeOf(['is_all_delivered'], names)
  return [{ lines: group.lines, ...place, code: 'invalid', detail: UNIFIED_IN_PARTS }]
}

/**
 * Checks what a file says of a payment by the rules of every shipment: all that is wrong at once, in
 * both languages. A merchant's number that the file does not name may be found later: `mchid` counts
 * as there.
 */
export function checkGroup(group: Group, names: ColumnNames): Problem[] {
  if (group.problems.length > 0) return []
  const named = group.transaction_id === undefined && group.mchid === undefined
  const body = bodyOf(named ? { ...group, mchid: '-' } : group)
  const checked = ShipmentRequest.safeParse(body, { error: ERROR_MAPS.en })
  const own = ownProblems(group, names)
  return checked.success ? own : [...own, ...problemsOf(checked.error, body, group, names)]
}

function problemsOf(error: z.ZodError, body: unknown, group: Group, names: ColumnNames): Problem[] {
  const chinese = ShipmentRequest.safeParse(body, { error: ERROR_MAPS.zh }).error?.issues ?? []
  const errcodes = issuesOf(error)
  return error.issues.map((issue, at): Problem => {
    const text = issue.code === 'custom' ? (issue.params?.['text'] as Text | undefined) : undefined
    const words: Record<Language, string> = {
      en: issue.message,
      zh: chinese[at]?.message ?? issue.message,
    }
    const errcode = errcodes[at]?.errcode
    return {
      lines: linesOf(group, issue.path),
      ...placeOf(issue.path, names),
      code: 'invalid',
      ...(errcode === undefined ? { detail: text ?? words } : { errcode }),
    }
  })
}
