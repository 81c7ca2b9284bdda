/** The further Mini Programs of a server, for the owners of its first shop. */
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import { defineRoute } from '../http/route.ts'
import { addShop, changeShop, removeShop } from '../shops/adding.ts'
import { APPID, ShopOptions, type ShopRecord } from '../shops/record.ts'
import { readPagePath } from '../wechat/jump-path-rules.ts'
import { readOrderCentrePath } from '../wechat/order-centre-rules.ts'
import { pagePath } from '../wechat/settings.ts'
import { IN_SHOPS } from './body.ts'
import { EXAMPLE_SHOP, ShopView, viewOfOne, viewsOf } from './shop-view.ts'

const appid = z.string().regex(APPID)
const Params = z.strictObject({ appid })

const name = z
  .string()
  .trim()
  .max(40)
  .meta({ text: { en: 'How people see the shop', zh: '店铺名称，供人员识别' } })
const jump_path = pagePath(readPagePath, 'jump path').meta({
  text: {
    en: 'As MSG_JUMP_PATH: the page that a tap on the shipping message opens, or none',
    zh: '同 MSG_JUMP_PATH：点击发货消息后进入的页面，或 none',
  },
})

const Options = ShopOptions.extend({
  order_centre_path: pagePath(readOrderCentrePath, 'order-centre path'),
})
  .strict()
  .meta({
    id: 'ShopOptions',
    text: {
      en: 'What the environment says of the first shop, in small letters: docs/SETTINGS.md',
      zh: '首个店铺由环境变量设置的各项，此处用小写：见 docs/SETTINGS.md',
    },
  })

const secret = z
  .string()
  .min(16)
  .max(128)
  .meta({
    text: {
      en: "The Mini Program's AppSecret; stored sealed, and never returned",
      zh: '小程序的 AppSecret；加密保存，不再返回',
    },
  })
const push_token = z
  .string()
  .regex(/^[A-Za-z0-9]{3,32}$/)
  .optional()
  .meta({
    text: { en: 'Of its message push; made when left out', zh: '消息推送 Token；不填则自动生成' },
  })
const push_aes_key = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/)
  .optional()
  .meta({
    text: {
      en: 'EncodingAESKey of its message push; made when left out',
      zh: '消息推送 EncodingAESKey；不填则自动生成',
    },
  })

const EXAMPLE_PARAMS = { appid: EXAMPLE_SHOP.appid }

const listShopsRoute = defineRoute({
  ...IN_SHOPS,
  method: 'get',
  path: '/api/shops',
  id: 'listShops',
  summary: {
    en: 'The Mini Programs that the server serves beside the first one',
    zh: '本服务接入的其他小程序',
  },
  response: {
    status: 200,
    schema: z.object({ shops: z.array(ShopView) }).meta({ id: 'ServedShopList' }),
  },
  errors: [],
  example: { response: { shops: [EXAMPLE_SHOP] } },
  handle: async ({ shops, language }) => ({
    shops: await viewsOf(shops, await shops.all(), language),
  }),
})

