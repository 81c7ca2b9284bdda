import { Router } from '@koa/router'
import { PAGES } from '@fahuo/contract'
import { explain } from '@fahuo/wechat'
import { z } from 'zod'
import { readBoard, readSettlements } from '../domain/board.ts'
import type { Context } from '../domain/context.ts'
import { knownCarriers, likelyCarriers } from '../domain/carriers.ts'
import { changeJumpPath, registeredJumpPath } from '../domain/jump-path.ts'
import { knownOrder, shippingOf } from '../domain/orders.ts'
import { acceptShipment, contentOf, readShipmentById } from '../domain/shipments.ts'
import type { AttemptRow, ShipmentRow } from '../store/shipments.ts'
import { merchantsOnly, type MerchantKeys } from './auth.ts'
import { parse, readJson } from './body.ts'
import { languageOf } from './errors.ts'
import type { Language } from './words.ts'

const SettlementsQuery = z.strictObject({
  /** true: the money is there; false: it is not yet. */
  settled: z.stringbool().optional(),
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

/** `q`: an id, an alias or a part of the name. */
const CarriersQuery = z.strictObject({ q: z.string().min(1).max(64).optional() })

const JumpPath = z.strictObject({ path: z.string().min(1).max(1024) })

/** A shipment as its merchant reads it. Times in `…_at` are Unix milliseconds. */
function shipmentView(row: ShipmentRow, language: Language, attempts: AttemptRow[] = []) {
  const { order_key, ...content } = contentOf(row)
  const explained = row.errcode === null ? null : explain(row.errcode)
  return {
    id: row.id,
    state: row.state,
    transaction_id: row.transaction_id,
    order_key,
    ...content,
    spends_reshipment: row.spends_reshipment === 1,
    upload_time: row.upload_time,
    reason: row.reason,
    errcode: row.errcode,
    cause: explained?.cause[language] ?? null,
    remedy: explained?.remedy[language] ?? null,
    accepted_at: row.accepted_at,
    updated_at: row.updated_at,
    attempts: attempts.map(({ at, call, outcome, errcode, rid }) => ({
      at,
      call,
      outcome,
      errcode,
      rid,
    })),
  }
}

/** What a merchant's own systems ask, with an API key. */
export function merchantRoutes(
  domain: Context,
  { keys, onAccepted }: { keys: MerchantKeys; onAccepted: () => void },
): Router {
  const router = new Router({ prefix: '/api' })
  router.use(merchantsOnly(keys))

  router.post('/shipments', async (ctx) => {
    const { shipment, created } = await acceptShipment(domain, await readJson(ctx))
    if (created) onAccepted()
    ctx.status = 202
    ctx.set('location', `/api/shipments/${shipment.id}`)
    ctx.body = { shipment: shipmentView(shipment, languageOf(ctx.get('accept-language'))) }
  })

  router.get('/shipments/:id', async (ctx) => {
    const { shipment, attempts } = await readShipmentById(domain, ctx.params['id'] ?? '')
    ctx.body = {
      shipment: shipmentView(shipment, languageOf(ctx.get('accept-language')), attempts),
    }
  })

  router.get('/orders/:transaction_id', async (ctx) => {
    const { transaction_id } = ctx.params
    const { order, settlement } = await knownOrder(domain, { transaction_id })
    const { appid: _, in_complaint, ...rest } = order
    ctx.body = {
      order: { ...rest, in_complaint: in_complaint === 1, shipping: shippingOf(order), settlement },
    }
  })

  router.get('/board', async (ctx) => {
    ctx.body = { board: await readBoard(domain) }
  })

  router.get('/carriers', async (ctx) => {
    const { q } = parse(CarriersQuery, { ...ctx.query })
    const carriers = (await knownCarriers(domain)) ?? []
    ctx.body = { carriers: q === undefined ? carriers : likelyCarriers(carriers, q, 20) }
  })

  router.get('/settlements', async (ctx) => {
    ctx.body = await readSettlements(domain, parse(SettlementsQuery, { ...ctx.query }))
  })

  router.get('/jump-path', async (ctx) => {
    ctx.body = { jump_path: await registeredJumpPath(domain), pages: PAGES }
  })

  router.put('/jump-path', async (ctx) => {
    const { path } = parse(JumpPath, await readJson(ctx))
    await changeJumpPath(domain, path)
    ctx.body = { jump_path: path, pages: PAGES }
  })

  return router
}
