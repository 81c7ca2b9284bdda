import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { knownCarriers, likelyCarriers } from './carriers.ts'
import { pathRoutes } from './path-routes.ts'

const listCarriers = defineRoute({
  method: 'get',
  path: '/api/carriers',
  id: 'listCarriers',
  group: 'carriers',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'Carriers that WeChat knows; q: an id, an alias or a part of the name',
    zh: '微信支持的快递公司；q 可为编码、别名或名称的一部分',
  },
  query: z.strictObject({
    q: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .meta({
        text: { en: 'An id, an alias or a part of the name', zh: '编码、别名或名称的一部分' },
      }),
  }),
  response: {
    status: 200,
    schema: z
      .object({
        carriers: z.array(
          z.object({ delivery_id: z.string(), delivery_name: z.string() }).meta({ id: 'Carrier' }),
        ),
      })
      .meta({ id: 'CarrierList' }),
  },
  errors: [],
  example: {
    query: { q: '圆通' },
    response: { carriers: [{ delivery_id: 'YTO', delivery_name: '圆通速递' }] },
  },
  async handle({ query: { q } }, shop) {
    const carriers = (await knownCarriers(shop)) ?? []
    return { carriers: q === undefined ? carriers : likelyCarriers(carriers, q, 20) }
  },
})

export const wechatRoutes = [listCarriers, ...pathRoutes]
