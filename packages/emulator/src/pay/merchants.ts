import type { Context } from '../state/context.ts'
import type { PayMerchant } from '../state/pay.ts'
import { newMerchantKeys } from './keys.ts'

/** Makes a merchant, or changes what is given of one that is there; its keys are made once. */
export async function savePayMerchant(
  { wechat, now }: Pick<Context, 'wechat' | 'now'>,
  {
    mchid,
    ...changed
  }: { mchid: string } & { [Name in keyof PayMerchant]?: PayMerchant[Name] | undefined },
): Promise<PayMerchant> {
  const known = wechat.pay_merchants.get(mchid) ?? {
    mchid,
    notify_url: null,
    refund_notify_url: null,
    signs_with: 'public_key' as const,
    sp_appid: null,
    ...(await newMerchantKeys(now())),
  }
  const given = Object.entries(changed).filter(([, value]) => value !== undefined)
  const merchant: PayMerchant = { ...known, ...Object.fromEntries(given) }
  wechat.pay_merchants.set(mchid, merchant)
  return merchant
}
