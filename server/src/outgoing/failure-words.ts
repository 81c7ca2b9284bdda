import type { Language, Text } from '../core/language.ts'

const FAILURES: Record<string, Text> = {
  timeout: { en: 'no answer in time', zh: '未在时限内应答' },
  private_address: {
    en: 'the address is not public, and private ones are not allowed here',
    zh: '地址不是公网地址，本服务未允许内网地址',
  },
  no_secret: {
    en: 'the master key does not open its secret: rotate it',
    zh: '主密钥无法解密其签名密钥，请更换密钥',
  },
  no_address: {
    en: 'the master key does not open its address: remove it and add it again',
    zh: '主密钥无法解密其地址，请删除后重新添加',
  },
  aborted: { en: 'broken off: the server stopped', zh: '服务停止，投递中断' },
  ECONNREFUSED: { en: 'nobody listens there', zh: '对方拒绝连接，服务未启动' },
  ECONNRESET: { en: 'the connection was cut', zh: '连接被对方中断' },
  ENOTFOUND: { en: 'the name of the host is not known', zh: '域名无法解析' },
  EAI_AGAIN: { en: 'the name of the host could not be looked up', zh: '域名暂时无法解析' },
  EHOSTUNREACH: { en: 'the host cannot be reached', zh: '主机不可达' },
  CERT_HAS_EXPIRED: { en: 'its certificate has expired', zh: '对方证书已过期' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { en: 'its certificate is self-signed', zh: '对方使用自签名证书' },
}

/** What robots say by a code: WeCom, Feishu and DingTalk [official]. */
const ROBOT_CODES: Record<string, Text> = {
  'wecom 93000': { en: 'the robot was removed, or its URL is wrong', zh: '机器人已删除或地址有误' },
  'wecom 45009': { en: 'too many messages a minute', zh: '每分钟消息过多' },
  'feishu 19001': {
    en: 'the robot was removed, or its URL is wrong',
    zh: '机器人已删除或地址有误',
  },
  'feishu 19021': {
    en: 'the signature is wrong: check the secret',
    zh: '签名校验失败，请核对密钥',
  },
  'feishu 19024': { en: 'the keyword is missing', zh: '消息中缺少自定义关键词' },
  'dingtalk 310000': {
    en: 'its security setting refuses it: check the keyword and the secret',
    zh: '安全设置不通过，请核对关键词和加签密钥',
  },
  'dingtalk 300001': {
    en: 'the robot was removed, or its URL is wrong',
    zh: '机器人已删除或地址有误',
  },
}

/** Says why something did not arrive; null: it did. A code that has no words stays as it is. */
export function failureText(error: string | null, language: Language): string | null {
  if (error === null) return null
  const text = FAILURES[error] ?? ROBOT_CODES[error]
  if (text) return `${text[language]}${language === 'zh' ? `（${error}）` : ` (${error})`}`
  const status = /^HTTP (\d{3})$/.exec(error)?.[1]
  if (status !== undefined)
    return language === 'zh' ? `对方返回 HTTP ${status}` : `it answered HTTP ${status}`
  return error
}
