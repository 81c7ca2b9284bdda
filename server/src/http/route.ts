import type { Router } from '@koa/router'
import type { Context as Koa, Middleware } from 'koa'
import { z } from 'zod'
import type { FahuoErrorCode } from '../core/errors.ts'
import { decodeCsv } from '../shipments/csv.ts'
import { parse, readBytes, readJson } from './body.ts'
import { languageOf } from './errors.ts'
import type { Language } from './error-messages.ts'

/** Who may ask: what decides it stands in auth.ts. */
export type Caller = 'anybody' | 'buyer' | 'merchant'

/** What a route gets: all checked. */
export interface Asked<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  language: Language
  /** The buyer, from the session; empty for merchants. */
  openid: string
  /** One header, empty when it is not there. */
  header: (name: string) => string
  /** Says more than the body does: `location`, for instance. */
  set: (name: string, value: string) => void
}

/**
 * One route, told once: the door checks by it, /api/openapi.json is made of it, the tests ask by it.
 * Paths are written as OpenAPI does: `/api/shipments/{id}`.
 */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  id: string
  group: string
  summary: Record<Language, string>
  caller: Caller
  params?: z.ZodObject
  query?: z.ZodObject
  /** JSON; or text of a media type. */
  body?: z.ZodType
  media?: 'application/json' | 'text/csv'
  headers?: Record<string, string>
  answer: { status: 200 | 202; schema: z.ZodType; media?: 'application/json' | 'text/csv' }
  errors: readonly FahuoErrorCode[]
  handle: (asked: Asked<never, never, never>) => unknown
}

type Schema = z.ZodType | undefined
type Out<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined

/** Declares a route; its handler's types come from its schemas. */
export function defineRoute<
  Answer extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends Schema = undefined,
>(
  route: Omit<Route, 'params' | 'query' | 'body' | 'answer' | 'handle'> & {
    params?: Params
    query?: Query
    body?: Body
    answer: Omit<Route['answer'], 'schema'> & { schema: Answer }
    handle: (
      asked: Asked<Out<Params>, Out<Query>, Out<Body>>,
    ) => Promise<z.input<Answer>> | z.input<Answer>
  },
): Route {
  return route
}

/** A body that the domain reads itself; the schema is what the API's description says of it. */
export function readByDomain(schema: z.ZodType): z.ZodUnknown {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return z.unknown().meta(json)
}

/** How `/api/shipments/{id}` is written for the router. */
const routerPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

export interface Doors {
  /** What lets each caller in. */
  guards: Record<Caller, Middleware>
  /** Checks our own answers, too: in tests. */
  strict: boolean
}

/** Puts routes behind their doors. */
export function mountRoutes(
  router: Router,
  routes: readonly Route[],
  { guards, strict }: Doors,
): void {
  for (const route of routes)
    router[route.method](routerPath(route.path), guards[route.caller], async (ctx) => {
      const answer = await route.handle((await ask(ctx, route)) as Asked<never, never, never>)
      if (strict) route.answer.schema.parse(answer)
      ctx.status = route.answer.status
      if (route.answer.media === 'text/csv') ctx.type = 'text/csv; charset=utf-8'
      ctx.body = answer
    })
}

async function ask(ctx: Koa, route: Route): Promise<Asked<unknown, unknown, unknown>> {
  const params = (ctx as { params?: Record<string, string> }).params ?? {}
  return {
    params: route.params && parse(route.params, params),
    query: route.query && parse(route.query, { ...ctx.query }),
    body: route.body && (await bodyOf(ctx, route, route.body)),
    language: languageOf(ctx.get('accept-language')),
    openid: (ctx.state['openid'] as string | undefined) ?? '',
    header: (name) => ctx.get(name),
    set: (name, value) => ctx.set(name, value),
  }
}

async function bodyOf(ctx: Koa, route: Route, schema: z.ZodType): Promise<unknown> {
  if (route.media === 'text/csv') return parse(schema, decodeCsv(await readBytes(ctx)))
  return parse(schema, await readJson(ctx))
}
