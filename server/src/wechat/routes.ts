import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { knownCarriers, likelyCarriers } from './carriers.ts'
import { changeJumpPath, jumpPathView } from './jump-path.ts'

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
      .meta({
        text: {
          en: 'What WeChat accepted last; null: none was registered',
          zh: '微信最近接受的路径；null：尚未登记',
        },
      }),
    said: z
      .object({
        path: z.string(),
        by: z.enum(['setting', 'api', 'proxy']),
      })
      .nullable()
      .meta({
        text: {
          en: 'What was said last, and where; it holds. `none`: WeChat is left as it is. null: nothing was said',
          zh: '最近一次指定的路径及来源，以此为准；`none`：不改动微信设置；null：从未指定',
        },
      }),
    setting: z
      .string()
      .nullable()
      .meta({
        text: { en: 'MSG_JUMP_PATH; null: not set', zh: 'MSG_JUMP_PATH；null：未设置' },
      }),
    pages: z.array(z.string()).meta({
      text: {
        en: 'The pages by MINIAPP_PAGES; empty: not known, and any page is taken',
        zh: 'MINIAPP_PAGES 中的页面；为空表示未知，不作检查',
      },
    }),
  })
  .meta({ id: 'JumpPath' })

const EXAMPLE_PATH = 'pages/mine/order?from=wechat'
const EXAMPLE_JUMP_PATH = {
  jump_path: EXAMPLE_PATH,
  said: { path: EXAMPLE_PATH, by: 'api' as const },
  setting: null,
  pages: [],
}

const readJumpPath = defineRoute({
  method: 'get',
  path: '/api/jump-path',
  id: 'readJumpPath',
  group: 'jump path',
  caller: 'merchant',
  summary: {
    en: 'The path registered with WeChat, and what was said last',
    zh: '已登记的跳转路径，以及最近一次的指定',
  },
  response: { status: 200, schema: JumpPath },
  errors: [],
  example: { response: EXAMPLE_JUMP_PATH },
  handle: (_, shop) => jumpPathView(shop),
})

const putJumpPath = defineRoute({
  method: 'put',
  path: '/api/jump-path',
  id: 'changeJumpPath',
  group: 'jump path',
  caller: 'merchant',
  summary: {
    en: 'Registers another path now',
    zh: '立即登记新的跳转路径',
  },
  details: {
    en: "Any page of your Mini Program with a query of its own; a leading slash and `.html` are taken off. WeChat adds its numbers to it. `none` says that nothing is to be registered, and leaves at WeChat what is there. What was said last holds, here, by an SDK's `set_msg_jump_path`, or by MSG_JUMP_PATH: a restart changes nothing unless that setting was changed.",
    zh: '可为小程序的任意页面，可带自己的参数；开头的斜杠和 `.html` 会去掉，微信会附加订单号。`none` 表示不登记，微信已有的设置保持不变。以最后一次指定为准：本接口、SDK 的 `set_msg_jump_path` 或 MSG_JUMP_PATH；除非修改了该设置，重启不会改变。',
  },
  body: z.strictObject({ path: z.string().min(1).max(1024) }).meta({ id: 'JumpPathRequest' }),
  response: { status: 200, schema: JumpPath },
  errors: ['refused_by_wechat', 'wechat_unavailable'],
  example: { body: { path: EXAMPLE_PATH }, response: EXAMPLE_JUMP_PATH },
  async handle({ body }, shop) {
    await changeJumpPath(shop, body.path)
    return jumpPathView(shop)
  },
})

export const wechatRoutes = [listCarriers, readJumpPath, putJumpPath]
