import type { Input, Schemas } from '@fahuo/client'
import { sentences, type Language } from '../core/language.ts'
import { REASON_NAMES } from '../shipments/reasons.ts'
import { SHIPMENT_STATE_NAMES } from '../shipments/states.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { readTime } from './print.ts'

export interface ShipmentsOptions {
  state?: string
  reason?: string
  needsPerson?: boolean
  transactionId?: string
  tradeNo?: string
  trackingNo?: string
  openid?: string
  since?: string
  limit: string
  json: boolean
}

/** Finds one of some names. @throws CliError, which lists them */
function oneOf<Name extends string>(option: string, names: readonly Name[], text: string): Name {
  const found = names.find((name) => name === text)
  if (found === undefined)
    throw new CliError({
      en: `${option}: one of ${names.join(', ')}`,
      zh: `${option} 应为：${names.join('、')}`,
    })
  return found
}

/** Prints shipments, newest first, with the reason of each. */
export async function showShipments(fahuo: Api, options: ShipmentsOptions): Promise<void> {
  const { state, reason, needsPerson, transactionId, tradeNo, trackingNo, openid, since } = options
  const query: Input<'listShipments'> = {
    limit: Number(options.limit),
    ...(state !== undefined && { state: oneOf('--state', SHIPMENT_STATE_NAMES, state) }),
    ...(reason !== undefined && { reason: oneOf('--reason', REASON_NAMES, reason) }),
    ...(needsPerson && { needs_person: true }),
    ...(transactionId !== undefined && { transaction_id: transactionId }),
    ...(tradeNo !== undefined && { merchant_trade_no: tradeNo }),
    ...(trackingNo !== undefined && { tracking_no: trackingNo }),
    ...(openid !== undefined && { openid }),
    ...(since !== undefined && { updated_since: readTime('--since', since) }),
  }
  const page = await fahuo.listShipments(query)
  if (options.json) return console.log(JSON.stringify(page, null, 2))
  for (const shipment of page.shipments) console.log(lineOf(shipment))
}

/** Retries or closes one shipment, or all that need attention for a reason. */
export async function moveShipments(
  fahuo: Api,
  { id, reason }: { id: string | undefined; reason: string | undefined },
  action: 'retry' | 'close',
  language: Language,
): Promise<void> {
  const retries = action === 'retry'
  if (id !== undefined) {
    const { shipment } = await (retries ? fahuo.retryShipment({ id }) : fahuo.closeShipment({ id }))
    console.log(lineOf(shipment))
    return
  }
  const body = { reason: oneOf('--reason', REASON_NAMES, reason ?? '') }
  const { shipments, refused } = await (retries
    ? fahuo.retryShipments(body)
    : fahuo.closeShipments(body))
  for (const shipment of shipments) console.log(lineOf(shipment))
  for (const one of refused)
    console.log(`${one.id}  ${sentences(one.error.message, one.error.remedy ?? '')}`)
  const count = `${shipments.length}/${shipments.length + refused.length}`
  console.log(language === 'zh' ? `已处理 ${count} 条。` : `${count} done.`)
}

function lineOf({
  id,
  state,
  transaction_id,
  order_key,
  cause,
  remedy,
}: Schemas['Shipment']): string {
  const payment = transaction_id ?? `${order_key.mchid}:${order_key.out_trade_no}`
  const text = cause === null ? '' : `  ${sentences(cause, remedy ?? '')}`
  return `${id}  ${state.padEnd(15)}  ${payment}${text}`
}
