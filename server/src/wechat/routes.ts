import { ORDER_DETAIL_PAGE, PAGES } from '@fahuo/contract'
import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { knownCarriers, likelyCarriers } from './carriers.ts'
import { changeJumpPath, registeredJumpPath } from './jump-path.ts'

const listCarriers = defineRoute({
  method: 'get',
  path: '/api/carriers',
  id: 'listCarriers',
  group: 'carriers',
  caller: 'merchant',
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

const JumpPath = z
  .object({
    jump_path: z
      .string()
      .nullable()
      .meta({ text: { en: 'Null: none was registered', zh: 'null：尚未登记' } }),
    pages: z.array(z.string()),
  })
  .meta({ id: 'JumpPath' })

const EXAMPLE_JUMP_PATH = { jump_path: ORDER_DETAIL_PAGE, pages: [...PAGES] }

const readJumpPath = defineRoute({
  method: 'get',
  path: '/api/jump-path',
  id: 'readJumpPath',
  group: 'jump path',
  caller: 'merchant',
  summary: {
    en: 'The path registered with WeChat, and the pages to choose from',
    zh: '当前已登记的跳转路径与可选页面',
  },
  response: { status: 200, schema: JumpPath },
  errors: [],
  example: { response: EXAMPLE_JUMP_PATH },
  handle: async (_, shop) => ({ jump_path: await registeredJumpPath(shop), pages: [...PAGES] }),
})

const putJumpPath = defineRoute({
  method: 'put',
  path: '/api/jump-path',
  id: 'changeJumpPath',
  group: 'jump path',
  caller: 'merchant',
  summary: {
    en: 'Registers another path; change MSG_JUMP_PATH too, or a restart registers that one again',
    zh: '登记新的跳转路径；请同时修改 MSG_JUMP_PATH，否则重启后会恢复',
  },
  body: z.strictObject({ path: z.string().min(1).max(1024) }).meta({ id: 'JumpPathRequest' }),
  response: { status: 200, schema: JumpPath },
  errors: ['wechat_unavailable'],
  example: { body: { path: ORDER_DETAIL_PAGE }, response: EXAMPLE_JUMP_PATH },
  async handle({ body }, shop) {
    await changeJumpPath(shop, body.path)
    return { jump_path: body.path, pages: [...PAGES] }
  },
})

export const wechatRoutes = [listCarriers, readJumpPath, putJumpPath]
