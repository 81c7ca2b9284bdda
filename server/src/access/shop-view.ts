/** A further shop, as the API shows it. */
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { milliseconds } from '../http/fields.ts'
import { NOTICES } from '../outgoing/notices.ts'
import { pushPathOf } from '../shops/adding.ts'
import { SHOP_MODES, SHOP_STATES, ShopOptions, type ShopRecord } from '../shops/record.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { readShopHealth, SHOP_LACKS, type ShopHealth } from './shop-health.ts'

export const ShopView = z
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
    lacks: z.array(z.enum(SHOP_LACKS)).meta({
      text: {
        en: 'What it still needs. secret: nothing can be sent; push: no push can be checked; pay: no merchant number is known whose payment notifications are believed',
        zh: '尚缺的配置。secret：缺少密钥，无法提交；push：缺少消息推送凭据，无法校验推送；pay：未登记商户号，不接收支付通知',
      },
    }),
    last_push_at: milliseconds.nullable().meta({
      text: {
        en: 'When WeChat last pushed; null: no push is kept',
        zh: '微信上次推送的时间；没有记录时为 null',
      },
    }),
    last_error: z
      .object({ kind: z.string(), message: z.string(), remedy: z.string(), at: milliseconds })
      .nullable()
      .meta({
        id: 'ShopTrouble',
        text: {
          en: 'The latest thing that is wrong and not over, in words; null: nothing is',
          zh: '最近一项尚未解除的问题；没有时为 null',
        },
      }),
  })
  .meta({ id: 'ServedShop' })

export const EXAMPLE_SHOP: z.input<typeof ShopView> = {
  appid: 'wx00000000000000cd',
  name: '茶铺二店',
  mode: 'own',
  state: 'active',
  jump_path: 'pages/order/detail/index',
  settings: { mchid: '1900000109' },
  push_url: 'https://fahuo.example.com/wechat/push/wx00000000000000cd',
  verified_at: 1_764_123_000_000,
  created_at: 1_764_123_000_000,
  lacks: ['pay'],
  last_push_at: 1_764_123_500_000,
  last_error: null,
}

function viewOf(
  { settings: { public_url } }: Shop,
  { appid, name, mode, state, jump_path, settings, verified_at, created_at }: ShopRecord,
  { lacks, last_push_at, last_notice }: ShopHealth,
  language: Language,
): z.input<typeof ShopView> {
  const words = last_notice && NOTICES[last_notice.kind]
  return {
    appid,
    name,
    mode,
    state,
    jump_path,
    settings,
    push_url: public_url === null ? null : new URL(pushPathOf(appid), public_url).href,
    verified_at,
    created_at,
    lacks,
    last_push_at,
    last_error: words && {
      kind: last_notice.kind,
      message: words.message[language],
      remedy: words.remedy[language],
      at: last_notice.last_at,
    },
  }
}

/** Tells of shops of the table. */
export async function viewsOf(
  shops: Shops,
  records: readonly ShopRecord[],
  language: Language,
): Promise<z.input<typeof ShopView>[]> {
  const healthOf = await readShopHealth(shops, records)
  return records.map((record) => viewOf(shops.first, record, healthOf(record), language))
}

/** Tells of one of them. */
export async function viewOfOne(
  shops: Shops,
  record: ShopRecord,
  language: Language,
): Promise<z.input<typeof ShopView>> {
  const healthOf = await readShopHealth(shops, [record])
  return viewOf(shops.first, record, healthOf(record), language)
}
