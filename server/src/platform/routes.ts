/** The third-party platform, for owners of the first shop and for keys of the platform. */
import { z } from 'zod'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { APPID } from '../shops/record.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { count, EXAMPLE_APPID, IN_PLATFORM, platformOf } from './body.ts'
import { createOnboarding, onboardingLink } from './onboarding.ts'
import { KNOWN_SETS, USUAL_SETS } from './permission-sets.ts'
import { RECOVERED, recoverShops } from './recover.ts'
import { statusRoutes } from './status-routes.ts'

const permission_set = z.int().refine((id) => KNOWN_SETS.some((set) => set.id === id), {
  error: `one of: ${KNOWN_SETS.map(({ id }) => id).join(', ')}`,
})

const inviteRoute = defineRoute({
  ...IN_PLATFORM,
  method: 'post',
  path: '/api/platform/invitations',
  id: 'inviteMerchant',
  summary: {
    en: 'Makes a link by which a merchant authorises the platform, and shows it once',
    zh: '生成商家授权链接，仅显示一次',
  },
  details: {
    en: 'The administrator of the Mini Program opens the link and clicks on to WeChat. Set 142 is always asked for. The link is good for 14 days.',
    zh: '小程序管理员打开链接，再点击进入微信授权。始终包含权限集 142。链接 14 天内有效。',
  },
  body: z
    .strictObject({
      name: z
        .string()
        .trim()
        .min(1)
        .max(40)
        .meta({ text: { en: 'For whom it is', zh: '商家名称' } }),
      permission_sets: z
        .array(permission_set)
        .min(1)
        .max(KNOWN_SETS.length)
        .optional()
        .meta({
          text: {
            en: `Of ${KNOWN_SETS.map(({ id }) => id).join(', ')}; ${USUAL_SETS.join(' and ')} when left out`,
            zh: `可选 ${KNOWN_SETS.map(({ id }) => id).join('、')}；不填则为 ${USUAL_SETS.join('、')}`,
          },
        }),
      biz_appid: z
        .string()
        .regex(APPID)
        .optional()
        .meta({
          text: { en: 'The one Mini Program that may answer', zh: '仅限该小程序授权' },
        }),
    })
    .meta({ id: 'MerchantInvitationRequest' }),
  response: {
    status: 201,
    schema: z
      .object({
        id: z.string(),
        link: z.string().meta({ text: { en: 'Shown once', zh: '仅返回一次' } }),
        permission_sets: z.array(count),
        expires_at: milliseconds,
      })
      .meta({ id: 'MerchantInvitation' }),
  },
  errors: ['no_platform'],
  example: {
    body: { name: '山间茶馆', permission_sets: [142, 182] },
    response: {
      id: '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e71',
      link: 'https://shop.fahuo.cn/onboard/o1AbCdEfGhIjKlMnOpQrStUvWxYz012345',
      permission_sets: [142, 182],
      expires_at: 1_765_332_600_000,
    },
  },
  async handle({ body, shops }) {
    const platform = platformOf(shops)
    const { name, permission_sets, biz_appid } = body
    const { onboarding, token } = await createOnboarding(platform, {
      name,
      ...(permission_sets && { permission_sets }),
      ...(biz_appid !== undefined && { biz_appid }),
    })
    return {
      id: onboarding.id,
      link: onboardingLink(platform.public_url, token),
      permission_sets: [...onboarding.permission_sets],
      expires_at: onboarding.expires_at,
    }
  },
})

const RECOVERED_NAMES = Object.keys(RECOVERED) as [
  keyof typeof RECOVERED,
  ...(keyof typeof RECOVERED)[],
]

const recoverRoute = defineRoute({
  ...IN_PLATFORM,
  method: 'post',
  path: '/api/platform/recover',
  id: 'recoverAuthorisations',
  summary: {
    en: 'Reads all authorisations anew from WeChat, and answers when all were read',
    zh: '从微信重新读取全部授权，读完后返回',
  },
  details: {
    en: 'For a database or a master key that was lost, or events that did not come. One call to WeChat for each shop: for many hundreds use `fahuo platform recover`, which prints as it goes. It can be done again.',
    zh: '用于数据库或主密钥丢失、或事件未收到时。每个店铺调用微信一次：店铺达数百个时请用 `fahuo platform recover`，它会边读边打印。可以重复执行。',
  },
  response: {
    status: 200,
    schema: z
      .object({
        shops: z.array(
          z
            .object({ appid: z.string(), outcome: z.enum(RECOVERED_NAMES), message: z.string() })
            .meta({ id: 'RecoveredShop' }),
        ),
      })
      .meta({ id: 'RecoveredShopList' }),
  },
  errors: ['no_platform', 'refused_by_wechat', 'wechat_unavailable'],
  example: {
    response: {
      shops: [{ appid: EXAMPLE_APPID, outcome: 'recovered', message: RECOVERED.recovered.en }],
    },
  },
  async handle({ shops, language }) {
    const platform = platformOf(shops)
    return mapWechatErrors(async () => {
      const told = []
      for await (const { appid, outcome } of recoverShops(platform))
        told.push({ appid, outcome, message: RECOVERED[outcome][language] })
      return { shops: told }
    })
  },
})

const clearQuotaRoute = defineRoute({
  ...IN_PLATFORM,
  method: 'post',
  path: '/api/platform/clear-quota',
  id: 'clearPlatformQuota',
  summary: {
    en: "Sets the day's counts of the platform's calls back to zero; ten times a month",
    zh: '将平台今日的调用次数清零；每月十次',
  },
  response: {
    status: 200,
    schema: z.object({ cleared: z.literal(true) }).meta({ id: 'PlatformQuotaCleared' }),
  },
  errors: ['no_platform', 'refused_by_wechat', 'wechat_unavailable'],
  example: { response: { cleared: true as const } },
  async handle({ shops }) {
    const platform = platformOf(shops)
    await mapWechatErrors(() => platform.client.clearQuota())
    return { cleared: true as const }
  },
})

export const platformRoutes = [...statusRoutes, inviteRoute, recoverRoute, clearQuotaRoute]
