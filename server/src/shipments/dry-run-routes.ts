import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { ErrorDetail } from '../http/error-schema.ts'
import { errorBody } from '../http/errors.ts'
import { defineRoute } from '../http/route.ts'
import { CombinedRequest, ShipmentRequest } from './content.ts'
import { dryRun, type DryRunPart } from './dry-run.ts'
import { EXAMPLES } from './examples.ts'
import { ShipmentView } from './view.ts'

const Content = ShipmentView.pick({
  logistics_type: true,
  delivery_mode: true,
  is_all_delivered: true,
  shipping_list: true,
}).meta({ id: 'DryRunContent' })

const Part = z
  .object({
    transaction_id: z.string(),
    outcome: z
      .enum(['ships', 'further_parcel', 'corrects', 'repeated', 'already_there', 'refused'])
      .meta({
        text: {
          en: [
            '- `ships`: it ships what was not shipped',
            '- `further_parcel`: it adds a parcel to a split shipment, which costs no chance',
            '- `corrects`: it changes what was shipped, and spends the one re-shipment chance',
            '- `repeated`: it was accepted before, as `shipment_id`',
            '- `already_there`: WeChat shows it so',
            '- `refused`: `error` says why',
          ].join('\n'),
          zh: [
            '- `ships`：发货',
            '- `further_parcel`：为分拆发货增加包裹，不消耗重新发货机会',
            '- `corrects`：更改已发货信息，会用掉唯一一次重新发货机会',
            '- `repeated`：之前已接受，即 `shipment_id`',
            '- `already_there`：微信侧已是该内容',
            '- `refused`：会被拒绝，原因见 `error`',
          ].join('\n'),
        },
      }),
    before: Content.nullable().meta({
      text: {
        en: 'What WeChat shows now; null: nothing was shipped',
        zh: '微信侧当前的发货信息；null：尚未发货',
      },
    }),
    after: Content.meta({ text: { en: 'What would be sent', zh: '将要上传的内容' } }),
    changes: z.array(z.string()).meta({
      text: { en: 'Field by field: old → new', zh: '逐项列出：旧值 → 新值' },
    }),
    spends_reshipment: z.boolean(),
    reshipments_left: z.int().min(0).max(1),
    shipment_id: z.string().nullable(),
    error: ErrorDetail.nullable(),
  })
  .meta({ id: 'DryRunPart' })

const Response = z
  .object({
    dry_run: z
      .object({
        parts: z.array(Part).meta({
          text: { en: 'One for each payment', zh: '每个支付单一项' },
        }),
        spends_reshipment: z.boolean().meta({
          text: {
            en: 'true: posted with "spend_reshipment": true, it spends a chance',
            zh: 'true：带 "spend_reshipment": true 提交时会用掉重新发货机会',
          },
        }),
        accepted: z.boolean().meta({
          text: { en: 'false: a part of it would be refused', zh: 'false：其中有会被拒绝的部分' },
        }),
      })
      .meta({ id: 'DryRun' }),
  })
  .meta({ id: 'DryRunResponse' })

const view = (parts: readonly DryRunPart[], language: Language): z.input<typeof Response> => ({
  dry_run: {
    parts: parts.map(({ error, ...part }) => ({
      ...part,
      error: error && errorBody(error, language).error,
    })),
    spends_reshipment: parts.some(({ spends_reshipment }) => spends_reshipment),
    accepted: parts.every(({ outcome }) => outcome !== 'refused'),
  },
})

const common = {
  method: 'post',
  group: 'shipments',
  caller: 'merchant',
  right: 'ship',
  response: { status: 200, schema: Response },
  errors: ['unknown_carrier', 'carrier_ambiguous', 'not_found', 'wechat_unavailable'],
} as const

const dryRunShipmentRoute = defineRoute({
  ...common,
  path: '/api/shipments/dry-run',
  id: 'dryRunShipment',
  summary: {
    en: 'Tells what a shipment would do: old and new side by side, and whether it spends the re-shipment chance. Nothing is stored or sent',
    zh: '预演一次发货：新旧内容对照，以及是否会用掉重新发货机会。不保存，也不上传',
  },
  body: ShipmentRequest,
  example: EXAMPLES.dryRunShipment,
  async handle({ body, language }, shop) {
    return view([await dryRun(shop, body)], language)
  },
})

const dryRunCombinedShipmentRoute = defineRoute({
  ...common,
  path: '/api/shipments/combined/dry-run',
  id: 'dryRunCombinedShipment',
  summary: {
    en: 'The same for a combined payment: each sub-order spends its own chance',
    zh: '预演合单发货：每个子单各有一次重新发货机会',
  },
  body: CombinedRequest,
  example: EXAMPLES.dryRunCombinedShipment,
  async handle({ body, language }, shop) {
    const parts = await Promise.all(
      body.sub_orders.map((one, at) => dryRun(shop, one, ['sub_orders', at])),
    )
    return view(parts, language)
  },
})

export const dryRunRoutes = [dryRunShipmentRoute, dryRunCombinedShipmentRoute]
