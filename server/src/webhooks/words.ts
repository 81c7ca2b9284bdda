import type { Language, Text } from '../core/language.ts'
import type { OffReason } from './queries.ts'

const OFF_REASONS: Record<OffReason, Text> = {
  by_hand: { en: 'switched off by a person', zh: '人工停用' },
  gone: { en: 'the address answered 410: it is gone', zh: '对方返回 410，表示不再接收' },
  failing: { en: 'nothing was delivered for five days', zh: '连续五天投递失败' },
  no_secret: {
    en: 'the master key does not open its secret: rotate it',
    zh: '主密钥无法解密其签名密钥，请更换密钥',
  },
}

/** Says why a webhook is off; null: it is not. */
export const offText = (reason: OffReason | null, language: Language): string | null =>
  reason === null ? null : OFF_REASONS[reason][language]
