import { community, kindOf, post, type Case } from './case.ts'
import {
  body,
  NOT_JSON,
  parcel,
  TAKEN,
  upload,
  withParcel,
  type Expected,
  type JsonBody,
} from './json-body.ts'
import { contentCases } from './json-contents.ts'

/** How uploads are written: bytes, types, names and what is empty. */
const shapeCases: Case<JsonBody, Expected>[] = [
  {
    name: 'null for every field that is not set',
    zh: '未填写的字段传 null',
    source: post('oCJUswz0uMffZrSQeyy0rhJbHCaA'),
    input: body({
      order_key: { ...upload.order_key, mchid: null, out_trade_no: null },
      is_all_delivered: null,
      shipping_list: [{ ...parcel, contact: null }],
    }),
    expected: TAKEN,
  },
  {
    name: 'an empty contact, a blank after the description, is_all_delivered with one parcel',
    zh: '联系方式为空串、描述末尾有空格、统一发货带 is_all_delivered',
    source: post('oCJUsw4-mCVnsubUPEk0fRWwI6p4'),
    input: body({
      is_all_delivered: true,
      shipping_list: [{ ...parcel, item_desc: '茶 x1 ', contact: { consignor_contact: '' } }],
    }),
    expected: TAKEN,
  },
  {
    name: 'an empty receiver_contact for YTO',
    zh: '圆通的 receiver_contact 为空串',
    source: community('0000e60f10cda8829ba3183196bc00'),
    input: withParcel({ contact: { receiver_contact: '' } }),
    expected: TAKEN,
  },
  {
    name: 'an empty list in the place of contact',
    zh: 'contact 传空数组',
    source: 'easywechat (PHP): an empty array is written as []',
    input: withParcel({ contact: [] }),
    expected: TAKEN,
  },
  {
    name: 'an empty transaction_id beside the merchant’s pair',
    zh: '商户单号方式下 transaction_id 为空串',
    source: 'silenceper/wechat v2 (Go): its structs have no omitempty',
    input: body({
      order_key: {
        order_number_type: 1,
        transaction_id: '',
        mchid: '{{merchant_id}}',
        out_trade_no: '{{merchant_trade_no}}',
      },
    }),
    expected: TAKEN,
  },
  {
    name: 'the word UNIFIED_DELIVERY',
    zh: 'delivery_mode 写成 UNIFIED_DELIVERY',
    source: community('0006e887380898b106d34bdc061800'),
    input: body({ delivery_mode: 'UNIFIED_DELIVERY' }),
    expected: TAKEN,
  },
  {
    name: 'the word SPLIT_DELIVERY',
    zh: 'delivery_mode 写成 SPLIT_DELIVERY',
    source: community('000ae452090e58100ad3698fb66000'),
    input: body({ delivery_mode: 'SPLIT_DELIVERY', is_all_delivered: true }),
    expected: TAKEN,
  },
  {
    name: 'numbers as text',
    zh: '数字写成字符串',
    source: 'PHP shops: arrays from forms hold text',
    input: body({
      order_key: { order_number_type: '2', transaction_id: '{{transaction_id}}' },
      logistics_type: '1',
      delivery_mode: '1',
    }),
    expected: TAKEN,
  },
  {
    name: 'transaction_id as a JSON number: its last digits are lost',
    zh: 'transaction_id 写成 JSON 数字（末尾数字会丢失）',
    source: 'ERP programs that keep numbers as doubles',
    input: { text: body().text.replace('"{{transaction_id}}"', '{{transaction_id}}') },
    expected: NOT_JSON,
  },
  {
    name: 'upload_time in Unix seconds',
    zh: 'upload_time 写成秒级时间戳',
    source: community('0004ea0475cac09586405a71f66800'),
    input: body({ upload_time: '1693564249' }),
    expected: { ...TAKEN, wechat: 268485216 },
  },
  {
    name: 'upload_time whose plus sign was lost',
    zh: 'upload_time 的加号丢失',
    source: community('000ea0965288a045fabfded6b51400'),
    input: body({ upload_time: '2023-09-22T12:15:35.120 08:00' }),
    expected: { ...TAKEN, wechat: 268485216 },
  },
  {
    name: 'upload_time with a blank in the place of T',
    zh: 'upload_time 用空格代替 T',
    source: community('000ea8bc45cb7091fc500e48d61000'),
    input: body({ upload_time: '2023-09-22 12:15:57+08:00' }),
    expected: { ...TAKEN, wechat: 268485216 },
  },
  {
    name: 'shipping_list as an object',
    zh: 'shipping_list 写成对象',
    source: community('000e62a6378fc887cedfe892451400'),
    input: body({ shipping_list: parcel }),
    expected: NOT_JSON,
  },
  {
    name: 'a body in GBK',
    zh: 'GBK 编码的请求体',
    source: community('000cc4555440a81933b0980dc6b400'),
    // 茶叶 in GBK, byte by byte.
    input: { ...withParcel({ item_desc: '\u00b2\u00e8\u00d2\u00b6' }), encoding: 'latin1' },
    expected: NOT_JSON,
  },
  {
    name: 'ietm_desc',
    zh: '字段名误写为 ietm_desc',
    source: community('000cc4555440a81933b0980dc6b400'),
    input: body({
      shipping_list: [{ tracking_no: 'YT1234567890', express_company: 'YTO', ietm_desc: '茶' }],
    }),
    expected: { api: 'unknown_field', proxy: 10060008, wechat: 10060008 },
  },
  {
    name: 'names in camelCase',
    zh: '字段名使用驼峰',
    source: post('oCJUsw7IELLr7gm0usAn1ZWAZW7Q'),
    input: {
      text: '{"orderKey":{"orderNumberType":2,"transactionId":"{{transaction_id}}"},"deliveryMode":1}',
    },
    expected: { api: 'unknown_field', proxy: 47001, wechat: 47001 },
  },
  {
    name: 'JSON as a form post',
    zh: '以表单类型提交的 JSON',
    source: community('0008687ae54ac8b54912946d16bc00'),
    input: { ...body(), content_type: 'application/x-www-form-urlencoded' },
    expected: TAKEN,
  },
  {
    name: 'JSON as plain text',
    zh: '以 text/plain 提交的 JSON',
    source: 'Java HttpClient: StringEntity without a content type',
    input: { ...body(), content_type: 'text/plain; charset=ISO-8859-1' },
    expected: TAKEN,
  },
  {
    name: 'a byte order mark before the JSON',
    zh: 'JSON 前有 BOM',
    source: 'nst/JSONTestSuite: i_structure_UTF-8_BOM_empty_object.json',
    input: { text: `\uFEFF${body().text}` },
    expected: TAKEN,
  },
  {
    name: 'blanks and tabs around every value',
    zh: '各字段前后有空格或制表符',
    source: 'ERP exports: cells with a tab, so that spreadsheets keep the digits',
    input: body({
      order_key: { order_number_type: 2, transaction_id: '\t{{transaction_id}} ' },
      shipping_list: [
        { tracking_no: ' YT1234567890\t', express_company: ' YTO ', item_desc: ' 茶 ' },
      ],
      payer: { openid: ' {{openid}} ' },
    }),
    expected: { ...TAKEN, wechat: 10060001 },
  },
  {
    name: 'U+0000 in a description',
    zh: '描述中含有 U+0000',
    source: 'nst/JSONTestSuite: y_string_null_escape.json; PostgreSQL takes none',
    input: withParcel({ item_desc: '茶\0x1' }),
    expected: NOT_JSON,
  },
  {
    name: 'half of an emoji, cut by a program that counts UTF-16 units',
    zh: '被截断的半个表情符号',
    source: 'nst/JSONTestSuite: i_string_1st_surrogate_but_2nd_missing.json',
    input: { text: withParcel({ item_desc: '茶' }).text.replace('茶', String.raw`茶\ud83d`) },
    expected: NOT_JSON,
  },
]

/** Bodies of an upload as shops and SDKs send them. */
export const jsonCases = [...shapeCases, ...contentCases]

export const jsonBodies = kindOf(
  { en: 'Bodies of uploads', zh: '发货请求体' },
  jsonCases,
  ({ api, proxy, wechat }) =>
    api === 'taken'
      ? {
          en: wechat === 0 ? 'ships' : `ships (WeChat itself answers ${wechat})`,
          zh: wechat === 0 ? '可发货' : `可发货（微信自身返回 ${wechat}）`,
        }
      : {
          en: `refused: \`${api}\`, for SDKs ${proxy}`,
          zh: `拒绝：\`${api}\`，SDK 收到 ${proxy}`,
        },
)
