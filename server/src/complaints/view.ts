/** Complaints and answers as the API shows them. */
import type { ComplaintTurn } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { toSeconds } from '../core/time.ts'
import { milliseconds, seconds } from '../http/fields.ts'
import type { Answer } from './answer-queries.ts'
import type { Complaint } from './queries.ts'
import { actionsOf, ANSWER_ACTIONS, ANSWER_STATES, statusText, TURN_NAMES } from './texts.ts'
import { turnOf } from './turn.ts'

const actions = Object.keys(ANSWER_ACTIONS) as (keyof typeof ANSWER_ACTIONS)[]
const listed = (texts: Record<string, { en: string; zh: string }>) => ({
  en: Object.entries(texts)
    .map(([name, { en }]) => `\`${name}\`: ${en}`)
    .join('; '),
  zh: Object.entries(texts)
    .map(([name, { zh }]) => `\`${name}\`：${zh}`)
    .join('；'),
})
export const Action = z
  .enum(actions as [(typeof actions)[number], ...typeof actions])
  .meta({ id: 'ComplaintAction', text: listed(ANSWER_ACTIONS) })

export const AnswerView = z
  .object({
    id: z.string(),
    action: Action,
    content: z.string(),
    state: z
      .enum(['sending', 'done', 'refused', 'unknown', 'not_taken'])
      .meta({ text: listed(ANSWER_STATES) }),
    errcode: z.int().nullable(),
    sent_at: milliseconds,
    ended_at: milliseconds.nullable(),
  })
  .meta({ id: 'ComplaintAnswer' })

const media = z.array(z.string()).meta({
  text: {
    en: 'URLs that WeChat lets expire; read the complaint with contact=1 for fresh ones',
    zh: '微信提供的链接，会过期；带 contact=1 重新查询可获得新链接',
  },
})

export const ListedComplaint = z
  .object({
    complaint_order_id: z.string(),
    transaction_id: z.string(),
    out_trade_no: z.string(),
    type: z.int().meta({
      text: {
        en: "WeChat's number of the reason; -1: not read yet",
        zh: '微信的投诉原因编号；-1：尚未读取',
      },
    }),
    status: z.int().meta({
      text: { en: "WeChat's status; -1: not read yet", zh: '微信的投诉状态；-1：尚未读取' },
    }),
    status_text: z.string(),
    turn: z
      .enum(TURN_NAMES as [ComplaintTurn, ...ComplaintTurn[]])
      .meta({ text: { en: 'Who has to act', zh: '轮到谁处理' } }),
    actions: z
      .array(Action)
      .meta({ text: { en: 'What may be answered now', zh: '当前可执行的操作' } }),
    appeal_state: z.int(),
    create_time: seconds,
    answer_by: seconds.nullable().meta({
      text: {
        en: 'Unix seconds: then WeChat decides without you; null: it is not your turn, or no time was set',
        zh: 'Unix 秒：逾期由微信裁决；null：未轮到商家，或没有时限',
      },
    }),
    read_at: milliseconds.nullable(),
  })
  .meta({ id: 'ListedComplaint' })

export const ComplaintView = ListedComplaint.extend({
  detail: z
    .object({
      product_name: z.string(),
      amount: z.string(),
      content: z.string(),
      media,
      history: z.array(
        z.object({
          type: z.int(),
          time: seconds,
          content: z.string(),
          media,
          blame_result: z.int().nullable(),
        }),
      ),
      return_bill: z
        .object({
          return_id: z.string(),
          waybill_id: z.string(),
          delivery_name: z.string(),
          order_status: z.string(),
        })
        .nullable(),
    })
    .nullable()
    .meta({
      text: {
        en: 'What was said, phone numbers masked; null: not read yet',
        zh: '投诉内容，电话已脱敏；null：尚未读取',
      },
    }),
  answers: z.array(AnswerView),
  contact: z
    .object({ phone_number: z.string(), nickname: z.string() })
    .optional()
    .meta({
      text: { en: 'Only with contact=1; stored nowhere', zh: '仅 contact=1 时返回，不保存' },
    }),
}).meta({ id: 'Complaint' })

export function listedView(complaint: Complaint, language: Language) {
  const turn = turnOf(complaint)
  const { answer_by, read_at, status, appeal_state } = complaint
  return {
    complaint_order_id: complaint.complaint_order_id,
    transaction_id: complaint.transaction_id,
    out_trade_no: complaint.out_trade_no,
    type: complaint.type,
    status,
    status_text: statusText(status, turn, language),
    turn,
    actions: actionsOf(status, appeal_state),
    appeal_state,
    create_time: complaint.create_time,
    answer_by: answer_by === null ? null : toSeconds(answer_by),
    read_at: read_at === 0 ? null : read_at,
  }
}

export const answerView = ({ id, action, content, state, errcode, sent_at, ended_at }: Answer) => ({
  id,
  action,
  content,
  state,
  errcode,
  sent_at,
  ended_at,
})
