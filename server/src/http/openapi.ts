import type { z } from 'zod'
import server from '../../package.json' with { type: 'json' }
import { FahuoError } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import { errorMessages } from './error-messages.ts'
import { ErrorResponse } from './error-schema.ts'
import { errorBody, statusOfCode } from './errors.ts'
import { createSchemaWriter, type JsonSchema, type SchemaWriter } from './json-schema.ts'
import type { Route } from './route.ts'

const SECURITY: Record<Route['caller'], object[]> = {
  anybody: [],
  visitor: [],
  buyer: [{ session: [] }],
  person: [{ person: [] }],
  merchant: [{ api_key: [] }, { person: [] }],
}

/** No key makes people or keys. */
const securityOf = ({ caller, right }: Route) =>
  right === 'people' ? SECURITY.person : SECURITY[caller]

/** The words of the description that belong to no route. */
const WORDS = {
  title: { en: 'Fahuo', zh: 'Fahuo 发货' },
  description: {
    en: 'Ships orders paid in a WeChat Mini Program. Names and values are WeChat’s own; money is in fen; times are Unix seconds, except names ending in `_at`, which are milliseconds. Every error has a stable `code`, a `message` and a `remedy`; send `accept-language: zh` for Chinese. `?lang=zh` and `?lang=en` choose the language of this description.',
    zh: '为微信小程序订单发货。字段名与取值沿用微信；金额单位为分；时间为 Unix 秒，以 `_at` 结尾的为毫秒。所有错误都有稳定的 `code`、说明与 `remedy`；请求头 `accept-language: en` 返回英文。本说明的语言可用 `?lang=zh` 或 `?lang=en` 选择。',
  },
  server: { en: 'The server that this description comes from', zh: '提供本说明的服务' },
  public_server: { en: 'Where others reach it', zh: '外部访问地址' },
  api_key: {
    en: 'An API key: `fahuo keys create --name shop` makes one',
    zh: 'API 密钥：用 `fahuo keys create --name shop` 生成',
  },
  session: {
    en: 'The token of a buyer’s session: POST /buyer/session',
    zh: '买家会话的 token：POST /buyer/session',
  },
  person: {
    en: 'The cookie of a person who signed in at /console; `__Host-fahuo` on https',
    zh: '在 /console 登录后的 cookie；https 下名为 `__Host-fahuo`',
  },
  delivered: { en: 'Any 2xx within 15 s: it arrived', zh: '15 秒内返回任意 2xx 表示已收到' },
  gone: { en: 'Nothing is sent here any more', zh: '不再接收推送' },
  retry_after: {
    en: 'Seconds to wait before the next try; where it is known',
    zh: '再次尝试前应等待的秒数（已知时）',
  },
} as const satisfies Record<string, Text>

/** What webhooks are sent. */
export interface DescribedEvent {
  name: string
  text: Text
  body: z.ZodType
}

export interface DescriptionOptions {
  language: Language
  /** What each group of routes is for. */
  groups: Record<string, Text>
  /** Where others reach the server. */
  public_url?: string | undefined
  /** What webhooks are sent. */
  events?: readonly DescribedEvent[]
}

type Parameter = { name: string; in: string; required: boolean } & JsonSchema

function parametersOf(route: Route, where: 'path' | 'query', writer: SchemaWriter): Parameter[] {
  const schema = where === 'path' ? route.params : route.query
  if (!schema) return []
  const examples = (where === 'path' ? route.example.params : route.example.query) ?? {}
  const { properties = {}, required = [] } = writer.write(schema, 'input') as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...json }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    ...(name in examples && { example: exampleOf(json, (examples as JsonSchema)[name]) }),
    schema: json,
  }))
}

/** Queries are text; what is true or false there is described as such. */
const exampleOf = (schema: JsonSchema, value: unknown) =>
  schema['type'] === 'boolean' ? value === 'true' : value

const headersOf = ({ headers = {} }: Route, language: Language): Parameter[] =>
  Object.entries(headers).map(([name, { text, example }]) => ({
    name,
    in: 'header',
    required: false,
    description: text[language],
    example,
    schema: { type: 'string' },
  }))

