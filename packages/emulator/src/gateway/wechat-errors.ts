import { randomBytes } from 'node:crypto'
import { explain } from '@fahuo/wechat'
import { seconds } from '../state/context.ts'

/** WeChat's own words where they differ from the catalogue's [official tables; observed]. */
const TEXTS: Record<number, string> = {
  [-1]: 'system error',
  40001:
    'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  42001: 'access_token expired',
  43002: 'require POST method',
  44002: 'empty post data',
  44990: 'reach max api frequence limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit',
  47001: 'data format error',
  48001: 'api unauthorized',
  61003: 'component is not authorized by this account',
  61004: 'access clientip is not registered',
  61006: 'component ticket is invalid',
  61007: 'api is unauthorized to component',
  61011: 'invalid component',
  61014: 'invalid token type',
  9300507: 'waybill_token error',
  9300513: 'call limit reached',
  9300534: 'token and openid not match',
  9300559: 'waybill not exist',
  9300560: 'update limit reached',
  10060001: '支付单不存在',
  10060002: '支付单已完成发货，无法继续发货',
  10060003: '支付单已使用重新发货机会',
  10060004: '支付单处于不可发货的状态',
  10060012: '系统错误',
  10060019: '系统错误',
  10060023: '发货信息未更新',
  10060029: '签收时间不合理',
  10060031: '该笔支付单不属于 openid 所指定的用户',
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
