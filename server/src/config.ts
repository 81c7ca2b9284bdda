import { z } from 'zod'
import { accessSettings, demoProblems } from './access/settings.ts'
import type { Language, Text } from './core/language.ts'
import {
  describeSetting,
  originOnly,
  secretSetting,
  setting,
  type DescribedSetting,
  type SettingMeta,
} from './core/setting.ts'
import { databaseShown, isDatabaseUrl, sealingSettings } from './database/settings.ts'
import { httpSettings } from './http/settings.ts'
import { retentionSettings } from './operations/settings.ts'
import { platformProblems, platformSettings } from './platform/settings.ts'
import { pushSettings } from './pushes/settings.ts'
import { pathSettings, unknownPaths } from './wechat/settings.ts'
import { webhookSettings } from './webhooks/settings.ts'
import { paySettings } from './wechatpay/settings.ts'

const port = z.coerce.number().int().min(0).max(65535)

const Settings = z.object({
  WECHAT_APPID: setting(
    z.string().regex(/^wx[0-9a-z]{16}$/),
    {
      en: 'the Mini Program\'s AppID: "wx" and 16 letters or digits',
      zh: '小程序的 AppID：“wx”加 16 位字母或数字',
    },
    'wx0123456789abcdef',
  ),
  WECHAT_SECRET: secretSetting(
    z.string().min(16).max(128),
    {
      en: "the Mini Program's AppSecret, from the console under Development settings",
      zh: '小程序的 AppSecret，见小程序后台“开发设置”',
    },
    '0123456789abcdef0123456789abcdef',
  ),
  WECHAT_API_URL: setting(
    z.url({ protocol: /^https?$/ }).default('https://api.weixin.qq.com'),
    {
      en: "the address of WeChat's API; changed only for the local WeChat emulator",
      zh: '微信接口的地址；仅使用本地微信模拟器时需要修改',
    },
    'https://api.weixin.qq.com',
    originOnly,
  ),
  WECHAT_ACCESS_TOKEN: setting(
    z.enum(['stable', 'none']).default('stable'),
    {
      en: "stable: calls carry a token of stable_token; none: calls carry no token, on WeChat's cloud hosting, which adds it itself",
      zh: 'stable：调用时携带 stable_token 取得的凭证；none：不带凭证，用于微信云托管（由其自动添加）',
    },
    'stable',
  ),
  ...pushSettings,
  ...paySettings,
  WECHAT_MCHID: setting(
    z
      .string()
      .regex(/^\d{8,10}$/)
      .optional(),
    {
      en: "the merchant number (mchid) of payments that a file or a command names by the shop's own number alone; not needed where orders are in the local copy, or a column says it. POST /api/shipments takes mchid from the body alone, so that the same body is always the same payment",
      zh: '商户号：文件或命令只给出商户单号时使用；本地副本已有该订单，或文件有“商户号”列时可不填。POST /api/shipments 只取请求体中的 mchid，以保证相同的内容始终对应同一笔支付',
    },
    '1900000109',
  ),
  ...accessSettings,
  ...pathSettings,
  DATABASE_URL: setting(
    z.string().min(1).refine(isDatabaseUrl).default('data/fahuo.db'),
    {
      en: 'a file name for SQLite, or postgres://… for PostgreSQL',
      zh: 'SQLite 的文件名，或 postgres://… 使用 PostgreSQL',
    },
    'data/fahuo.db',
    databaseShown,
  ),
  WECHAT_TIMEOUT_SECONDS: setting(
    z.coerce.number().min(0.1).max(60).default(10),
    {
      en: 'how long to wait for an answer of WeChat, 0.1 to 60',
      zh: '等待微信应答的秒数，0.1 至 60',
    },
    '10',
  ),
  UPLOAD_DEADLINE_SECONDS: setting(
    z.coerce.number().min(0.2).max(3600).default(60),
    {
      en: 'how long after sending an upload may still take effect at WeChat; longer than WECHAT_TIMEOUT_SECONDS. A lost upload is sent again after this at the earliest',
      zh: '录入请求发出后最多多少秒内仍可能在微信生效；须大于 WECHAT_TIMEOUT_SECONDS。未收到应答的录入最早在此之后才会重发',
    },
    '60',
  ),
  RESEND: setting(
    z.enum(['auto', 'by-hand']).optional(),
    {
      en: 'by-hand: an upload without an answer that the order does not show is sent again only when a person retries it; for those who do not trust that WeChat refuses a time that is not later than the last. Not set: `auto`, and merchants may change it (PATCH /api/settings)',
      zh: 'by-hand：没有应答且订单上查不到的录入，只在人工重试时重发；适合不愿依赖“微信拒绝不晚于上次的时间”这一规则的商家。未设置：auto，商家可在运行中修改',
    },
    'auto',
  ),
  RECEIPT_REMINDERS: setting(
    z.enum(['on', 'off']).optional(),
    {
      en: "on: a buyer is reminded once to confirm receipt when WeChat says that all parcels are signed for; needs tracking: the receiver's phone number with the shipment, or POST /api/orders/:transaction_id/waybills. Not set: off, and a merchant may change it while the server runs",
      zh: 'on：微信显示全部包裹已签收时，提醒买家确认收货一次；需要跟踪运单：发货时提供收件人手机号，或调用 POST /api/orders/:transaction_id/waybills。未设置：off，商家可在运行中修改',
    },
    'on',
  ),
  HOST: setting(
    z.string().min(1).default('0.0.0.0'),
    { en: 'the address to listen on', zh: '监听的地址' },
    '127.0.0.1',
  ),
  PORT: setting(
    port.default(4000),
    {
      en: 'the port to listen on, 1 to 65535; 0: any free one',
      zh: '监听的端口，1 至 65535；0：任意空闲端口',
    },
    '4000',
  ),
  ...sealingSettings,
  ...httpSettings,
  ...retentionSettings,
  ...webhookSettings,
  ...platformSettings,
  LOG_LEVEL: setting(
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    {
      en: 'how much to log: debug, info, warn, error or silent',
      zh: '日志级别：debug、info、warn、error 或 silent',
    },
    'info',
  ),
})

