/**
 * Permission sets of Mini Programs by id: what the authorisation page lists [official up to 84; the
 * later names are seen in code], and whether only one platform at a time can have it [official].
 */
export const PERMISSION_SETS: Readonly<
  Record<number, { zh: string; en: string; exclusive?: true }>
> = {
  17: { zh: '小程序码管理', en: 'Mini Program codes' },
  18: { zh: '小程序开发与数据分析', en: 'Development and data analysis', exclusive: true },
  19: { zh: '小程序客服管理', en: 'Customer service' },
  25: { zh: '开放平台账号管理', en: 'Open platform account', exclusive: true },
  30: { zh: '小程序基本信息管理', en: 'Basic information' },
  40: { zh: '小程序插件管理', en: 'Plugins', exclusive: true },
  41: { zh: '好物圈', en: 'Shopping circle', exclusive: true },
  45: { zh: '微信物流服务', en: 'Logistics', exclusive: true },
  49: { zh: '云开发', en: 'Cloud development', exclusive: true },
  51: { zh: '即时配送', en: 'Same-city delivery', exclusive: true },
  71: { zh: '标准版交易组件订单物流与售后', en: 'Trade component: logistics and after-sales' },
  73: { zh: '标准版交易组件商品管理', en: 'Trade component: goods', exclusive: true },
  76: { zh: '违规与交易投诉', en: 'Violations and complaints', exclusive: true },
  81: { zh: '物流消息', en: 'Logistics messages', exclusive: true },
  85: { zh: '自定义版交易组件', en: 'Custom trade component' },
  89: { zh: '订阅通知', en: 'Subscription notices' },
  120: { zh: '小程序购物订单', en: 'Shopping orders' },
  121: { zh: '公众号购物订单', en: 'Shopping orders (official account)' },
  139: { zh: '运费险', en: 'Freight insurance' },
  142: { zh: '小程序发货管理服务', en: 'Shipping management' },
  151: { zh: '交易保障', en: 'Trade assurance' },
  182: { zh: '小程序订单管理服务', en: 'Order management' },
}

export const isExclusive = (id: number): boolean => PERMISSION_SETS[id]?.exclusive === true
