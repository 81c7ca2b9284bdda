import type { Language } from '../http/error-messages.ts'

interface Words {
  message: Record<Language, string>
  remedy: Record<Language, string>
}

/** Why a shipment is where it is, and what a person should do about it. */
export const reasonWords: Record<string, Words> = {
  payment_not_known_yet: {
    message: { en: 'WeChat does not know the payment yet', zh: '微信暂时查不到该支付单' },
    remedy: {
      en: 'Nothing: it is tried again; new payments take about a minute.',
      zh: '无需处理，会自动重试；新支付单约需一分钟入库。',
    },
  },
  unknown_payment: {
    message: {
      en: 'WeChat does not know the payment, long after it was made',
      zh: '付款已久，微信仍查不到该支付单',
    },
    remedy: {
      en: 'Go through likely_causes; then retry it, or close it.',
      zh: '请按 likely_causes 排查，然后重试或关闭。',
    },
  },
  unproven: {
    message: {
      en: 'It was sent, and WeChat has not said since whether it arrived',
      zh: '已发送，但一直无法向微信确认结果',
    },
    remedy: {
      en: "Look at the order in WeChat's console; retry asks again before it sends.",
      zh: '请在微信后台查看该订单；重试会先查询再决定是否发送。',
    },
  },
  not_taken: {
    message: {
      en: 'WeChat answered ok, and the order shows nothing of it',
      zh: '微信返回成功，但订单上没有发货信息',
    },
    remedy: {
      en: "Look at the order in WeChat's console, then retry it.",
      zh: '请在微信后台核对订单后重试。',
    },
  },
  shipped_differently: {
    message: {
      en: 'The order shows another shipment: by hand in the console, or by another system',
      zh: '订单上已有其他发货信息（后台手工或其他系统录入）',
    },
    remedy: {
      en: 'If what is there is right, close this one. To change it, post it again with "spend_reshipment": true: there is one chance.',
      zh: '若现有信息正确，请关闭本条；若要更改，请带 "spend_reshipment": true 重新提交，机会仅一次。',
    },
  },
  partly_shipped: {
    message: {
      en: 'Some sub-orders of the combined payment are shipped, others are not',
      zh: '合单中部分子单已发货，部分未发货',
    },
    remedy: {
      en: 'Close it, then ship the open sub-orders one by one with POST /api/shipments.',
      zh: '请关闭本条，再用 POST /api/shipments 逐个补发未发货的子单。',
    },
  },
  not_the_payer: {
    message: { en: 'payer.openid did not pay this order', zh: 'payer.openid 不是该订单的付款人' },
    remedy: {
      en: 'Leave payer out: the order names the buyer.',
      zh: '可不填 payer，系统会取订单的付款人。',
    },
  },
  another_shipment_is_open: {
    message: {
      en: 'The same payment was posted by its other number, and that one is under way',
      zh: '同一支付单已用另一种单号提交，正在处理',
    },
    remedy: { en: 'Wait for that one.', zh: '请等待该条完成。' },
  },
  breaks_a_rule: {
    message: {
      en: "It breaks a rule of WeChat's; nothing was sent",
      zh: '不符合微信的规则，未发送',
    },
    remedy: { en: 'Post it again, corrected.', zh: '请更正后重新提交。' },
  },
  reshipment_spent: {
    message: {
      en: 'The one re-shipment chance of this payment is spent',
      zh: '该支付单的重新发货机会已用完',
    },
    remedy: { en: 'It cannot be changed any more.', zh: '无法再修改。' },
  },
  closed: {
    message: {
      en: 'The order takes no shipment any more: received, completed or refunded',
      zh: '订单已收货、完成或退款，不可再发货',
    },
    remedy: { en: 'Nothing to do.', zh: '无需处理。' },
  },
  closed_by_hand: {
    message: { en: 'Somebody closed it', zh: '已人工关闭' },
    remedy: { en: 'Nothing to do.', zh: '无需处理。' },
  },
  was_shipped_already: {
    message: {
      en: 'WeChat had exactly this already; nothing was sent',
      zh: '微信已有完全相同的发货信息，未再发送',
    },
    remedy: { en: 'Nothing to do.', zh: '无需处理。' },
  },
  wechat_does_not_answer: {
    message: { en: 'WeChat does not answer', zh: '微信未响应' },
    remedy: {
      en: 'Nothing: it is tried again. If it stays, run `fahuo doctor`.',
      zh: '无需处理，会自动重试；若持续，请运行 fahuo doctor。',
    },
  },
}
