/** Complaints of buyers: list, detail, answers. */
import { z } from 'zod'
import { ruleText } from '../http/body.ts'
import { cursorQuery, limitQuery, nextCursor } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { answerComplaint, readAnswers } from './answer.ts'
import { contactOf, requireComplaint } from './complaints.ts'
import { searchComplaints } from './search.ts'
import { EXAMPLES } from './examples.ts'
import { listPenaltiesRoute } from './penalty-routes.ts'
import {
  Action,
  answerView,
  AnswerView,
  ComplaintView,
  ListedComplaint,
  listedView,
} from './view.ts'

const number = z
  .string()
  .regex(/^\d{1,16}$/)
  .meta({ text: { en: 'complaint_order_id of the push', zh: '推送中的 complaint_order_id' } })
const Params = z.object({ complaint_order_id: number })

const listComplaintsRoute = defineRoute({
  method: 'get',
  path: '/api/complaints',
  id: 'listComplaints',
  group: 'complaints',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'Complaints of buyers, newest first', zh: '买家投诉，最新在前' },
  query: z.strictObject({
    state: z
      .enum(['open', 'closed', 'all'])
      .default('open')
      .meta({ text: { en: 'Open ones by default', zh: '默认仅未结束的' } }),
    transaction_id: z.string().min(1).max(64).optional(),
    cursor: cursorQuery(256).optional(),
    limit: limitQuery(200, 50),
  }),
  response: {
    status: 200,
    schema: z
      .object({ complaints: z.array(ListedComplaint), next_cursor: nextCursor })
      .meta({ id: 'ComplaintPage' }),
  },
  errors: ['invalid'],
  example: EXAMPLES.listComplaints,
  async handle({ query, language }, shop) {
    const { complaints, next_cursor } = await searchComplaints(shop, query)
    return { complaints: complaints.map((one) => listedView(one, language)), next_cursor }
  },
})

const readComplaintRoute = defineRoute({
  method: 'get',
  path: '/api/complaints/{complaint_order_id}',
  id: 'readComplaint',
  group: 'complaints',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'A complaint, what was said in it, and our answers', zh: '投诉详情与处理记录' },
  params: Params,
  query: z.strictObject({
    contact: z
      .literal('1')
      .optional()
      .meta({
        text: {
          en: "1: asks WeChat now, and returns the buyer's phone number, which is stored nowhere; the log notes that it was read",
          zh: '1：实时查询微信并返回买家电话；电话不保存，查询会记入日志',
        },
      }),
  }),
  response: {
    status: 200,
    schema: z.object({ complaint: ComplaintView }).meta({ id: 'ComplaintResponse' }),
  },
  errors: ['not_found', 'refused_by_wechat', 'wechat_unavailable'],
  example: EXAMPLES.readComplaint,
  async handle({ params, query, language, set }, shop) {
    set('cache-control', 'no-store')
    const { complaint_order_id } = params
    const found =
      query.contact === '1'
        ? await contactOf(shop, complaint_order_id)
        : { complaint: await requireComplaint(shop, complaint_order_id) }
    const answers = await readAnswers(shop, complaint_order_id)
    return {
      complaint: {
        ...listedView(found.complaint, language),
        detail: found.complaint.detail,
        answers: answers.map(answerView),
        ...('contact' in found && { contact: found.contact }),
      },
    }
  },
})

const answerComplaintRoute = defineRoute({
  method: 'post',
  path: '/api/complaints/{complaint_order_id}/answers',
  id: 'answerComplaint',
  group: 'complaints',
  caller: 'merchant',
  right: 'manage',
  summary: { en: 'Answers a complaint, at most once', zh: '处理投诉，最多提交一次' },
  details: {
    en: 'It is stored before it is sent. The same answer again is not sent again. When the answer of WeChat is lost, `state` is `unknown`: the complaint is read until it shows what became of it, and nothing else is sent meanwhile.',
    zh: '先保存再提交；相同内容不会重复提交。若未收到微信响应，`state` 为 `unknown`：系统会查询投诉单确认结果，期间不会提交其他内容。',
  },
  params: Params,
  body: z
    .strictObject({
      action: Action,
      content: z
        .string()
        .trim()
        .max(1000)
        .optional()
        .meta({ text: { en: 'What is said to the buyer and to WeChat', zh: '说明文字' } }),
      media_ids: z
        .array(z.string().min(1).max(256))
        .max(9)
        .optional()
        .meta({
          text: {
            en: 'media_id of pictures that were uploaded to WeChat; they live three days',
            zh: '已上传到微信的图片 media_id，有效期三天',
          },
        }),
      return_id: z
        .string()
        .regex(/^\d{1,16}$/)
        .optional()
        .meta({
          text: { en: 'Of return_bill; for refund', zh: '取自 return_bill，仅用于 refund' },
        }),
      accept_return: z
        .int()
        .min(0)
        .max(9)
        .optional()
        .meta({
          text: {
            en: 'For refund of returned goods; WeChat does not publish its values',
            zh: '退货退款时填写；微信未公布取值',
          },
        }),
    })
    .refine(
      ({ action, content, media_ids }) => action === 'agree' || content || media_ids?.length,
      {
        path: ['content'],
        ...ruleText({
          en: 'is needed, or media_ids: only an agreement says nothing',
          zh: '与 media_ids 至少填一项（同意除外）',
        }),
      },
    )
    .meta({ id: 'ComplaintAnswerRequest' }),
  response: {
    status: 200,
    schema: z.object({ answer: AnswerView }).meta({ id: 'ComplaintAnswerResponse' }),
  },
  errors: [
    'invalid',
    'not_found',
    'complaint_closed',
    'answer_under_way',
    'refused_by_wechat',
    'wechat_unavailable',
  ],
  example: EXAMPLES.answerComplaint,
  async handle({ params, body }, shop) {
    return { answer: answerView(await answerComplaint(shop, params.complaint_order_id, body)) }
  },
})

export const complaintRoutes = [
  listComplaintsRoute,
  readComplaintRoute,
  answerComplaintRoute,
  listPenaltiesRoute,
]
