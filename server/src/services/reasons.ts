import type { Text } from '../core/language.ts'

const NOTHING: Text = { en: 'Nothing to do.', zh: '无需处理。' }
const RETRIED: Text = { en: 'Nothing to do: it is tried again.', zh: '无需处理，会自动重试。' }

/** Why something is where it is, and what a person should do about it. */
export const SERVICE_REASONS = {
  off: {
    message: { en: 'The shop said off', zh: '商户已关闭该服务' },
    remedy: NOTHING,
  },
  switched_off: {
    message: { en: 'The service is switched off for the shop', zh: '该服务已在设置中关闭' },
    remedy: {
      en: 'Switch it on in the settings, then retry what is to be told all the same.',
      zh: '如需使用，请先在设置中开启，再重试需要补交的内容。',
    },
  },
  not_shipped: {
    message: { en: 'Its shipment is not shipped yet', zh: '发货尚未完成' },
    remedy: { en: 'Nothing to do: it follows the shipment.', zh: '无需处理，发货完成后自动进行。' },
  },
  shipment_ended: {
    message: {
      en: 'Its shipment was not shipped, or was corrected',
      zh: '对应的发货未成功或已更正',
    },
    remedy: NOTHING,
  },
  no_goods: {
    message: {
      en: 'Nobody said what was bought: a name and a picture of the goods are needed',
      zh: '缺少商品信息：需要商品名称和图片',
    },
    remedy: {
      en: 'Send the goods with `PUT /api/orders/details`; it follows.',
      zh: '请用 PUT /api/orders/details 提交商品信息，之后会自动进行。',
    },
  },
  no_phone: {
    message: {
      en: "The receiver's phone number was not given, or is gone",
      zh: '没有收件人手机号，或已过期删除',
    },
    remedy: {
      en: 'Give `receiver_phone` in a retry; else the buyer is asked when opening the parcel.',
      zh: '重试时填写 receiver_phone；否则买家查看包裹时再填写。',
    },
  },
  not_opened: {
    message: { en: 'The account does not have this service', zh: '该账号未开通此服务' },
    remedy: {
      en: 'Open it in the WeChat console; it is asked for again each day and by `fahuo doctor`.',
      zh: '请在微信后台开通；系统每天及运行 fahuo doctor 时会再次检查。',
    },
  },
  quota_spent: {
    message: { en: "Today's calls are spent", zh: '今日调用次数已用完' },
    remedy: {
      en: 'Nothing to do: it goes on after midnight in Beijing.',
      zh: '无需处理，北京时间零点后继续。',
    },
  },
  not_scanned: {
    message: { en: 'The carrier has not scanned the parcel yet', zh: '快递公司尚未揽收' },
    remedy: RETRIED,
  },
  phone_refused: {
    message: {
      en: "WeChat refused what it was told of the parcel, most likely the receiver's phone number",
      zh: '微信拒绝了该包裹的信息，很可能是收件人手机号有误',
    },
    remedy: {
      en: 'Check `receiver_phone`, then retry with the right one.',
      zh: '请核对 receiver_phone，并用正确的号码重试。',
    },
  },
  changes_spent: {
    message: {
      en: 'WeChat takes no more changes of the goods: the buyer sees those of before',
      zh: '商品信息修改次数已达上限，买家看到的仍是之前的商品',
    },
    remedy: NOTHING,
  },
  items_unknown: {
    message: {
      en: 'A parcel names items that the order does not have',
      zh: '包裹中有该订单没有的商品',
    },
    remedy: {
      en: 'Correct `items`, or the order, and send the same shipment again: it stays shipped as it is.',
      zh: '请更正 items 或订单商品后再次提交相同的发货；已完成的发货不受影响。',
    },
  },
  order_missing: {
    message: { en: 'WeChat does not have the shopping order', zh: '微信侧没有该购物订单' },
    remedy: { en: 'Nothing to do: it is sent first.', zh: '无需处理，会先补传购物订单。' },
  },
  payment_not_known_yet: {
    message: { en: 'WeChat does not know the payment yet', zh: '微信暂时查不到该支付单' },
    remedy: RETRIED,
  },
  linked: {
    message: {
      en: 'WeChat has linked these goods to the payment: they cannot be changed any more',
      zh: '购物订单已与支付单关联，不能再修改',
    },
    remedy: NOTHING,
  },
  refused_by_wechat: {
    message: { en: 'WeChat refused it', zh: '微信拒绝' },
    remedy: {
      en: 'Correct what the errcode names and tell it again.',
      zh: '请按 errcode 更正后重新提交。',
    },
  },
  breaks_a_rule: {
    message: { en: 'It breaks a rule of WeChat: nothing was sent', zh: '不符合微信的规则，未发送' },
    remedy: {
      en: 'Correct what the errcode names and tell it again.',
      zh: '请按 errcode 更正后重新提交。',
    },
  },
  account_refused: {
    message: {
      en: 'WeChat refuses the account or its token',
      zh: '微信拒绝该账号或凭证',
    },
    remedy: {
      en: 'Do what the errcode says; it goes on by itself.',
      zh: '请按 errcode 处理，恢复后会自动继续。',
    },
  },
  newer_at_wechat: {
    message: {
      en: 'WeChat has a newer version, which was not sent from here',
      zh: '微信侧有更新的版本，且不是由本服务提交的',
    },
    remedy: {
      en: 'Check whether another system tells WeChat of the same orders, then retry it.',
      zh: '请检查是否有其他系统在提交同一订单，然后重试。',
    },
  },
  answer_lost: {
    message: { en: "WeChat's answer was lost", zh: '未收到微信的响应' },
    remedy: RETRIED,
  },
  wechat_busy: {
    message: { en: 'WeChat does not answer, or asks us to wait', zh: '微信未响应或要求稍后再试' },
    remedy: RETRIED,
  },
  given_up: {
    message: { en: 'It was tried for three days', zh: '已重试三天' },
    remedy: { en: 'Check the errcode, then retry it.', zh: '请检查 errcode 后重试。' },
  },
} as const satisfies Record<string, { message: Text; remedy: Text }>

export type ServiceReason = keyof typeof SERVICE_REASONS
