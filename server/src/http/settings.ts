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
  METRICS: setting(
    inside,
    {
      en: 'who may read /metrics: inside (this machine and its private network, not through a proxy) or everybody',
      zh: '谁可以读取 /metrics：inside（本机及内网，且不经反向代理）或 everybody（所有人）',
    },
    'inside',
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
