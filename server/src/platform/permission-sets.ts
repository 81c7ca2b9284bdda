import type { Text } from '../core/language.ts'

interface PermissionSet {
  id: number
  /** As WeChat's page calls it. */
  name: string
  /** What this server does with it. */
  use: Text
  /** What granting it costs the merchant; null: nothing. An exclusive set is granted to one platform only. */
  cost: Text | null
}

const EXCLUSIVE: Text = {
  en: 'Exclusive: another platform that has it loses it.',
  zh: '互斥权限：已授权的其他平台将失去该权限。',
}

/** The permission sets that this server can use; the first one is needed. */
export const KNOWN_SETS: readonly PermissionSet[] = [
  {
    id: 142,
    name: '小程序发货管理服务',
    use: {
      en: 'Ships orders and reads them. Without it nothing works.',
      zh: '录入发货信息并查询订单，必须授权。',
    },
    cost: null,
  },
  {
    id: 182,
    name: '小程序订单管理服务',
    use: {
      en: "Sets the page that an order opens in WeChat's order centre.",
      zh: '设置微信“订单与卡包”中订单打开的页面。',
    },
    cost: null,
  },
  {
    id: 45,
    name: '微信物流服务',
    use: {
      en: 'Sends logistics messages, and shows where parcels are.',
      zh: '发送物流消息并查询包裹状态。',
    },
    cost: EXCLUSIVE,
  },
  {
    id: 76,
    name: '违规与交易投诉',
    use: { en: 'Shows complaints of buyers and answers them.', zh: '查看并处理买家交易投诉。' },
    cost: EXCLUSIVE,
  },
  {
    id: 18,
    name: '开发与数据分析',
    use: { en: 'Sets server domains.', zh: '设置服务器域名。' },
    cost: {
      en: 'Exclusive, and it ends your own releases in mp.weixin.qq.com: from then on the platform releases the code.',
      zh: '互斥权限；授权后您无法再在 mp.weixin.qq.com 自行发布代码，须由平台发布。',
    },
  },
]

/** What is asked for where nobody said: shipping, and the page of the order centre. */
export const USUAL_SETS: readonly number[] = [142, 182]