/** Groups the errors of a route by status. */
function errorsOf(route: Route, language: Language): Record<string, object> {
  const codes = new Set(route.errors)
  if (route.caller === 'merchant') {
    codes.add('unauthorized').add('forbidden').add('shop_closed').add('shop_changed')
    if (route.first_shop) codes.add('first_shop_only')
  }
  if (route.caller === 'person') codes.add('unauthorized')
  if (route.caller === 'person' || route.caller === 'visitor')
    codes.add('foreign_host').add('foreign_origin')
  if (route.caller === 'buyer') codes.add('session_expired')
  codes.add('too_many')
  codes.add('database_unavailable')
  if (route.body || route.query || route.params) codes.add('invalid')
  if (route.caller !== 'anybody' && route.caller !== 'buyer' && (route.body ?? route.query))
    codes.add('unknown_field')
  if (route.body) codes.add('too_large')
  const byStatus = Map.groupBy(codes, (code) => statusOfCode(code))
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      String(status),
      {
        description: those
          .map((code) => `\`${code}\`: ${errorMessages[code].message[language]}`)
          .join('\n\n'),
        ...((status === 429 || status === 503) && {
          headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
        }),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            examples: Object.fromEntries(
              those.map((code) => [code, { value: errorBody(new FahuoError(code), language) }]),
            ),
          },
        },
      },
    ]),
  )
}

function operationOf(route: Route, language: Language, writer: SchemaWriter): object {
  const { id, group, summary, details, body, file, response, example } = route
  const described = route.described_body ?? body
  const media = response.media ?? 'application/json'
  return {
    operationId: id,
    tags: [group],
    summary: summary[language],
    ...(details && { description: details[language] }),
    security: securityOf(route),
    parameters: [
      ...parametersOf(route, 'path', writer),
      ...parametersOf(route, 'query', writer),
      ...headersOf(route, language),
    ],
    ...(described && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          (file?.media ?? ['application/json']).map((type, at) => [
            type,
            at === 0
              ? { schema: writer.write(described, 'input'), example: example.body }
              : { schema: { type: 'string', format: 'binary' } },
          ]),
        ),
      },
    }),
    responses: {
      [response.status]: {
        description: summary[language],
        content: {
          [media]: { schema: writer.write(response.schema, 'output'), example: example.response },
        },
      },
      ...errorsOf(route, language),
    },
  }
}

function webhookOf({ name, text, body }: DescribedEvent, language: Language, writer: SchemaWriter) {
  return {
    operationId: name.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: ['webhooks'],
    summary: text[language],
    security: [],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: writer.write(body, 'output') } },
    },
    responses: {
      '204': { description: WORDS.delivered[language] },
      '410': { description: WORDS.gone[language] },
    },
  }
}

/** Describes routes as OpenAPI 3.1, made of the schemas that requests are checked by. */
export function openApi(
  routes: readonly Route[],
  { language, groups, public_url, events = [] }: DescriptionOptions,
): object {
  const writer = createSchemaWriter(language)
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes)
    (paths[route.path] ??= {})[route.method] = operationOf(route, language, writer)
  const webhooks = Object.fromEntries(
    events.map((event) => [event.name, { post: webhookOf(event, language, writer) }]),
  )
  writer.write(ErrorResponse, 'output')
  return {
    openapi: '3.1.1',
    info: {
      title: WORDS.title[language],
      version: server.version,
      description: WORDS.description[language],
      license: { name: server.license, identifier: server.license },
    },
    servers: [
      // First, so that "Try it out" asks the server of the page.
      { url: '/', description: WORDS.server[language] },
      ...(public_url === undefined
        ? []
        : [{ url: public_url.replace(/\/+$/, ''), description: WORDS.public_server[language] }]),
    ],
    tags: Object.entries(groups).map(([name, text]) => ({ name, description: text[language] })),
    paths,
    ...(events.length > 0 && { webhooks }),
    components: {
      schemas: sorted(writer.components),
      headers: {
        RetryAfter: {
          description: WORDS.retry_after[language],
          schema: { type: 'integer', minimum: 1 },
          example: 2,
        },
      },
      securitySchemes: {
        api_key: { type: 'http', scheme: 'bearer', description: WORDS.api_key[language] },
        session: { type: 'http', scheme: 'bearer', description: WORDS.session[language] },
        person: {
          type: 'apiKey',
          in: 'cookie',
          name: 'fahuo',
          description: WORDS.person[language],
        },
      },
    },
  }
}

const sorted = (schemas: Record<string, JsonSchema>) =>
  Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)))