const addShopRoute = defineRoute({
  ...IN_SHOPS,
  method: 'post',
  path: '/api/shops',
  id: 'addShop',
  summary: { en: 'Serves another Mini Program of the merchant', zh: '接入商家的另一个小程序' },
  details: {
    en: 'WeChat is asked for a token by the secret before anything is stored. Then set the message push of that Mini Program (mp.weixin.qq.com, Development > Development settings > Message push) to `push`: URL, Token, EncodingAESKey, safe mode, JSON. All servers on the database take it up within seconds.',
    zh: '保存前会先用该密钥向微信换取 token。之后请在该小程序后台（mp.weixin.qq.com，开发管理 > 开发设置 > 消息推送）按 `push` 填写 URL、Token、EncodingAESKey，选择安全模式和 JSON。同一数据库上的所有服务会在数秒内接入。',
  },
  body: z
    .strictObject({
      appid,
      name: name.optional(),
      secret,
      push_token,
      push_aes_key,
      jump_path,
      settings: Options.optional(),
    })
    .meta({ id: 'NewShopRequest' }),
  response: {
    status: 201,
    schema: z
      .object({
        shop: ShopView,
        push: z
          .object({ url: z.string().nullable(), token: z.string(), encoding_aes_key: z.string() })
          .meta({
            text: { en: 'Shown once: for its message push', zh: '仅返回一次：用于填写消息推送' },
          }),
      })
      .meta({ id: 'AddedShop' }),
  },
  errors: ['shop_known', 'refused_by_wechat', 'wechat_unavailable'],
  example: {
    body: {
      appid: EXAMPLE_SHOP.appid,
      name: EXAMPLE_SHOP.name,
      secret: '0123456789abcdef0123456789abcdef',
      jump_path: EXAMPLE_SHOP.jump_path ?? undefined,
      settings: EXAMPLE_SHOP.settings,
    },
    response: {
      shop: EXAMPLE_SHOP,
      push: {
        url: EXAMPLE_SHOP.push_url,
        token: 'fahuoPushToken2026',
        encoding_aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      },
    },
  },
  async handle({ body, shops, language }, shop) {
    const { appid: of, secret: key, push_token: token, push_aes_key: aes_key, ...said } = body
    const given = { change: definedOf(said), secret: key, push_token: token, push_aes_key: aes_key }
    const push = await addShop(shops, of, given, { actor: shop.actor, now: shop.clock.now() })
    const view = await viewOfOne(shops, await recordOf(shops, of), language)
    return { shop: view, push: { url: view.push_url, ...push } }
  },
})

/** Without what was left out. */
const definedOf = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>
  }

async function recordOf(
  { record }: { record: (appid: string) => Promise<ShopRecord | null> },
  of: string,
): Promise<ShopRecord> {
  const found = await record(of)
  if (!found) throw new FahuoError('not_found')
  return found
}

const changeShopRoute = defineRoute({
  ...IN_SHOPS,
  method: 'patch',
  path: '/api/shops/{appid}',
  id: 'changeShop',
  summary: {
    en: 'Changes a shop, suspends it, or resumes it',
    zh: '修改店铺，或暂停、恢复',
  },
  details: {
    en: 'A suspended shop is not served: its keys and its buyers are refused, its workers stand still; nothing is deleted. `settings` takes the place of all former ones.',
    zh: '暂停后不再提供服务：密钥与买家被拒绝，后台任务停止，数据不会删除。`settings` 会整体替换。',
  },
  params: Params,
  body: z
    .strictObject({
      name: name.optional(),
      state: z.enum(['active', 'suspended']).optional(),
      secret: secret.optional(),
      push_token,
      push_aes_key,
      jump_path,
      settings: Options.optional(),
    })
    .meta({ id: 'ShopChangeRequest' }),
  response: {
    status: 200,
    schema: z.object({ shop: ShopView }).meta({ id: 'ServedShopResponse' }),
  },
  errors: ['not_found', 'refused_by_wechat', 'wechat_unavailable'],
  example: {
    params: EXAMPLE_PARAMS,
    body: { state: 'suspended' as const },
    response: { shop: { ...EXAMPLE_SHOP, state: 'suspended' as const } },
  },
  async handle({ params, body, shops, language }, shop) {
    const { secret: key, push_token: token, push_aes_key: aes_key, ...said } = body
    const given = { change: definedOf(said), secret: key, push_token: token, push_aes_key: aes_key }
    const doing = { actor: shop.actor, now: shop.clock.now() }
    const record = await changeShop(shops, params.appid, given, doing)
    return { shop: await viewOfOne(shops, record, language) }
  },
})

const removeShopRoute = defineRoute({
  ...IN_SHOPS,
  method: 'delete',
  path: '/api/shops/{appid}',
  id: 'removeShop',
  summary: {
    en: 'Serves a shop no more and forgets its secrets; its data stays',
    zh: '移除店铺并清除其密钥；数据保留',
  },
  params: Params,
  response: {
    status: 200,
    schema: z.object({ removed: z.literal(true) }).meta({ id: 'ShopRemoved' }),
  },
  errors: ['not_found'],
  example: { params: EXAMPLE_PARAMS, response: { removed: true as const } },
  async handle({ params, shops }, shop) {
    await removeShop(shops, params.appid, { actor: shop.actor, now: shop.clock.now() })
    return { removed: true as const }
  },
})

export const shopRoutes = [listShopsRoute, addShopRoute, changeShopRoute, removeShopRoute]