export type Config = z.output<typeof Settings> & {
  /** The settings that the environment says. */
  given: ReadonlySet<string>
}

/** Describes the settings as a server runs with them, without a secret. */
export const describedSettings = (config: Config): DescribedSetting[] =>
  Object.entries(Settings.shape).map(([name, schema]) => {
    const value = config[name as keyof typeof Settings.shape]
    const meta = schema.meta() as unknown as SettingMeta
    return describeSetting(name, meta, value, config.given.has(name))
  })

/** Every setting, for docs/SETTINGS.md. */
export function settingsTable(): {
  name: string
  expected: Text
  example: string
  needed: boolean
}[] {
  return Object.entries(Settings.shape).map(([name, schema]) => {
    const { expected, example } = schema.meta() as unknown as SettingMeta
    return { name, expected, example, needed: !schema.safeParse(undefined).success }
  })
}

/** One setting that is wrong or missing, in words; the value itself is never repeated. */
export type ConfigProblem = string

function problem(
  name: string,
  language: Language,
  {
    expected,
    example,
    missing = false,
    why,
  }: SettingMeta & { missing?: boolean; why?: string | undefined },
): ConfigProblem {
  const because = why === undefined ? '' : language === 'zh' ? `（${why}）` : ` (${why})`
  return language === 'zh'
    ? `${missing ? `缺少 ${name}` : `${name} 有误`}${because}：应为${expected.zh}。例如 ${name}=${example}`
    : `${name} is ${missing ? 'missing' : 'invalid'}${because}: expected ${expected.en}. Example: ${name}=${example}`
}

const metaOf = (name: keyof typeof Settings.shape) =>
  Settings.shape[name].meta() as unknown as SettingMeta

/** What does not go together, though each setting is right by itself. */
function contradictions(config: Config, language: Language): ConfigProblem[] {
  const { WECHAT_TIMEOUT_SECONDS: timeout, UPLOAD_DEADLINE_SECONDS: deadline } = config
  const found: ConfigProblem[] = []
  if (deadline <= timeout)
    found.push(
      problem('UPLOAD_DEADLINE_SECONDS', language, {
        expected: {
          en: `more than WECHAT_TIMEOUT_SECONDS (${timeout})`,
          zh: `大于 WECHAT_TIMEOUT_SECONDS（${timeout}）的秒数`,
        },
        example: String(timeout * 6),
      }),
    )
  if (config.PUSH_FORWARD_OWN === 'on' && config.PUSH_FORWARD_URL === undefined)
    found.push(
      problem('PUSH_FORWARD_URL', language, {
        ...metaOf('PUSH_FORWARD_URL'),
        missing: true,
        why: { en: 'PUSH_FORWARD_OWN is on', zh: 'PUSH_FORWARD_OWN 为 on' }[language],
      }),
    )
  for (const { name, why, example } of unknownPaths(config))
    found.push(
      problem(name, language, {
        ...metaOf(name),
        why: why[language],
        example,
      }),
    )
  for (const why of demoProblems(config))
    found.push(
      problem('FAHUO_DEMO', language, {
        ...metaOf('FAHUO_DEMO'),
        why: why[language],
      }),
    )
  for (const { name, missing, why } of platformProblems(config))
    found.push(
      problem(name, language, {
        ...metaOf(name),
        missing,
        why: why[language],
      }),
    )
  const { PUBLIC_URL: own, PUSH_FORWARD_URL: forward } = config
  if (own !== undefined && forward !== undefined) {
    const { origin, pathname } = new URL(forward)
    if (origin === new URL(own).origin && pathname === '/wechat/push')
      found.push(
        problem('PUSH_FORWARD_URL', language, {
          ...metaOf('PUSH_FORWARD_URL'),
          why: { en: 'it leads back to this server', zh: '指向了本服务自身' }[language],
        }),
      )
  }
  return found
}

/** Which master key, and for which database. */
export const masterKeyOf = (config: Config) => ({
  database_url: config.DATABASE_URL,
  master_key: config.FAHUO_MASTER_KEY,
})

/** Reads the settings from the environment. Empty counts as not set. */
export function readConfig(
  env: Record<string, string | undefined>,
  language: Language = 'en',
): { config: Config } | { problems: ConfigProblem[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (parsed.success) {
    const config = { ...parsed.data, given: new Set(Object.keys(given)) }
    const problems = contradictions(config, language)
    return problems.length === 0 ? { config } : { problems }
  }
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
  return {
    problems: names.map((name) => {
      const { expected, example } = metaOf(name as keyof typeof Settings.shape)
      const custom = parsed.error.issues.find(
        (issue) => issue.path[0] === name && issue.code === 'custom',
      )
      const why =
        custom?.code === 'custom' ? (custom.params?.['text'] as Text | undefined) : undefined
      return problem(name, language, {
        expected,
        example,
        missing: given[name] === undefined,
        why: why?.[language],
      })
    }),
  }
}
