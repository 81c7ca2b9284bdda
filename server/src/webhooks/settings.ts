import { z } from 'zod'
import { setting } from '../core/setting.ts'

/** The settings of what others are told. */
export const webhookSettings = {
  WEBHOOK_ALLOW_PRIVATE: setting(
    z.enum(['on', 'off']).default('off'),
    {
      en: 'on: webhooks and robots may be at private addresses and plain HTTP, for a backend in the same network; whoever has an API key can then let this server call there',
      zh: 'on：webhook 与群机器人可使用内网地址和 HTTP（后端在同一内网时）；此时持有 API 密钥的人可以让本服务访问内网地址',
    },
    'on',
  ),
}
