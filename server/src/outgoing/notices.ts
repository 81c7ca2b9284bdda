/** What a person must know of, each kind with its words. Kept, so that it shows until it is over. */
import type { Text } from '../core/language.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time.ts'

interface NoticeKind {
  message: Text
  /** What to do about it. */
  remedy: Text
  /** How long it is shown after it was last said; null: it is counted where it lies, and not kept. */
  shown_ms: number | null
}

export const NOTICES = {
  account_refused: {
    message: {
      en: 'WeChat refuses this account, its token or its quota: nothing is sent',
      zh: '微信拒绝该账号、凭证或调用额度，已暂停发送',
    },
    remedy: {
      en: 'Do what the errcode says; it goes on by itself when WeChat accepts calls again.',
      zh: '请按 errcode 处理；微信恢复后会自动继续。',
    },
    // A probe says it again at least every 5 minutes while it lasts.
    shown_ms: 15 * MINUTE_MS,
  },
  jump_path_refused: {
    message: {
      en: 'WeChat did not accept the jump path of shipping messages',
      zh: '微信未接受发货消息的跳转路径',
    },
    remedy: {
      en: 'Check the path (`fahuo jump-path`) and the errcode; it is tried again.',
      zh: '请检查路径（`fahuo jump-path`）与 errcode，会自动重试。',
    },
    shown_ms: 2 * HOUR_MS,
  },
  shipping_demanded: {
    message: {
      en: 'WeChat wants this Mini Program to enter shipping information',
      zh: '微信要求该小程序录入发货信息',
    },
    remedy: {
      en: 'Ship the orders that wait; check shipping management in the WeChat console.',
      zh: '请尽快为待发货订单发货，并在微信后台检查发货信息管理。',
    },
    shown_ms: 7 * DAY_MS,
  },
  shipping_overdue: {
    message: {
      en: 'WeChat reminds: orders have waited for shipment for 48 hours',
      zh: '微信提醒：有订单超过 48 小时未发货',
    },
    remedy: { en: 'Ship them, or refund them.', zh: '请发货或退款。' },
    shown_ms: null,
  },
  shipment_needs_attention: {
    message: { en: 'A shipment needs attention', zh: '有发货待处理' },
    remedy: {
      en: '`fahuo shipments list --state needs_attention` says what to do with each.',
      zh: 'fahuo shipments list --state needs_attention 会说明如何处理。',
    },
    shown_ms: null,
  },
  shipment_rejected: {
    message: { en: 'A shipment was rejected', zh: '有发货被拒绝' },
    remedy: {
      en: '`fahuo shipments list --state rejected` says why: ship these orders again, corrected, or close them.',
      zh: 'fahuo shipments list --state rejected 会说明原因：请更正后重新发货，或关闭。',
    },
    shown_ms: null,
  },
  shipment_changed_at_wechat: {
    message: {
      en: 'A shipment was changed at WeChat, in its console or by another system',
      zh: '有发货信息在微信后台或由其他系统更改',
    },
    remedy: {
      en: '`fahuo shipments list --state superseded` names them: compare each with its order, then close it.',
      zh: 'fahuo shipments list --state superseded 会列出：请逐个核对订单后关闭。',
    },
    shown_ms: null,
  },
  push_parked: {
    message: { en: 'A push could not be processed', zh: '有推送无法处理' },
    remedy: {
      en: '`fahuo events replay --parked` processes it again.',
      zh: 'fahuo events replay --parked 可重新处理。',
    },
    shown_ms: null,
  },
} as const satisfies Record<string, NoticeKind>

export type NoticeKindName = keyof typeof NOTICES
