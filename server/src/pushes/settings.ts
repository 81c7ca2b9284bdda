import { z } from 'zod'
import { originOnly, secretSetting, setting } from '../core/setting.ts'

const push_token = z.string().regex(/^[A-Za-z0-9]{3,32}$/)
const aes_key = z.string().regex(/^[A-Za-z0-9]{43}$/)

/** The settings of WeChat's pushes. */
export const pushSettings = {
  WECHAT_PUSH_TOKEN: secretSetting(
    push_token,
    {
      en: 'the Token of the message push setting: 3 to 32 letters and digits',
      zh: '消息推送设置里的 Token：3 至 32 位字母或数字',
    },
    'fahuoPushToken2026',
  ),
  WECHAT_PUSH_PREVIOUS_TOKEN: secretSetting(
    push_token.optional(),
    {
      en: 'the Token before the current one, while it is being changed',
      zh: '更换期间，更换前的 Token',
    },
    'fahuoPushToken2025',
  ),
  WECHAT_PUSH_AES_KEY: secretSetting(
    aes_key,
    {
      en: 'the EncodingAESKey of the message push setting: 43 letters and digits',
      zh: '消息推送设置里的 EncodingAESKey：43 位字母或数字',
    },
    'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  ),
  WECHAT_PUSH_PREVIOUS_AES_KEY: secretSetting(
    aes_key.optional(),
    {
      en: 'the EncodingAESKey before the current one, while it is being changed',
      zh: '更换期间，更换前的 EncodingAESKey',
    },
    'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba',
  ),
  WECHAT_UNSIGNED_PUSHES: setting(
    z.enum(['refuse', 'gateway']).default('refuse'),
    {
      en: "gateway: pushes without a signature are taken when they carry x-wx-sources, as the gateway of WeChat's cloud hosting sends them; only while nobody can reach the server past it. What they say of money is not believed",
      zh: 'gateway：接受带有 x-wx-sources 的未签名推送（微信云托管网关如此发送）；仅在无法绕过网关访问服务时使用。其中的资金信息不会被采信',
    },
    'refuse',
  ),
  PUSH_FORWARD_URL: setting(
    z.url({ protocol: /^https?$/ }).optional(),
    {
      en: "the shop's own push URL: what is not about shipping goes there unchanged, and its answer goes back to WeChat",
      zh: '商家自己的推送地址：与发货无关的推送原样转发到这里，并把应答返回微信',
    },
    'https://shop.example.com/wechat/push',
    originOnly,
  ),
  PUSH_FORWARD_OWN: setting(
    z.enum(['on', 'off']).default('off'),
    {
      en: 'on: PUSH_FORWARD_URL also gets a copy of the pushes about shipping',
      zh: 'on：与发货有关的推送也抄送给 PUSH_FORWARD_URL',
    },
    'on',
  ),
}
