import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { JUMP_PATH, jumpPathView } from './jump-path.ts'
import { ORDER_CENTRE, orderCentreView } from './order-centre.ts'
import { USUAL_ORDER_CENTRE_PATH } from './order-centre-rules.ts'
import { changePath } from './registered-path.ts'

const registered = z
  .string()
  .nullable()
  .meta({
    text: {
      en: 'What WeChat accepted last; null: none was registered',
      zh: '微信最近接受的路径；null：尚未登记',
    },
  })

/** What is told of a path beside what is registered. */
const told = (setting: string) => ({
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
    .meta({ text: { en: `${setting}; null: not set`, zh: `${setting}；null：未设置` } }),
  pages: z.array(z.string()).meta({
    text: {
      en: 'The pages by MINIAPP_PAGES; empty: not known, and any page is taken',
      zh: 'MINIAPP_PAGES 中的页面；为空表示未知，不作检查',
    },
  }),
})

const JumpPath = z
  .object({ jump_path: registered, ...told('MSG_JUMP_PATH') })
  .meta({ id: 'JumpPath' })

const OrderCentrePath = z
  .object({
    order_centre_path: registered,
    at_wechat: z
      .object({
        path: z
          .string()
          .nullable()
          .meta({
            text: {
              en: 'What WeChat has now; empty: none. null: it does not say',
              zh: '微信当前的路径；空：没有。null：微信未返回',
            },
          }),
        errcode: z
          .int()
          .nullable()
          .meta({
            text: {
              en: 'Why it does not say; null: it says, or no answer came',
              zh: '微信未返回的原因；null：已返回，或没有收到应答',
            },
          }),
      })
      .meta({ id: 'OrderCentrePathAtWechat' }),
    ...told('ORDER_CENTRE_PATH'),
  })
  .meta({ id: 'OrderCentrePath' })

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
  right: 'read',
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
  right: 'settings',
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
    await changePath(shop, JUMP_PATH, body.path)
    return jumpPathView(shop)
  },
})

const EXAMPLE_ORDER_CENTRE_PATH = {
  order_centre_path: USUAL_ORDER_CENTRE_PATH,
  at_wechat: { path: USUAL_ORDER_CENTRE_PATH, errcode: null },
  said: { path: USUAL_ORDER_CENTRE_PATH, by: 'api' as const },
  setting: null,
  pages: [],
}

const readOrderCentrePath = defineRoute({
  method: 'get',
  path: '/api/order-centre-path',
  id: 'readOrderCentrePath',
  group: 'order centre',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'The path registered with WeChat, what WeChat has now, and what was said last',
    zh: '已登记的路径、微信当前的路径，以及最近一次的指定',
  },
  response: { status: 200, schema: OrderCentrePath },
  errors: [],
  example: { response: EXAMPLE_ORDER_CENTRE_PATH },
  handle: (_, shop) => orderCentreView(shop),
})

const putOrderCentrePath = defineRoute({
  method: 'put',
  path: '/api/order-centre-path',
  id: 'changeOrderCentrePath',
  group: 'order centre',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Registers another path now',
    zh: '立即登记新的路径',
  },
  details: {
    en: "A page of your released Mini Program whose query contains `${商品订单号}`, literally: WeChat puts the shop's own number (out_trade_no) there. Buyers see the change after about ten minutes. The order-centre agreement must have been signed in WeChat's console. `none` says that nothing is to be registered. What was said last holds, here, by an SDK's `update_order_detail_path`, or by ORDER_CENTRE_PATH.",
    zh: '已发布小程序的页面，参数中须原样包含 `${商品订单号}`，微信会替换为商户单号（out_trade_no）。约十分钟后对买家生效；须先在微信后台签署订单中心协议。`none` 表示不登记。以最后一次指定为准：本接口、SDK 的 `update_order_detail_path` 或 ORDER_CENTRE_PATH。',
  },
  body: z
    .strictObject({ path: z.string().min(1).max(1024) })
    .meta({ id: 'OrderCentrePathRequest' }),
  response: { status: 200, schema: OrderCentrePath },
  errors: ['refused_by_wechat', 'wechat_unavailable'],
  example: { body: { path: USUAL_ORDER_CENTRE_PATH }, response: EXAMPLE_ORDER_CENTRE_PATH },
  async handle({ body }, shop) {
    await changePath(shop, ORDER_CENTRE, body.path)
    return orderCentreView(shop)
  },
})

export const pathRoutes = [readJumpPath, putJumpPath, readOrderCentrePath, putOrderCentrePath]
