/** The further Mini Programs of a server, for the owners of its first shop. */
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { addShop, changeShop, pushPathOf, removeShop } from '../shops/adding.ts'
import { APPID, SHOP_MODES, SHOP_STATES, ShopOptions, type ShopRecord } from '../shops/record.ts'
import type { Shop } from '../shops/shop.ts'
import { readPagePath } from '../wechat/jump-path-rules.ts'
import { readOrderCentrePath } from '../wechat/order-centre-rules.ts'
import { pagePath } from '../wechat/settings.ts'
import { IN_SHOPS } from './body.ts'

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

const ShopView = z
  .object({
    appid: z.string(),
    name: z.string(),
    mode: z.enum(SHOP_MODES).meta({
      text: {
        en: 'own: by its own secret; authorised: by a third-party platform',
        zh: 'own：使用自己的密钥；authorised：由第三方平台代为调用',
      },
    }),
    state: z.enum(SHOP_STATES).meta({
      text: {
        en: 'active: it is served; suspended: not for now; revoked: not any more, its data stays; invited: not yet',
        zh: 'active：服务中；suspended：已暂停；revoked：已移除，数据保留；invited：尚未接入',
      },
    }),
    jump_path: z.string().nullable(),
    settings: ShopOptions,
    push_url: z
      .string()
      .nullable()
      .meta({
        text: {
          en: 'The URL for its message push; null where PUBLIC_URL is not set: /wechat/push/ and the appid behind the address of the server',
          zh: '填入该小程序“消息推送”的 URL；未设置 PUBLIC_URL 时为 null，即服务地址后加 /wechat/push/ 和 appid',
        },
      }),
    verified_at: milliseconds.nullable().meta({
      text: { en: 'When WeChat last took its secret', zh: '微信上次确认其密钥的时间' },
    }),
    created_at: milliseconds,
  })
  .meta({ id: 'ServedShop' })

const EXAMPLE: z.input<typeof ShopView> = {
  appid: 'wx00000000000000cd',
  name: '茶铺二店',
  mode: 'own',
  state: 'active',
  jump_path: 'pages/order/detail/index',
  settings: { mchid: '1900000109' },
  push_url: 'https://fahuo.example.com/wechat/push/wx00000000000000cd',
  verified_at: 1_764_123_000_000,
  created_at: 1_764_123_000_000,
}
const EXAMPLE_PARAMS = { appid: EXAMPLE.appid }

const viewOf = (
  { settings: { public_url } }: Shop,
  { appid: of, name: called, mode, state, ...rest }: ShopRecord,
): z.input<typeof ShopView> => ({
  appid: of,
  name: called,
  mode,
  state,
  jump_path: rest.jump_path,
  settings: rest.settings,
  push_url: public_url === null ? null : new URL(pushPathOf(of), public_url).href,
  verified_at: rest.verified_at,
  created_at: rest.created_at,
})

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
  example: { response: { shops: [EXAMPLE] } },
  handle: async ({ shops }, shop) => ({
    shops: (await shops.all()).map((record) => viewOf(shop, record)),
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
      appid: EXAMPLE.appid,
      name: EXAMPLE.name,
      secret: '0123456789abcdef0123456789abcdef',
      jump_path: EXAMPLE.jump_path ?? undefined,
      settings: EXAMPLE.settings,
    },
    response: {
      shop: EXAMPLE,
      push: {
        url: EXAMPLE.push_url,
        token: 'fahuoPushToken2026',
        encoding_aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      },
    },
  },
  async handle({ body, shops }, shop) {
    const { appid: of, secret: key, push_token: token, push_aes_key: aes_key, ...said } = body
    const given = { change: definedOf(said), secret: key, push_token: token, push_aes_key: aes_key }
    const push = await addShop(shops, of, given, { actor: shop.actor, now: shop.clock.now() })
    const view = viewOf(shop, await recordOf(shops, of))
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
    response: { shop: { ...EXAMPLE, state: 'suspended' as const } },
  },
  async handle({ params, body, shops }, shop) {
    const { secret: key, push_token: token, push_aes_key: aes_key, ...said } = body
    const given = { change: definedOf(said), secret: key, push_token: token, push_aes_key: aes_key }
    const doing = { actor: shop.actor, now: shop.clock.now() }
    return { shop: viewOf(shop, await changeShop(shops, params.appid, given, doing)) }
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
