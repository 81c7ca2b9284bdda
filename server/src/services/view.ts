/** What a merchant reads of the services of an order. */
import { ERRCODE, explain } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { explanation } from '../http/fields.ts'
import type { Service } from './queries.ts'
import { SERVICE_REASONS, type ServiceReason } from './reasons.ts'
import {
  NOT_DUE,
  SERVICE_NAMES,
  SERVICE_STATE_NAMES,
  SERVICE_STATES,
  SERVICES,
} from './services.ts'

export const SERVICE_REASON_NAMES = Object.keys(SERVICE_REASONS) as ServiceReason[]

export const ServiceNameField = z.enum(SERVICE_NAMES).meta({
  id: 'ServiceName',
  text: {
    en: SERVICE_NAMES.map((name) => `- \`${name}\`: ${SERVICES[name].en}`).join('\n'),
    zh: SERVICE_NAMES.map((name) => `- \`${name}\`：${SERVICES[name].zh}`).join('\n'),
  },
})

export const ServiceReasonField = z.enum(SERVICE_REASON_NAMES).meta({
  id: 'ServiceReason',
  text: {
    en: SERVICE_REASON_NAMES.map(
      (name) => `- \`${name}\`: ${SERVICE_REASONS[name].message.en}`,
    ).join('\n'),
    zh: SERVICE_REASON_NAMES.map(
      (name) => `- \`${name}\`：${SERVICE_REASONS[name].message.zh}`,
    ).join('\n'),
  },
})

export const ServiceView = z
  .object({
    service: ServiceNameField,
    part: z.string().meta({
      text: {
        en: 'Of `details_shipping` the shipment, of `messages` and `tracking` the waybill; else empty',
        zh: '`details_shipping` 为发货 id，`messages` 与 `tracking` 为运单号；其余为空',
      },
    }),
    state: z.enum(SERVICE_STATE_NAMES).meta({
      id: 'ServiceState',
      text: {
        en: SERVICE_STATE_NAMES.map(
          (name) => `- \`${name}\`: ${SERVICE_STATES[name].meaning.en}`,
        ).join('\n'),
        zh: SERVICE_STATE_NAMES.map(
          (name) => `- \`${name}\`：${SERVICE_STATES[name].meaning.zh}`,
        ).join('\n'),
      },
    }),
    reason: ServiceReasonField.nullable(),
    ...explanation,
    next_at: z
      .int()
      .nullable()
      .meta({
        text: {
          en: 'When it is tried next, Unix milliseconds; null: not by itself, or when its shipment is shipped',
          zh: '下次尝试的时间，Unix 毫秒；null 表示不会自动尝试，或等待发货完成',
        },
      }),
  })
  .meta({ id: 'OrderService' })

export const servicesField = z.array(ServiceView).meta({
  text: {
    en: "What WeChat's other services are told: the goods in the order centre, logistics messages, the tracking page. They never hold shipping up",
    zh: '提交给微信其他服务的内容：订单中心商品、物流消息、物流轨迹页；不影响发货',
  },
})

/** Reasons that say less than WeChat's errcode does. */
const EXPLAINED_BY_ERRCODE = new Set<ServiceReason | null>([
  'refused_by_wechat',
  'breaks_a_rule',
  'account_refused',
])

/** Says what happened, and what to do. */
export function serviceWords(
  { reason, errcode }: Pick<Service, 'reason' | 'errcode'>,
  language: Language,
): { cause: string | null; remedy: string | null } {
  const words = reason === null ? undefined : SERVICE_REASONS[reason]
  // What a merchant has to grant stands with its errcode, too.
  const by_errcode =
    errcode !== null &&
    (EXPLAINED_BY_ERRCODE.has(reason) || errcode === ERRCODE.PERMISSION_SET_MISSING)
  const { cause, remedy } = by_errcode
    ? explain(errcode)
    : { cause: words?.message, remedy: words?.remedy }
  return { cause: cause?.[language] ?? null, remedy: remedy?.[language] ?? null }
}

/** Makes the view of a row. */
export function viewService(
  { service, part, state, reason, errcode, due_at }: Service,
  language: Language,
): z.input<typeof ServiceView> {
  const comes = SERVICE_STATES[state].open && due_at !== NOT_DUE
  return {
    service,
    part,
    state,
    reason,
    errcode,
    ...serviceWords({ reason, errcode }, language),
    next_at: comes ? due_at : null,
  }
}

/** What the API's description shows. */
export const EXAMPLE_SERVICES = [
  {
    service: 'details' as const,
    part: '',
    state: 'done' as const,
    reason: null,
    errcode: null,
    cause: null,
    remedy: null,
    next_at: null,
  },
  {
    service: 'messages' as const,
    part: 'YT8812345678901',
    state: 'not_available' as const,
    reason: 'not_opened' as const,
    errcode: 48_001,
    cause: SERVICE_REASONS.not_opened.message.en,
    remedy: SERVICE_REASONS.not_opened.remedy.en,
    next_at: null,
  },
]
