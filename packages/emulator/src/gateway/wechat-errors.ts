import { randomBytes } from 'node:crypto'
import { ERRCODE, explain } from '@fahuo/wechat'
import { seconds } from '../state/context.ts'

/** WeChat's own words where they differ from the catalogue's [official tables; observed]. */
const TEXTS: Record<number, string> = {
  [ERRCODE.SYSTEM_BUSY]: 'system error',
  [ERRCODE.CREDENTIAL_INVALID]:
    'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken',
  [ERRCODE.GRANT_TYPE_INVALID]: 'invalid grant_type',
  [ERRCODE.OPENID_INVALID]: 'invalid openid',
  [ERRCODE.APPID_INVALID]: 'invalid appid',
  [ERRCODE.LOGIN_CODE_INVALID]: 'invalid code',
  [ERRCODE.URL_INVALID]: 'invalid url',
  [ERRCODE.ARGUMENT_INVALID]: 'invalid args',
  [ERRCODE.SECRET_INVALID]: 'invalid appsecret',
  [ERRCODE.LOGIN_CODE_USED]: 'code been used',
  [ERRCODE.IP_NOT_ALLOWED]: 'invalid ip, not in whitelist',
  [ERRCODE.ACCESS_TOKEN_MISSING]: 'access_token missing',
  [ERRCODE.APPID_MISSING]: 'appid missing',
  [ERRCODE.SECRET_MISSING]: 'appsecret missing',
  [ERRCODE.ACCESS_TOKEN_EXPIRED]: 'access_token expired',
  [ERRCODE.POST_REQUIRED]: 'require POST method',
  [ERRCODE.BODY_EMPTY]: 'empty post data',
  [ERRCODE.RATE_LIMIT_EXCEEDED]: 'reach max api frequence limit',
  [ERRCODE.CGI_PATH_INVALID]: 'cgi_path not found, please check',
  [ERRCODE.DAILY_QUOTA_EXCEEDED]: 'reach max api daily quota limit',
  [ERRCODE.MINUTE_QUOTA_EXCEEDED]: 'api minute-quota reach limit',
  [ERRCODE.DATA_FORMAT_INVALID]: 'data format error',
  [ERRCODE.API_UNAUTHORISED]: 'api unauthorized',
  [ERRCODE.PLATFORM_UNAUTHORISED]: 'component is not authorized by this account',
  [ERRCODE.PLATFORM_IP_NOT_ALLOWED]: 'access clientip is not registered',
  [ERRCODE.PLATFORM_TICKET_INVALID]: 'component ticket is invalid',
  [ERRCODE.PERMISSION_SET_MISSING]: 'api is unauthorized to component',
  [ERRCODE.PLATFORM_TICKET_EXPIRED]: 'component ticket is expired',
  [ERRCODE.AUTHORISATION_CODE_INVALID]: 'code is invalid',
  [ERRCODE.AUTHORISATION_CODE_EXPIRED]: 'code is expired',
  [ERRCODE.REFRESH_TOKEN_INVALID]: 'refresh_token is invalid',
  [ERRCODE.PLATFORM_INVALID]: 'invalid component',
  [ERRCODE.TOKEN_TYPE_INVALID]: 'invalid token type',
  [ERRCODE.WAYBILL_TOKEN_INVALID]: 'waybill_token error',
  [ERRCODE.WAYBILL_QUOTA_EXCEEDED]: 'call limit reached',
  [ERRCODE.WAYBILL_OPENID_MISMATCH]: 'token and openid not match',
  [ERRCODE.WAYBILL_UNKNOWN]: 'waybill not exist',
  [ERRCODE.WAYBILL_CHANGES_SPENT]: 'update limit reached',
  [ERRCODE.PAYMENT_UNKNOWN]: '支付单不存在',
  [ERRCODE.ALREADY_SHIPPED]: '支付单已完成发货，无法继续发货',
  [ERRCODE.RESHIPMENT_SPENT]: '支付单已使用重新发货机会',
  [ERRCODE.NOT_SHIPPABLE]: '支付单处于不可发货的状态',
  [ERRCODE.ORDERS_BUSY]: '系统错误',
  [ERRCODE.UPLOADS_BUSY]: '系统错误',
  [ERRCODE.SHIPPING_UNCHANGED]: '发货信息未更新',
  [ERRCODE.RECEIVED_TIME_INVALID]: '签收时间不合理',
  [ERRCODE.PAYER_MISMATCH]: '该笔支付单不属于 openid 所指定的用户',
}

/** A refusal in WeChat's envelope; the rid begins with the time in hex [observed on real rids]. */
export function refusal(errcode: number, now: number): { errcode: number; errmsg: string } {
  const hex = () => randomBytes(4).toString('hex')
  const rid = `${seconds(now).toString(16).padStart(8, '0')}-${hex()}-${hex()}`
  return { errcode, errmsg: `${TEXTS[errcode] ?? explain(errcode).cause.zh} rid: ${rid}` }
}

/** What a rule throws: WeChat answers this code. */
export class Refusal extends Error {
  readonly errcode: number

  constructor(errcode: number) {
    super(`errcode ${errcode}`)
    this.errcode = errcode
  }
}
