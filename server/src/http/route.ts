import type { Router } from '@koa/router'
import type { Context as Koa, Middleware } from 'koa'
import type { z } from 'zod'
import type { FahuoErrorCode } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import type { Shop } from '../shops/shop.ts'
import { parse, readJson } from './body.ts'
import { readPostedFile } from './file-body.ts'
import { languageOf } from './errors.ts'
import type { RateLimit } from './rate-limit.ts'

/** Who may use a route; `access/guards.ts` checks it. */
export type Caller = 'anybody' | 'buyer' | 'merchant'

/** What a handler gets, checked by the route's schemas. */
export interface Input<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  language: Language
  /** The buyer, from the session; empty for merchants. */
  openid: string
  /**
   * Counts the request as one of a buyer who was not known when it came.
   * @throws FahuoError `too_many`
   */
  countAsBuyer: (openid: string) => Promise<void>
  /** Returns a header; empty when it is not there. */
  header: (name: string) => string
  /** Sets a response header. */
  set: (name: string, value: string) => void
}

/**
 * One route as data: requests are checked by it, /api/openapi.json and docs/API.md are made of it.
 * Paths are written as OpenAPI does: `/api/shipments/{id}`.
 */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  id: string
  group: string
  summary: Text
  /** What the summary has no room for; Markdown. */
  details?: Text
  caller: Caller
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The body is a file: of these types, and told by its content. */
  file?: { media: readonly string[] }
  headers?: Record<string, { text: Text; example: string }>
  response: { status: 200 | 202; schema: z.ZodType; media?: 'application/json' | 'text/csv' }
  errors: readonly FahuoErrorCode[]
  /** A request and what it is answered; test/server/openapi.test.ts sends each one. */
  example: Example
  handle: (input: Input<never, never, never>, shop: Shop) => unknown
}

interface Example {
  params?: object
  query?: object
  body?: unknown
  response: unknown
}

type Schema = z.ZodType | undefined
type Out<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined
type ExampleOf<Params extends Schema, Query extends Schema, Body extends Schema> = {
  [Name in Params extends z.ZodType ? 'params' : never]: z.input<Exclude<Params, undefined>>
} & { [Name in Body extends z.ZodType ? 'body' : never]: z.input<Exclude<Body, undefined>> } & {
  query?: Query extends z.ZodType ? z.input<Query> : never
}

/** Declares a route; its handler's types come from its schemas. */
export function defineRoute<
  Response extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends Schema = undefined,
>(
  route: Omit<Route, 'params' | 'query' | 'body' | 'response' | 'example' | 'handle'> & {
    params?: Params
    query?: Query
    body?: Body
    response: Omit<Route['response'], 'schema'> & { schema: Response }
    example: ExampleOf<Params, Query, Body> & { response: z.input<Response> }
    handle: (
      input: Input<Out<Params>, Out<Query>, Out<Body>>,
      shop: Shop,
    ) => Promise<z.input<Response>> | z.input<Response>
  },
): Route {
  return route
}

/** Writes `/api/shipments/{id}` as the router does. */
const routerPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

export interface MountOptions {
  /** What lets each caller in. */
  guards: Record<Caller, Middleware>
  /** The limit of a buyer's requests. */
  buyers: RateLimit
  /** Checks our own responses, too: in tests. */
  strict: boolean
}

/** Puts a shop's routes on a router. */
export function mountRoutes(
  router: Router,
  routes: readonly Route[],
  shop: Shop,
  { guards, buyers, strict }: MountOptions,
): void {
  for (const route of routes) {
    const { status, schema, media } = route.response
    router[route.method](routerPath(route.path), guards[route.caller], async (ctx) => {
      const input = await readInput(ctx, route, buyers)
      const body = await route.handle(input as Input<never, never, never>, shop)
      if (strict) schema.parse(body)
      ctx.status = status
      if (media === 'text/csv') ctx.type = 'text/csv; charset=utf-8'
      ctx.body = body
    })
  }
}

async function readInput(
  ctx: Koa,
  route: Route,
  buyers: RateLimit,
): Promise<Input<unknown, unknown, unknown>> {
  const language = languageOf(ctx)
  const params = (ctx as { params?: Record<string, string> }).params ?? {}
  const sent = route.body && (await readSent(ctx, route))
  const options = { refuse_unknown: route.caller === 'merchant' }
  return {
    params: route.params && parse(route.params, params, language),
    query: route.query && parse(route.query, { ...ctx.query }, language, options),
    // A file is bytes: whoever reads it checks them.
    body: route.file ? sent : route.body && parse(route.body, sent, language, options),
    language,
    openid: (ctx.state['openid'] as string | undefined) ?? '',
    countAsBuyer: (openid) => buyers.count(openid),
    header: (name) => ctx.get(name),
    set: (name, value) => ctx.set(name, value),
  }
}

function readSent(ctx: Koa, { file }: Route): Promise<unknown> {
  return file ? readPostedFile(ctx) : readJson(ctx)
}
