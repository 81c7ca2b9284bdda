/** Words of the authorisation page. */
export interface PageTexts {
  lang: string
  title: string
  /** What a platform asks. */
  asks: (name: string) => string
  account: string
  sets: string
  exclusive: string
  taken: string
  agree: string
  refused: string
  why: Record<PageRefusal, (detail: string) => string>
}

/** Why the page shows nothing to agree to. */
export type PageRefusal =
  | 'no_platform'
  | 'entry_domain'
  | 'redirect_uri'
  | 'pre_auth_code'
  | 'auth_type'
  | 'no_account'
  | 'not_released'
  | 'too_many'

const zh: PageTexts = {
  lang: 'zh-CN',
  title: '授权第三方平台',
  asks: (name) => `${name} 申请获得以下权限，由小程序管理员确认`,
  account: '选择小程序',
  sets: '权限集',
  exclusive: '互斥',
  taken: '已授权给其他平台',
  agree: '授权',
  refused: '无法授权',
  why: {
    no_platform: () => '没有这个第三方平台，请检查 component_appid。',
    entry_domain: (domain) =>
      `授权入口页所在域名：${domain || '空'}，与平台的授权发起页域名不一致。请从该域名的网页点击链接进入。`,
    redirect_uri: () => '请确认 redirect_uri 是完整网址，并与授权发起页域名一致。',
    pre_auth_code: () => '预授权码无效或已过期，请返回平台的页面重新进入。',
    auth_type: () => '链接的 auth_type 不包括小程序，请使用 2、3 或 6。',
    no_account: () => '没有可以授权的小程序，请检查 biz_appid。',
    not_released: () => '平台尚未全网发布，只有授权测试列表中的小程序可以授权。',
    too_many: () => '该小程序已授权 15 个平台，请先取消其中一个。',
  },
}

const en: PageTexts = {
  lang: 'en',
  title: 'Authorise a third-party platform',
  asks: (name) => `${name} asks for these permission sets; an admin of the Mini Program agrees`,
  account: 'Mini Program',
  sets: 'Permission sets',
  exclusive: 'exclusive',
  taken: 'granted to another platform',
  agree: 'Authorise',
  refused: 'Cannot authorise',
  why: {
    no_platform: () => 'There is no such third-party platform: check component_appid.',
    entry_domain: (domain) =>
      `The page that led here is of ${domain || 'no domain'}, which is not the entry domain of the platform. Follow the link on a page of that domain.`,
    redirect_uri: () => 'redirect_uri has to be a whole address on the entry domain.',
    pre_auth_code: () =>
      "The pre_auth_code is invalid or has expired: come again from the platform's page.",
    auth_type: () => 'The auth_type of the link leaves out Mini Programs: use 2, 3 or 6.',
    no_account: () => 'There is no Mini Program that could authorise: check biz_appid.',
    not_released: () =>
      'The platform is not released: only Mini Programs of its test list can authorise.',
    too_many: () => 'This Mini Program has authorised 15 platforms: take one back first.',
  },
}

export const pageTexts = (language: string): PageTexts => (/^zh/i.test(language) ? zh : en)
