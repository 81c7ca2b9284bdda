/** What a merchant reads of a webhook. */
import { z } from 'zod'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import type { Language } from '../core/language.ts'
import { milliseconds } from '../http/fields.ts'
import type { EventType } from '../outgoing/event-types.ts'
import { failureText } from '../outgoing/failure-words.ts'
import { EventTypeName } from '../outgoing/routes.ts'
import type { WebhookWithCounts } from './webhooks.ts'
import { offText } from './words.ts'

export const WebhookId = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .meta({ text: { en: 'Of a webhook', zh: 'webhook 的 id' } }),
})

export const url = z
  .url({ protocol: /^https?$/ })
  .max(2_048)
  .meta({
    text: {
      en: 'Where events are posted; https and a public address unless WEBHOOK_ALLOW_PRIVATE is on',
      zh: '接收事件的地址；未设置 WEBHOOK_ALLOW_PRIVATE=on 时须为 https 公网地址',
    },
  })

export const events = z
  .array(z.union([EventTypeName, z.literal('*')]))
  .min(1)
  .meta({
    text: {
      en: 'Which types; `*`: all, also those of later versions',
      zh: '需要的类型；`*` 表示全部（包括以后新增的）',
    },
  })

export const language = z
  .enum(['en', 'zh'])
  .meta({ text: { en: 'Of the words in `data`', zh: '`data` 中说明文字的语言' } })

export const state = z.enum(['active', 'off'])

export const WebhookView = z
  .object({
    id: z.string(),
    url: z.string(),
    events,
    language,
    state,
    reason: z
      .enum(['by_hand', 'gone', 'failing', 'no_secret'])
      .nullable()
      .meta({
        text: {
          en: 'Why it is off. `gone`: it answered 410; `failing`: nothing was delivered for five days; `no_secret`: the master key does not open its secret, rotate it',
          zh: '关闭的原因。`gone`：返回了 410；`failing`：连续五天投递失败；`no_secret`：主密钥无法解密其密钥，请轮换密钥',
        },
      }),
    reason_text: z
      .string()
      .nullable()
      .meta({ text: { en: 'The same in words', zh: '原因说明' } }),
    failing_since: milliseconds.nullable().meta({
      text: {
        en: 'Since when nothing was delivered, Unix milliseconds; null: the last one was',
        zh: '从何时起投递失败，Unix 毫秒；null 表示最近一次成功',
      },
    }),
    last_at: milliseconds
      .nullable()
      .meta({ text: { en: 'The last try, Unix milliseconds', zh: '最近一次投递，Unix 毫秒' } }),
    last_status: z
      .int()
      .nullable()
      .meta({ text: { en: 'HTTP status of the last try', zh: '最近一次投递的 HTTP 状态码' } }),
    last_error: z
      .string()
      .nullable()
      .meta({
        text: {
          en: 'Why the last try failed: `HTTP 500`, `timeout`, `private_address`, a code of the network',
          zh: '最近一次失败的原因：`HTTP 500`、`timeout`、`private_address` 或网络错误码',
        },
      }),
    last_error_text: z
      .string()
      .nullable()
      .meta({ text: { en: 'The same in words', zh: '失败原因说明' } }),
    deliveries: z.object({ pending: z.int(), failed: z.int() }).meta({
      id: 'WebhookDeliveryCounts',
      text: {
        en: 'Events that wait, and that were given up after ten tries',
        zh: '等待投递的事件数，以及十次失败后放弃的事件数',
      },
    }),
    created_at: milliseconds,
    updated_at: milliseconds,
  })
  .meta({ id: 'Webhook' })

const secret = z.string().meta({
  text: {
    en: 'Signs the deliveries (Standard Webhooks). Save it; it is shown this once',
    zh: '用于投递签名（Standard Webhooks）。仅显示这一次，请妥善保存',
  },
})

const NewWebhookView = WebhookView.extend({ secret }).meta({ id: 'NewWebhook' })

export const view = (
  { webhook, deliveries }: WebhookWithCounts,
  language: Language,
): z.input<typeof WebhookView> => {
  const { failures: _, not_before: __, lease: ___, lease_until: ____, ...shown } = webhook
  return {
    ...shown,
    events: webhook.events ?? ['*' as const],
    reason_text: offText(webhook.reason, language),
    last_error_text: failureText(webhook.last_error, language),
    deliveries,
  }
}

export const EXAMPLE_ID = 'wh_019aa4c0-7b1e-7000-8000-5d2f8a1c3e02'
export const EXAMPLE_EVENT_ID = 'evt_019aa4c0-7b1e-7000-8000-5d2f8a1c3e01'
export const EXAMPLE_URL = 'https://shop.example.com/fahuo'
export const EXAMPLE: z.input<typeof WebhookView> = {
  id: EXAMPLE_ID,
  url: EXAMPLE_URL,
  events: ['order.paid', 'shipment.needs_attention'],
  language: 'en',
  state: 'active',
  reason: null,
  reason_text: null,
  failing_since: null,
  last_at: null,
  last_status: null,
  last_error: null,
  last_error_text: null,
  deliveries: { pending: 0, failed: 0 },
  created_at: EXAMPLE_PAY_TIME * 1000,
  updated_at: EXAMPLE_PAY_TIME * 1000,
}
export const EXAMPLE_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

export const WebhookResponse = z.object({ webhook: WebhookView }).meta({ id: 'WebhookResponse' })
export const NewWebhookResponse = z
  .object({ webhook: NewWebhookView })
  .meta({ id: 'NewWebhookResponse' })
export const Removed = z.object({ removed: z.literal(true) }).meta({ id: 'Removed' })

/** Reads which types are wanted; null: all. */
export const wantedTypes = (given: z.output<typeof events>): EventType[] | null =>
  given.includes('*') ? null : given.filter((one) => one !== '*')
