/** What the server runs with, and what of it a merchant may change. */
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { defineRoute } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { SWITCH_NAMES, SWITCHES, type SwitchStates } from '../shops/switches.ts'

const onOff = z.enum(['on', 'off', 'default']).optional()

const SwitchChange = z
  .strictObject({
    receipt_reminders: onOff,
    resend: z.enum(['auto', 'by-hand', 'default']).optional(),
    shopping_order: onOff,
    messages: onOff,
    tracking: onOff,
  })
  .meta({
    id: 'SettingsChange',
    text: { en: '`default`: as if it had never been changed', zh: '`default`：恢复默认' },
  })

const SwitchView = z
  .object({
    name: z.enum(SWITCH_NAMES),
    label: z.string(),
    meaning: z.string(),
    value: z.string(),
    values: z.array(z.string()),
    source: z.enum(['environment', 'api', 'default']).meta({
      text: {
        en: '`environment`: the operator has set it, and it cannot be changed here',
        zh: '`environment`：由运维在环境变量中设置，此处不能修改',
      },
    }),
    setting: z
      .string()
      .nullable()
      .meta({
        text: {
          en: 'The setting that fixes it; null: none does',
          zh: '可固定它的环境变量；null 表示没有',
        },
      }),
  })
  .meta({ id: 'Switch' })

const SettingView = z
  .object({
    name: z.string(),
    meaning: z.string(),
    value: z
      .string()
      .nullable()
      .meta({
        text: {
          en: 'null: it has none, or is a secret; of some addresses only where they lead',
          zh: 'null：没有值，或为密钥；部分地址只显示域名',
        },
      }),
    is_set: z.boolean(),
    is_secret: z.boolean(),
    source: z.enum(['environment', 'default']),
  })
  .meta({ id: 'Setting' })

const SettingsResponse = z
  .object({
    switches: z.array(SwitchView).meta({
      text: { en: 'What may be changed while the server runs', zh: '可在运行中修改的设置' },
    }),
    settings: z.array(SettingView).meta({
      text: { en: 'What the operator has set; read at start', zh: '运维设置的内容，启动时读取' },
    }),
  })
  .meta({ id: 'SettingsResponse' })

const view = (
  { described_settings }: Shop,
  states: SwitchStates,
  language: Language,
): z.input<typeof SettingsResponse> => ({
  switches: SWITCH_NAMES.map((name) => {
    const { values, setting, name: label, meaning } = SWITCHES[name]
    return {
      name,
      label: label[language],
      meaning: meaning[language],
      ...states[name],
      values: [...values],
      setting,
    }
  }),
  settings: described_settings.map((one) => ({ ...one, meaning: one.meaning[language] })),
})

const EXAMPLE: z.input<typeof SettingsResponse> = {
  switches: [
    {
      name: 'messages',
      label: SWITCHES.messages.name.en,
      meaning: SWITCHES.messages.meaning.en,
      value: 'off',
      values: ['on', 'off'],
      source: 'api',
      setting: null,
    },
  ],
  settings: [
    {
      name: 'PORT',
      meaning: 'the port to listen on, 1 to 65535; 0: any free one',
      value: '4000',
      is_set: false,
      is_secret: false,
      source: 'default',
    },
  ],
}

const readSettingsRoute = defineRoute({
  method: 'get',
  path: '/api/settings',
  id: 'readSettings',
  group: 'server',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'What the server runs with, and where each value comes from; never a secret',
    zh: '服务当前的设置及其来源；不含任何密钥',
  },
  response: { status: 200, schema: SettingsResponse },
  errors: [],
  example: { response: EXAMPLE },
  handle: async ({ language }, shop) => view(shop, await shop.switches.read(), language),
})

const changeSettingsRoute = defineRoute({
  method: 'patch',
  path: '/api/settings',
  id: 'changeSettings',
  group: 'server',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Changes what may be changed while the server runs; on all servers within two seconds',
    zh: '修改可在运行中修改的设置；两秒内在所有服务上生效',
  },
  details: {
    en: 'What the operator has set in the environment is refused (`set_by_operator`), and then nothing is changed. The jump path, the order-centre path, webhooks, robots and auto-ship rules have routes of their own.',
    zh: '运维已在环境变量中设置的会被拒绝（`set_by_operator`），且本次不做任何修改。跳转路径、订单中心路径、webhook、群机器人、自动发货规则有各自的接口。',
  },
  body: SwitchChange,
  response: { status: 200, schema: SettingsResponse },
  errors: ['invalid', 'unknown_field', 'set_by_operator'],
  example: { body: { messages: 'off' as const }, response: EXAMPLE },
  handle: async ({ body, language }, shop) =>
    view(shop, await shop.switches.change(body, shop), language),
})

export const settingsRoutes = [readSettingsRoute, changeSettingsRoute]
