import { z } from 'zod'
import { setting } from '../core/setting.ts'
import { isInsideName } from './inside.ts'

/** An address of the server as others see it: an origin, in plain HTTP only where nobody listens between. */
function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash, username } = new URL(text)
  if (pathname !== '/' || search + hash + username !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isInsideName(hostname))
}

const inside = z.enum(['inside', 'everybody']).default('inside')

/** The settings of who may ask for what. */
export const httpSettings = {
  PUBLIC_URL: setting(
    z.string().refine(isPublicUrl).optional(),
    {
      en: 'the address under which others reach this server, without a path; https, or http on this machine and its private network. The API answers under this name and private ones only',
      zh: '外部访问本服务的地址，不含路径；须为 https，本机或内网可用 http。设置后接口只在该域名和内网名称下应答',
    },
    'https://fahuo.example.com',
  ),
  BUYER_REQUESTS_PER_MINUTE: setting(
    z.coerce.number().int().min(1).max(100_000).default(120),
    {
      en: 'how much one buyer may ask, on one server',
      zh: '每位买家每分钟的请求上限（按单个服务进程计）',
    },
    '120',
  ),
  ADDRESS_REQUESTS_PER_MINUTE: setting(
    z.coerce.number().int().min(1).max(1_000_000).default(600),
    {
      en: 'logins, and requests with a wrong API key, from one address; many buyers share the address of their carrier',
      zh: '同一地址每分钟的登录和错误密钥请求上限；同一运营商的许多买家会共用地址',
    },
    '600',
  ),
  TRUST_PROXY: setting(
    z.enum(['on', 'off']).default('off'),
    {
      en: 'on: a proxy in front of the server writes X-Forwarded-For, and nobody can reach the server past it',
      zh: 'on：服务前面的反向代理会写入 X-Forwarded-For，且无法绕过它访问服务',
    },
    'on',
  ),
  METRICS: setting(
    inside,
    {
      en: 'who may read /metrics: inside (this machine and its private network, not through a proxy) or everybody',
      zh: '谁可以读取 /metrics：inside（本机及内网，且不经反向代理）或 everybody（所有人）',
    },
    'inside',
  ),
  CONSOLE: setting(
    z.enum(['on', 'off']).default('on'),
    {
      en: "on: the shopkeeper's console is served at /console; off: it is not",
      zh: 'on：在 /console 提供商家后台；off：不提供',
    },
    'on',
  ),
  API_DOCS: setting(
    inside,
    {
      en: 'who may read /api/docs and /api/openapi.json: inside or everybody',
      zh: '谁可以读取 /api/docs 和 /api/openapi.json：inside 或 everybody',
    },
    'inside',
  ),
}
