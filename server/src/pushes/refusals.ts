import type { PushErrorCode } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'

/** Why a push is refused, in words. */
const WORDS: Record<PushErrorCode, Text> = {
  bad_signature: {
    en: 'the signature does not match the push token',
    zh: '签名与消息推送 Token 不符',
  },
  bad_cipher: {
    en: 'the body is not encrypted with the EncodingAESKey that is set',
    zh: '请求体不是用已设置的 EncodingAESKey 加密的',
  },
  wrong_appid: { en: 'it is for another AppID', zh: '属于其他 AppID' },
  stale: {
    en: "it was signed more than five minutes away from this server's time: a replay, or a clock that is wrong",
    zh: '签名时间与本服务相差超过五分钟：可能是重放，或时钟不准',
  },
  malformed: {
    en: 'the body is neither a JSON object nor <xml>…</xml>, or nests too deeply',
    zh: '请求体既不是 JSON 对象也不是 <xml>…</xml>，或嵌套过深',
  },
}

/** Makes the error that a refused push is answered with: `invalid`, or `push_refused`. */
export const pushRefusal = (code: PushErrorCode): FahuoError =>
  new FahuoError(code === 'malformed' ? 'invalid' : 'push_refused', WORDS[code])
