import { explain } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { EXAMPLE_MEDIA_ID, EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { booleanQuery, fileBody, milliseconds, seconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { brandRoutes } from './brand-routes.ts'
import { TradeTypeRequest } from './body.ts'
import { readCheck, watchManagement, type CheckName } from './management.ts'
import { MAX_IMAGE_REQUEST_BYTES, uploadImage } from './media.ts'
import { applyForTradeType, tradeTypeState } from './trade-type.ts'
import type { Shop } from '../shops/shop.ts'

const CheckView = z
  .object({
    value: z
      .boolean()
      .nullable()
      .meta({ text: { en: 'null: WeChat refuses to say', zh: 'null：微信拒绝回答' } }),
    errcode: z.int().nullable(),
    cause: z.string().nullable(),
    remedy: z.string().nullable(),
    since: milliseconds,
    asked_at: milliseconds,
  })
  .nullable()
  .meta({
    id: 'AccountCheck',
    text: { en: 'null: WeChat has not answered yet', zh: 'null：尚未收到微信的应答' },
  })

const TradeType = z
  .object({
    state: z.enum(['sending', 'applied', 'unknown']).meta({
      text: {
        en: '`unknown`: the answer was lost, and a person has to look in the console',
        zh: '`unknown`：未收到应答，需人工在微信后台确认',
      },
    }),
    trade_type: z
      .int()
      .nullable()
      .meta({
        text: {
          en: 'null: applied for before by somebody else',
          zh: 'null：此前由其他途径申请',
        },
      }),
    at: milliseconds,
  })
  .meta({ id: 'TradeType' })

const AccountResponse = z
  .object({
    account: z
      .object({
        is_trade_managed: CheckView,
        is_trade_management_confirmation_completed: CheckView,
        trade_type: TradeType.nullable().meta({
          text: { en: 'null: not applied for from here', zh: 'null：未在此申请过' },
        }),
      })
      .meta({ id: 'Account' }),
  })
  .meta({ id: 'AccountResponse' })

const at = EXAMPLE_PAY_TIME * 1000
const EXAMPLE_CHECK = {
  value: true,
  errcode: null,
  cause: null,
  remedy: null,
  since: at,
  asked_at: at,
}

async function viewCheck(shop: Shop, name: CheckName, language: Language) {
  const check = await readCheck(shop, name)
  if (!check) return null
  const { earlier_value: _, ...shown } = check
  const words = check.errcode === null ? null : explain(check.errcode)
  return {
    ...shown,
    cause: words?.cause[language] ?? null,
    remedy: words?.remedy[language] ?? null,
  }
}

const readAccount = defineRoute({
  method: 'get',
  path: '/api/account',
  id: 'readAccount',
  group: 'account',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What WeChat says of the account: whether shipping management is on and confirmed; the trade type that was applied for',
    zh: '微信侧的账号状态：发货管理是否开通、是否已全部确认；已申请的交易类型',
  },
  details: {
    en: 'Asked once a day, and every hour while the answer is not yes. When it turns to no, the board, `fahuo doctor`, the log and the metrics say so until it is yes again.',
    zh: '每天查询一次；结果不为“是”时每小时查询一次。变为“否”时，看板、`fahuo doctor`、日志与指标会持续提示，直到恢复。',
  },
  query: z.strictObject({
    refresh: booleanQuery
      .optional()
      .meta({ text: { en: 'true: asks WeChat now', zh: 'true：立即向微信查询' }, type: 'boolean' }),
  }),
  response: { status: 200, schema: AccountResponse },
  errors: [],
  example: {
    response: {
      account: {
        is_trade_managed: EXAMPLE_CHECK,
        is_trade_management_confirmation_completed: EXAMPLE_CHECK,
        trade_type: null,
      },
    },
  },
  async handle({ query: { refresh }, language }, shop) {
    if (refresh) await watchManagement(shop, { always: true })
    return {
      account: {
        is_trade_managed: await viewCheck(shop, 'is_trade_managed', language),
        is_trade_management_confirmation_completed: await viewCheck(
          shop,
          'is_trade_management_confirmation_completed',
          language,
        ),
        trade_type: await tradeTypeState(shop),
      },
    }
  },
})

const uploadMedia = defineRoute({
  method: 'post',
  path: '/api/account/media',
  id: 'uploadMedia',
  group: 'account',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Uploads an image to WeChat, for the applications below',
    zh: '向微信上传图片，供以下申请使用',
  },
  details: {
    en: 'A JPEG, PNG or GIF of at most 2 MB, as the body or as the file of a form; told by its content. WeChat keeps it for three days. The image is not stored here. After a lost answer, send it again.',
    zh: '不超过 2 MB 的 JPEG、PNG 或 GIF，可直接作为请求体，也可为表单中的文件；按内容识别。微信保存三天，本服务不保存。未收到应答时可重新上传。',
  },
  file: {
    media: ['image/gif', 'image/png', 'image/jpeg', 'multipart/form-data'],
    max_bytes: MAX_IMAGE_REQUEST_BYTES,
    too_large: 'image_too_large',
  },
  body: fileBody,
  response: {
    status: 200,
    schema: z
      .object({
        media_id: z.string(),
        created_at: seconds,
        expires_at: seconds,
      })
      .meta({ id: 'Media' }),
  },
  errors: ['invalid', 'image_too_large', 'refused_by_wechat', 'wechat_unavailable'],
  example: {
    body: 'GIF89a',
    response: {
      media_id: EXAMPLE_MEDIA_ID,
      created_at: EXAMPLE_PAY_TIME,
      expires_at: EXAMPLE_PAY_TIME + 259_200,
    },
  },
  handle: ({ body }, shop) => uploadImage(shop, new Uint8Array(body)),
})

const applyTradeType = defineRoute({
  method: 'post',
  path: '/api/account/trade-type',
  id: 'applyForTradeType',
  group: 'account',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Applies for another trade type, once an account',
    zh: '申请变更交易类型，一个账号只能申请一次',
  },
  details: {
    en: 'An account applies once, it cannot be taken back, and no call of WeChat tells the result: so nothing is sent without `"confirm": true`, and what was sent is remembered (`GET /api/account`). When the answer is lost (`outcome_unknown`), look in WeChat\'s console; to send it again all the same, add `"repeat": true`: WeChat answers 268486048 when the first one had arrived, and that is noted.',
    zh: '一个账号只能申请一次，无法撤回，微信也没有查询结果的接口：因此没有 `"confirm": true` 时不会提交，提交后会记录（`GET /api/account`）。未收到应答（`outcome_unknown`）时，请先在微信后台确认；仍要再次提交时加上 `"repeat": true`：若前一次已生效，微信会返回 268486048，并据此记录。',
  },
  body: TradeTypeRequest,
  response: {
    status: 200,
    schema: z.object({ trade_type: TradeType }).meta({ id: 'TradeTypeResponse' }),
  },
  errors: [
    'invalid',
    'unknown_field',
    'confirmation_needed',
    'not_open',
    'refused_by_wechat',
    'wechat_unavailable',
    'outcome_unknown',
  ],
  example: {
    body: {
      trade_type: 2,
      material_list: [{ type: 1, media_id: EXAMPLE_MEDIA_ID }],
      reason: '现主要销售实物商品',
      confirm: true,
    },
    response: { trade_type: { state: 'applied' as const, trade_type: 2, at } },
  },
  handle: async ({ body }, shop) => ({ trade_type: await applyForTradeType(shop, body) }),
})

export const accountRoutes = [readAccount, uploadMedia, ...brandRoutes, applyTradeType]
