/** What people send about their account: WeChat's own bodies, with limits. */
import { addBrokenRules, brokenBrandRules } from '@fahuo/wechat'
import { z } from 'zod'

/** WeChat names no limit [?]; these are more than anybody needs. */
const MAX_NAME = 128
const MAX_MEDIA = 20
const MAX_REASON = 1000

const media_id = z
  .string()
  .min(1)
  .max(256)
  .meta({ text: { en: 'From POST /api/account/media', zh: '来自 POST /api/account/media' } })

const mediaIds = (en: string, zh: string) =>
  z.array(media_id).max(MAX_MEDIA).optional().meta({ text: { en, zh } })

export const BrandRequest = z
  .strictObject({
    Application: z
      .strictObject({
        apply_for: z
          .int()
          .min(1)
          .max(2)
          .meta({
            text: {
              en: '1 famous brand, with audit_info; 2 the account has the shop component',
              zh: '1 知名品牌（需填 audit_info）；2 已有小店组件',
            },
          }),
        audit_info: z
          .strictObject({
            brand_name: z.string().min(1).max(MAX_NAME),
            brand_type: z
              .int()
              .min(1)
              .max(8)
              .meta({
                text: {
                  en: '1 consumer goods list of the MIIT, 2 online retail list of the CCFA, 3 time-honoured brand, 4 flagship shop on an e-commerce platform, 5 Global 500, 6 China 500, 7 recognised well-known trademark, 8 growing consumer brands of the MIIT',
                  zh: '1 工信部消费品名单，2 中国连锁经营协会网络零售名单，3 中华老字号，4 电商平台旗舰店，5 世界 500 强，6 中国 500 强，7 驰名商标，8 工信部成长型消费品牌',
                },
              }),
            flagship_in_which_ec_platform: z
              .string()
              .max(MAX_NAME)
              .optional()
              .meta({ text: { en: 'For brand_type 4', zh: 'brand_type 为 4 时必填' } }),
            ec_platform_proof_list: mediaIds('For brand_type 4', 'brand_type 为 4 时必填'),
            authority_certified_proof_list: mediaIds('For brand_type 7', 'brand_type 为 7 时必填'),
            other_material_list: mediaIds('Whatever else helps', '其他材料'),
          })
          .optional(),
      })
      .superRefine((application, ctx) => addBrokenRules(brokenBrandRules(application), ctx)),
  })
  .meta({ id: 'BrandRequest' })

export const TradeTypeRequest = z
  .strictObject({
    trade_type: z
      .int()
      .min(1)
      .max(4)
      .meta({
        text: {
          en: '1 general, 2 physical e-commerce, 3 offline service, 4 online service',
          zh: '1 综合，2 实物电商，3 线下服务，4 线上服务',
        },
      }),
    material_list: z
      .array(
        z.strictObject({
          type: z
            .int()
            .min(1)
            .max(2)
            .meta({ text: { en: '1 image, 2 video', zh: '1 图片，2 视频' } }),
          media_id,
        }),
      )
      .min(1)
      .max(10)
      .refine((list) => list.filter(({ type }) => type === 2).length <= 3, {
        params: { text: { en: 'at most 3 videos', zh: '最多 3 个视频' } },
      }),
    reason: z.string().min(1).max(MAX_REASON),
    confirm: z
      .boolean()
      .optional()
      .meta({
        text: {
          en: 'true: a person knows that an account can do this once',
          zh: 'true：已知悉一个账号只能申请一次',
        },
      }),
    repeat: z
      .boolean()
      .optional()
      .meta({
        text: {
          en: 'true: although an application was sent before',
          zh: 'true：此前已提交过申请，仍要再次提交',
        },
      }),
  })
  .meta({ id: 'TradeTypeRequest' })
