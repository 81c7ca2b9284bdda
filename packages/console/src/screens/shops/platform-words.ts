import { defineWords } from '../../core/language.tsx'

/** The permission sets that a merchant may be asked for beside shipping, by WeChat's numbers and names. */
export const SETS = [182, 45, 76, 18] as const

export const words = defineWords({
  zh: {
    title: '第三方平台',
    hint: '商家授权后，由本平台代为发货。',
    appid: '平台 AppID',
    ticket: '平台票据',
    ticket_at: (time: string) => `上次收到 ${time}`,
    ticket_late: '超过 30 分钟没有收到 component_verify_ticket：请检查授权事件接收 URL。',
    ticket_none: '还没有收到 component_verify_ticket：请在微信开放平台填写下面的 URL。',
    shops: '授权店铺',
    counts: (active: number, suspended: number, revoked: number) =>
      `服务中 ${active}，已暂停 ${suspended}，已取消授权 ${revoked}`,
    event_url: '授权事件接收 URL',
    message_url: '消息与事件接收 URL',
    failed: '未完成的授权',
    again: '系统会自动重试。',
    invite: '邀请商家授权',
    name: '商家名称',
    name_hint: '显示在授权页上，例如：山间茶馆',
    sets: '需要的权限集',
    always: '142 小程序发货管理服务（必需）',
    set_names: {
      182: '182 小程序订单管理服务：设置订单中心路径',
      45: '45 微信物流服务：物流消息与轨迹（互斥）',
      76: '76 违规与交易投诉：处理投诉（互斥）',
      18: '18 开发与数据分析：服务器域名（互斥，商家将不能自行发布代码）',
    },
    make: '生成链接',
    link_title: '授权链接',
    link: '链接',
    link_send: '请发给该小程序的管理员，由其打开并点击进入微信授权。',
    link_once: (until: string) => `只显示这一次，${until} 前有效。`,
    done: '完成',
  },
  en: {
    title: 'Third-party platform',
    hint: 'Merchants authorise it, and it ships for them.',
    appid: 'AppID',
    ticket: 'Ticket',
    ticket_at: (time: string) => `Last one ${time}`,
    ticket_late:
      'No component_verify_ticket came for 30 minutes: check the URL for authorisation events.',
    ticket_none:
      'No component_verify_ticket came yet: enter the URLs below in the WeChat Open Platform.',
    shops: 'Shops',
    counts: (active: number, suspended: number, revoked: number) =>
      `${active} served, ${suspended} suspended, ${revoked} ended by their merchants`,
    event_url: 'URL for authorisation events',
    message_url: 'URL for messages and events',
    failed: 'Authorisations that did not come through',
    again: 'It is tried again.',
    invite: 'Invite a merchant',
    name: "The merchant's name",
    name_hint: 'Shown on the page, for example: Mountain tea house',
    sets: 'Permission sets to ask for',
    always: '142 小程序发货管理服务: shipping (always)',
    set_names: {
      182: '182 小程序订单管理服务: the order-centre path',
      45: '45 微信物流服务: logistics messages and tracking (exclusive)',
      76: '76 违规与交易投诉: complaints (exclusive)',
      18: '18 开发与数据分析: server domains (exclusive; ends their own code releases)',
    },
    make: 'Make a link',
    link_title: 'The link to authorise',
    link: 'Link',
    link_send: "Send it to the Mini Program's administrator, who opens it and clicks on to WeChat.",
    link_once: (until: string) => `Shown only now, good until ${until}.`,
    done: 'Done',
  },
})
