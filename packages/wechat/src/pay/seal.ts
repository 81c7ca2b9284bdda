import type { KeyLike } from 'node:crypto'
import { encryptResource } from './cipher.ts'
import type { PayHeaders } from './receive.ts'
import { signPay } from './signature.ts'

export interface PaySealOptions {
  api_v3_key: string
  /** Which key signs, and its name. */
  private_key: KeyLike
  serial: string
  /** The same for each resend; at most 36 characters. */
  id: string
  event_type: string
  /** `transaction` or `refund`. */
  original_type: string
  /** RFC 3339: when the notification was made. */
  create_time: string
  /** Unix seconds: when it is sent; a resend has another. */
  timestamp: string
  nonce: string
  /** 12 bytes of ASCII; each resend has another. */
  resource_nonce: string
  /** Signs wrongly, as WeChat Pay does to see whether signatures are verified. */
  probe?: true
}

/** Signs and encrypts a notification as WeChat Pay does. For the emulator and for tests. */
export function sealPayNotification(
  content: object,
  options: PaySealOptions,
): { headers: Required<Omit<PayHeaders, 'wechatpay-signature-type'>>; body: Buffer } {
  const { api_v3_key, private_key, serial, timestamp, nonce, original_type } = options
  const body = Buffer.from(
    JSON.stringify({
      id: options.id,
      create_time: options.create_time,
      resource_type: 'encrypt-resource',
      event_type: options.event_type,
      summary: original_type === 'refund' ? '退款成功' : '支付成功',
      resource: encryptResource(JSON.stringify(content), {
        api_v3_key,
        nonce: options.resource_nonce,
        associated_data: original_type,
        original_type,
      }),
    }),
  )
  const signature = signPay(private_key, { timestamp, nonce, body })
  return {
    headers: {
      'wechatpay-serial': serial,
      'wechatpay-signature': options.probe ? `WECHATPAY/SIGNTEST/${signature}` : signature,
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
    },
    body,
  }
}
