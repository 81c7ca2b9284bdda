import type { FahuoErrorCode } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import { accessMessages } from './access-messages.ts'

/** What each error says to a merchant's developer or a buyer's Mini Program. */
export const errorMessages: Record<FahuoErrorCode | 'internal', { message: Text; remedy: Text }> = {
  invalid: {
    message: { en: 'Invalid request', zh: '请求有误' },
    remedy: {
      en: 'Correct this field and send the request again.',
      zh: '请更正该字段后重新提交。',
    },
  },
  unknown_field: {
    message: { en: 'Unknown field', zh: '未知字段' },
    remedy: {
      en: 'Correct its name or leave it out; nothing was done.',
      zh: '请更正字段名或删除该字段；本次未做任何处理。',
    },
  },
  method_not_allowed: {
    message: { en: 'This path does not take the method', zh: '该路径不支持此请求方法' },
    remedy: {
      en: 'Use a method that the Allow header names; GET /api/openapi.json lists all routes.',
      zh: '请使用 Allow 响应头列出的方法；全部接口见 GET /api/openapi.json。',
    },
  },
  too_large: {
    message: { en: 'The request body is too large', zh: '请求体过大' },
    remedy: { en: 'Send at most 1 MiB at once.', zh: '单次最多 1 MiB，请拆分后提交。' },
  },
  inside_only: {
    message: {
      en: 'Only served to this machine and its private network',
      zh: '仅供本机及内网访问',
    },
    remedy: {
      en: 'Ask from there, not through a proxy; the setting named above opens it to everybody.',
      zh: '请在本机或内网直接访问（不经反向代理）；如需对所有人开放，请使用上述设置。',
    },
  },
  foreign_host: {
    message: {
      en: 'The request names another host than PUBLIC_URL',
      zh: '请求的域名与 PUBLIC_URL 不一致',
    },
    remedy: {
      en: 'Ask under that address, or let the proxy pass the Host header on.',
      zh: '请使用该地址访问，或让反向代理原样传递 Host 请求头。',
    },
  },
  foreign_origin: {
    message: {
      en: 'A web page of another address may not ask this API',
      zh: '不允许其他网站的页面调用此接口',
    },
    remedy: {
      en: 'Ask from your own server. A page under PUBLIC_URL may ask, too.',
      zh: '请由自己的服务端调用；PUBLIC_URL 下的页面也可以调用。',
    },
  },
  file_too_large: {
    message: { en: 'The file is too large', zh: '文件过大' },
    remedy: {
      en: 'Import at most 10,000 lines and 20 MB at once (an .xlsx: 50 MB unpacked).',
      zh: '一次最多导入 10,000 行、20 MB（.xlsx 解压后最多 50 MB）。',
    },
  },
  unauthorized: {
    message: {
      en: 'Nobody is signed in, and the API key is missing or unknown',
      zh: '尚未登录，且缺少 API 密钥或密钥无效',
    },
    remedy: {
      en: 'Sign in at /console. Programs send Authorization: Bearer <key>; `fahuo keys create` makes a key.',
      zh: '请在 /console 登录。程序调用请携带 Authorization: Bearer <密钥>；可用 `fahuo keys create` 生成密钥。',
    },
  },
  ...accessMessages,
  session_expired: {
    message: { en: 'The session has expired', zh: '登录已失效' },
    remedy: {
      en: 'Log in again: wx.login, then POST /buyer/session.',
      zh: '请重新登录：调用 wx.login 后 POST /buyer/session。',
    },
  },
  login_failed: {
    message: { en: 'WeChat did not accept the login code', zh: '微信未接受登录 code' },
    remedy: {
      en: 'Call wx.login again; a code works once, for five minutes.',
      zh: '请重新调用 wx.login；code 五分钟内有效且只能用一次。',
    },
  },
  push_refused: {
    message: { en: 'The push is not genuine', zh: '推送未通过校验' },
    remedy: {
      en: "Compare Token, EncodingAESKey and data format with the console's message push setting.",
      zh: '请核对小程序后台“消息推送”中的 Token、EncodingAESKey 与数据格式。',
    },
  },
  not_found: {
    message: { en: 'Not found', zh: '没有找到' },
    remedy: {
      en: 'Check the number. A new payment can be found after about a minute; buyers see only their own orders.',
      zh: '请核对编号。新支付单约一分钟后可查；买家只能看到自己的订单。',
    },
  },
  wrong_address: {
    message: {
      en: 'Wrong address: this server has no such path',
      zh: '地址有误：本服务没有这个路径',
    },
    remedy: {
      en: "Check the server's address that it was made from: no slash and no path at its end, for example https://fahuo.example.com. GET /api/openapi.json lists all routes.",
      zh: '请检查所配置的服务地址：末尾不带斜杠和路径，例如 https://fahuo.example.com。全部接口见 GET /api/openapi.json。',
    },
  },
  unknown_carrier: {
    message: { en: 'WeChat does not know this carrier', zh: '微信不支持这家快递公司' },
    remedy: {
      en: "Send a delivery_id from GET /api/carriers, for example YD for Yunda. A carrier that is not in it can be entered in WeChat's console, by hand.",
      zh: '请填写 GET /api/carriers 中的 delivery_id，例如韵达是 YD。列表中没有的快递公司，可在微信小程序后台手动填写发货。',
    },
  },
  carrier_ambiguous: {
    message: { en: 'Several carriers have this name', zh: '有多家快递公司符合该名称' },
    remedy: {
      en: 'Send the delivery_id of the one that has the parcel; nothing was sent.',
      zh: '请填写实际承运的快递公司的 delivery_id；本次未发送。',
    },
  },
  receiver_phone_needed: {
    message: {
      en: "WeChat needs the receiver's phone number to show the parcel's tracking",
      zh: '微信需要收件人手机号才能查询物流轨迹',
    },
    remedy: {
      en: 'Send receiver_phone, the number on the label; it is passed to WeChat and not stored.',
      zh: '请提供 receiver_phone（面单上的收件手机号）；仅转交微信查询，不会保存。',
    },
  },
  already_open: {
    message: {
      en: 'Another shipment of this payment is in progress',
      zh: '该支付单已有发货正在处理',
    },
    remedy: {
      en: 'Wait for it: GET /api/shipments/:id.',
      zh: '请等待其完成：GET /api/shipments/:id。',
    },
  },
  already_shipped: {
    message: {
      en: 'This payment was already shipped with different details',
      zh: '该支付单已用其他内容发货',
    },
    remedy: {
      en: 'Nothing was sent. A change uses the only re-shipment chance of this payment; to make it, send it again with "spend_reshipment": true.',
      zh: '本次未发送。更改会用掉该支付单唯一一次重新发货机会；确认无误后请带上 "spend_reshipment": true 再次提交。',
    },
  },
  split_unfinished: {
    message: {
      en: 'A split shipment of this payment is unfinished',
      zh: '该支付单的分拆发货尚未完成',
    },
    remedy: {
      en: 'Send this parcel with delivery_mode 2, and is_all_delivered true if it is the last one.',
      zh: '请以 delivery_mode 2（分拆发货）提交本包裹；若是最后一个包裹，is_all_delivered 填 true。',
    },
  },
  reshipment_spent: {
    message: {
      en: 'The one re-shipment chance of this payment has been used',
      zh: '该支付单的重新发货机会已用完',
    },
    remedy: {
      en: 'It cannot be changed any more; tell the buyer the correct tracking number yourself.',
      zh: '无法再修改；请自行告知买家正确的运单信息。',
    },
  },
  closed: {
    message: { en: 'This payment can no longer be shipped', zh: '该支付单已不可发货' },
    remedy: {
      en: 'It was received, completed or refunded: see GET /api/orders/:transaction_id.',
      zh: '订单已收货、完成或退款，见 GET /api/orders/:transaction_id。',
    },
  },
  complaint_closed: {
    message: { en: 'The complaint is over', zh: '投诉已结束' },
    remedy: {
      en: 'Nobody has to answer it any more: GET /api/complaints/:complaint_order_id shows how it ended.',
      zh: '无需再处理；结果见 GET /api/complaints/:complaint_order_id。',
    },
  },
  answer_under_way: {
    message: {
      en: 'Another answer to this complaint is under way',
      zh: '该投诉已有一次答复正在处理',
    },
    remedy: {
      en: 'Wait a minute: what became of it is found out by itself, then answer again.',
      zh: '请稍候约一分钟，系统会自动核实结果，之后再提交。',
    },
  },
  refused_by_wechat: {
    message: { en: 'WeChat refused the request', zh: '微信拒绝了请求' },
    remedy: { en: 'See the errcode.', zh: '请查看 errcode。' },
  },
  wechat_unavailable: {
    message: { en: 'WeChat is unavailable', zh: '暂时无法连接微信' },
    remedy: { en: 'Try again in a moment; nothing is lost.', zh: '请稍后再试，数据不会丢失。' },
  },
  request_timeout: {
    message: {
      en: 'The request did not arrive completely',
      zh: '请求内容未完整到达',
    },
    remedy: {
      en: 'Nothing was done. Check the network and content-length, and send it again.',
      zh: '本次未做任何处理。请检查网络和 content-length 后重新提交。',
    },
  },
  database_unavailable: {
    message: {
      en: 'The database is unavailable',
      zh: '数据库暂不可用',
    },
    remedy: {
      en: 'Send the same request again in a few seconds; the same content is the same shipment. GET /readyz and the log tell the operator why.',
      zh: '请几秒后原样重发，相同内容仍是同一笔发货。原因见 GET /readyz 和服务日志。',
    },
  },
  idempotency_key_reused: {
    message: {
      en: 'This Idempotency-Key was already used for another shipment',
      zh: '该 Idempotency-Key 已用于另一笔发货',
    },
    remedy: {
      en: 'Use a new key for each shipment; repeat a key only with the same body.',
      zh: '每笔发货请使用新的 key；相同的 key 只能配相同的内容。',
    },
  },
  not_open: {
    message: { en: 'Not possible in the current state', zh: '当前状态不允许此操作' },
    remedy: { en: 'Read it again: it may have changed.', zh: '请重新查询，其状态可能已变化。' },
  },
  set_by_operator: {
    message: { en: 'The operator has set this', zh: '该项已由运维设置' },
    remedy: {
      en: 'Nothing was changed. Whoever runs the server changes it in the environment, or takes it out there so that it can be changed here.',
      zh: '未做任何修改。请由运维在环境变量中修改；从环境变量中去掉后即可在此修改。',
    },
  },
  confirmation_needed: {
    message: {
      en: 'A person has to confirm this first',
      zh: '此操作需要人工确认',
    },
    remedy: {
      en: 'Nothing was sent. To go on, send it again with "confirm": true; where it was sent before, with "repeat": true, too.',
      zh: '本次未提交。确认无误后请带上 "confirm": true 再次提交；此前已提交过的，还需带上 "repeat": true。',
    },
  },
  outcome_unknown: {
    message: {
      en: "WeChat's answer was lost: the request may have taken effect",
      zh: '未收到微信的应答，请求可能已经生效',
    },
    remedy: {
      en: "It is noted, and is not sent again by itself. Look in WeChat's console before you decide.",
      zh: '已记录，不会自动重新提交。请先在微信后台确认，再决定是否重新提交。',
    },
  },
  image_too_large: {
    message: { en: 'The image is too large', zh: '图片过大' },
    remedy: {
      en: 'Send a JPEG, PNG or GIF of at most 2 MB.',
      zh: '请上传不超过 2 MB 的 JPEG、PNG 或 GIF。',
    },
  },
  too_many: {
    message: { en: 'Too many requests', zh: '请求过于频繁' },
    remedy: { en: 'Wait as long as retry-after says.', zh: '请按 retry-after 等待后重试。' },
  },
  internal: {
    message: { en: 'Internal error', zh: '服务器内部错误' },
    remedy: {
      en: 'Try again; if it persists, give the operator the x-request-id.',
      zh: '请重试；若仍出现，请把 x-request-id 告知管理员。',
    },
  },
}
