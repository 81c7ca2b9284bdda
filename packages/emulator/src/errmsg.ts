import { randomBytes } from 'node:crypto'
import { seconds } from './world.ts'

/** WeChat's own words, as its answers and tables print them [official; observed]. */
const TEXTS: Record<number, string> = {
  [-1]: 'system error',
  40001:
    'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  42001: 'access_token expired',
  43002: 'require POST method',
  44002: 'empty post data',
  45011: 'api minute-quota reach limit',
  47001: 'data format error',
  10060001: '支付单不存在',
  10060002: '支付单已完成发货，无法继续发货',
  10060003: '支付单已使用重新发货机会',
  10060004: '支付单处于不可发货的状态',
  10060005: '物流类型有误',
  10060006: '非快递发货时不允许分拆发货',
  10060007: '分拆发货模式下必须填写 is_all_delivered 字段',
  10060008: '商品描述 item_desc 字段不能为空',
  10060009: '商品描述 item_desc 字段太长',
  10060011: 'last_index不合法',
  10060014: '参数错误',
  10060020: '该笔支付单在没有任何商品描述的情况下不允许完成发货',
  10060023: '发货信息未更新',
  10060024: '物流信息列表太长',
  10060025: '物流公司编码太长',
  10060026: '物流单号太长',
  10060031: '该笔支付单不属于 openid 所指定的用户',
  268485194: '订单单号类型非法',
  268485195: 'transaction_id 字段不能为空',
  268485196: 'mchid 字段不能为空',
  268485197: 'out_trade_no 字段不能为空',
  268485216: '上传时间非法，请按照 RFC 3339 格式填写',
  268485224: '发货模式非法',
  268485226: '物流单号不能为空',
  268485227: '物流公司编码不能为空',
  268485228: '统一发货模式下，物流信息列表长度必须为1',
}

/** A refusal in WeChat's envelope; the rid begins with the time in hex [observed on real rids]. */
export function refusal(errcode: number, now: number): { errcode: number; errmsg: string } {
  const hex = () => randomBytes(4).toString('hex')
  const rid = `${seconds(now).toString(16).padStart(8, '0')}-${hex()}-${hex()}`
  return { errcode, errmsg: `${TEXTS[errcode] ?? 'error'} rid: ${rid}` }
}

/** What a rule throws: WeChat answers this code. */
export class Refused extends Error {
  readonly errcode: number

  constructor(errcode: number) {
    super(`errcode ${errcode}`)
    this.errcode = errcode
  }
}
