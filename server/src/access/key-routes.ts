/** API keys, for people who may make them. */
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import { SCOPE_NAMES } from '../core/rights.ts'
import { milliseconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { createApiKey, listApiKeys, revokeKey } from './api-keys.ts'

const scope = z.enum(SCOPE_NAMES).meta({
  id: 'KeyScope',
  text: {
    en: 'ship: reads, exports, ships, reminds and corrects, as a shop system does; read: reads and exports; full: everything but people and keys',
    zh: 'ship：查看、导出、发货、提醒和更正，供商城系统使用；read：查看和导出；full：除人员和密钥外的全部',
  },
})

const KeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    scope,
    created_at: milliseconds,
    revoked_at: milliseconds.nullable(),
  })
  .meta({ id: 'ApiKey' })

const EXAMPLE: z.input<typeof KeyView> = {
  id: '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e61',
  name: 'ERP',
  scope: 'ship',
  created_at: 1_764_123_000_000,
  revoked_at: null,
}

const listKeysRoute = defineRoute({
  method: 'get',
  path: '/api/keys',
  id: 'listKeys',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  summary: {
    en: 'The API keys of the database; those of MERCHANT_API_KEYS are not among them',
    zh: '数据库中的 API 密钥；不含 MERCHANT_API_KEYS',
  },
  response: {
    status: 200,
    schema: z.object({ keys: z.array(KeyView) }).meta({ id: 'ApiKeyList' }),
  },
  errors: [],
  example: { response: { keys: [EXAMPLE] } },
  handle: async (_, shop) => ({ keys: await listApiKeys(shop) }),
})

const createKeyRoute = defineRoute({
  method: 'post',
  path: '/api/keys',
  id: 'createKey',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  summary: { en: 'Makes an API key, and shows it once', zh: '生成 API 密钥，仅显示一次' },
  body: z
    .strictObject({
      name: z
        .string()
        .trim()
        .min(1)
        .max(64)
        .meta({ text: { en: 'Who will use it', zh: '使用者' } }),
      scope: scope.optional(),
    })
    .meta({ id: 'ApiKeyRequest' }),
  response: {
    status: 201,
    schema: z
      .object({
        key: z.string().meta({ text: { en: 'Shown once', zh: '仅返回一次' } }),
        api_key: KeyView,
      })
      .meta({ id: 'NewApiKey' }),
  },
  errors: [],
  example: {
    body: { name: 'ERP', scope: 'ship' as const },
    response: { key: 'fahuo_kCVYqY2m0oP3n1Jm5tq8v9w0x1y2z3A4', api_key: EXAMPLE },
  },
  async handle({ body }, shop) {
    const { key, ...api_key } = await createApiKey(shop, body.name, body.scope)
    return { key, api_key }
  },
})

const revokeKeyRoute = defineRoute({
  method: 'delete',
  path: '/api/keys/{id}',
  id: 'revokeKey',
  group: 'people',
  caller: 'merchant',
  right: 'people',
  summary: { en: 'Revokes a key at once', zh: '吊销密钥，立即生效' },
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: {
    status: 200,
    schema: z.object({ revoked: z.literal(true) }).meta({ id: 'ApiKeyRevoked' }),
  },
  errors: ['not_found'],
  example: { params: { id: EXAMPLE.id }, response: { revoked: true as const } },
  async handle({ params }, shop) {
    if (!(await revokeKey(shop, params.id))) throw new FahuoError('not_found')
    return { revoked: true as const }
  },
})

export const keyRoutes = [listKeysRoute, createKeyRoute, revokeKeyRoute]
