/** Merchant numbers whose notifications are believed: their APIv3 key, and the keys that sign. */
import { isApiV3Key, plainSerial, type PayKey } from '@fahuo/wechat'
import { OperatorError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import type { Clock } from '../core/time.ts'
import type { SealedScope } from '../database/sealed-values.ts'
import {
  lastNotifications,
  readPayMerchants,
  removePayMerchant,
  savePayMerchant,
  type PayMerchant,
} from './queries.ts'

export type { PayMerchant }

type Place = SealedScope & { clock: Clock }

const refuse = (text: Text) => new OperatorError(text)

/** As WeChat Pay numbers merchants. */
const MCHID = /^\d{8,10}$/

/**
 * Adds a merchant number, or further keys of one that is there; an APIv3 key takes the place of the
 * former one. Nothing is downloaded.
 * @param api_v3_key null: as it is
 * @throws OperatorError
 */
export async function addPayMerchant(
  scope: Place,
  given: { mchid: string; api_v3_key: string | null; keys: readonly PayKey[] },
): Promise<void> {
  const { mchid, api_v3_key, keys } = given
  if (!MCHID.test(mchid))
    throw refuse({
      en: `${mchid} is no merchant number (mchid): 8 to 10 digits. Of a provider it is sp_mchid, of a combined payment combine_mchid.`,
      zh: `${mchid} 不是商户号：应为 8 至 10 位数字。服务商模式填 sp_mchid，合单支付填 combine_mchid。`,
    })
  if (api_v3_key !== null && !isApiV3Key(api_v3_key))
    throw refuse({
      en: 'An APIv3 key has exactly 32 letters and digits: copy it from the WeChat Pay merchant platform (账户中心 > API安全).',
      zh: 'APIv3 密钥为 32 位字母和数字，请从微信支付商户平台“账户中心 > API安全”复制。',
    })
  const [before] = await readPayMerchants(scope, mchid)
  if (api_v3_key === null && (before?.api_v3_key ?? null) === null)
    throw refuse({
      en: `The APIv3 key of ${mchid} is missing: give the file that holds it, --api-v3-key-file.`,
      zh: `缺少 ${mchid} 的 APIv3 密钥：请用 --api-v3-key-file 指定密钥文件。`,
    })
  if (keys.length === 0 && (before?.keys.length ?? 0) === 0)
    throw refuse({
      en: `No key verifies the notifications of ${mchid}: give --public-key PUB_KEY_ID_…=file.pem, or --certificate file.pem.`,
      zh: `没有可验证 ${mchid} 通知签名的密钥：请提供 --public-key PUB_KEY_ID_…=文件.pem 或 --certificate 文件.pem。`,
    })
  await savePayMerchant(scope, given, scope.clock.now())
}

/** A merchant number as it is listed: no secret of it. */
export type ListedMerchant = Omit<PayMerchant, 'api_v3_key'> & {
  /** False: it was sealed by a master key that is lost. */
  has_api_v3_key: boolean
  /** Unix milliseconds; null: none was taken lately. */
  last_notification_at: number | null
}

/** Lists the merchant numbers. */
export async function listPayMerchants(scope: SealedScope): Promise<ListedMerchant[]> {
  const last = await lastNotifications(scope)
  return (await readPayMerchants(scope)).map(({ api_v3_key, ...merchant }) => ({
    ...merchant,
    has_api_v3_key: api_v3_key !== null,
    last_notification_at: last.get(merchant.mchid) ?? null,
  }))
}

/** Removes a merchant number, or one of its keys. @throws OperatorError when there is no such one */
export async function forgetPayMerchant(
  scope: SealedScope,
  mchid: string,
  serial?: string,
): Promise<void> {
  const named = serial === undefined ? undefined : plainSerial(serial)
  if (await removePayMerchant(scope, mchid, named)) return
  throw refuse({
    en: `There is no such ${serial === undefined ? 'merchant number' : 'key'}: \`fahuo payments list\` shows what there is.`,
    zh: `没有该${serial === undefined ? '商户号' : '密钥'}：请用 fahuo payments list 查看。`,
  })
}

/** Returns what verifies and opens the notifications of a merchant number; undefined: it is not known. */
export const findPayMerchant = async (
  scope: SealedScope,
  mchid: string,
): Promise<PayMerchant | undefined> =>
  MCHID.test(mchid) ? (await readPayMerchants(scope, mchid))[0] : undefined
