/** What a person must know of, each kind with its words. Kept, so that it shows until it is over. */
import type { Text } from '../core/language.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time.ts'

interface NoticeKind {
  message: Text
  /** What to do about it. */
  remedy: Text
  /** How long it is shown after it was last said; null: it is counted where it lies, and not kept. */
  shown_ms: number | null
}

export const NOTICES = {
  account_refused: {
    message: {
      en: 'WeChat refuses this account, its token or its quota: nothing is sent',
      zh: '微信拒绝该账号、凭证或调用额度，已暂停发送',
    },
    remedy: {
      en: 'Do what the errcode says; it goes on by itself when WeChat accepts calls again.',
      zh: '请按 errcode 处理；微信恢复后会自动继续。',
    },
    // A probe says it again at least every 5 minutes while it lasts.
    shown_ms: 15 * MINUTE_MS,
  },
  jump_path_refused: {
    message: {
      en: 'WeChat did not accept the jump path of shipping messages',
      zh: '微信未接受发货消息的跳转路径',
    },
    remedy: {
      en: 'Check the path (`fahuo jump-path`) and the errcode; it is tried again.',
      zh: '请检查路径（`fahuo jump-path`）与 errcode，会自动重试。',
    },
    shown_ms: 2 * HOUR_MS,
  },
  order_centre_path_refused: {
    message: {
      en: 'WeChat did not accept the order-centre path',
      zh: '微信未接受订单中心路径',
    },
    remedy: {
      en: "Sign the order-centre agreement in WeChat's console (基础功能 → 订单中心), then check the path (`fahuo order-centre-path`) and the errcode; it is tried again. To do without, say none.",
      zh: '请先在微信后台“基础功能 → 订单中心”签署协议，再检查路径（`fahuo order-centre-path`）与 errcode，会自动重试。不需要时可设为 none。',
    },
    shown_ms: 2 * HOUR_MS,
  },
  trade_management_off: {
    message: {
      en: 'Shipping management is off for this account: WeChat may stop its payments',
      zh: '该账号未开通发货信息管理，微信可能限制其支付',
    },
    remedy: {
      en: 'Open and confirm shipping management (发货信息管理) in the WeChat console, mp.weixin.qq.com; `fahuo account` asks again.',
      zh: '请在 mp.weixin.qq.com 的「发货信息管理」中开通并确认；`fahuo account` 可重新查询。',
    },
    // Said again every hour while it lasts.
    shown_ms: 3 * DAY_MS,
  },
  trade_confirmation_incomplete: {
    message: {
      en: 'Not every merchant number of this account is confirmed for settlement',
      zh: '该账号尚有商户号未完成结算管理确认',
    },
    remedy: {
      en: 'Confirm or unlink them in the WeChat console (发货信息管理); `fahuo account` asks again.',
      zh: '请在微信后台「发货信息管理」中确认或解除关联；`fahuo account` 可重新查询。',
    },
    shown_ms: 3 * DAY_MS,
  },
  trade_type_unknown: {
    message: {
      en: "WeChat's answer to the application for a trade type was lost: it may have arrived",
      zh: '交易类型申请未收到微信的应答，可能已经生效',
    },
    remedy: {
      en: 'Look in the WeChat console. It is not sent again by itself; `fahuo account trade-type … --confirm --repeat` does.',
      zh: '请在微信后台确认。系统不会自动重新提交；需要时用 `fahuo account trade-type … --confirm --repeat`。',
    },
    shown_ms: 3 * DAY_MS,
  },
  shipping_demanded: {
    message: {
      en: 'WeChat wants this Mini Program to enter shipping information',
      zh: '微信要求该小程序录入发货信息',
    },
    remedy: {
      en: 'Ship the orders that wait; check shipping management in the WeChat console.',
      zh: '请尽快为待发货订单发货，并在微信后台检查发货信息管理。',
    },
    shown_ms: 7 * DAY_MS,
  },
  shipping_overdue: {
    message: {
      en: 'WeChat reminds: orders have waited for shipment for 48 hours',
      zh: '微信提醒：有订单超过 48 小时未发货',
    },
    remedy: { en: 'Ship them, or refund them.', zh: '请发货或退款。' },
    shown_ms: null,
  },
  shipment_needs_attention: {
    message: { en: 'A shipment needs attention', zh: '有发货待处理' },
    remedy: {
      en: '`fahuo shipments list --state needs_attention` says what to do with each.',
      zh: 'fahuo shipments list --state needs_attention 会说明如何处理。',
    },
    shown_ms: null,
  },
  shipment_rejected: {
    message: { en: 'A shipment was rejected', zh: '有发货被拒绝' },
    remedy: {
      en: '`fahuo shipments list --state rejected` says why: ship these orders again, corrected, or close them.',
      zh: 'fahuo shipments list --state rejected 会说明原因：请更正后重新发货，或关闭。',
    },
    shown_ms: null,
  },
  shipment_changed_at_wechat: {
    message: {
      en: 'A shipment was changed at WeChat, in its console or by another system',
      zh: '有发货信息在微信后台或由其他系统更改',
    },
    remedy: {
      en: '`fahuo shipments list --state superseded` names them: compare each with its order, then close it.',
      zh: 'fahuo shipments list --state superseded 会列出：请逐个核对订单后关闭。',
    },
    shown_ms: null,
  },
  service_needs_attention: {
    message: {
      en: 'WeChat could not be told of the goods, waybills or messages of an order',
      zh: '有订单的商品、运单或物流消息未能提交给微信',
    },
    remedy: {
      en: '`fahuo order <transaction_id>` says why; `fahuo orders retry-service` tries it again.',
      zh: 'fahuo order <支付单号> 会说明原因；fahuo orders retry-service 可重试。',
    },
    shown_ms: null,
  },
  presale_to_report: {
    message: {
      en: 'An order is promised for later than 15 days after its payment, and WeChat was not told',
      zh: '有订单承诺在付款 15 天以后发货，尚未向微信报备',
    },
    remedy: {
      en: 'Report it as a pre-sale before the 15th day: POST /api/orders/{transaction_id}/special with type 1 and delay_to, as `facts` names them. Else WeChat counts it as late.',
      zh: '请在第 15 天之前报备为预售：POST /api/orders/{transaction_id}/special，type 填 1，delay_to 见 facts；否则微信会计为超时。',
    },
    shown_ms: null,
  },
  order_not_known: {
    message: {
      en: 'A payment that we were told of an hour ago is not known to WeChat’s shipping management',
      zh: '一小时前得知的支付单，微信发货管理中仍查不到',
    },
    remedy: {
      en: '`fahuo orders expected` names it with the likely causes: paid in the development or trial version, before the merchant number was authorised, in another currency, or to another Mini Program. `fahuo orders forget <id>` ends the wait.',
      zh: 'fahuo orders expected 会列出该单及可能原因：在开发版或体验版支付、付款早于商户号授权、使用外币，或支付给了其他小程序。fahuo orders forget <id> 可停止等待。',
    },
    shown_ms: null,
  },
  pay_key_wrong: {
    message: {
      en: 'The APIv3 key of a merchant number does not open its notifications: payments come in late',
      zh: '商户号的 APIv3 密钥无法解密支付通知，订单会延迟',
    },
    remedy: {
      en: 'Give the key again: `fahuo payments add <mchid> --api-v3-key-file <file>`; WeChat Pay sends what failed again for a day.',
      zh: '请重新提供密钥：fahuo payments add <商户号> --api-v3-key-file <文件>；微信支付会在一天内重发失败的通知。',
    },
    shown_ms: 2 * HOUR_MS,
  },
  sync_failing: {
    message: {
      en: 'Orders could not be read from WeChat for an hour',
      zh: '已超过一小时无法从微信同步订单',
    },
    remedy: {
      en: '`fahuo doctor` says what is wrong; it goes on by itself when WeChat answers.',
      zh: '请用 fahuo doctor 检查原因；微信恢复后会自动继续。',
    },
    shown_ms: 15 * MINUTE_MS,
  },
  disk_nearly_full: {
    message: { en: 'The disk of the database is nearly full', zh: '数据库所在磁盘即将写满' },
    remedy: {
      en: 'Make room, or move the database: when it is full, nothing is accepted any more.',
      zh: '请清理磁盘或迁移数据库；写满后将无法接受新的发货。',
    },
    shown_ms: 15 * MINUTE_MS,
  },
  webhook_off: {
    message: { en: 'A webhook was switched off', zh: '有 webhook 已被停用' },
    remedy: {
      en: '`fahuo webhooks list` says why; switch it on again when it answers, and send again what it missed (`fahuo webhooks resend`).',
      zh: 'fahuo webhooks list 会说明原因；恢复后请重新启用，并用 fahuo webhooks resend 补发。',
    },
    shown_ms: 7 * DAY_MS,
  },
  complaint_opened: {
    message: { en: 'A buyer complains', zh: '有新的买家投诉' },
    remedy: {
      en: '`fahuo complaints show <number>` shows it; answer within 48 hours, or WeChat decides.',
      zh: 'fahuo complaints show <投诉单号> 查看详情；请在 48 小时内处理，逾期由微信裁决。',
    },
    shown_ms: null,
  },
  complaint_due: {
    message: { en: 'Time to answer a complaint runs out', zh: '投诉处理时限将到' },
    remedy: {
      en: '`fahuo complaints answer <number>` agrees, refuses or proves.',
      zh: '请用 fahuo complaints answer <投诉单号> 同意、拒绝或举证。',
    },
    shown_ms: null,
  },
  complaint_unknown: {
    message: {
      en: 'Orders are in dispute, and no push of a complaint came',
      zh: '有订单处于投诉中，但未收到投诉推送',
    },
    remedy: {
      en: 'Look into the complaints in the WeChat console, and check that its push URL is ours (`fahuo doctor`).',
      zh: '请到微信后台查看投诉，并用 fahuo doctor 检查推送地址是否指向本服务。',
    },
    shown_ms: 2 * HOUR_MS,
  },
  account_punished: {
    message: { en: 'WeChat punishes this Mini Program', zh: '微信对该小程序作出处罚' },
    remedy: {
      en: 'Read the notice in the WeChat console: event_type 1 warns, 2 bans functions, 3 takes it down, 4 bans the account, 10 bans a page.',
      zh: '请到微信后台查看站内信：event_type 1 警告，2 功能封禁，3 下架，4 账号封禁，10 页面封禁。',
    },
    shown_ms: 7 * DAY_MS,
  },
  platform_ticket_missing: {
    message: {
      en: 'WeChat has pushed no ticket to the third-party platform for 30 minutes: soon no shop of it can be served',
      zh: '微信已超过 30 分钟未向第三方平台推送 ticket，授权店铺即将无法发货',
    },
    remedy: {
      en: 'WeChat was asked to push again. Check in the WeChat Open Platform that the event URL (授权事件接收 URL) is …/wechat/platform/auth of this server, and that it can be reached; `fahuo platform status` shows when one comes.',
      zh: '已请求微信恢复推送。请在微信开放平台检查“授权事件接收 URL”是否为本服务的 …/wechat/platform/auth 且可以访问；收到后 fahuo platform status 会显示。',
    },
    // Said again every minute while it lasts.
    shown_ms: 15 * MINUTE_MS,
  },
  platform_refused: {
    message: {
      en: 'WeChat refuses the third-party platform itself: none of its shops can be served',
      zh: '微信拒绝了第三方平台本身的调用，所有授权店铺均受影响',
    },
    remedy: {
      en: 'Do what the errcode says: 61004, add the address of this server to the platform’s IP list; 45009, `fahuo platform clear-quota`; 40125, correct COMPONENT_APPSECRET.',
      zh: '请按 errcode 处理：61004 请把服务器 IP 加入第三方平台白名单；45009 请运行 fahuo platform clear-quota；40125 请更正 COMPONENT_APPSECRET。',
    },
    shown_ms: 15 * MINUTE_MS,
  },
  authorisation_lost: {
    message: {
      en: 'A merchant authorised the platform, and its code can no longer be exchanged',
      zh: '有商家已授权，但授权码已无法换取令牌',
    },
    remedy: {
      en: 'Ask the merchant to add or remove a permission set in the authorisation: only that makes a new code.',
      zh: '请商家在授权中增减一项权限集：只有这样微信才会给出新的授权码。',
    },
    shown_ms: 7 * DAY_MS,
  },
  authorisation_revoked: {
    message: {
      en: 'A merchant ended the authorisation of the platform: its shop waits',
      zh: '有商家取消了对平台的授权，店铺已暂停',
    },
    remedy: {
      en: 'Nothing is deleted. If it was by mistake, send the merchant a new link (`fahuo platform invite`); the shop goes on by itself.',
      zh: '数据不会删除。如属误操作，请用 fahuo platform invite 发送新的授权链接，授权后自动继续。',
    },
    shown_ms: 7 * DAY_MS,
  },
  push_parked: {
    message: { en: 'A push could not be processed', zh: '有推送无法处理' },
    remedy: {
      en: '`fahuo events replay --parked` processes it again.',
      zh: 'fahuo events replay --parked 可重新处理。',
    },
    shown_ms: null,
  },
} as const satisfies Record<string, NoticeKind>

export type NoticeKindName = keyof typeof NOTICES
