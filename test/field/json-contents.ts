import { community, post, type Case } from './case.ts'
import {
  body,
  NOT_JSON,
  parcel,
  TAKEN,
  withParcel,
  type Expected,
  type JsonBody,
} from './json-body.ts'

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** What stands in uploads: carriers, descriptions, contacts and payers. */
export const contentCases: Case<JsonBody, Expected>[] = [
  {
    name: 'no carrier for a same-city delivery',
    zh: '同城配送未填快递公司',
    source: community('000ec477da02008d5bc04a23666000'),
    input: body({
      logistics_type: 2,
      shipping_list: [{ tracking_no: '', express_company: '', item_desc: '茶 x1' }],
    }),
    expected: TAKEN,
  },
  {
    name: 'the courier’s name for a same-city delivery',
    zh: '同城配送填写骑手平台名称',
    source: 'WeChat’s page immediate-delivery/delivery_info: couriers of its own list',
    input: body({
      logistics_type: 2,
      shipping_list: [{ express_company: '蜂鸟即配', tracking_no: '1', item_desc: '茶' }],
    }),
    expected: TAKEN,
  },
  {
    name: 'two descriptions for one self-pickup',
    zh: '自提订单填写两条物流信息',
    source: community('000ae452090e58100ad3698fb66000'),
    input: body({ logistics_type: 4, shipping_list: [{ item_desc: '茶' }, { item_desc: '杯' }] }),
    expected: { api: 'invalid', proxy: 268485228, wechat: 268485228 },
  },
  {
    name: 'an empty list for virtual goods',
    zh: '虚拟商品的物流列表为空',
    source: community('00004e1fc703a87a29a33dcf862000'),
    input: body({ logistics_type: 3, shipping_list: [] }),
    expected: { api: 'invalid', proxy: 268485228, wechat: 268485228 },
  },
  {
    name: 'a description of 120 emoji',
    zh: '120 个表情符号的描述',
    source: community('0008846efe81b81c15cd9fd3251000'),
    input: withParcel({ item_desc: '🍵'.repeat(120) }),
    expected: TAKEN,
  },
  {
    name: 'a description of 121 characters',
    zh: '121 个字的描述',
    source: community('0008846efe81b81c15cd9fd3251000'),
    input: withParcel({ item_desc: '茶'.repeat(121) }),
    expected: { api: 'invalid', proxy: 10060009, wechat: 10060009 },
  },
  {
    name: 'a full phone number',
    zh: '未脱敏的手机号',
    source: post('oCJUswymue5_q9y7do_xTtsupJj4'),
    input: body({
      shipping_list: [
        {
          ...parcel,
          express_company: 'SF',
          tracking_no: 'SF1234567890',
          contact: { receiver_contact: '12345678905' },
        },
      ],
    }),
    expected: {
      api: 'taken',
      proxy: 0,
      wechat: 10060014,
      sent: { shipping_list: [{ contact: { receiver_contact: '123****8905' } }] },
    },
  },
  {
    name: 'an SF contact whose last digits are masked, too',
    zh: '顺丰联系电话末四位也被脱敏',
    source: 'official api_uploadshippinginfo: the last four digits may not be masked',
    input: body({
      shipping_list: [
        {
          ...parcel,
          express_company: 'SF',
          tracking_no: 'SF1234567890',
          contact: { receiver_contact: '1380013****' },
        },
      ],
    }),
    expected: { api: 'invalid', proxy: 10060014, wechat: 10060014 },
  },
  {
    name: 'SF without a contact',
    zh: '顺丰未填联系电话',
    source: 'gongfuxiang/shopxo pull request 73',
    input: body({
      shipping_list: [{ ...parcel, express_company: 'SF', tracking_no: 'SF1234567890' }],
    }),
    expected: { api: 'invalid', proxy: 10060014, wechat: 10060014 },
  },
  {
    name: 'no payer, or one without an openid',
    zh: '未填付款人 openid',
    source: 'silenceper/wechat v2 (Go): a payer that is not set has an empty openid',
    input: body({ payer: { openid: '' } }),
    expected: { ...TAKEN, wechat: 47001 },
  },
  {
    name: 'nesting without end',
    zh: '无限嵌套的 JSON',
    source: 'nst/JSONTestSuite: n_structure_100000_opening_arrays.json',
    input: { text: `{"order_key":${deep(200)}}` },
    expected: NOT_JSON,
  },
]
