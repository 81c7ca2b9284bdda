import type { Text } from '../core/language.ts'

/** What came of an authorisation, each with its words. */
export const OUTCOMES = {
  authorised: { en: 'The shop is active.', zh: '店铺已生效。' },
  already: {
    en: 'It was exchanged before: nothing is to be done.',
    zh: '此前已处理，无需操作。',
  },
  stale: {
    en: 'A later authorisation is there: it is out of date.',
    zh: '已有更晚的授权，此通知已过时。',
  },
  revoked: {
    en: 'The merchant ended the authorisation: the shop waits, and nothing of it is deleted. It goes on when the merchant authorises again.',
    zh: '商家已取消授权：店铺暂停，数据不会删除；商家重新授权后自动继续。',
  },
  still_authorised: {
    en: 'WeChat says that the authorisation stands: nothing was changed.',
    zh: '微信确认授权仍有效，未做更改。',
  },
  own_shop: {
    en: 'This server serves that Mini Program by its own secret already; it stays so.',
    zh: '本服务已用该小程序自己的密钥接入，保持不变。',
  },
  not_mini_program: {
    en: 'It is no Mini Program: this server ships for Mini Programs only.',
    zh: '该账号不是小程序，本服务只支持小程序发货。',
  },
  unknown_shop: {
    en: 'This server has no such shop: nothing is to be done.',
    zh: '本服务没有该店铺，无需操作。',
  },
  release_test: {
    en: "One of WeChat's test accounts of the release: no shop is made.",
    zh: '微信全网发布检测账号，不创建店铺。',
  },
  code_spent: {
    en: 'WeChat takes this code no more, and knows no tokens of the account. Ask the merchant to add or remove a permission set in the authorisation: that makes a new code.',
    zh: '微信不再接受该授权码，也没有该账号的令牌。请商家在授权中增减一项权限集，微信会给出新的授权码。',
  },
  code_expired: {
    en: 'The code expired before WeChat could be asked. Ask the merchant to add or remove a permission set in the authorisation: that makes a new code.',
    zh: '授权码在换取之前已过期。请商家在授权中增减一项权限集，微信会给出新的授权码。',
  },
  failed: {
    en: 'WeChat could not be asked for a day. `fahuo platform recover` reads all authorisations anew.',
    zh: '一天内未能向微信确认。请用 `fahuo platform recover` 重新读取全部授权。',
  },
} as const satisfies Record<string, Text>

export type Outcome = keyof typeof OUTCOMES
