/**
 * Uploads that an SDK makes through the proxy. They go through the outbox, and errcode 0 is answered
 * only when WeChat has taken the shipment: its upload was answered 0 or 10060023, or a look shows it.
 */
import { ERRCODE } from '@fahuo/wechat'
import type { z } from 'zod'
import { sentences, type Language, type Text } from '../core/language.ts'
import { parse } from '../http/body.ts'
import { acceptShipment } from '../shipments/accept.ts'
import { acceptCombined, shipmentsOfSubOrders } from '../shipments/combined.ts'
import { CombinedRequest, ShipmentRequest } from '../shipments/content.ts'
import type { Acceptance } from '../shipments/idempotency.ts'
import { readShipment, waitUntilEnded, type Shipment } from '../shipments/people.ts'
import { isOpen } from '../shipments/states.ts'
import { viewShipment } from '../shipments/view.ts'
import type { Shop } from '../shops/shop.ts'
import type { Answer } from './answers.ts'
import { orLate } from './in-time.ts'

/** @returns the shipments that the body stands for */
type Accept = (shop: Shop, body: unknown, language: Language) => Promise<Shipment[]>

const accepting =
  <Schema extends z.ZodType>(
    schema: Schema,
    accept: (shop: Shop, body: z.output<Schema>) => Promise<Acceptance>,
    partsOf: (shop: Shop, body: z.output<Schema>, accepted: Shipment) => Promise<Shipment[]>,
  ): Accept =>
  async (shop, body, language) => {
    const request = parse(schema, body, language)
    const { shipment, created } = await accept(shop, request)
    if (created) shop.wake('outbox')
    return partsOf(shop, request, shipment)
  }

/** Calls that go through the outbox. */
export const UPLOADS: Record<string, Accept> = {
  'shipping.upload': accepting(ShipmentRequest, acceptShipment, (_shop, _body, shipment) =>
    Promise.resolve([shipment]),
  ),
  // Some of its sub-orders may have been shipped before: each of the others is on its own then.
  'shipping.uploadCombined': accepting(
    CombinedRequest,
    acceptCombined,
    async (shop, body, accepted) => {
      const ids = await shipmentsOfSubOrders(shop, body, accepted.accepted_at)
      const parts = ids.map(async (id) =>
        id === null ? accepted : (await readShipment(shop, id)).shipment,
      )
      return Promise.all(parts)
    },
  ),
}

const ON_ITS_WAY: { message: Text; remedy: Text } = {
  message: {
    en: 'The shipment is stored and still on its way to WeChat',
    zh: '发货信息已保存，正在提交微信',
  },
  remedy: {
    en: 'Do not ship it elsewhere. Send the same body again to ask: it is the same shipment.',
    zh: '请勿在别处重复发货。稍后用相同内容再次提交即可查询结果，仍是同一笔发货。',
  },
}

/**
 * Accepts an upload and waits for its end. Same order_key and content is the same shipment.
 * @param until when the answer is due, by `performance.now()`
 * @throws FahuoError when it is not accepted
 */
export async function upload(
  shop: Shop,
  accept: Accept,
  body: unknown,
  { language, until }: { language: Language; until: number },
): Promise<Answer> {
  // A correction asks WeChat before it is accepted, which may take longer than an SDK waits.
  const accepted = await orLate(accept(shop, body, language), until)
  if (!accepted) return onItsWay(language)
  const ended = await Promise.all(accepted.map((one) => waitUntilEnded(shop, one, until)))
  const missing = ended.filter((one) => !isAtWechat(one))
  const found = missing.find((one) => !isOpen(one)) ?? missing[0] ?? ended[0]
  return found ? outcomeOf(shop, found, language) : onItsWay(language)
}

/** WeChat has taken it: a look shows it, or its upload was answered so. */
const isAtWechat = (shipment: Shipment) =>
  shipment.state === 'shipped' || shipment.state === 'superseded' || isTaken(shipment)

/** WeChat's answer to the upload was 0 or 10060023. */
const isTaken = ({ state, hint }: Shipment) => state === 'verifying' && hint === 'answered'

const onItsWay = (language: Language, more: object = {}): Answer => ({
  errcode: ERRCODE.SYSTEM_BUSY,
  errmsg: sentences(ON_ITS_WAY.message[language], ON_ITS_WAY.remedy[language]),
  ...more,
})

/** Tells how an upload ended, or that it is on its way, with our shipment beside it. */
async function outcomeOf(shop: Shop, found: Shipment, language: Language): Promise<Answer> {
  const { id, state, reason } = found
  const shipment = { id, state, reason }
  if (isAtWechat(found)) return { errcode: 0, errmsg: 'ok', shipment }
  if (isOpen(found)) return onItsWay(language, { shipment })
  const { cause, remedy } = await viewShipment(shop, found, language)
  return {
    errcode: (await knownErrcode(shop, found)) ?? ERRCODE.SYSTEM_BUSY,
    errmsg: sentences(cause ?? '', remedy ?? ''),
    shipment,
  }
}

/**
 * Returns an ended shipment's errcode where it may be passed on: WeChat said it for this one, or it is
 * certain that the shipment is not sent. A 10060001 that WeChat never said makes a shop ship by hand,
 * and that spends the chance.
 */
async function knownErrcode(shop: Shop, { id, state, errcode }: Shipment): Promise<number | null> {
  if (errcode === null || state === 'rejected') return errcode
  const { attempts } = await readShipment(shop, id)
  return attempts.some((attempt) => attempt.errcode === errcode) ? errcode : null
}
