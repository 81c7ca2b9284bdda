import { LOGISTICS_TYPE, MAX_ITEM_DESC } from '@fahuo/wechat'
import { z } from 'zod'
import { ruleText } from '../http/body.ts'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { milliseconds, seconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { createRule, readRules, removeRule, RULE_FIELDS, type WorkingRule } from './auto-ship.ts'

const value = z.string().trim().min(1).max(128)

const Match = z
  .object({
    merchant_trade_no: value
      .optional()
      .meta({ text: { en: "How the shop's own number begins", zh: '商户单号的开头' } }),
    mchid: value.optional().meta({
      text: { en: "The merchant number, or the sub-merchant's", zh: '商户号或子商户号' },
    }),
    description: value
      .optional()
      .meta({ text: { en: "What the order's description holds", zh: '订单描述中包含的文字' } }),
  })
  .meta({
    id: 'AutoShipMatch',
    text: { en: 'One of these; the case counts', zh: '三者填一；区分大小写' },
  })

const fields = {
  logistics_type: z
    .union([z.literal(LOGISTICS_TYPE.VIRTUAL), z.literal(LOGISTICS_TYPE.SELF_PICKUP)])
    .meta({
      text: { en: '3 virtual goods, 4 self-pickup', zh: '3 虚拟商品，4 用户自提' },
    }),
  item_desc: z
    .string()
    .trim()
    .min(1)
    .max(MAX_ITEM_DESC)
    .meta({
      text: { en: 'What was bought, for the shipping message', zh: '发货消息中的商品描述' },
    }),
  after: z
    .int()
    .min(0)
    .max(30 * 86_400)
    .default(0)
    .meta({ text: { en: 'Seconds after the payment', zh: '付款后多少秒' } }),
}

const RuleRequest = z
  .object({
    match: Match,
    ...fields,
    paid_from: z
      .int()
      .nonnegative()
      .max(9_999_999_999)
      .optional()
      .meta({
        text: {
          en: 'Orders paid before are left alone, Unix seconds; now when left out',
          zh: '此前付款的订单不处理，Unix 秒；不填为当前时间',
        },
      }),
  })
  .superRefine(({ match }, ctx) => {
    if (Object.values(match).filter((one) => one !== undefined).length !== 1)
      ctx.addIssue({
        code: 'custom',
        path: ['match'],
        ...ruleText({
          en: 'give one of merchant_trade_no, mchid, description',
          zh: '请在 merchant_trade_no、mchid、description 中填写一项',
        }),
      })
  })
  .meta({ id: 'AutoShipRuleRequest' })

const RuleView = z
  .object({
    id: z.string(),
    match: Match,
    logistics_type: z.int(),
    item_desc: z.string(),
    after: z.int(),
    paid_from: seconds,
    created_at: milliseconds,
    shipped: z.int().meta({
      text: { en: 'Shipments that it has made', zh: '已提交的发货数' },
    }),
    refused: z.int().meta({
      text: {
        en: 'Orders that were left to people, for instance since another shipment is in progress',
        zh: '留给人工处理的订单数，例如已有其他发货在处理',
      },
    }),
  })
  .meta({ id: 'AutoShipRule' })

const RuleResponse = z.object({ rule: RuleView }).meta({ id: 'AutoShipRuleResponse' })

const view = ({ field, value: matched, ...rule }: WorkingRule): z.input<typeof RuleView> => ({
  ...rule,
  match: { [field]: matched },
})

const request = {
  match: { merchant_trade_no: 'TOPUP' },
  logistics_type: LOGISTICS_TYPE.VIRTUAL,
  item_desc: 'Top-up',
  after: 60,
}
const EXAMPLE_RULE = {
  id: '0193d6c2-7b1a-7c3e-9f00-5a1b2c3d4e5f',
  ...request,
  paid_from: EXAMPLE_PAY_TIME,
  created_at: EXAMPLE_PAY_TIME * 1000,
  shipped: 0,
  refused: 0,
}

const createRuleRoute = defineRoute({
  method: 'post',
  path: '/api/auto-ship-rules',
  id: 'createAutoShipRule',
  group: 'shipments',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Makes a rule: orders that match are shipped by themselves, as virtual goods or for pick-up',
    zh: '新建自动发货规则：符合的订单自动按虚拟商品或自提发货',
  },
  details: {
    en: 'WeChat wants virtual goods and pick-up codes reported, too. Each order is shipped once, by the oldest rule that fits it; its shipment is an ordinary one.',
    zh: '虚拟商品与自提订单同样需要录入发货。每笔订单只由最早的一条符合的规则发货一次，产生的是普通发货。',
  },
  body: RuleRequest,
  response: { status: 200, schema: RuleResponse },
  errors: [],
  example: { body: request, response: { rule: EXAMPLE_RULE } },
  async handle({ body }, shop) {
    const { match, logistics_type, item_desc, after, paid_from } = body
    const field = RULE_FIELDS.find((one) => match[one] !== undefined) ?? 'merchant_trade_no'
    const rule = { field, value: match[field] ?? '', logistics_type, item_desc, after, paid_from }
    return { rule: view(await createRule(shop, rule)) }
  },
})

const listRulesRoute = defineRoute({
  method: 'get',
  path: '/api/auto-ship-rules',
  id: 'listAutoShipRules',
  group: 'shipments',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'The rules, and what they have done', zh: '自动发货规则及其执行情况' },
  response: {
    status: 200,
    schema: z.object({ rules: z.array(RuleView) }).meta({ id: 'AutoShipRules' }),
  },
  errors: [],
  example: { response: { rules: [EXAMPLE_RULE] } },
  async handle(_, shop) {
    return { rules: (await readRules(shop)).map(view) }
  },
})

const removeRuleRoute = defineRoute({
  method: 'delete',
  path: '/api/auto-ship-rules/{id}',
  id: 'removeAutoShipRule',
  group: 'shipments',
  caller: 'merchant',
  right: 'manage',
  summary: { en: 'Ends a rule; what it has shipped stays', zh: '删除规则；已发货的不受影响' },
  params: z.object({ id: z.string().min(1).max(64) }),
  response: {
    status: 200,
    schema: z.object({ done: z.literal(true) }).meta({ id: 'AutoShipRuleRemoved' }),
  },
  errors: ['not_found'],
  example: { params: { id: EXAMPLE_RULE.id }, response: { done: true as const } },
  async handle({ params }, shop) {
    await removeRule(shop, params.id)
    return { done: true as const }
  },
})

export const autoShipRoutes = [createRuleRoute, listRulesRoute, removeRuleRoute]
