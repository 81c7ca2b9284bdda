import type { Router } from '@koa/router'
import type { Context as Koa, Middleware } from 'koa'
import type { z } from 'zod'
import { FahuoError, type FahuoErrorCode } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import { actorOf, NOBODY, type Caller, type Right } from '../core/rights.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { parse, readJson } from './body.ts'
import { conditionalGet } from './conditional-get.ts'
import { readPostedFile } from './file-body.ts'
import { languageOf } from './errors.ts'
import type { RateLimit } from './rate-limit.ts'

/** Of .xlsx. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Who may use a route; `access/guards.ts` checks it. Merchants are API keys and people who signed in,
 * and must have the route's right. Visitors are at the console's door, a person is behind it.
 */
export type Access =
  | { caller: 'merchant'; right: Right }
  | { caller: 'anybody' | 'buyer' | 'visitor' | 'person'; right?: never }

/** How a browser keeps a session; for visitors and people. */
export interface Visit {
  /** Where it asks from, to count by. */
  address: string
  /** Whether it asks from inside, and not through a proxy. */
  inside: boolean
  /** The session's token; empty when there is none. */
  token: string
  keep: (token: string) => void
  forget: () => void
}

const NO_VISIT: Visit = {
  address: '',
  inside: false,
  token: '',
  keep: () => {},
  forget: () => {},
}

/** What a handler gets, checked by the route's schemas. */
export interface Input<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  language: Language
  /** The buyer, from the session; empty for merchants. */
  openid: string
  /** Who asks the merchant API. */
  caller: Caller
  /** Whether the caller may do more than the route asks for. */
  may: (right: Right) => boolean
  visit: Visit
  /** All shops of the server; a route serves the one it is given. */
  shops: Shops
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
export type Route = Description & Access

interface Description {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  id: string
  group: string
  summary: Text
  /** What the summary has no room for; Markdown. */
  details?: Text
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** Nothing at all stands for `{}`. */
  body_optional?: true
  /** As the body is described, where its parts are checked one by one. */
  described_body?: z.ZodType
  /** The body is a file: of these types, and told by its content. */
  file?: {
    media: readonly string[]
    /** 20 MB without one. */
    max_bytes?: number
    /** What a larger one is refused with. */
    too_large?: FahuoErrorCode
  }
  headers?: Record<string, { text: Text; example: string }>
  response: {
    status: 200 | 201 | 202
    schema: z.ZodType
    media?: 'application/json' | 'text/csv' | typeof XLSX
  }
  errors: readonly FahuoErrorCode[]
  /** What it is about is kept in the first shop: in another one it is refused. */
  first_shop?: true
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
  route: Omit<Description, 'params' | 'query' | 'body' | 'response' | 'example' | 'handle'> &
    Access & {
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
  /** What lets those in who may use a route, and puts their shop into `ctx.state`. */
  guard: (route: Route) => Middleware
  /** The limit of a buyer's requests. */
  buyers: RateLimit
  /** Notes what a merchant did where its own commit does not tell. */
  audit: (shop: Shop, done: { params: unknown; body: unknown }) => Promise<void>
  /** Checks our own responses, too: in tests. */
  strict: boolean
}

/** Puts the routes on a router; each request is served for its shop, or the first one. */
export function mountRoutes(
  router: Router,
  routes: readonly Route[],
  shops: Shops,
  { guard, buyers, audit, strict }: MountOptions,
): void {
  for (const route of routes) {
    const { status, schema, media } = route.response
    const polled = route.caller === 'merchant' && route.method === 'get' && media !== 'text/csv'
    const before = [guard(route), ...(polled ? [conditionalGet] : [])]
    router[route.method](routerPath(route.path), ...before, async (ctx) => {
      const shop = shopOf(ctx) ?? shops.first
      if (route.first_shop && shop !== shops.first) throw new FahuoError('first_shop_only')
      const input = { ...(await readInput(ctx, route, buyers)), shops }
      const { kind, ...who } = input.caller
      const actor =
        kind === 'nobody' ? undefined : actorOf({ kind, ...who }, route.id, shop.clock.now())
      const acting = actor ? { ...shop, actor } : shop
      const body = await route.handle(input as Input<never, never, never>, acting)
      if (actor && !actor.told && route.method !== 'get') await audit(acting, input)
      if (strict) schema.parse(body)
      ctx.status = status
      if (media === 'text/csv') ctx.type = 'text/csv; charset=utf-8'
      if (media === XLSX) ctx.type = XLSX
      ctx.body = body
    })
  }
}

/** The shop that a request was found to be of. */
const shopOf = (ctx: Koa) => ctx.state['shop'] as Shop | undefined

async function readInput(
  ctx: Koa,
  route: Route,
  buyers: RateLimit,
): Promise<Omit<Input<unknown, unknown, unknown>, 'shops'>> {
  const language = languageOf(ctx)
  const params = (ctx as { params?: Record<string, string> }).params ?? {}
  const sent = route.body && (await readSent(ctx, route))
  const options = { refuse_unknown: route.caller !== 'anybody' && route.caller !== 'buyer' }
  const caller = (ctx.state['caller'] as Caller | undefined) ?? NOBODY
  return {
    params: route.params && parse(route.params, params, language),
    query: route.query && parse(route.query, { ...ctx.query }, language, options),
    // A file is bytes: whoever reads it checks them.
    body: route.file ? sent : route.body && parse(route.body, sent, language, options),
    language,
    openid: (ctx.state['openid'] as string | undefined) ?? '',
    caller,
    may: (right) => caller.rights.includes(right),
    visit: (ctx.state['visit'] as Visit | undefined) ?? NO_VISIT,
    countAsBuyer: (openid) => buyers.count(openid),
    header: (name) => ctx.get(name),
    set: (name, value) => ctx.set(name, value),
  }
}

function readSent(ctx: Koa, { file, body_optional }: Route): Promise<unknown> {
  if (file) return readPostedFile(ctx, file)
  const empty = ctx.get('transfer-encoding') === '' && Number(ctx.get('content-length') || 0) === 0
  return body_optional && empty ? Promise.resolve({}) : readJson(ctx)
}
