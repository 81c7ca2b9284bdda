/** Words of complaints: statuses as WeChat counts them, and what a merchant may do. */
import { APPEAL_STATE, type ComplaintTurn } from '@fahuo/wechat'
import type { Language, Text } from '../core/language.ts'
import type { AnswerAction, AnswerState } from './answer-queries.ts'

/** What each documented status says [official]. */
const STATUSES: Readonly<Record<number, Text>> = {
  101: { en: 'being judged by the platform', zh: '平台处理中' },
  102: { en: 'withdrawn by the buyer', zh: '用户已撤销' },
  106: { en: 'the platform waits for your proof', zh: '待商家补充凭证' },
  108: { en: 'the platform waits for proof from both sides', zh: '待双方补充凭证' },
  201: { en: 'opened, waits for your answer', zh: '待商家处理' },
  202: { en: 'you did not answer in time', zh: '商家超时未处理' },
  203: { en: 'answered, waits for the buyer', zh: '商家已处理，待用户确认' },
  204: { en: 'answered, waits for the buyer', zh: '商家已处理，待用户确认' },
  205: { en: 'closed', zh: '已完结' },
  206: {
    en: 'decided against you, waits for the proof of your refund',
    zh: '平台已判定商家责任，待上传处理凭证',
  },
  207: { en: 'the platform checks the proof of your refund', zh: '平台核实凭证中' },
  208: { en: 'the proof of your refund was late', zh: '超时未上传处理凭证' },
  308: { en: 'decided against you, waits for the return', zh: '平台已判定商家责任，待用户退货' },
  309: { en: 'decided against you, waits for the return', zh: '平台已判定商家责任，待用户退货' },
  311: { en: 'a question about the signature', zh: '签收异常处理中' },
  312: { en: 'the platform refunds', zh: '平台退款中' },
}

const TURNS: Record<ComplaintTurn, Text> = {
  merchant: { en: 'waits for you', zh: '待商家处理' },
  buyer: { en: 'waits for the buyer', zh: '待用户处理' },
  platform: { en: 'with the platform', zh: '平台处理中' },
  over: { en: 'over', zh: '已结束' },
}

/** Says how a complaint stands. */
export const statusText = (status: number, turn: ComplaintTurn, language: Language): string =>
  (STATUSES[status] ?? TURNS[turn])[language]

const ALL_TURNS = Object.keys(TURNS) as ComplaintTurn[]
export const TURN_NAMES: readonly ComplaintTurn[] = ALL_TURNS

/** What each status asks of the merchant [official; which call belongs to which status is inferred]. */
const ASKED: Readonly<Record<number, AnswerAction[]>> = {
  106: ['proof'],
  108: ['proof'],
  201: ['agree', 'refuse'],
  206: ['refund'],
}

/** What a merchant may do now; others are passed on all the same, and WeChat decides. */
export const actionsOf = (status: number, appeal_state: number): AnswerAction[] => [
  ...(ASKED[status] ?? []),
  ...(appeal_state === APPEAL_STATE.OPEN ? (['appeal'] as const) : []),
]

export const ANSWER_ACTIONS: Record<AnswerAction, Text> = {
  agree: { en: 'agrees', zh: '同意' },
  refuse: { en: 'refuses, with a reason', zh: '拒绝并说明理由' },
  proof: { en: 'adds proof that the platform asked for', zh: '补充凭证' },
  refund: { en: 'proves a refund', zh: '提供退款凭证' },
  appeal: { en: 'appeals against the decision, once', zh: '申诉（仅一次）' },
}

export const ANSWER_STATES: Record<AnswerState, Text> = {
  sending: { en: 'under way', zh: '发送中' },
  done: { en: 'WeChat took it', zh: '微信已接受' },
  refused: { en: 'WeChat refused it', zh: '微信已拒绝' },
  unknown: {
    en: 'its outcome is not known; it is found out, and nothing is sent meanwhile',
    zh: '结果未知，正在核实，期间不会重发',
  },
  not_taken: { en: 'it did not reach WeChat; send it again', zh: '未送达微信，可重新提交' },
}
