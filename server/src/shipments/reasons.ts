import type { Text } from '../core/language.ts'

const NOTHING: Text = { en: 'Nothing to do.', zh: '无需处理。' }
const RETRIED: Text = { en: 'Nothing to do: it is tried again.', zh: '无需处理，会自动重试。' }

/** Why a shipment is where it is, and what a person should do about it. */
export const REASONS = {
  payment_not_known_yet: {
    message: { en: 'WeChat does not know the payment yet', zh: '微信暂时查不到该支付单' },
    remedy: {
      en: 'Nothing to do: it is tried again; a new payment takes about a minute.',
      zh: '无需处理，会自动重试；新支付单约一分钟后可查。',
    },
  },
  unknown_payment: {
    message: {
      en: 'WeChat does not know the payment, long after it was made',
      zh: '付款已久，微信仍查不到该支付单',
    },
    remedy: {
      en: 'Go through likely_causes, then retry it or close it.',
      zh: '请按 likely_causes 排查，然后重试或关闭。',
    },
  },
  wechat_does_not_answer: {
    message: { en: 'WeChat does not answer', zh: '微信未响应' },
    remedy: {
      en: 'Nothing to do: it is tried again. If it persists, run `fahuo doctor`.',
      zh: '无需处理，会自动重试；若持续，请运行 fahuo doctor。',
    },
  },
  wechat_not_reached: {
    message: { en: 'WeChat could not be reached; nothing was sent', zh: '无法连接微信，未发送' },
    remedy: {
      en: 'Nothing to do: it is tried again. If it persists, check the network.',
      zh: '无需处理，会自动重试；若持续，请检查网络。',
    },
  },
  wechat_says_wait: {
    message: { en: 'WeChat asks us to wait', zh: '微信要求稍后再试' },
    remedy: RETRIED,
  },
  wechat_busy: {
    message: {
      en: 'WeChat was busy; the upload may have taken effect',
      zh: '微信繁忙，上传可能已生效',
    },
    remedy: { en: 'Nothing to do: it is being checked.', zh: '无需处理，正在确认结果。' },
  },
  token_refused: {
    message: { en: 'WeChat refused the access token', zh: '微信拒绝了 access_token' },
    remedy: {
      en: 'Nothing to do: it is tried again with a new token. If it persists, run `fahuo doctor`.',
      zh: '无需处理，会换新的 token 重试；若持续，请运行 fahuo doctor。',
    },
  },
  interrupted: {
    message: { en: 'The server stopped during the upload', zh: '上传过程中服务中断' },
    remedy: { en: 'Nothing to do: it is being checked.', zh: '无需处理，正在确认结果。' },
  },
  answer_lost: {
    message: { en: "WeChat's answer to the upload was lost", zh: '未收到微信对上传的应答' },
    remedy: { en: 'Nothing to do: it is being checked.', zh: '无需处理，正在确认结果。' },
  },
  already_there: {
    message: { en: 'WeChat says it already has exactly this', zh: '微信提示已有相同的发货信息' },
    remedy: { en: 'Nothing to do: it is being checked.', zh: '无需处理，正在确认结果。' },
  },
  not_applied: {
    message: { en: 'The upload did not take effect', zh: '上传未生效' },
    remedy: { en: 'Nothing to do: it is sent again.', zh: '无需处理，会重新发送。' },
  },
  unproven: {
    message: {
      en: 'It was sent, but WeChat has not confirmed the result',
      zh: '已发送，但一直无法向微信确认结果',
    },
    remedy: {
      en: "Look at the order in WeChat's console; retry asks again before it sends.",
      zh: '请在微信后台查看该订单；重试会先查询再决定是否发送。',
    },
  },
  not_taken: {
    message: {
      en: 'WeChat accepted the upload but the order shows no shipment',
      zh: '微信返回成功，但订单上没有发货信息',
    },
    remedy: {
      en: "Look at the order in WeChat's console, then retry it.",
      zh: '请在微信后台核对订单后重试。',
    },
  },
  shipped_differently: {
    message: {
      en: 'The order shows a different shipment, entered by hand or by another system',
      zh: '订单上已有其他发货信息（后台手工或其他系统录入）',
    },
    remedy: {
      en: 'If that one is right, close this one. To change it, post it again with "spend_reshipment": true: there is one chance.',
      zh: '若现有信息正确，请关闭本条；若要更改，请带 "spend_reshipment": true 重新提交，机会仅一次。',
    },
  },
  refunded: {
    message: {
      en: 'WeChat Pay, or you, told of a refund in full: nothing was sent',
      zh: '已得知该支付单全额退款，未发送',
    },
    remedy: {
      en: 'If the goods stay here, close it. If the refund is wrong, or they left all the same, retry it: then it is sent. The re-shipment chance is untouched.',
      zh: '若不再发货，请关闭；若退款信息有误或货物已寄出，请重试，即会发送。重新发货机会不受影响。',
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
  waits_for_other: {
    message: {
      en: 'Another shipment of the same payment, posted by its other number, comes first',
      zh: '同一支付单以另一种单号提交的发货正在处理',
    },
    remedy: {
      en: 'Nothing to do: it goes on when that one has ended.',
      zh: '无需处理，等其完成后继续。',
    },
  },
  waits_for_parcel: {
    message: {
      en: 'An earlier parcel of the same split shipment comes first',
      zh: '同一分拆发货的前一件包裹正在处理',
    },
    remedy: {
      en: 'Nothing to do: it goes on when that one is shipped or closed.',
      zh: '无需处理，前一件发货成功或关闭后继续。',
    },
  },
  parcel_missing: {
    message: {
      en: 'An earlier parcel of the same split shipment was rejected',
      zh: '同一分拆发货的前一件包裹被拒绝',
    },
    remedy: {
      en: 'Close the rejected one, and this one goes on; or retry this one to send it without that parcel.',
      zh: '请关闭被拒绝的一件，本件会自动继续；或重试本件，不带那件包裹发送。',
    },
  },
  another_is_open: {
    message: {
      en: 'Another shipment of the same payment was sent later',
      zh: '同一支付单有更晚发送的发货',
    },
    remedy: {
      en: 'Wait for that one, then close this one.',
      zh: '请等待那一条完成，再关闭本条。',
    },
  },
  account_refused: {
    message: {
      en: 'WeChat refuses this account, its token or its quota; the shop is paused',
      zh: '微信拒绝该账号、凭证或调用额度，店铺已暂停发送',
    },
    remedy: {
      en: 'Run `fahuo doctor`; it goes on by itself when WeChat accepts calls again.',
      zh: '请运行 fahuo doctor；微信恢复后会自动继续。',
    },
  },
  not_authorized: {
    message: {
      en: 'The merchant ended the authorisation of the third-party platform; nothing is lost',
      zh: '商家已取消对第三方平台的授权，发货暂停，数据保留',
    },
    remedy: {
      en: 'Ask the merchant to authorise again; it goes on by itself then.',
      zh: '请商家重新授权，授权后会自动继续。',
    },
  },
  odd_answer: {
    message: {
      en: "WeChat's answer to the upload says nothing that we know",
      zh: '微信对上传的应答无法识别',
    },
    remedy: { en: 'Nothing to do: it is being checked.', zh: '无需处理，正在确认结果。' },
  },
  answered: {
    message: { en: 'WeChat accepted the upload', zh: '微信已接受上传' },
    remedy: { en: 'Nothing to do: it is being checked.', zh: '无需处理，正在确认结果。' },
  },
  newer_at_wechat: {
    message: {
      en: 'WeChat says that it has something newer, and the order does not show it',
      zh: '微信提示已有更新的内容，但订单上没有显示',
    },
    remedy: {
      en: "Look at the order in WeChat's console, then retry it or close it.",
      zh: '请在微信后台核对订单，然后重试或关闭。',
    },
  },
  not_payable: {
    message: {
      en: 'WeChat says that the payment cannot be shipped, and the order says that it can',
      zh: '微信提示该支付单不可发货，但订单状态可发货',
    },
    remedy: {
      en: "Look at the order in WeChat's console, then retry it or close it.",
      zh: '请在微信后台核对订单，然后重试或关闭。',
    },
  },
  stamps_differ: {
    message: {
      en: 'Uploads of its sub-orders may still be on their way, with different times',
      zh: '其子单各有未确认的上传，时间不同',
    },
    remedy: {
      en: 'Close it, then ship the sub-orders one by one with POST /api/shipments.',
      zh: '请关闭本条，再用 POST /api/shipments 逐个发货。',
    },
  },
  corrected: {
    message: { en: 'Corrected by a later shipment', zh: '已被之后的更正取代' },
    remedy: NOTHING,
  },
  changed_at_wechat: {
    message: {
      en: 'Changed at WeChat, in its console or by another system',
      zh: '在微信后台或由其他系统更改',
    },
    remedy: {
      en: 'Compare it with the order; nothing is sent by itself.',
      zh: '请核对订单；系统不会自动再发送。',
    },
  },
  refused_by_wechat: {
    message: { en: 'WeChat refused it', zh: '微信拒绝了该发货信息' },
    remedy: {
      en: 'See the errcode, then post it again, corrected.',
      zh: '请查看 errcode，更正后重新提交。',
    },
  },
  breaks_a_rule: {
    message: {
      en: "It breaks one of WeChat's rules; nothing was sent",
      zh: '不符合微信的规则，未发送',
    },
    remedy: { en: 'Post it again, corrected.', zh: '请更正后重新提交。' },
  },
  reshipment_spent: {
    message: {
      en: 'The one re-shipment chance of this payment has been used',
      zh: '该支付单的重新发货机会已用完',
    },
    remedy: { en: 'It cannot be changed any more.', zh: '无法再修改。' },
  },
  order_closed: {
    message: {
      en: 'The order can no longer be shipped: received, completed or refunded',
      zh: '订单已收货、完成或退款，不可再发货',
    },
    remedy: NOTHING,
  },
  tried_again: {
    message: { en: 'Retried by a person', zh: '已人工重试' },
    remedy: NOTHING,
  },
  closed_by_hand: {
    message: { en: 'Closed by a person', zh: '已人工关闭' },
    remedy: NOTHING,
  },
  was_shipped_already: {
    message: {
      en: 'WeChat already had exactly this; nothing was sent',
      zh: '微信已有完全相同的发货信息，未再发送',
    },
    remedy: NOTHING,
  },
} as const satisfies Record<string, { message: Text; remedy: Text }>

export type Reason = keyof typeof REASONS

export const REASON_NAMES = Object.keys(REASONS) as Reason[]
