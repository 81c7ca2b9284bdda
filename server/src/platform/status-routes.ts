/** How the platform stands, and who authorised it. */
import { z } from 'zod'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { SHOP_STATES } from '../shops/record.ts'
import { count, EXAMPLE_APPID, IN_PLATFORM, platformOf } from './body.ts'
import { OUTCOMES, type Outcome } from './outcomes.ts'
import { listAuthorised, readStatus } from './status.ts'

const OUTCOME_NAMES = Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]

const StatusView = z
  .object({
    appid: z.string().meta({ text: { en: 'The component_appid', zh: '即 component_appid' } }),
    event_url: z.string().meta({
      text: { en: 'Where WeChat tells of tickets and authorisations', zh: '授权事件接收 URL' },
    }),
    message_url: z
      .string()
      .meta({ text: { en: 'Where WeChat pushes for its shops', zh: '消息与事件接收 URL' } }),
    ticket_at: milliseconds.nullable().meta({
      text: {
        en: 'When the last component_verify_ticket came; null: none came yet',
        zh: '最近一次收到 component_verify_ticket 的时间；尚未收到时为 null',
      },
    }),
    ticket_late: z.boolean().meta({
      text: {
        en: 'None came for 30 minutes: WeChat is asked to push again, and an alarm tells of it',
        zh: '超过 30 分钟未收到：服务会请求微信恢复推送并告警',
      },
    }),
    token_expires_at: milliseconds.nullable().meta({
      text: {
        en: "When the platform's token ends; null: none is kept, the next call gets one",
        zh: '平台令牌的到期时间；没有时为 null，下次调用时获取',
      },
    }),
    shops: z
      .object({ invited: count, active: count, revoked: count, suspended: count })
      .meta({ id: 'PlatformShopCounts' }),
    waiting: count.meta({
      text: { en: 'Authorisations that wait to be processed', zh: '待处理的授权数' },
    }),
    failed: z.array(
      z
        .object({
          authorizer_appid: z.string(),
          kind: z.string(),
          outcome: z
            .enum(OUTCOME_NAMES)
            .nullable()
            .meta({ text: { en: 'Null: it is tried again', zh: '为 null 时仍会重试' } }),
          remedy: z.string().nullable(),
          tries: count,
          error: z.string().nullable(),
          received_at: milliseconds,
        })
        .meta({ id: 'FailedAuthorisation' }),
    ),
  })
  .meta({ id: 'PlatformStatus' })

const readStatusRoute = defineRoute({
  ...IN_PLATFORM,
  method: 'get',
  path: '/api/platform',
  id: 'readPlatform',
  summary: {
    en: 'How the platform stands: ticket, token, shops, and the last 20 authorisations that failed',
    zh: '平台状态：ticket、令牌、店铺数量，以及最近 20 次失败的授权',
  },
  response: {
    status: 200,
    schema: z.object({ platform: StatusView }).meta({ id: 'PlatformStatusResponse' }),
  },
  errors: ['no_platform'],
  example: {
    response: {
      platform: {
        appid: 'wxc0000000000000ab',
        event_url: 'https://shop.fahuo.cn/wechat/platform/auth',
        message_url: 'https://shop.fahuo.cn/wechat/platform/push/$APPID$',
        ticket_at: 1_764_123_000_000,
        ticket_late: false,
        token_expires_at: 1_764_129_000_000,
        shops: { invited: 0, active: 12, revoked: 1, suspended: 0 },
        waiting: 0,
        failed: [
          {
            authorizer_appid: EXAMPLE_APPID,
            kind: 'authorized',
            outcome: 'code_expired',
            remedy: OUTCOMES.code_expired.en,
            tries: 9,
            error: null,
            received_at: 1_764_123_000_000,
          },
        ],
      },
    },
  },
  async handle({ shops, language }) {
    const status = await readStatus(platformOf(shops))
    const failed = status.failed.map((one) => ({
      ...one,
      remedy: one.outcome === null ? null : OUTCOMES[one.outcome][language],
    }))
    return { platform: { ...status, failed } }
  },
})

const granted = z.boolean()

const AuthorisedShopView = z
  .object({
    appid: z.string(),
    name: z.string(),
    state: z.enum(SHOP_STATES),
    principal_name: z.string(),
    permission_sets: z
      .array(count)
      .meta({ text: { en: 'The sets that the merchant granted', zh: '商家已授权的权限集' } }),
    abilities: z
      .object({
        can_ship: granted,
        can_sync_list: granted,
        can_set_jump_path: granted,
        can_message: granted,
        can_trace: granted,
        can_complain: granted,
        can_order_centre: granted,
      })
      .meta({
        id: 'ShopAbilities',
        text: { en: 'What these sets let the server do', zh: '已授权的权限集允许的操作' },
      }),
    created_at: milliseconds,
    verified_at: milliseconds.nullable().meta({
      text: { en: 'When WeChat last confirmed the authorisation', zh: '微信最近确认授权的时间' },
    }),
  })
  .meta({ id: 'AuthorisedShop' })

const listShopsRoute = defineRoute({
  ...IN_PLATFORM,
  method: 'get',
  path: '/api/platform/shops',
  id: 'listAuthorisedShops',
  summary: { en: 'The shops that authorised the platform', zh: '已授权平台的店铺' },
  response: {
    status: 200,
    schema: z.object({ shops: z.array(AuthorisedShopView) }).meta({ id: 'AuthorisedShopList' }),
  },
  errors: ['no_platform'],
  example: {
    response: {
      shops: [
        {
          appid: EXAMPLE_APPID,
          name: '山间茶馆',
          state: 'active',
          principal_name: '杭州山间茶业有限公司',
          permission_sets: [142, 182],
          abilities: {
            can_ship: true,
            can_sync_list: false,
            can_set_jump_path: false,
            can_message: false,
            can_trace: false,
            can_complain: false,
            can_order_centre: true,
          },
          created_at: 1_764_123_000_000,
          verified_at: 1_764_123_000_000,
        },
      ],
    },
  },
  handle: async ({ shops }) => ({
    shops: (await listAuthorised(platformOf(shops))).map(({ permission_sets, ...shop }) => ({
      ...shop,
      permission_sets: [...permission_sets],
    })),
  }),
})

export const statusRoutes = [readStatusRoute, listShopsRoute]
