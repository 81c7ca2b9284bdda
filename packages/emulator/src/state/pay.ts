import { z } from 'zod'

/** The merchant number of payments that name none. */
export const DEMO_MCHID = '1900000109'

/** How a refund ended: ABNORMAL needs a person, who makes it SUCCESS or CLOSED [official]. */
export const RefundStatus = z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED'])
export type RefundStatus = z.output<typeof RefundStatus>

/** A key of WeChat Pay that signs for a merchant; what verifies it is given to the merchant. */
export interface PaySigner {
  /** `PUB_KEY_ID_…`, or the serial of the platform certificate in hex. */
  serial: string
  private_pem: string
  /** The public key, or the certificate. */
  pem: string
}

/** A merchant number at WeChat Pay. */
export interface PayMerchant {
  mchid: string
  /** 32 characters. */
  apiv3_key: string
  /** Null: no notifications. */
  notify_url: string | null
  /** Where those of refunds go; null: to `notify_url`. */
  refund_notify_url: string | null
  /** `either`: by one of the two at random, as while a merchant changes from one to the other [staff]. */
  signs_with: 'public_key' | 'certificate' | 'either'
  /** The service provider's own app; null: the Mini Program is the provider's. */
  sp_appid: string | null
  public_key: PaySigner
  certificate: PaySigner
}

/** One try to deliver a notification. */
export interface PayAttempt {
  /** Unix ms. */
  at: number
  serial: string
  /** Null: no answer in time. */
  status: number | null
  /** Whether WeChat Pay takes it for delivered; of a probe, whether it was refused as it should be. */
  ok: boolean
  answer: string
}

/** A notification and what became of it. */
export interface PayNotification {
  /** The same for each resend. */
  id: string
  mchid: string
  /** Null: not about a payment of this emulator. */
  transaction_id: string | null
  event_type: string
  original_type: string
  /** What is encrypted. */
  resource: Record<string, unknown>
  url: string
  /** Signed wrongly on purpose, sent once. */
  probe: boolean
  state: 'pending' | 'delivered' | 'given_up'
  /** Unix ms. */
  created_at: number
  next_at: number | null
  attempts: PayAttempt[]
}

/** A refund at WeChat Pay. */
export interface PayRefund {
  refund_id: string
  out_refund_no: string
  transaction_id: string
  /** Fen. */
  amount: number
  status: RefundStatus
  /** Unix ms. */
  created_at: number
  /** Unix ms at which the order's state follows, where the refund makes it do so; null: it does not. */
  state_at: number | null
}
