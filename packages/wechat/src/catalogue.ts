/**
 * What each errcode means and whose turn it is. `kind`: `retry` the call may succeed as it is;
 * `wait` it will succeed later; `token` renew the token, once; `done` it is there already, look;
 * `operator` a person must change something; `invalid` the request itself is wrong.
 */
export type ErrorKind = 'retry' | 'wait' | 'token' | 'done' | 'operator' | 'invalid'

export interface Explanation {
  errcode: number
  kind: ErrorKind
  cause: { zh: string; en: string }
  remedy: { zh: string; en: string }
}

type Row = [kind: ErrorKind, en: string, enRemedy: string, zh: string, zhRemedy: string]

const busy: Row = [
  'retry',
  'WeChat is busy; the request may have taken effect.',
  'Ask get_order before sending anything again.',
  '微信系统繁忙，请求可能已生效。',
  '先用 get_order 查询，再决定是否重发。',
]
const staleToken: Row = [
  'token',
  'The access token is wrong or no longer valid.',
  'It is renewed once by itself; if this stays, check that appid and secret belong together.',
  'access_token 无效或已过期。',
  '系统会自动刷新一次；若仍出现，请核对 appid 与 secret。',
]
const wrongSecret: Row = [
  'operator',
  'The appid or its secret is wrong.',
  'Copy both from the Mini Program console (Development, Development settings) and restart.',
  'appid 或 secret 不正确。',
  '在小程序后台“开发设置”里重新复制 appid 与 secret 后重启。',
]

