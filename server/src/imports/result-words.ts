/** What became of a row of a file, in the words of its result. */
import type { Language, Text } from '../core/language.ts'
import type { ShipmentState } from '../shipments/states.ts'
import type { RowState } from './queries.ts'

const ROW_WORDS: Record<RowState, Text> = {
  invalid: { en: 'not sent: wrong', zh: '未发送：有错误' },
  ready: { en: 'not sent yet', zh: '未发送' },
  spends: { en: 'not sent: it would use the re-shipment chance', zh: '未发送：会用掉重新发货机会' },
  hidden: { en: 'not sent: hidden in the sheet', zh: '未发送：表格中被隐藏' },
  queued: { en: 'being sent', zh: '发送中' },
  accepted: { en: 'accepted', zh: '已受理' },
  unchanged: { en: 'shipped before', zh: '之前已发货' },
  refused: { en: 'not accepted', zh: '未受理' },
  cancelled: { en: 'cancelled', zh: '已取消' },
}

const SHIPMENT_WORDS: Record<ShipmentState, Text> = {
  queued: { en: 'accepted, waits for its turn', zh: '已受理，排队中' },
  waiting: { en: 'accepted, waits', zh: '已受理，等待中' },
  sending: { en: 'being uploaded', zh: '上传中' },
  verifying: { en: 'being verified with WeChat', zh: '正在向微信核实' },
  shipped: { en: 'shipped', zh: '已发货' },
  rejected: { en: 'rejected by WeChat', zh: '微信拒绝' },
  needs_attention: { en: 'needs attention', zh: '需要处理' },
  superseded: { en: 'replaced by a later one', zh: '已被后来的发货取代' },
}

/** Says what became of a row. */
export function resultWords(
  state: RowState,
  shipment: { state: ShipmentState } | null,
  language: Language,
): string {
  const followed = state === 'accepted' && shipment ? SHIPMENT_WORDS[shipment.state] : undefined
  return (followed ?? ROW_WORDS[state])[language]
}
