/** How each service is told. The rows of one without a sender wait. */
import { detailsShippingSender } from './details-shipping.ts'
import { detailsSender } from './details.ts'
import { messagesSender, trackingSender } from './parcels.ts'
import type { Sender } from './sender.ts'
import type { ServiceName } from './services.ts'

export const SENDERS: Partial<Record<ServiceName, Sender>> = {
  details: detailsSender,
  details_shipping: detailsShippingSender,
  messages: messagesSender,
  tracking: trackingSender,
}
