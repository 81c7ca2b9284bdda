/** What took points off the account's score. */
import { PENALTY_STATUS } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language, Text } from '../core/language.ts'
import { limitQuery, seconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { EXAMPLES } from './examples.ts'
import { listPenalties, MAX_PENALTIES } from './penalties.ts'

const STATUSES: Readonly<Record<number, Text>> = {
  [PENALTY_STATUS.DEDUCTED]: { en: 'points were taken', zh: '已扣分' },
  [PENALTY_STATUS.APPEALED]: { en: 'appealed', zh: '申诉中' },
  [PENALTY_STATUS.APPEAL_LOST]: { en: 'the appeal was refused', zh: '申诉被驳回' },
  [PENALTY_STATUS.APPEAL_WON]: { en: 'the appeal was accepted', zh: '申诉成功' },
}
const OTHER: Text = { en: 'unknown', zh: '未知' }

const statusText = (status: number, language: Language) => (STATUSES[status] ?? OTHER)[language]

const Penalty = z
  .object({
    penalty_id: z.string(),
    complaint_order_id: z.string().nullable(),
    transaction_id: z.string().nullable(),
    reason: z.string().meta({ text: { en: "WeChat's words", zh: '微信的说明' } }),
    status: z.int(),
    status_text: z.string(),
    points: z.number().meta({ text: { en: 'What was taken off the score', zh: '扣除的分数' } }),
    create_time: seconds,
    update_time: seconds,
  })
  .meta({ id: 'Penalty' })

export const listPenaltiesRoute = defineRoute({
  method: 'get',
  path: '/api/penalties',
  id: 'listPenalties',
  group: 'complaints',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: "What took points off the account's transaction score, asked of WeChat now",
    zh: '交易体验分的扣分记录，实时查询微信',
  },
  query: z.strictObject({
    offset: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .default(0)
      .meta({ text: { en: 'From 0', zh: '从 0 起' } }),
    limit: limitQuery(MAX_PENALTIES, 50),
  }),
  response: {
    status: 200,
    schema: z
      .object({
        score: z
          .number()
          .nullable()
          .meta({ text: { en: 'Null: WeChat did not say', zh: 'null：微信未返回' } }),
        total: z.int(),
        penalties: z.array(Penalty),
      })
      .meta({ id: 'PenaltyPage' }),
  },
  errors: ['refused_by_wechat', 'wechat_unavailable'],
  example: EXAMPLES.listPenalties,
  async handle({ query, language }, shop) {
    const { currentScore, totalNum, appealList } = await listPenalties(shop, query)
    return {
      score: currentScore ?? null,
      total: totalNum,
      penalties: appealList.map((one) => ({
        penalty_id: one.illegalOrderId,
        complaint_order_id: /^0?$/.test(one.complaintOrderId) ? null : one.complaintOrderId,
        transaction_id: one.orderId === '' ? null : one.orderId,
        reason: one.illegalWording,
        status: one.status,
        status_text: statusText(one.status, language),
        points: one.minusScore,
        create_time: one.illegalTime,
        update_time: one.updateTime,
      })),
    }
  },
})
