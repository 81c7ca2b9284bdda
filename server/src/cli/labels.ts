import type { Language } from '../core/language.ts'

const LABELS: Record<string, string> = {
  ready: '未发送',
  refused: '未接受',
  rejected: '已拒绝',
  needs_attention: '待处理',
  superseded: '已被取代',
  shipped: '已发货',
  queued: '排队中',
  waiting: '等待中',
  sending: '发送中',
  verifying: '确认中',
}

/** Names a shipment's state, or what became of a line, as the terminal's reader says it. */
export const stateLabel = (state: string, language: Language): string =>
  language === 'zh' ? (LABELS[state] ?? state) : state
