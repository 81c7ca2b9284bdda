import { community, kindOf, post, type Case } from './case.ts'

export interface Asked {
  method?: 'GET' | 'PUT'
  path: string
  /** Left out of a GET. */
  body?: unknown
  /** `{{key}}` is an API key; that when left out. */
  access_token?: string
}

export interface Expected {
  /** 200 when left out. */
  status?: number
  errcode: number
  /** What errmsg names, in Chinese. */
  names?: string
}

const GET_ORDER = '/wxa/sec/order/get_order'
const GET_LIST = '/wxa/sec/order/get_order_list'
const JUMP_PATH = '/wxa/sec/order/set_msg_jump_path'

/** Calls of SDKs at the drop-in proxy, beside uploads. */
export const proxyCases: Case<Asked, Expected>[] = [
  {
    name: 'get_order by GET',
    zh: '用 GET 调用 get_order',
    source: 'official: 43002 require POST method',
    input: { method: 'GET', path: GET_ORDER },
    expected: { errcode: 43002, names: 'POST' },
  },
  {
    name: 'stable_token with the body null',
    zh: 'stable_token 请求体为 null',
    source: 'clients that write an object that is not set',
    input: { path: '/cgi-bin/stable_token', body: null },
    expected: { errcode: 40125, names: 'API 密钥' },
  },
  {
    name: 'two access tokens glued together',
    zh: '两个 access_token 拼在一起',
    source: post('oCJUsw85zHwJzIE2QF2cV6htiiZ4'),
    input: { path: GET_ORDER, body: {}, access_token: '{{key}}{{key}}' },
    expected: { errcode: 40001, names: 'API 密钥' },
  },
  {
    name: 'a call that is not served here',
    zh: '调用本服务未提供的接口',
    source: 'shops that point their only client at the server',
    input: { path: '/wxa/business/getuserphonenumber', body: { code: '1' } },
    expected: { status: 404, errcode: 48001, names: '直连微信' },
  },
  {
    name: 'get_order with the names of an upload (mchid, out_trade_no)',
    zh: 'get_order 使用 mchid、out_trade_no',
    source: 'shops that use one key for all calls',
    input: { path: GET_ORDER, body: { mchid: '1900000109', out_trade_no: 'T1' } },
    expected: { errcode: 10060014, names: 'merchant_trade_no' },
  },
  {
    name: 'get_order of a payment that does not exist: WeChat’s own word',
    zh: '查询不存在的支付单（微信原话）',
    source: community('0000c65507c080f4fd33158d360000'),
    input: { path: GET_ORDER, body: { transaction_id: '42' } },
    expected: { errcode: 10060001, names: 'rid' },
  },
  {
    name: 'get_order_list with zeros for what was not set',
    zh: 'get_order_list 未设置的数字传 0',
    source: 'Senparc.Weixin (.NET): its numbers are never null',
    input: { path: GET_LIST, body: { pay_time_range: null, order_state: 0, page_size: 0 } },
    expected: { errcode: 0 },
  },
  {
    name: 'get_order_list with page_size as text',
    zh: 'get_order_list 的 page_size 写成字符串',
    source: 'PHP shops: arrays from forms hold text',
    input: { path: GET_LIST, body: { page_size: '10' } },
    expected: { errcode: 0 },
  },
  {
    name: 'get_order_list with a cursor of its own',
    zh: 'get_order_list 传入自造的 last_index',
    source: 'official api_getorderlist: 10060011',
    input: { path: GET_LIST, body: { last_index: 'first' } },
    expected: { errcode: 10060011 },
  },
  {
    name: 'received_time in milliseconds',
    zh: 'received_time 传毫秒',
    source: post('oCJUsw6A6AmOifhT3m3qA5BFT11U'),
    input: {
      path: '/wxa/sec/order/notify_confirm_receive',
      body: { transaction_id: '42', received_time: 1_764_000_000_000 },
    },
    expected: { errcode: 47001, names: '毫秒' },
  },
  {
    name: 'is_trade_managed without appid',
    zh: 'is_trade_managed 未传 appid',
    source: post('oCJUsw5c8tpsfYTLrlOwKkjgzIAo'),
    input: { path: '/wxa/sec/order/is_trade_managed', body: {} },
    expected: { errcode: 47001, names: 'appid' },
  },
  {
    name: 'a jump path of the shop’s own Mini Program',
    zh: '设置商家自己小程序的跳转路径',
    source: community('000c8eb9eec0e07d23e01ab1e6b800'),
    input: { path: JUMP_PATH, body: { path: 'pages/mine/order?orderId=1' } },
    expected: { errcode: 0 },
  },
  {
    name: 'a jump path with a placeholder: WeChat fills nothing in',
    zh: '跳转路径带占位符（微信不会替换）',
    source: post('oCJUsw0LTI1f3NN-gckXQIRnkHhA'),
    input: { path: JUMP_PATH, body: { path: 'pages/order/detail?id=${商品订单号}' } },
    expected: { errcode: 47001, names: '占位符' },
  },
  {
    name: 'a jump path with a number that WeChat adds itself',
    zh: '跳转路径带微信会自动添加的参数',
    source: community('0004422a370260410be0851906b400'),
    input: { path: JUMP_PATH, body: { path: 'pages/order/detail?transaction_id=1' } },
    expected: { errcode: 47001, names: 'transaction_id' },
  },
]

export const proxy = kindOf(
  { en: 'Calls of SDKs', zh: 'SDK 的其他调用' },
  proxyCases,
  ({ errcode }) =>
    errcode === 0
      ? { en: 'works', zh: '可用' }
      : {
          en: `errcode ${errcode}, with cause and remedy`,
          zh: `errcode ${errcode}，附原因与处理建议`,
        },
)
