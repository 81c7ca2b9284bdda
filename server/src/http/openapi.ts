import { z } from 'zod'
import { ErrorBody } from '@fahuo/contract/schemas'
import server from '../../package.json' with { type: 'json' }
import { statusOfCode } from './errors.ts'
import type { Caller, Route } from './route.ts'
import type { Language } from '../core/language.ts'
import { errorMessages } from './error-messages.ts'

const SECURITY: Record<Caller, object[]> = {
  anybody: [],
  buyer: [{ session: [] }],
  merchant: [{ api_key: [] }],
}

/** Returns a schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, { description?: string }>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...json }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: json,
  }))
}

/** Groups the errors of a route by status. */
function errorsOf(route: Route, language: Language): Record<string, object> {
  const codes = new Set(route.errors)
  if (route.caller === 'merchant') codes.add('unauthorized')
  if (route.caller === 'buyer') codes.add('session_expired')
  if (route.caller !== 'anybody') codes.add('too_many')
  if (route.body || route.query || route.params) codes.add('invalid')
  if (route.body) codes.add('too_large')
  const byStatus = Map.groupBy(codes, (code) => statusOfCode(code))
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      String(status),
      {
        description: those
          .map((code) => `\`${code}\`: ${errorMessages[code].message[language]}`)
          .join('\n\n'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}

function operationOf(route: Route, language: Language): object {
  const { id, group, summary, body, text, response, headers = {} } = route
  return {
    operationId: id,
    tags: [group],
    summary: summary[language],
    security: SECURITY[route.caller],
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...Object.entries(headers).map(([name, description]) => ({
        name,
        in: 'header',
        required: false,
        description,
        schema: { type: 'string' },
      })),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { [text?.media ?? 'application/json']: { schema: schemaOf(body, 'input') } },
      },
    }),
    responses: {
      [response.status]: {
        description: summary[language],
        content: {
          [response.media ?? 'application/json']: { schema: schemaOf(response.schema, 'output') },
        },
      },
      ...errorsOf(route, language),
    },
  }
}

/** OpenAPI 3.1 of the routes, made of the schemas that requests are checked by. */
export function openApi(routes: readonly Route[], language: Language): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes)
    (paths[route.path] ??= {})[route.method] = operationOf(route, language)
  return {
    openapi: '3.1.1',
    info: {
      title: language === 'zh' ? 'Fahuo 发货' : 'Fahuo',
      version: server.version,
      description: {
        en: 'Ships orders paid in a WeChat Mini Program. Names and values are WeChat’s own; money is in fen; times are Unix seconds, except names ending in `_at`, which are milliseconds. Every error has a stable `code`, a `message` and a `remedy`; send `accept-language: zh` for Chinese.',
        zh: '为微信小程序订单发货。字段名与取值沿用微信；金额单位为分；时间为 Unix 秒，以 `_at` 结尾的为毫秒。所有错误都有稳定的 `code`、说明与 `remedy`；请求头 `accept-language: en` 返回英文。',
      }[language],
    },
    paths,
    components: {
      securitySchemes: {
        api_key: { type: 'http', scheme: 'bearer', description: 'fahuo keys create' },
        session: { type: 'http', scheme: 'bearer', description: 'POST /buyer/session' },
      },
      schemas: { Error: schemaOf(ErrorBody, 'output') },
    },
  }
}
