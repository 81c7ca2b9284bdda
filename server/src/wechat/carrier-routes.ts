import { z } from 'zod'
import { knownCarriers, likelyCarriers } from './carriers.ts'
import type { Context } from '../core/context.ts'
import { defineRoute, type Route } from '../http/route.ts'

/** WeChat's own list of carriers. */
export function carrierRoutes(ctx: Context): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/carriers',
      id: 'listCarriers',
      group: 'carriers',
      caller: 'merchant',
      summary: {
        en: "Carriers of WeChat's list; q: an id, an alias or a part of the name",
        zh: '微信支持的快递公司；q 可为编码、别名或名称的一部分',
      },
      query: z.strictObject({ q: z.string().min(1).max(64).optional() }),
      answer: {
        status: 200,
        schema: z.object({
          carriers: z.array(z.object({ delivery_id: z.string(), delivery_name: z.string() })),
        }),
      },
      errors: [],
      async handle({ query: { q } }) {
        const carriers = (await knownCarriers(ctx)) ?? []
        return { carriers: q === undefined ? carriers : likelyCarriers(carriers, q, 20) }
      },
    }),
  ]
}