const rows: Record<number, Row> = {
  [-1]: busy,
  10060012: busy,
  10060019: busy,
  40001: staleToken,
  40014: staleToken,
  42001: staleToken,
  40013: wrongSecret,
  40125: wrongSecret,
  40002: [
    'invalid',
    'grant_type is wrong.',
    'Send client_credential or authorization_code, as the call asks.',
    'grant_type 不正确。',
    '按接口要求填写 client_credential 或 authorization_code。',
  ],
  40029: [
    'invalid',
    'The login code is not valid.',
    'Call wx.login again and send the new code.',
    '登录 code 无效。',
    '重新调用 wx.login 获取新的 code。',
  ],
  40097: [
    'invalid',
    'A required argument is missing or wrong.',
    'Compare the body with the field table of the call; names differ between calls.',
    '缺少必填参数或参数有误。',
    '对照接口字段表检查；不同接口的字段名不同。',
  ],
  40163: [
    'invalid',
    'The login code was used before.',
    'Call wx.login again; a code works once.',
    '登录 code 已被使用。',
    '重新调用 wx.login；code 只能使用一次。',
  ],
  40164: [
    'operator',
    "This server's IP address is not on the allow-list.",
    'Add the address that WeChat names to the IP allow-list in the console.',
    '服务器 IP 不在白名单中。',
    '在小程序后台把微信提示的 IP 加入白名单。',
  ],
  40226: [
    'operator',
    'WeChat blocks this user as a risk.',
    'Nothing to do on our side; the user must ask WeChat.',
    '该用户被微信判定为高风险，已限制登录。',
    '商家无法处理，请用户联系微信客服。',
  ],
  41001: [
    'invalid',
    'The access token is missing.',
    'Send access_token in the query.',
    '缺少 access_token。',
    '请在查询参数中携带 access_token。',
  ],
  41002: ['invalid', 'appid is missing.', 'Send appid.', '缺少 appid。', '请填写 appid。'],
  41004: ['invalid', 'secret is missing.', 'Send secret.', '缺少 secret。', '请填写 secret。'],
  43002: [
    'invalid',
    'This call wants POST.',
    'Send it as POST with a JSON body.',
    '该接口需要使用 POST。',
    '请使用 POST 并以 JSON 提交。',
  ],
  44002: [
    'invalid',
    'The body is empty.',
    'Send a JSON body, at least {}.',
    'POST 数据为空。',
    '请提交 JSON，至少为 {}。',
  ],
  44990: [
    'wait',
    'The call was made too often.',
    'It is tried again later by itself.',
    '接口调用过于频繁。',
    '稍后会自动重试。',
  ],
  45009: [
    'wait',
    "Today's quota for this call is used up.",
    'It goes on after midnight (Beijing); clear_quota helps ten times a month.',
    '该接口今日调用次数已用完。',
    '次日零点（北京时间）恢复；clear_quota 每月可用十次。',
  ],
  45011: [
    'wait',
    'The call was made too often within a minute.',
    'It is tried again later by itself.',
    '接口一分钟内调用过于频繁。',
    '稍后会自动重试。',
  ],
  47001: [
    'invalid',
    'The body is not the JSON that WeChat expects.',
    'Check types and field names against the field table of the call.',
    '请求体不是微信要求的 JSON 格式。',
    '对照字段表检查字段名与类型。',
  ],
  48001: [
    'operator',
    'This account may not use the call: the service is not enabled.',
    'Enable shipping management in the console; for a platform, have set 142 granted.',
    '账号没有该接口权限：服务未开通。',
    '在小程序后台开通“发货信息管理”；服务商需获得 142 权限集授权。',
  ],
  61003: [
    'operator',
    'The merchant has not authorised this platform.',
    'Ask the merchant to authorise again.',
    '商家未授权给该第三方平台。',
    '请商家重新授权。',
  ],
  61004: [
    'operator',
    "This server's IP address is not on the platform's allow-list.",
    'Add it in the open platform console.',
    '服务器 IP 不在第三方平台白名单中。',
    '在开放平台后台加入该 IP。',
  ],
  61007: [
    'operator',
    'The merchant has not granted this permission set.',
    'Ask the merchant to grant set 142 (shipping management).',
    '商家未授予该权限集。',
    '请商家勾选 142（发货管理）权限集。',
  ],
  61011: [
    'operator',
    'The platform (component) is not valid.',
    'Check component_appid and its ticket.',
    '第三方平台 component 无效。',
    '检查 component_appid 与 ticket。',
  ],
  10060001: [
    'wait',
    'WeChat does not know this payment (yet).',
    'A new payment takes about a minute. If it stays: paid in the trial version, before the merchant number was authorised, with an overseas wallet, to another Mini Program, or with a sub-merchant number missing.',
    '微信尚未查到该支付单。',
    '刚支付的订单需约一分钟入库。若一直如此：可能是体验版支付、商户号授权之前的支付、境外钱包、其他小程序的支付，或未填子商户号。',
  ],
  10060002: [
    'done',
    'This payment is shipped completely.',
    'Look at the order; a change would be a correction and spends the one chance.',
    '该支付单已完成发货。',
    '请查看订单；如需更改须作为“更正”提交，会用掉唯一一次重新发货机会。',
  ],
  10060003: [
    'operator',
    'The one re-shipment chance of this payment is spent.',
    'It cannot be changed any more; tell the buyer the right waybill yourself.',
    '该支付单的重新发货机会已用完。',
    '无法再修改；请自行告知买家正确的运单信息。',
  ],
  10060004: [
    'operator',
    'This payment cannot be shipped: refunded, received or closed.',
    'Look at its state in get_order.',
    '该支付单处于不可发货状态：已退款、已收货或已关闭。',
    '请通过 get_order 查看订单状态。',
  ],
  10060005: [
    'invalid',
    'logistics_type is wrong.',
    'Send 1 express, 2 same-city, 3 virtual or 4 self-pickup.',
    '物流类型有误。',
    '请填写 1 快递、2 同城配送、3 虚拟商品、4 用户自提。',
  ],
  10060006: [
    'invalid',
    'Only express can be split.',
    'Send delivery_mode 1 with one parcel, or logistics_type 1.',
    '非快递发货不能分拆。',
    '请使用统一发货（delivery_mode 1，一条物流信息），或改为快递。',
  ],
  10060007: [
    'invalid',
    'A split shipment must say whether it is complete.',
    'Send is_all_delivered: true with the last parcels, false before.',
    '分拆发货必须填写 is_all_delivered。',
    '最后一批填 true，之前填 false。',
  ],
  10060008: [
    'invalid',
    'item_desc is empty.',
    'Say what is in the parcel, for instance "Tea x1".',
    '商品描述 item_desc 不能为空。',
    '请填写包裹内商品，例如“茶叶 x1”。',
  ],
  10060009: [
    'invalid',
    'item_desc is longer than 120 characters.',
    'Shorten it.',
    '商品描述 item_desc 超过 120 个字。',
    '请缩短描述。',
  ],
  10060011: [
    'invalid',
    'last_index is not one that WeChat gave.',
    'Start again without last_index.',
    'last_index 不合法。',
    '请去掉 last_index 重新开始。',
  ],
  10060014: [
    'invalid',
    'An argument is wrong.',
    'See the field named beside this message.',
    '参数错误。',
    '请查看提示中的字段。',
  ],
  10060020: [
    'invalid',
    'A shipment cannot be completed without any item_desc.',
    'Describe the goods.',
    '没有任何商品描述时不能完成发货。',
    '请填写商品描述。',
  ],
  10060023: [
    'done',
    'WeChat has exactly this shipping info already; nothing was spent.',
    'Nothing to do.',
    '发货信息没有变化，未消耗重新发货机会。',
    '无需处理。',
  ],
  10060024: [
    'invalid',
    'A payment may have 15 parcels at most.',
    'Ship fewer parcels with this payment.',
    '物流信息最多 15 条。',
    '请减少该支付单的包裹数。',
  ],
  10060025: [
    'invalid',
    'express_company is longer than 128 bytes.',
    'Send the delivery_id of get_delivery_list, for instance SF.',
    '物流公司编码过长。',
    '请填写 get_delivery_list 中的 delivery_id，例如 SF。',
  ],
  10060026: [
    'invalid',
    'tracking_no is longer than 128 bytes.',
    'Check the waybill number.',
    '物流单号过长。',
    '请核对运单号。',
  ],
  10060031: [
    'operator',
    'The payment does not belong to this openid.',
    'Leave payer out, then the server takes the payer from the order.',
    '该支付单不属于此 openid。',
    '可不填 payer，由服务器按订单填写。',
  ],
  268440065: [
    'done',
    'WeChat says that the order is shipped.',
    'Look at the order.',
    '订单已发货。',
    '请查看订单。',
  ],
  268485194: [
    'invalid',
    'order_number_type is wrong.',
    'Send 1 (merchant number) or 2 (WeChat Pay number).',
    '订单单号类型非法。',
    '请填写 1（商户单号）或 2（微信支付单号）。',
  ],
  268485195: [
    'invalid',
    'transaction_id is missing.',
    'order_number_type 2 needs it.',
    'transaction_id 不能为空。',
    'order_number_type 为 2 时必填。',
  ],
  268485196: [
    'invalid',
    'mchid is missing.',
    'order_number_type 1 needs it (mchid, not merchant_id).',
    'mchid 不能为空。',
    'order_number_type 为 1 时必填（字段名是 mchid）。',
  ],
  268485197: [
    'invalid',
    'out_trade_no is missing.',
    'order_number_type 1 needs it (out_trade_no, not merchant_trade_no).',
    'out_trade_no 不能为空。',
    'order_number_type 为 1 时必填（字段名是 out_trade_no）。',
  ],
  268485216: [
    'invalid',
    'upload_time is not RFC 3339, or not later than that of the last upload.',
    "Check the server's clock; the server makes upload_time itself.",
    '上传时间不符合 RFC 3339，或不晚于上一次上传。',
    '请检查服务器时钟；upload_time 由服务器生成。',
  ],
  268485224: [
    'invalid',
    'delivery_mode is wrong.',
    'Send 1 unified or 2 split.',
    '发货模式非法。',
    '请填写 1 统一发货或 2 分拆发货。',
  ],
  268485226: [
    'invalid',
    'An express parcel needs tracking_no.',
    'Add the waybill number.',
    '快递发货必须填写物流单号。',
    '请补充运单号。',
  ],
  268485227: [
    'invalid',
    'An express parcel needs express_company.',
    'Add the delivery_id of get_delivery_list, for instance SF.',
    '快递发货必须填写物流公司编码。',
    '请填写 get_delivery_list 中的 delivery_id，例如 SF。',
  ],
  268485228: [
    'invalid',
    'A unified shipment has exactly one parcel, for every logistics type.',
    'Send one entry in shipping_list, or delivery_mode 2.',
    '统一发货模式下物流信息必须恰好一条（所有物流类型都一样）。',
    '请只填一条，或改用分拆发货。',
  ],
}

const unlisted: Row = [
  'operator',
  'WeChat refused with a code that is not in the catalogue.',
  "Look it up in WeChat's documents, with the rid.",
  '微信返回了目录外的错误码。',
  '请携带 rid 在微信文档或客服处查询。',
]

/** Cause and remedy of an errcode, in Chinese and English. Never throws: unknown codes are an operator's. */
export function explain(errcode: number): Explanation {
  const [kind, en, enRemedy, zh, zhRemedy] = rows[errcode] ?? unlisted
  return { errcode, kind, cause: { en, zh }, remedy: { en: enRemedy, zh: zhRemedy } }
}

/** Busy codes: WeChat answered, and yet the request may have taken effect. */
export function isBusy(errcode: number): boolean {
  return rows[errcode] === busy
}
