import { z } from 'zod'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { OrderNumber } from '../orders/view.ts'
import { EXAMPLES } from './examples.ts'
import { TIMELINE_KINDS, timelineOf } from './timeline.ts'

export const readTimelineRoute = defineRoute({
  method: 'get',
  path: '/api/orders/{transaction_id}/timeline',
  id: 'readTimeline',
  group: 'orders',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What happened to an order, oldest first, in words; from what is stored, WeChat is not asked',
    zh: '订单经过（文字说明），最早的在前；来自已保存的数据，不查询微信',
  },
  params: OrderNumber,
  response: {
    status: 200,
    schema: z
      .object({
        timeline: z.array(
          z
            .object({
              at: milliseconds,
              kind: z.enum(TIMELINE_KINDS),
              text: z.string(),
              shipment_id: z.string().nullable(),
              by: z
                .object({ kind: z.enum(['person', 'key', 'command']), name: z.string() })
                .nullable()
                .meta({
                  text: {
                    en: 'Who of the shop did it, as they were called then; null: nobody, or not known',
                    zh: '店内操作人（当时的名称）；null：无人操作或未知',
                  },
                }),
            })
            .meta({ id: 'TimelineItem' }),
        ),
      })
      .meta({ id: 'TimelineResponse' }),
  },
  errors: ['not_found'],
  example: EXAMPLES.readTimeline,
  async handle({ params, language }, shop) {
    const items = await timelineOf(shop, params.transaction_id)
    return {
      timeline: items.map(({ at, kind, text, shipment_id = null, by = null }) => ({
        at,
        kind,
        text: text[language],
        shipment_id,
        by,
      })),
    }
  },
})
