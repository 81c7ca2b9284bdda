/** The shape of each event, for the description of the API. */
import { z } from 'zod'
import { CHECK_NAMES } from './account/management.ts'
import type { DescribedEvent } from './http/openapi.ts'
import { OrderEvent, OverdueEvent, ParcelEvent, ReceiptEvent } from './orders/events.ts'
import { EVENT_TYPE_NAMES, EVENT_TYPES, type EventType } from './outgoing/event-types.ts'
import { eventFields } from './outgoing/routes.ts'
import { SERVICE_NAMES } from './services/services.ts'
import { ShipmentResponse } from './shipments/view.ts'

const Restriction = z
  .object({
    restriction: z.looseObject({
      kind: z.string(),
      message: z.string(),
      remedy: z.string(),
      since: z.int().meta({ text: { en: 'Unix milliseconds', zh: 'Unix 毫秒' } }),
      facts: z.looseObject({}),
    }),
  })
  .meta({ id: 'RestrictionEvent' })

const ServiceChange = z
  .object({
    service: z.object({
      name: z.enum([...SERVICE_NAMES, ...CHECK_NAMES]),
      works: z.boolean().meta({
        text: {
          en: 'true: it was opened; false: it does not work any more',
          zh: 'true 已开通；false 不再可用',
        },
      }),
      errcode: z
        .int()
        .nullable()
        .meta({ text: { en: 'WeChat’s code, where it gave one', zh: '微信返回的错误码' } }),
      since: z.int().meta({ text: { en: 'Unix milliseconds', zh: 'Unix 毫秒' } }),
      message: z.string(),
    }),
  })
  .meta({ id: 'ServiceChangeEvent' })

const DATA: Partial<Record<EventType, z.ZodType>> = {
  'order.paid': OrderEvent,
  'order.overdue': OverdueEvent,
  'order.receipt_confirmed': ReceiptEvent,
  'order.settling': OrderEvent,
  'order.settled': OrderEvent,
  'order.refunded': OrderEvent,
  'shipment.accepted': ShipmentResponse,
  'shipment.shipped': ShipmentResponse,
  'shipment.rejected': ShipmentResponse,
  'shipment.needs_attention': ShipmentResponse,
  'shipment.corrected': ShipmentResponse,
  'parcel.moved': ParcelEvent,
  'account.restricted': Restriction,
  'account.service_changed': ServiceChange,
}

/** `order.paid` as a name of a schema: `OrderPaidDelivery`. */
const schemaName = (type: EventType) =>
  `${type.replaceAll(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase())}Delivery`

export const describedEvents: DescribedEvent[] = EVENT_TYPE_NAMES.map((name) => ({
  name,
  text: EVENT_TYPES[name],
  body: z
    .object({
      type: z.literal(name),
      timestamp: eventFields.timestamp,
      data: DATA[name] ?? eventFields.data,
    })
    .meta({ id: schemaName(name) }),
}))
