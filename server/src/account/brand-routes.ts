import { BRAND_STATUS } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language, Text } from '../core/language.ts'
import { EXAMPLE_MEDIA_ID } from '../http/examples.ts'
import { defineRoute } from '../http/route.ts'
import { BrandRequest } from './body.ts'
import { applyForBrand, brandState } from './brand.ts'

const STATUS_WORDS: Record<number, Text> = {
  [BRAND_STATUS.NONE]: { en: 'not applied for', zh: '未申请' },
  [BRAND_STATUS.IN_REVIEW]: { en: 'in review', zh: '审核中' },
  [BRAND_STATUS.REJECTED]: { en: 'rejected', zh: '已驳回' },
  [BRAND_STATUS.APPROVED]: { en: 'approved', zh: '已通过' },
}

const BrandResponse = z
  .object({
    brand: z
      .object({
        status: z.int().meta({
          text: {
            en: '0 not applied for, 1 in review, 2 rejected, 3 approved',
            zh: '0 未申请，1 审核中，2 已驳回，3 已通过',
          },
        }),
        status_text: z.string(),
        apply_for: z.int().nullable(),
        audit_reason: z
          .string()
          .nullable()
          .meta({ text: { en: 'Why it was rejected', zh: '驳回原因' } }),
      })
      .meta({ id: 'Brand' }),
  })
  .meta({ id: 'BrandResponse' })

type BrandState = Awaited<ReturnType<typeof brandState>>

const viewBrand = (brand: BrandState, language: Language) => ({
  brand: { ...brand, status_text: STATUS_WORDS[brand.status]?.[language] ?? String(brand.status) },
})

const EXAMPLE_BRAND = {
  brand: { status: 1, status_text: 'in review', apply_for: 1, audit_reason: null },
}

const readBrand = defineRoute({
  method: 'get',
  path: '/api/account/brand',
  id: 'readBrand',
  group: 'account',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What became of the application as a famous brand, as WeChat says now',
    zh: '知名品牌申请的当前状态',
  },
  response: { status: 200, schema: BrandResponse },
  errors: ['refused_by_wechat', 'wechat_unavailable'],
  example: { response: EXAMPLE_BRAND },
  handle: async ({ language }, shop) => viewBrand(await brandState(shop), language),
})

const applyBrandRoute = defineRoute({
  method: 'post',
  path: '/api/account/brand',
  id: 'applyForBrand',
  group: 'account',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Applies as a famous brand',
    zh: '申请知名品牌',
  },
  details: {
    en: "WeChat's own body, with the capital A of `Application`. Proofs are `media_id`s of `POST /api/account/media`. WeChat takes one application at a time; after a lost answer its status is asked, and the same body may be sent again.",
    zh: '请求体与微信相同（`Application` 的 A 大写）。证明材料为 `POST /api/account/media` 返回的 `media_id`。微信同一时间只接受一份申请；未收到应答时会查询状态，可用相同内容重新提交。',
  },
  body: BrandRequest,
  response: { status: 200, schema: BrandResponse },
  errors: ['invalid', 'unknown_field', 'refused_by_wechat', 'wechat_unavailable'],
  example: {
    body: {
      Application: {
        apply_for: 1,
        audit_info: {
          brand_name: '山间茶事',
          brand_type: 4,
          flagship_in_which_ec_platform: '京东',
          ec_platform_proof_list: [EXAMPLE_MEDIA_ID],
        },
      },
    },
    response: EXAMPLE_BRAND,
  },
  handle: async ({ body, language }, shop) => viewBrand(await applyForBrand(shop, body), language),
})

export const brandRoutes = [readBrand, applyBrandRoute]
