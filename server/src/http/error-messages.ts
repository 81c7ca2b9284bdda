import type { FahuoErrorCode } from '../core/errors.ts'

export type Language = 'en' | 'zh'

interface Words {
  message: Record<Language, string>
  remedy: Record<Language, string>
}

/** What each error says to a merchant's developer or a buyer's Mini Program. */
export const words: Record<FahuoErrorCode | 'internal', Words> = {
  invalid: {
    message: { en: 'The request is not as it should be', zh: '请求内容有误' },
    remedy: {
      en: 'Correct the field named here and send it again.',
      zh: '请更正所指字段后重新提交。',
    },
  },
  too_large: {
    message: { en: 'The body is too large', zh: '请求体过大' },
    remedy: { en: 'Send less at once: 1 MiB at most.', zh: '单次最多 1 MiB，请拆分后提交。' },
  },
  unauthorized: {
    message: { en: 'The API key is missing or not known', zh: '缺少 API 密钥或密钥无效' },
    remedy: {
      en: 'Send Authorization: Bearer <key>, with a key that `fahuo keys create` made.',
      zh: '请携带 Authorization: Bearer <密钥>，密钥由 fahuo keys create 生成。',
    },
  },
  session_expired: {
    message: { en: 'The session has ended', zh: '登录已失效' },
    remedy: {
      en: 'Log in again: wx.login, then POST /buyer/session.',
      zh: '请重新登录：wx.login 后 POST /buyer/session。',
    },
  },
  login_failed: {
    message: { en: 'WeChat did not accept the login code', zh: '微信未接受登录 code' },
    remedy: {
      en: 'Call wx.login again; a code works once, for five minutes.',
      zh: '请重新调用 wx.login；code 五分钟内有效且只能用一次。',
    },
  },
  not_found: {
    message: { en: 'There is nothing here for you', zh: '没有找到' },
    remedy: {
      en: 'Check the number, or the path. A new payment is known after about a minute; buyers see their own orders only.',
      zh: '请核对编号或路径。新支付单约一分钟后可查；买家只能看到自己的订单。',
    },
  },
  unknown_carrier: {
    message: { en: 'WeChat does not know this carrier', zh: '微信没有这家快递公司' },
    remedy: {
      en: 'Send the delivery_id of GET /api/carriers, for instance YD for Yunda.',
      zh: '请填写 GET /api/carriers 中的 delivery_id，例如韵达是 YD。',
    },
  },
  receiver_phone_needed: {
    message: {
      en: "WeChat shows a parcel's way to who knows the receiver's phone only",
      zh: '微信需要收件人手机号才能查询物流轨迹',
    },
    remedy: {
      en: 'Send receiver_phone, the number on the label; it is handed on to WeChat and not kept.',
      zh: '请带上 receiver_phone（面单上的收件手机号）；仅转交微信查询，不会保存。',
    },
  },
  already_open: {
    message: {
      en: 'Another shipment of this payment is under way',
      zh: '该支付单已有发货正在处理',
    },
    remedy: {
      en: 'Wait for it: GET /api/shipments/:id.',
      zh: '请等待其完成：GET /api/shipments/:id。',
    },
  },
  already_shipped: {
    message: { en: 'This payment is shipped, with other content', zh: '该支付单已用其他内容发货' },
    remedy: {
      en: 'A change spends the only re-shipment chance of this payment; nothing was sent. If it is right, send it again with "spend_reshipment": true.',
      zh: '更改会用掉该支付单唯一一次重新发货机会；本次未发送。确认无误后请带上 "spend_reshipment": true 再次提交。',
    },
  },
  reshipment_spent: {
    message: {
      en: 'The one re-shipment chance of this payment is spent',
      zh: '该支付单的重新发货机会已用完',
    },
    remedy: {
      en: 'It cannot be changed any more; tell the buyer the right waybill yourself.',
      zh: '无法再修改；请自行告知买家正确的运单信息。',
    },
  },
  closed: {
    message: { en: 'This payment takes no shipment any more', zh: '该支付单已不可发货' },
    remedy: {
      en: 'It was received, completed or refunded: GET /api/orders/:transaction_id.',
      zh: '订单已收货、完成或退款：GET /api/orders/:transaction_id。',
    },
  },
  refused_by_wechat: {
    message: { en: 'WeChat refused', zh: '微信拒绝了请求' },
    remedy: { en: 'See the errcode.', zh: '请查看 errcode。' },
  },
  wechat_unavailable: {
    message: { en: 'WeChat cannot be asked right now', zh: '暂时无法连接微信' },
    remedy: { en: 'Try again in a moment; nothing is lost.', zh: '请稍后再试，数据不会丢失。' },
  },
  idempotency_key_reused: {
    message: {
      en: 'This Idempotency-Key came with another shipment before',
      zh: '该 Idempotency-Key 曾用于另一笔发货',
    },
    remedy: {
      en: 'Use a new key for each shipment; repeat a key only with the same body.',
      zh: '每笔发货请使用新的 key；相同的 key 只能配相同的内容。',
    },
  },
  not_open: {
    message: { en: 'Its state does not allow this', zh: '当前状态不允许此操作' },
    remedy: {
      en: 'Read it again: it may have moved on.',
      zh: '请重新查询，其状态可能已变化。',
    },
  },
  too_many: {
    message: { en: 'Too many requests', zh: '请求过于频繁' },
    remedy: { en: 'Wait as long as retry-after says.', zh: '请按 retry-after 等待后重试。' },
  },
  internal: {
    message: { en: 'Something went wrong here', zh: '服务器内部错误' },
    remedy: {
      en: 'Try again; tell the operator the request id if it stays.',
      zh: '请重试；若仍出现，请把 request id 告知管理员。',
    },
  },
}
