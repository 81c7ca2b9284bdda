import { z } from 'zod'
import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { jumpPathProblem } from './domain/jump-path.ts'

/** A setting with what it is for and an example: the error message and docs/SETTINGS.md come from here. */
function setting<Schema extends z.ZodType>(schema: Schema, expected: string, example: string) {
  return schema.meta({ expected, example })
}

const port = z.coerce.number().int().min(0).max(65535)
const push_token = z.string().regex(/^[A-Za-z0-9]{3,32}$/)
const aes_key = z.string().regex(/^[A-Za-z0-9]{43}$/)

const Settings = z.object({
  WECHAT_APPID: setting(
    z.string().regex(/^wx[0-9a-z]{16}$/),
    'the Mini Program\'s AppID: "wx" and 16 letters or digits',
    'wx0123456789abcdef',
  ),
  WECHAT_SECRET: setting(
    z.string().min(16).max(128),
    "the Mini Program's AppSecret, from the console under Development settings",
    '0123456789abcdef0123456789abcdef',
  ),
  WECHAT_API_URL: setting(
    z.url({ protocol: /^https?$/ }).default('https://api.weixin.qq.com'),
    'where WeChat answers; only ever changed for the emulator',
    'https://api.weixin.qq.com',
  ),
  WECHAT_ACCESS_TOKEN: setting(
    z.enum(['stable', 'none']).default('stable'),
    "stable: calls carry a token of stable_token; none: calls carry no token, on WeChat's cloud hosting, which adds it itself",
    'stable',
  ),
  WECHAT_PUSH_TOKEN: setting(
    push_token,
    'the Token of the message push setting: 3 to 32 letters and digits',
    'fahuoPushToken2026',
  ),
  WECHAT_PUSH_PREVIOUS_TOKEN: setting(
    push_token.optional(),
    'the Token before the current one, while it is being changed',
    'fahuoPushToken2025',
  ),
  WECHAT_PUSH_AES_KEY: setting(
    aes_key,
    'the EncodingAESKey of the message push setting: 43 letters and digits',
    'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  ),
  WECHAT_PUSH_PREVIOUS_AES_KEY: setting(
    aes_key.optional(),
    'the EncodingAESKey before the current one, while it is being changed',
    'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba',
  ),
  MERCHANT_API_KEYS: setting(
    z
      .string()
      .default('')
      .transform((keys) => (keys === '' ? [] : keys.split(',').map((key) => key.trim())))
      .refine((keys) => keys.every((key) => /^[\w\-.~+/=]{24,256}$/.test(key))),
    'keys for the merchant API, comma-separated, each 24 characters or more; may be left out: `fahuo keys create` makes keys that only their hash is kept of',
    '3f9c0d4b6a1e8f7253d0a9b8c7e6f5041a2b3c4d5e6f7081',
  ),
  MSG_JUMP_PATH: setting(
    z
      .string()
      .superRefine((path, ctx) => {
        const problem = jumpPathProblem(path)
        if (problem !== null) ctx.addIssue({ code: 'custom', message: problem })
      })
      .default(ORDER_DETAIL_PAGE),
    'the page where a tap on the shipping message leads',
    ORDER_DETAIL_PAGE,
  ),
  DATABASE_URL: setting(
    z.string().min(1).default('data/fahuo.db'),
    'a file name for SQLite, or postgres://… for PostgreSQL',
    'data/fahuo.db',
  ),
  WECHAT_TIMEOUT_SECONDS: setting(
    z.coerce.number().min(0.1).max(60).default(10),
    'how long to wait for an answer of WeChat, 0.1 to 60',
    '10',
  ),
  UPLOAD_DEADLINE_SECONDS: setting(
    z.coerce.number().min(0.2).max(3600).default(60),
    'how long after sending an upload may still take effect at WeChat; longer than WECHAT_TIMEOUT_SECONDS. A lost upload is sent again after this at the earliest',
    '60',
  ),
  RECEIPT_REMINDERS: setting(
    z.enum(['on', 'off']).default('off'),
    'on: a buyer is reminded once to confirm receipt when WeChat says that all parcels are signed for; needs POST /api/orders/:transaction_id/waybills',
    'on',
  ),
  BUYER_REQUESTS_PER_MINUTE: setting(
    z.coerce.number().int().min(1).max(100_000).default(120),
    'how much one buyer may ask, on one server',
    '120',
  ),
  ADDRESS_REQUESTS_PER_MINUTE: setting(
    z.coerce.number().int().min(1).max(1_000_000).default(600),
    'logins, and requests with a wrong API key, from one address; many buyers share the address of their carrier',
    '600',
  ),
  TRUST_PROXY: setting(
    z.enum(['on', 'off']).default('off'),
    'on: a proxy in front of the server writes X-Forwarded-For, and nobody can reach the server past it',
    'on',
  ),
  HOST: setting(z.string().min(1).default('0.0.0.0'), 'the address to listen on', '127.0.0.1'),
  PORT: setting(port.default(4000), 'the port to listen on, 1 to 65535; 0: any free one', '4000'),
  LOG_LEVEL: setting(
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'how much to log: debug, info, warn, error or silent',
    'info',
  ),
})

export type Config = z.output<typeof Settings>

/** Every setting, for docs/SETTINGS.md. */
export function settingsTable(): {
  name: string
  expected: string
  example: string
  needed: boolean
}[] {
  return Object.entries(Settings.shape).map(([name, schema]) => {
    const { expected, example } = schema.meta() as { expected: string; example: string }
    return { name, expected, example, needed: !schema.safeParse(undefined).success }
  })
}

/** One setting that is wrong or missing, in words; the value itself is never repeated. */
export type ConfigProblem = string

/** Reads the settings from the environment. Empty counts as not set. */
export function readConfig(
  env: Record<string, string | undefined>,
): { config: Config } | { problems: ConfigProblem[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (parsed.success) {
    const { WECHAT_TIMEOUT_SECONDS: timeout, UPLOAD_DEADLINE_SECONDS: deadline } = parsed.data
    if (deadline > timeout) return { config: parsed.data }
    return {
      problems: [
        `UPLOAD_DEADLINE_SECONDS is wrong: expected more than WECHAT_TIMEOUT_SECONDS (${timeout}). Example: UPLOAD_DEADLINE_SECONDS=${timeout * 6}`,
      ],
    }
  }
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
  return {
    problems: names.map((name) => {
      const { expected, example } = Settings.shape[name as keyof Config].meta() as {
        expected: string
        example: string
      }
      const custom = parsed.error.issues.find(
        (issue) =>
          issue.path[0] === name && issue.code === 'custom' && issue.message !== 'Invalid input',
      )
      const what = given[name] === undefined ? 'is missing' : 'is wrong'
      return `${name} ${what}${custom ? ` (${custom.message})` : ''}: expected ${expected}. Example: ${name}=${example}`
    }),
  }
}
